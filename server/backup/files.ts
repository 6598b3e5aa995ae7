// The files of the data directory that belong to the data: those of exports.
import { open, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IN_MEMORY } from '../engine/embedded.ts';
import type { Part } from './snapshot.ts';

const FOLDER = 'exports';

/** A file that is deleted meanwhile is left out. One that comes meanwhile too: its export is then still under way in the
 *  snapshot, and is made again. */
export async function* fileParts(data_directory: string): AsyncGenerator<Part> {
  if (data_directory === IN_MEMORY) return;
  const directory = resolve(data_directory, FOLDER);
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.gz')).sort()) {
    // Open, it stays readable whoever deletes it.
    const handle = await open(join(directory, name)).catch(() => null);
    if (!handle) continue;
    const pour = (sink: Writable) => pipeline(handle.createReadStream(), sink);
    yield { kind: 'file', name: `${FOLDER}/${name}`, pour };
  }
}
