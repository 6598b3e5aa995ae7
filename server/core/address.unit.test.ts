import { expect, test } from 'vitest';
import { foldAddress } from './address.ts';

const SAME: [string, string][] = [
  ['in any case', 'Ann.Lee@Example.COM'],
  ['with spaces around it', ' \t ann.lee@example.com\u00a0\n'],
  ['with full-width letters', 'ａｎｎ.ｌｅｅ＠ｅｘａｍｐｌｅ．ｃｏｍ'],
  ['with what nobody sees', 'ann\u200b.l\u00adee@example.com\ufeff'],
  ['with a dot after the domain', 'ann.lee@example.com.'],
];

test.each(SAME)('an address %s is the same', (_how, typed) => {
  expect(foldAddress(typed)).toBe('ann.lee@example.com');
});

test('letters that look alike in two encodings are one letter', () => {
  expect(foldAddress('k@x.com')).toBe(foldAddress('\u212a@x.com'));
  expect(foldAddress('oﬀice@x.com')).toBe('office@x.com');
  expect(foldAddress('J\u00dcRGEN@x.com')).toBe(foldAddress('ju\u0308rgen@x.com'));
  expect(foldAddress('ẞ@x.com')).toBe(foldAddress('ß@x.com'));
});

test('other letters are other addresses', () => {
  const letters = ['i', 'ı', 'í', 'İ', 's', 'ß', 'ss'];
  expect(new Set(letters.map((letter) => foldAddress(`${letter}@x.com`))).size).toBe(letters.length);
});

test('folding twice changes nothing', () => {
  for (let code = 0x20; code < 0x30000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const once = foldAddress(`a${String.fromCodePoint(code)}@x.com`);
    if (foldAddress(once) !== once) throw new Error(`U+${code.toString(16)}`);
  }
});

test('a letter and its capital are one, wherever one is the other’s only counterpart', () => {
  for (let code = 0x20; code < 0x20000; code++) {
    const letter = String.fromCodePoint(code);
    const capital = letter.toUpperCase();
    if (capital.toLowerCase() !== letter) continue;
    if (foldAddress(`a${capital}b@x.com`) !== foldAddress(`a${letter}b@x.com`))
      throw new Error(`U+${code.toString(16)}`);
  }
});
