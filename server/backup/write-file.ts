// Writes a snapshot as a backup file, whose layout docs/backup.md describes. It has its name only once it is whole and on the
// disk: until then it is FILE, some digits and `.part`, another one for each backup that is being made.
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { Complaint } from '../complaint.ts';
import { syncDirectory } from '../sync-directory.ts';
import type { Part, Snapshot } from './snapshot.ts';
import { removeWhenEnded } from './unfinished.ts';

/** The first line of every backup. The number goes up when a reader of the one before would lose something. */
export const FORMAT = 1;
export const FIRST_LINE = `ajar-backup ${FORMAT}\n`;
/** The last line, with the SHA-256 of all before it. */
export const endLine = (sha256: string): string => `end ${sha256}\n`;
export const END_LENGTH = endLine('0'.repeat(64)).length;

/** Writes the file, readable by its owner alone. Without `replace`, throws a complaint when it is there already. Gives how many
 *  bytes it has. */
export async function writeBackup(
  file: string,
  snapshot: Snapshot,
  { replace }: { replace: boolean },
): Promise<number> {
  const refuse = () => {
    if (!replace && existsSync(file))
      throw new Complaint(`${file} is there already. Name another file, or replace it with --force.`);
  };
  refuse();
  await removeOldParts(file);
  const part = `${file}.${randomUUID().slice(0, 8)}.part`;
  const finished = removeWhenEnded(part);
  try {
    return await writePartFile(part, file, snapshot, refuse);
  } finally {
    finished();
  }
}

async function writePartFile(part: string, file: string, snapshot: Snapshot, refuse: () => void): Promise<number> {
  /** What fails here is the file: not the database, nor a file that goes into it. */
  const own = <T>(work: Promise<T>): Promise<T> =>
    work.catch(({ code, message }: NodeJS.ErrnoException) => {
      const why = code === 'ENOSPC' ? 'the disk is full' : message;
      throw new Complaint(`${file} could not be written: ${why}. Nothing of it was kept.`);
    });
  const handle = await own(open(part, 'wx', 0o600));
  try {
    const size = await writeSnapshot((bytes) => own(writeAll(handle, bytes)), snapshot);
    await own(handle.sync());
    await own(handle.close());
    refuse();
    await own(rename(part, file));
    await own(syncDirectory(dirname(file)));
    return size;
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/** What a part that is still being written is older than only if its disk stands still. */
const A_DAY_MS = 24 * 60 * 60_000;

/** Those that backups to the same file have left that were killed. */
async function removeOldParts(file: string): Promise<void> {
  const own = basename(file);
  const names = await readdir(dirname(file)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(`${own}.`) || !/^(\.[0-9a-f]{8})?\.part$/.test(name.slice(own.length))) continue;
    const path = join(dirname(file), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > A_DAY_MS) await rm(path, { force: true });
  }
}

/** Writes the same to a pipe. Throws a complaint when its reader goes away before the end. */
export async function streamBackup(stream: Writable, snapshot: Snapshot): Promise<number> {
  const gone = new AbortController();
  stream.on('error', (error) => gone.abort(error));
  const write: Write = async (bytes) => {
    gone.signal.throwIfAborted();
    if (!stream.write(bytes)) await once(stream, 'drain');
  };
  try {
    const size = await writeSnapshot(write, snapshot);
    // What it has been given is with the reader only once this is.
    await new Promise<void>((resolve, reject) => stream.write('', (error) => (error ? reject(error) : resolve())));
    return size;
  } catch (error) {
    if (!gone.signal.aborted) throw error;
    throw new Complaint(`Whoever read the backup went away before its end: ${gone.signal.reason.message}.`);
  }
}

type Write = (bytes: Buffer) => Promise<void>;

async function writeSnapshot(write: Write, { header, parts }: Snapshot): Promise<number> {
  const whole = createHash('sha256');
  let size = 0;
  const put: Write = async (bytes) => {
    whole.update(bytes);
    size += bytes.length;
    await write(bytes);
  };
  await put(Buffer.from(FIRST_LINE));
  await put(line(header));
  for await (const part of parts) await writePart(put, part);
  const end = Buffer.from(endLine(whole.digest('hex')));
  await write(end);
  return size + end.length;
}

async function writePart(put: Write, part: Part): Promise<void> {
  await put(line({ part: part.kind, name: part.name, compression: 'zstd' }));
  const hash = createHash('sha256');
  const compress = createZstdCompress({ chunkSize: BLOCK, params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  const writing = pipeline(compress, blockWriter(put, hash));
  // Whichever fails first has the other fail too, since they share the compressor.
  await Promise.all([part.pour(compress), writing]);
  await put(lengthOf(0));
  await put(line({ sha256: hash.digest('hex') }));
}

const BLOCK = 256 * 1024;

/** Each block is its length and its bytes. */
function blockWriter(put: Write, hash: Hash): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      put(lengthOf(chunk.length))
        .then(() => put(chunk))
        .then(() => done(), done);
    },
  });
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}
