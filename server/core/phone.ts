// Turns what people type as a phone number into the one form the API keeps (core.md §11, "Phone normalisation").
// The full metadata (150 kB) is used: the smaller sets judge validity by length alone, and `country` hangs on validity.
import type * as PhoneNumbers from 'libphonenumber-js/max';
import { later } from './later.ts';

const phoneNumbers = later<typeof PhoneNumbers>('libphonenumber-js/max');

export interface Phone {
  /** E.164, with an `x` before an extension: `+14155550100x123`. */
  phone: string;
  /** International style: `+1 415-555-0100`, with an extension `+1 415-555-0100 ext. 123`. */
  phone_formatted: string;
  /** ISO 3166 alpha-2; null when the number is not valid, and for numbers of no country such as `+800…`. */
  country: string | null;
}

/** Reads a number; one without `+` as if dialled in `default_country` (ISO 3166 alpha-2; US when null or unknown). Numbers
 *  that cannot exist are kept, with country null (`1234` in GB is `+441234`); null when there is no number in the text.
 *  `parsePhone(parsed.phone, any)` gives the same `phone` again. */
export function parsePhone(input: string, default_country: string | null): Phone | null {
  const { isSupportedCountry, parsePhoneNumberFromString } = phoneNumbers();
  const text = input.trim().replace(/^tel:/i, '');
  const region = default_country?.toUpperCase() ?? '';
  const defaultCountry = isSupportedCountry(region) ? region : 'US';
  // Without `extract: false` the library finds a number inside any prose, and quietly drops the rest of the text.
  const read = (digits: string) => parsePhoneNumberFromString(digits, { defaultCountry, extract: false });
  const typed = read(text) ?? read(dialled(text));
  // Read once more from its own digits: a number that cannot exist otherwise keeps the country it was typed in, and with
  // it that country's way of writing, so that the same number would look different in two contacts.
  const number = typed && (read(canonical(typed)) ?? typed);
  if (!number) return null;
  return {
    phone: canonical(number),
    phone_formatted: formatted(number),
    country: (number.isValid() && number.country) || null,
  };
}

const canonical = (number: PhoneNumbers.PhoneNumber): string =>
  number.ext ? `${number.number}x${number.ext}` : number.number;

/** The keys one presses for a number given in letters, `1-800-FLOWERS`. Text that does not begin like a number (three
 *  digits, as Google's library asks) or says more than one word is left alone, and so stays unreadable. */
function dialled(text: string): string {
  const match = /^([+\d\s().-]*)([A-Za-z]{3,}(?:-[A-Za-z]+)*)$/.exec(text);
  const [, digits = '', word = ''] = match ?? [];
  return digits.replace(/\D/g, '').length < 3 ? '' : digits + word.replace(/[A-Za-z]/g, key);
}

const key = (letter: string): string => '22233344455566677778889999'.charAt(letter.toLowerCase().charCodeAt(0) - 97);

/** As the library formats it, but North American numbers get the dashes of Google's own library, which the API shows. */
function formatted(number: PhoneNumbers.PhoneNumber): string {
  const text = number.formatInternational();
  return number.countryCallingCode === '1' ? text.replace(/^\+1 (\d{3}) (\d{3}) (\d{4})(?!\d)/, '+1 $1-$2-$3') : text;
}
