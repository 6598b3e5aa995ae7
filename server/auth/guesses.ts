// Checks passwords, and sees to it that nobody can try many: per e-mail address, and per network that they come from. Counted
// in this process.
import { isIPv6 } from 'node:net';
import type { Visit } from '../core/context.ts';
import { ApiError } from '../core/errors.ts';
import type { News } from '../core/news.ts';
import { turns } from '../core/turns.ts';
import { isPassword, nobodysHash } from './password.ts';
import { type Throttle, throttle } from './throttle.ts';

export interface Guess {
  email: string;
  password: string;
  /** Where it comes from. */
  address: string;
  /** What is kept of the password; null when there is none to be guessed. */
  kept: string | null;
}

const PER_EMAIL = { burst: 10, every_ms: 60_000, most_names: 10_000 };
/** A whole office may be behind one address. */
const PER_NETWORK = { burst: 50, every_ms: 20_000, most_names: 10_000 };
/** A guess takes 32 MB and one of the four threads that also read files and look up names. */
const MOST_AT_ONCE = 2;

/** Whether a password is right. Takes as long when there is none. Throws a 429 after too many that were wrong. */
export async function isRight(ctx: Visit, { email, password, address, kept }: Guess): Promise<boolean> {
  const { emails, networks, inTurn } = guessesOf(ctx);
  const person = email.toLowerCase();
  const network = networkOf(address);
  // Counted before the answer is known, else many could be tried at the same time.
  const wait = networks.take(network) || emails.take(person);
  if (wait > 0) throw tooMany(wait);
  const right = await inTurn(() => isPassword(password, kept ?? nobodysHash()));
  if (right) {
    emails.forget(person);
    // Only its own: else one's own password would pay for guesses at those of others.
    networks.giveBack(network);
  }
  return right;
}

interface Guesses {
  emails: Throttle;
  networks: Throttle;
  inTurn: ReturnType<typeof turns>;
}

const guesses = new WeakMap<News, Guesses>();

/** Those of this process. */
function guessesOf({ news, clock }: Visit): Guesses {
  const now = (): number => clock().getTime();
  const known = guesses.get(news) ?? {
    emails: throttle(PER_EMAIL, now),
    networks: throttle(PER_NETWORK, now),
    inTurn: turns(MOST_AT_ONCE),
  };
  guesses.set(news, known);
  return known;
}

/** An IPv6 address's first 64 bits: whoever has one of these has all of them. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const between = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array<string>(between).fill('0'), ...after];
  // An IPv4 address as a socket for both shows it.
  return all.at(-1)?.includes('.') ? (all.at(-1) ?? '') : all.slice(0, 4).join(':');
}

function tooMany(wait_ms: number): ApiError {
  const seconds = Math.ceil(wait_ms / 1000);
  return new ApiError(
    429,
    { error: `Too many attempts to sign in. Try again in ${seconds} seconds.` },
    { 'retry-after': String(seconds) },
  );
}
