// GET /go/export/…: the file of an export, for whoever has a signed address. It needs no API key, so that an address can be
// handed to a browser or to another program.
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { plainError } from '../../core/errors.ts';
import type { Database } from '../../database/connect.ts';
import { directoryOf, isOpen, secretOf } from './file.ts';

const TYPES: Record<string, string> = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

export function addExportDownloads(
  app: FastifyInstance,
  { database, clock, data_directory }: { database: Database; clock: () => Date; data_directory: string },
): void {
  app.get('/go/export/:organization_id/:file', async (request, reply) => {
    const { organization_id, file } = request.params as { organization_id: string; file: string };
    const { expires, signature } = request.query as Record<string, unknown>;
    const path = `/go/export/${organization_id}/${file}`;
    const given = typeof expires === 'string' && typeof signature === 'string';
    if (!given || !isOpen(path, expires, signature, await secretOf(database), clock())) {
      throw plainError(403, 'This address is not valid, or no longer: get the export again for a new one.');
    }
    // What was signed is a name that we made: it has no parts that lead elsewhere.
    const handle = await openFile(join(directoryOf(data_directory), `${file}.gz`));
    if (!handle) throw plainError(404, 'The file is not here: it was deleted, or another server keeps it.');
    const { size } = await handle.stat();
    return reply
      .headers({
        'content-type': TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        'content-encoding': 'gzip',
        'content-length': size,
        'content-disposition': `attachment; filename="${file}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(handle.createReadStream());
  });
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
