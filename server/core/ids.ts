// Makes ids and API keys (core.md §1.13, §1.2), and tells at a glance what cannot be an id.
import { createHash, randomFillSync } from 'node:crypto';

/** How many base62 characters follow each prefix. Prefixes older than the switch to UUIDs carry 43 (256 bits), newer ones
 *  22 (128 bits). The table of §1.13 does not name `expo`, `smstmpl`, `schlnk`, `sdas` and `evtint`: those are our guess. */
const LENGTHS = {
  lead: 43,
  cont: 43,
  oppo: 43,
  task: 43,
  noti: 43,
  acti: 43,
  user: 43,
  orga: 43,
  memb: 43,
  stat: 43,
  cf: 43,
  lcf: 43,
  tmpl: 43,
  smstmpl: 43,
  save: 43,
  phon: 43,
  emailacct: 43,
  custobj: 43,
  ilink: 43,
  acct: 43,
  bulkemail: 43,
  bulkedit: 43,
  bulkdelete: 43,
  bulkseqsub: 43,
  bulkundo: 43,
  expo: 43,
  pipe: 22,
  role: 22,
  group: 22,
  actitype: 22,
  cotype: 22,
  seq: 22,
  seqstep: 22,
  step: 22,
  sub: 22,
  sched: 22,
  schlnk: 22,
  sdas: 22,
  evtint: 22,
  whsub: 22,
  whdel: 22,
  ev: 22,
  req: 22,
  outcome: 22,
  comm: 22,
  comthr: 22,
  convtyp: 22,
  form: 22,
  formconf: 22,
  formfld: 22,
  media: 22,
  dial: 22,
  api: 22,
} as const satisfies Record<string, 22 | 43>;

export type Prefix = keyof typeof LENGTHS;

/** A new id, `lead_` and 43 random characters or `pipe_` and 22 that sort by the time they were made (UUIDv7). */
export function newId(prefix: Prefix): string {
  return `${prefix}_${LENGTHS[prefix] === 43 ? randomText(43) : timeOrderedText()}`;
}

/** Whether a text has the shape of an id with this prefix. Both lengths are taken for every prefix, as custom roles with
 *  43 characters exist (§1.13) and only the database knows which ids do; anything else can be refused without asking it. */
export function looksLikeId(prefix: Prefix, value: string): boolean {
  return value.startsWith(`${prefix}_`) && RANDOM_PART.test(value.slice(prefix.length + 1));
}

/** A new API key, `api_<22 base62>.<22 base62>`, every character random: 262 bits. It is shown once and never stored. */
export function newApiKey(): string {
  return `api_${randomText(22)}.${randomText(22)}`;
}

/** A new secret that no person ever types: 256 bits. */
export const newToken = (): string => randomText(43);

/** What is stored of an API key or a token: its SHA-256 in lower-case hex. A slow password hash guards guessable secrets; nobody can
 *  walk through 2^256 of them, and this hash runs on every request. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_PART = /^(?:[0-9A-Za-z]{22}|[0-9A-Za-z]{43})$/;

function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    // Six bits make 64 values; dropping the last two, rather than folding them over, keeps all 62 characters equally likely.
    const index = randomByte() & 63;
    if (index < 62) text += ALPHABET[index];
  }
  return text;
}

// One system call for 4096 bytes rather than one per id: bulk requests make thousands of ids.
const pool = new Uint8Array(4096);
let used = pool.length;

function randomByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool[used] as number;
  // A byte that became part of a key or id does not stay readable in memory.
  pool[used++] = 0;
  return byte;
}

/** A UUIDv7 (RFC 9562: 48 bits of milliseconds, version, 74 random bits) as a base62 number, padded to 22 digits. The
 *  digits ascend in ASCII, so text order is time order. */
function timeOrderedText(): string {
  const now = Date.now();
  const word = (): number => ((randomByte() << 24) | (randomByte() << 16) | (randomByte() << 8) | randomByte()) >>> 0;
  const words = [
    Math.floor(now / 0x10000),
    ((now % 0x10000) * 0x10000 + 0x7000 + (word() & 0xfff)) >>> 0,
    word(),
    word(),
  ];
  words[2] = (((words[2] ?? 0) & 0x3fffffff) | 0x80000000) >>> 0;
  // Long division in 32-bit words, by three digits at a time so that all stays below 2^53: with BigInt it took 10 µs an id,
  // and bulk requests make thousands.
  let text = '';
  while (text.length < 22) {
    const digits = Math.min(3, 22 - text.length);
    text = base62(divide(words, 62 ** digits), digits) + text;
  }
  return text;
}

/** Divides the number that the words make, in place, and gives the remainder. */
function divide(words: number[], by: number): number {
  let rest = 0;
  for (let at = 0; at < words.length; at++) {
    const value = rest * 2 ** 32 + (words[at] ?? 0);
    words[at] = Math.floor(value / by);
    rest = value % by;
  }
  return rest;
}

function base62(value: number, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest = Math.floor(rest / 62)) text = ALPHABET[rest % 62] + text;
  return text;
}
