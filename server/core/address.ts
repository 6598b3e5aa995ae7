// When two e-mail addresses are the same: the one place that decides it. Sign-in, the count of guesses, memberships and the
// commands all compare what this gives; the database keeps it beside the address (`"user".email_key`) and compares bytes,
// since what its own lower() makes of `İ` or `K` (Kelvin) depends on the server's locale.

/** The address as it is compared: without what nobody sees, in the compatibility form (a full-width `Ａ` is an `A`), in small
 *  letters. `ß`, `ı` and letters with accents are letters of their own. Folding twice changes nothing. */
export function foldAddress(address: string): string {
  const seen = address.normalize('NFKC').replace(UNSEEN, '');
  // A sigma is written in another way at the end of a word.
  return seen.toLowerCase().normalize('NFKC').replaceAll('ς', 'σ').replace(TRAILING_DOTS, '');
}

/** Spaces, control characters and what is never drawn: none of them is part of an address. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
/** `example.com.` is the domain `example.com`. Looked for from where dots begin: from each of them, many take the square of
 *  their number. */
const TRAILING_DOTS = /(?<!\.)\.+$/u;
