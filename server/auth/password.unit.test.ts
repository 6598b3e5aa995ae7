import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hashPassword, isPassword, newPassword, nobodysHash } from './password.ts';

test('a password fits its own hash and no other', async () => {
  const kept = await hashPassword('Häagen 12');
  expect(kept).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(kept).not.toBe(await hashPassword('Häagen 12'));
  expect(await isPassword('Häagen 12', kept)).toBe(true);
  expect(await isPassword('Häagen 12'.normalize('NFD'), kept)).toBe(true);
  expect(await isPassword('haagen 12', kept)).toBe(false);
});

test('a hash made with other parameters is still understood', async () => {
  const kept = 'scrypt$16384$8$1$c2FsdA$jO6ygsRDW33BWtzkMsKOVF59fNKniF5QMPcMGkW2M2s';
  expect(await isPassword('older password', kept)).toBe(true);
  expect(await isPassword('other password', kept)).toBe(false);
});

test('what is no hash of ours fits no password', async () => {
  for (const kept of ['', '!', 'bcrypt$x', 'scrypt$', 'scrypt$16384$8$1$$'])
    expect(await isPassword('', kept)).toBe(false);
});

test('however many are hashed at once, files are read meanwhile', async () => {
  const hashes = Array.from({ length: 8 }, () => hashPassword('x').then(() => 'a hash'));
  expect(await Promise.race([readFile(import.meta.filename).then(() => 'a file'), ...hashes])).toBe('a file');
  await Promise.all(hashes);
});

test('a made-up password can be typed', () => {
  expect(newPassword()).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
});

test('who has no password is compared with a hash that costs as much as a real one, and that nothing fits', async () => {
  const cost = (kept: string): string[] => kept.split('$').slice(0, 4);
  expect(cost(nobodysHash())).toEqual(cost(await hashPassword('x')));
  expect(nobodysHash()).toHaveLength((await hashPassword('x')).length);
  expect(nobodysHash()).not.toBe(nobodysHash());
  for (const password of ['', 'x']) expect(await isPassword(password, nobodysHash())).toBe(false);
});
