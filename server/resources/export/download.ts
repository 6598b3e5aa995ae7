// GET /go/export/…: the file of an export, for whoever has a signed address. It needs no API key, so that an address can be
// handed to a browser or to another program.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, plainError } from '../../core/errors.ts';
import { type Database, sql } from '../../database/connect.ts';
import { directoryOf, fileName, isOpen, readFile, secretOf } from './file.ts';

const TYPES: Record<string, string> = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

interface Downloads {
  database: Database;
  clock: () => Date;
  data_directory: string;
  /** Counts a request, and throws when there were too many of its kind. */
  admit(request: FastifyRequest, reply: FastifyReply, group: string): Promise<void>;
}

export function addExportDownloads(app: FastifyInstance, { database, clock, data_directory, admit }: Downloads): void {
  app.get('/go/export/:organization_id/:file', async (request, reply) => {
    await admit(request, reply, 'GET /go/export/');
    const { organization_id, file } = request.params as { organization_id: string; file: string };
    const { expires, signature } = request.query as Record<string, unknown>;
    const path = `/go/export/${organization_id}/${file}`;
    const given = typeof expires === 'string' && typeof signature === 'string';
    if (!given || !isOpen(path, expires, signature, await secretOf(database), clock())) {
      throw plainError(403, 'This address is not valid, or no longer: get the export again for a new one.');
    }
    // What was signed is a name that we made: an id and a format.
    const [id = '', format = ''] = file.split('.');
    const found = (await inDatabase(database, organization_id, id)) ?? (await onDisk(data_directory, id, format));
    if (!found) throw plainError(404, 'The file is not here: it was deleted, or is on the disk of another server.');
    const { size, etag } = found;
    const part = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
    const range = part ? rangeOf(request.headers.range, size) : null;
    const { start, end } = range ?? { start: 0, end: size };
    reply.headers({
      'content-type': TYPES[format] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'content-length': end - start,
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      etag,
    });
    if (range) reply.status(206).header('content-range', `bytes ${start}-${end - 1}/${size}`);
    return reply.send(found.read(start, request.method === 'HEAD' ? start : end));
  });
}

/** A file as it is kept: compressed. Ranges are of that. */
interface Found {
  size: number;
  etag: string;
  read(start: number, end: number): Readable;
}

async function inDatabase(database: Database, organization_id: string, export_id: string): Promise<Found | null> {
  const [row] = await database.query<{ file_id: string | null; size: string }>(sql`
    select file_id, file_size::text as size from export
    where organization_id = ${organization_id} and id = ${export_id}`);
  if (!row?.file_id) return null;
  const key = { organization_id, export_id, file_id: row.file_id };
  return {
    size: Number(row.size),
    etag: `"${row.file_id}"`,
    // One piece ahead of who reads, and without a connection while they do.
    read: (start, end) => Readable.from(readFile(database, key, start, end), { objectMode: false }),
  };
}

/** One that an older version has left there. */
async function onDisk(data_directory: string, id: string, format: string): Promise<Found | null> {
  const directory = directoryOf(data_directory);
  if (directory === null) return null;
  const path = join(directory, fileName(id, format));
  const found = await stat(path).catch(() => null);
  return (
    found && {
      size: found.size,
      etag: `"${found.size}-${Math.floor(found.mtimeMs)}"`,
      read: (start, end) => (start < end ? createReadStream(path, { start, end: end - 1 }) : Readable.from([])),
    }
  );
}

/** The bytes that a `Range` header asks for; null for all. Of several ranges, and of what is none, all is given, as HTTP has it.
 *  Throws a 416 for one that the file does not reach. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  if (start < end) return { start, end };
  const body = { error: 'The file has no such part.' };
  throw new ApiError(416, body, { 'content-range': `bytes */${size}` });
}
