// Passwords are kept as scrypt hashes with their parameters, `scrypt$<N>$<r>$<p>$<salt>$<hash>` (base64url), so that the
// parameters can be raised later without locking anybody out.
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { turns } from '../core/turns.ts';

/** The one of OWASP's equally strong choices that takes 32 MB for a guess: several people sign in at once on a small
 *  machine. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const LENGTH = 32;

/** Each takes 32 MB and one of the process's four threads, which also read files and look up names. */
const inTurn = turns(2);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return written(salt, await derive(password, salt, LENGTH, COST));
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [method, N, r, p, salt = '', hash = ''] = kept.split('$');
  if (method !== 'scrypt' || hash === '') return false;
  const wanted = Buffer.from(hash, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(wanted, await derive(password, Buffer.from(salt, 'base64url'), wanted.length, cost));
}

/** What is in the place of a hash where there is none: no password fits it, and to find that out takes as long. */
export function nobodysHash(): string {
  return written(randomBytes(16), randomBytes(LENGTH));
}

/** A password that can be read out and typed: 100 bits, without letters and digits that look alike. */
export function newPassword(): string {
  const text = Array.from(randomBytes(20), (byte) => ALPHABET[byte & 31]).join('');
  return text.replace(/(.{5})(?=.)/g, '$1-');
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

const written = (salt: Buffer, hash: Buffer): string =>
  ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');

function derive(password: string, salt: Buffer, length: number, cost: ScryptOptions): Promise<Buffer> {
  // Two ways of typing an accented letter are one password.
  const text = password.normalize('NFKC');
  const maxmem = 256 * Number(cost.N) * Number(cost.r);
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(text, salt, length, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
}
