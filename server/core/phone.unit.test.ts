import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { parsePhone } from './phone.ts';

const countries = getCountries();

describe('parsePhone', () => {
  test('a number with a plus is read as it stands', () => {
    expect(parsePhone(' +1 (415) 555-0100 ', 'DE')).toEqual({
      phone: '+14155550100',
      phone_formatted: '+1 415-555-0100',
      country: 'US',
    });
  });

  test('a number without a plus belongs to the default country', () => {
    expect(parsePhone('8004445555', 'GB')?.phone).toBe('+448004445555');
    expect(parsePhone('020 7946 0958', 'gb')).toEqual({
      phone: '+442079460958',
      phone_formatted: '+44 20 7946 0958',
      country: 'GB',
    });
    expect(parsePhone('0011 44 20 7946 0958', 'AU')?.country).toBe('GB');
  });

  test('the default country is the United States when none or an unknown one is given', () => {
    for (const country of [null, '', 'XX', 'nowhere', '001']) {
      expect(parsePhone('415-555-0100', country)?.phone).toBe('+14155550100');
    }
  });

  test('an extension is kept, whatever it was called', () => {
    for (const input of [
      '+14155550100x123',
      '415 555 0100 ext. 123',
      '(415) 555-0100 #123',
      'tel:+14155550100;ext=123',
    ]) {
      expect(parsePhone(input, null), input).toEqual({
        phone: '+14155550100x123',
        phone_formatted: '+1 415-555-0100 ext. 123',
        country: 'US',
      });
    }
  });

  test('every country of the North American plan has dashes, others are spaced their own way', () => {
    expect(parsePhone('+12423221000', null)).toEqual({
      phone: '+12423221000',
      phone_formatted: '+1 242-322-1000',
      country: 'BS',
    });
    expect(parsePhone('+4915112345678', null)?.phone_formatted).toBe('+49 1511 2345678');
  });

  test('a number that cannot exist is kept without a country', () => {
    expect(parsePhone('1234', 'GB')).toEqual({ phone: '+441234', phone_formatted: '+44 1234', country: null });
    expect(parsePhone('5550100', 'US')?.country).toBeNull();
  });

  test('a number of no country is valid all the same', () => {
    expect(parsePhone('+80012345678', null)).toMatchObject({ phone: '+80012345678', country: null });
  });

  test('letters are the keys they stand on', () => {
    expect(parsePhone('1-800-FLOWERS', null)?.phone).toBe('+18003569377');
  });

  test('text that is not a number is refused', () => {
    const refused = [
      '',
      ' ',
      'abc',
      'ask Bob',
      '1',
      '+',
      '+999 1234567',
      'call 415 555 0100',
      '415 555 0100 or 5',
      '1'.repeat(40),
    ];
    for (const input of [...refused, '\0', '4155550100\0', '415 555 0100 mobile phone']) {
      expect(parsePhone(input, null), input).toBeNull();
    }
  });

  test('every country’s own number is recognised in all its forms', () => {
    for (const country of countries) {
      const number = getExampleNumber(country, examples);
      if (!number) throw new Error(`no example for ${country}`);
      const expected = parsePhone(number.number, null);
      expect(expected?.phone, country).toBe(number.number);
      for (const form of [number.formatInternational(), number.formatNational(), expected?.phone_formatted ?? '']) {
        expect(parsePhone(form, country), `${country} ${form}`).toEqual(expected);
      }
    }
  });

  test('what was read once reads the same again, under any default country', () => {
    const text = fc.oneof(
      fc.stringMatching(/^\+?[0-9 ().-]{1,18}( ?(x|ext\.?|#) ?[0-9]{1,7})?$/),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...countries), fc.constantFrom(...countries, null), (input, home, other) => {
        const parsed = parsePhone(input, home);
        if (parsed) expect(parsePhone(parsed.phone, other)).toEqual(parsed);
      }),
      { numRuns: 3000 },
    );
  });
});
