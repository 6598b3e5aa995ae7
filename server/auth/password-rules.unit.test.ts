import { expect, test } from 'vitest';
import { passwordFault } from './password-rules.ts';

const fault = (password: string, email = 'pat.doe@acme.example') => passwordFault(password, email);

test.each(['short', '123456789', '🦊🦊🦊🦊🦊', 'a\u0301b\u0301c\u0301d\u0301e\u0301'])(
  '%s is too short',
  async (password) => {
    expect(await fault(password)).toBe('Choose a password of at least 10 characters.');
  },
);

test.each([
  'aaaaaaaaaa',
  '1212121212',
  'abcabcabcabc',
  'qwertyqwerty',
  '1234567890',
  '12345678901',
  '0987654321',
  '9876543210',
  'abcdefghijk',
  'ZYXWVUTSRQ',
])('%s repeats or counts', async (password) => {
  expect(await fault(password)).toMatch(/does not repeat or count/);
});

test.each([
  'qwertyuiop',
  'QWERTYUIOP',
  'password123',
  'Password123',
  'password2024!',
  '!!christopher99',
  '1q2w3e4r5t',
  'q w e r t y u i o p',
  'ｐａｓｓｗｏｒｄ１２３',
])('%s is one that many people use', async (password) => {
  expect(await fault(password)).toMatch(/among those that many people use/);
});

test.each([
  ['pat.doe@acme.example', 'pat.doe@acme.example'],
  ['PAT.DOE@ACME.EXAMPLE', 'pat.doe@acme.example'],
  ['patdoe12345', 'pat.doe@acme.example'],
  ['12345pat.doe', 'pat.doe@acme.example'],
  ['Pat-Doe-2026!', 'pat.doe@acme.example'],
  ['patdoe.patdoe.1', 'pat.doe@acme.example'],
  ['acme.example', 'pat.doe@acme.example'],
  ['patdoe@acme1', 'pat.doe@acme.example'],
  ['2310045!2024', '2310045@acme.example'],
])('%s is the address %s', async (password, email) => {
  expect(await fault(password, email)).toMatch(/not made of your e-mail address/);
});

test.each([
  'correct horse battery',
  'chosen by myself',
  'a new password',
  'pat likes green tea',
  '7h3ht-wp9d4',
  '用户喜欢绿茶和长途步行',
])('%s may be chosen', async (password) => {
  expect(await fault(password)).toBeNull();
});

test.each(['1', 'a', 'ab', '1a', ' '])('a long password of %j takes no longer', async (unit) => {
  const many = unit.repeat(300_000 / unit.length);
  const started = performance.now();
  for (const password of [`${many}zy`, `zy${many}zy`, `zy${many}`]) await fault(password);
  expect(performance.now() - started).toBeLessThan(4000);
});
