// Where the files of exports are, and the addresses under which they can be fetched for a while without an API key.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Database, sql } from '../../database/connect.ts';

/** How long a file is kept. */
export const KEPT_DAYS = 7;
/** How long an address is good for. */
const SECONDS = 60;

let unkept: string | undefined;

/** The directory of the files. That of a server that keeps nothing goes with its process. */
export function directoryOf(data_directory: string): string {
  if (data_directory !== 'memory://') return resolve(data_directory, 'exports');
  if (unkept === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'ajar-exports-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    unkept = made;
  }
  return unkept;
}

export async function makeDirectory(data_directory: string): Promise<string> {
  const directory = directoryOf(data_directory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return directory;
}

/** Files keep the name under which they are fetched, and say that they are compressed. */
export const fileName = (id: string, format: string): string => `${id}.${format}.gz`;

/** The secret that addresses are signed with; it is this database's, so that all of its servers take them. */
export async function secretOf(database: Database): Promise<string> {
  const [row] = await database.query<{ value: string }>(sql`select value from secret where name = 'download'`);
  if (!row) throw new Error('the secret for downloads is not in the database');
  return row.value;
}

/** A path with the query that opens it until a minute from now. */
export function signed(path: string, secret: string, now: Date): string {
  const expires = String(Math.floor(now.getTime() / 1000) + SECONDS);
  return `${path}?expires=${expires}&signature=${signatureOf(path, expires, secret)}`;
}

/** Whether an address is one that was signed, and not yet over. */
export function isOpen(path: string, expires: string, signature: string, secret: string, now: Date): boolean {
  const expected = Buffer.from(signatureOf(path, expires, secret));
  const given = Buffer.from(signature);
  const matches = given.length === expected.length && timingSafeEqual(given, expected);
  return matches && Number(expires) * 1000 >= now.getTime();
}

const signatureOf = (path: string, expires: string, secret: string): string =>
  createHmac('sha256', secret).update(`${path}\n${expires}`).digest('hex');
