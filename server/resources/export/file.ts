// Where the files of exports are: in the database, in pieces, so that every process can write and read them and none has to be
// in memory as a whole. And the addresses under which they can be fetched for a while without an API key.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import type { Context } from '../../core/context.ts';
import { type Database, sql } from '../../database/connect.ts';

/** How long a file is kept. */
export const KEPT_DAYS = 7;
/** How long an address is good for. */
const SECONDS = 60;
/** Bytes of every piece but the last. */
const PIECE = 256 * 1024;

export interface FileKey {
  organization_id: string;
  export_id: string;
  /** Of one making of it. */
  file_id: string;
}

/** A stream that writes a file, and how many bytes it has taken. */
export function fileWriter({ database }: Pick<Context, 'database'>, key: FileKey): { sink: Writable; size(): number } {
  let position = 0;
  let size = 0;
  let gathered: Buffer[] = [];
  let pending = 0;
  const put = async (content: Buffer): Promise<void> => {
    await database.query(sql`
      insert into export_piece (organization_id, export_id, file_id, position, content)
      values (${key.organization_id}, ${key.export_id}, ${key.file_id}, ${position}, ${content})`);
    position++;
  };
  const putFull = async (): Promise<void> => {
    const all = Buffer.concat(gathered);
    let start = 0;
    for (; all.length - start >= PIECE; start += PIECE) await put(all.subarray(start, start + PIECE));
    gathered = [all.subarray(start)];
    pending = all.length - start;
  };
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      gathered.push(chunk);
      pending += chunk.length;
      size += chunk.length;
      if (pending < PIECE) done();
      else putFull().then(() => done(), done);
    },
    final(done) {
      put(Buffer.concat(gathered)).then(() => done(), done);
    },
  });
  return { sink, size: () => size };
}

/** The bytes from `start` to before `end` of a file, piece by piece. Throws when one of them has been deleted meanwhile. */
export async function* readFile(database: Database, key: FileKey, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const position = Math.floor(at / PIECE);
    const [piece] = await database.query<{ content: Buffer }>(sql`
      select content from export_piece
      where organization_id = ${key.organization_id} and export_id = ${key.export_id} and file_id = ${key.file_id}
        and position = ${position}`);
    if (!piece) throw new Error('a piece of an export is gone');
    const offset = position * PIECE;
    yield piece.content.subarray(at - offset, end - offset);
    at = offset + PIECE;
  }
}

/** Deletes a file, or all others of its export. What still writes one of them does so in vain. */
export async function deleteFiles(
  { database }: Pick<Context, 'database'>,
  { organization_id, export_id, file_id }: FileKey,
  which: 'this' | 'others',
): Promise<void> {
  await database.query(sql`
    delete from export_piece
    where organization_id = ${organization_id} and export_id = ${export_id}
      and (file_id = ${file_id}) = ${which === 'this'}::boolean`);
}

/** Where older versions kept the files. */
export const directoryOf = (data_directory: string): string | null =>
  data_directory === 'memory://' ? null : resolve(data_directory, 'exports');

/** The name of such a file. */
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
