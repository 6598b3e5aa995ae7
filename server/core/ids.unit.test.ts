import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashSecret, looksLikeId, newApiKey, newId } from './ids.ts';

const many = (make: () => string, count = 20_000) => Array.from({ length: count }, make);

describe('newId', () => {
  test('an older prefix is followed by 43 base62 characters', () => {
    expect(newId('lead')).toMatch(/^lead_[0-9A-Za-z]{43}$/);
    expect(newId('emailacct')).toMatch(/^emailacct_[0-9A-Za-z]{43}$/);
  });

  test('a newer prefix is followed by 22 characters of which the first is 0 to 7', () => {
    for (const id of many(() => newId('pipe'), 1000)) expect(id).toMatch(/^pipe_[0-7][0-9A-Za-z]{21}$/);
  });

  test('ids never repeat', () => {
    expect(new Set(many(() => newId('acti'))).size).toBe(20_000);
    expect(new Set(many(() => newId('ev'))).size).toBe(20_000);
  });

  test('newer ids made later sort later', () => {
    const earlier = newId('ev');
    const made = Date.now();
    while (Date.now() <= made + 1);
    expect(newId('ev') > earlier).toBe(true);
  });

  test('every character is equally likely at every place of an older id', () => {
    const ids = many(() => newId('task').slice(5));
    for (const place of [0, 21, 42]) {
      const counts = new Map<string, number>();
      for (const id of ids) counts.set(id.charAt(place), (counts.get(id.charAt(place)) ?? 0) + 1);
      const expected = ids.length / 62;
      let chiSquare = 0;
      for (const count of counts.values()) chiSquare += (count - expected) ** 2 / expected;
      expect(counts.size).toBe(62);
      // 61 degrees of freedom: a uniform source passes 140 about three times in ten million.
      expect(chiSquare).toBeLessThan(140);
    }
  });

  test('a prefix nobody declared does not compile', () => {
    // @ts-expect-error: not in the table
    expect(newId('nonsense')).toMatch(/^nonsense_/);
  });
});

describe('looksLikeId', () => {
  test('a new id looks like one, with its own prefix only', () => {
    for (const prefix of ['lead', 'cf', 'role', 'ev', 'seqstep', 'step'] as const) {
      expect(looksLikeId(prefix, newId(prefix))).toBe(true);
    }
    expect(looksLikeId('cont', newId('lead'))).toBe(false);
    expect(looksLikeId('step', newId('seqstep'))).toBe(false);
  });

  test('a role id of the older length is still an id', () => {
    expect(looksLikeId('role', `role_${'a'.repeat(43)}`)).toBe(true);
  });

  test('case matters in the prefix', () => {
    expect(looksLikeId('lead', `Lead_${'a'.repeat(43)}`)).toBe(false);
  });

  test('control characters, line ends and foreign letters are not ids', () => {
    const stem = `lead_${'a'.repeat(42)}`;
    for (const last of ['\0', '\n', 'é', ' ', '%', "'", '', 'aa', 'a\n']) {
      expect(looksLikeId('lead', stem + last)).toBe(false);
    }
    expect(looksLikeId('lead', `${stem}a`)).toBe(true);
  });

  test('no arbitrary text is taken for an id', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => looksLikeId('lead', text) === false));
  });
});

describe('API keys', () => {
  test('a key has two halves of 22 characters', () => {
    expect(newApiKey()).toMatch(/^api_[0-9A-Za-z]{22}\.[0-9A-Za-z]{22}$/);
  });

  test('the public half of a key looks like an id', () => {
    const [half = ''] = newApiKey().split('.');
    expect(looksLikeId('api', half)).toBe(true);
  });

  test('the stored hash is SHA-256 in hex', () => {
    expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
