// How a search goes on after a page: where the page ended, in a text that nobody needs to keep on the server
// (activities-search-automation.md §5.1). It carries no right: what it continues is searched anew, for whoever asks.
import { createHash } from 'node:crypto';
import { type ApiError, invalidField } from '../../core/errors.ts';
import { isDay, parseMoment } from '../../core/moments.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import type { OrderKey } from '../../query/compile.ts';

const LIVES_MS = 30_000;

/** What the last object of a page was ordered by, and how many there have been up to it. */
export interface Place {
  seen: number;
  id: string;
  /** By the order's keys; null where the object had no value. */
  values: (string | null)[];
}

export function writeCursor(body: object, now: Date, { seen, id, values }: Place): string {
  const parts = [now.getTime(), fingerprint(body), seen, id, values];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Where a cursor goes on. One that is older than 30 seconds, or was given for another search, is refused. */
export function readCursor(text: unknown, body: object, now: Date, keys: readonly OrderKey[]): Place {
  if (typeof text !== 'string') throw invalidField('cursor', 'Value must be of str type.');
  const [issued, mark, seen, id, values] = decoded(text);
  if (typeof issued !== 'number' || typeof mark !== 'string') throw invalid();
  const age = now.getTime() - issued;
  if (age > LIVES_MS || age < -LIVES_MS) throw invalidField('cursor', 'Expired cursor');
  if (mark !== fingerprint(body)) throw invalidField('cursor', 'The cursor belongs to another search.');
  if (typeof seen !== 'number' || !Number.isSafeInteger(seen) || seen < 0) throw invalid();
  if (typeof id !== 'string' || !/^\w{1,100}$/.test(id)) throw invalid();
  if (!Array.isArray(values) || values.length !== keys.length) throw invalid();
  if (!keys.every((key, index) => isValueOf(key, values[index]))) throw invalid();
  return { seen, id, values };
}

const invalid = (): ApiError => invalidField('cursor', 'Invalid cursor.');

/** Equal for equal bodies, the cursor itself aside. */
const fingerprint = (body: object): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...body, cursor: undefined }))
    .digest('base64url')
    .slice(0, 22);

function decoded(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** A value goes back into SQL by a cast, which must not fail. */
function isValueOf({ type, nullable }: OrderKey, value: unknown): boolean {
  if (value === null) return nullable;
  if (typeof value !== 'string') return false;
  switch (type) {
    case 'numeric':
      return /^-?\d{1,400}(\.\d{1,400})?$/.test(value);
    case 'timestamptz':
      return parseMoment(value) !== null;
    case 'date':
      return isDay(value);
    case 'text':
      return !value.includes('\0') && value.isWellFormed();
  }
}

/** SQL for the values that a cursor keeps, as `key_0`, `key_1` … */
export const cursorColumns = (keys: readonly OrderKey[]): Sql[] =>
  keys.map(({ value, type }, index) => raw(`${TEXTS[type].replace('?', value)} as key_${index}`));

const TEXTS: Record<OrderKey['type'], string> = {
  text: '(?)',
  numeric: '(?)::numeric::text',
  timestamptz: 'iso(?)',
  date: '(?)::date::text',
};

/** SQL for whether row `t` comes after a place in an order. */
export function after(keys: readonly OrderKey[], { id, values }: Place): Sql {
  const ids = raw(keys.at(-1)?.descending ? '<' : '>');
  const [first] = keys;
  const rest = keys.reduceRight<Sql>(
    (later, key, index) => afterKey(key, values[index] ?? null, later),
    sql`t.id ${ids} ${id}`,
  );
  const value = values[0] ?? null;
  if (!first || first.nullable || value === null) return rest;
  // Said once more in the form that an index can start from.
  return sql`${raw(first.value)} ${raw(first.descending ? '<=' : '>=')} ${value}::${raw(first.type)} and ${rest}`;
}

function afterKey({ value, descending, nullable, type }: OrderKey, last: string | null, later: Sql): Sql {
  const own = raw(`(${value})`);
  // Missing values come last.
  if (last === null) return sql`(${own} is null and ${later})`;
  const bound = sql`${last}::${raw(type)}`;
  const beyond = sql`${own} ${raw(descending ? '<' : '>')} ${bound}`;
  const missing = nullable ? sql` or ${own} is null` : raw('');
  return sql`(${beyond}${missing} or (${own} = ${bound} and ${later}))`;
}
