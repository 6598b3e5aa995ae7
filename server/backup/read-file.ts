// Reads a backup file, part by part and in little memory. Every byte counts for its checksums: what is cut or changed anywhere
// is found, at the latest at its end.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { PassThrough, Readable, type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { Complaint } from '../complaint.ts';
import type { Header, Part, Snapshot } from './snapshot.ts';
import { rowCounter } from './source.ts';
import { END_LENGTH, endLine, FIRST_LINE, FORMAT } from './write-file.ts';

/** Opens a backup. Throws a complaint when it is none, is cut or changed anywhere, or is in the format of a newer Ajar; the
 *  whole file is read for that, and again for its parts. */
export async function readBackup(file: string, onRows?: OnRows): Promise<Snapshot> {
  await checkFirstLine(file);
  await checkSum(file);
  const source = byteSource(file);
  await source.line(FIRST_LINE.length);
  const header = parsed<Header>(await source.line(LONGEST_LINE), file);
  return { header, parts: readParts(source, file, onRows) };
}

/** Reads all that is compressed in a backup, too, and counts the rows. Gives its header. Throws a complaint as `readBackup`. */
export async function verifyBackup(file: string, onRows?: OnRows): Promise<Header> {
  let rows = 0;
  const { header, parts } = await readBackup(file, (count) => {
    rows += count;
    onRows?.(count);
  });
  const expected = new Map(header.tables.map((table) => [table.name, table.rows]));
  for await (const part of parts) {
    rows = 0;
    await part.pour(new Writable({ write: (_chunk, _encoding, done) => done() }));
    if (part.kind !== 'table') continue;
    if (expected.get(part.name) !== rows) throw damaged(file, `the table ${part.name} has ${rows} rows`);
    expected.delete(part.name);
  }
  for (const name of expected.keys()) throw damaged(file, `the table ${name} is not in it`);
  return header;
}

type OnRows = (count: number) => void;

async function checkFirstLine(file: string): Promise<void> {
  const first = Buffer.alloc(FIRST_LINE.length + 8);
  const handle = await open(file).catch((error: Error) => {
    throw new Complaint(`The backup cannot be read: ${error.message}.`);
  });
  try {
    await handle.read(first);
  } catch (error) {
    throw new Complaint(`The backup cannot be read: ${(error as Error).message}.`);
  } finally {
    await handle.close();
  }
  const text = first.toString('latin1');
  if (text.startsWith(FIRST_LINE)) return;
  const [, format] = /^ajar-backup (\d+)\n/.exec(text) ?? [];
  if (Number(format) > FORMAT)
    throw new Complaint(
      `${file} was made by a newer version of Ajar: its format is ${format}, this one reads ${FORMAT}.`,
    );
  throw new Complaint(`${file} is not a backup of Ajar's, or its beginning was changed.`);
}

/** Before a word of it is believed. */
async function checkSum(file: string): Promise<void> {
  const { size } = await stat(file);
  const start = size - END_LENGTH;
  if (start < FIRST_LINE.length) throw damaged(file, 'it ends too early');
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { end: start - 1, highWaterMark: 1024 * 1024 }), hash);
  const end = (await createReadStream(file, { start }).toArray()).map(String).join('');
  if (end !== endLine(hash.digest('hex'))) throw damaged(file, 'its checksum is another');
}

interface PartLine {
  part: Part['kind'];
  name: string;
  compression: string;
}

async function* readParts(source: ByteSource, file: string, onRows: OnRows = () => {}): AsyncGenerator<Part> {
  for (;;) {
    const sum = source.sum();
    const line = await source.line(LONGEST_LINE);
    if (line.startsWith('end ')) {
      if (`${line}\n` !== endLine(sum)) throw damaged(file, 'its checksum is another');
      if (!(await source.isAtEnd())) throw damaged(file, 'something follows its end');
      return;
    }
    const { part: kind, name, compression } = parsed<PartLine>(line, file);
    if (compression !== 'zstd') throw damaged(file, 'a part has a compression of no kind');
    const passing = () => (kind === 'table' ? rowCounter(onRows) : new PassThrough());
    yield { kind, name, pour: (sink) => pourPart(source, `${kind} ${name}`, file, passing(), sink) };
  }
}

async function pourPart(source: ByteSource, what: string, file: string, passing: Transform, sink: Writable) {
  const hash = createHash('sha256');
  try {
    await pipeline(Readable.from(checkedBlocks(source, hash, what, file)), createZstdDecompress(), passing, sink);
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('ZSTD_')) throw damaged(file, `the ${what} is damaged`);
    throw error;
  }
}

async function* checkedBlocks(source: ByteSource, hash: Hash, what: string, file: string): AsyncGenerator<Buffer> {
  for (;;) {
    const length = (await source.bytes(4)).readUInt32BE();
    if (length === 0) break;
    if (length > LONGEST_BLOCK) throw damaged(file, `the ${what} is damaged`);
    const block = await source.bytes(length);
    hash.update(block);
    yield block;
  }
  const { sha256 } = parsed<{ sha256: string }>(await source.line(1000), file);
  if (sha256 !== hash.digest('hex')) throw damaged(file, `the ${what} has another checksum`);
}

const LONGEST_BLOCK = 16 * 1024 * 1024;
/** The header holds what waits in the job queue. */
const LONGEST_LINE = 256 * 1024 * 1024;

const damaged = (file: string, how: string): Complaint =>
  new Complaint(
    `${file} is not whole: ${how}. It was cut or changed after it was made, so nothing of it was restored.`,
  );

function parsed<T>(line: string, file: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw damaged(file, 'a line of it cannot be read');
  }
}

interface ByteSource {
  /** Exactly so many. */
  bytes(count: number): Promise<Buffer>;
  /** Up to the end of the line, which is left out. */
  line(longest: number): Promise<string>;
  /** SHA-256 of all that has been read so far, in hexadecimal. */
  sum(): string;
  isAtEnd(): Promise<boolean>;
}

/** Throws a complaint where the file ends too early. */
function byteSource(file: string): ByteSource {
  const chunks = createReadStream(file, { highWaterMark: 1024 * 1024 })[Symbol.asyncIterator]();
  const whole = createHash('sha256');
  let here: Buffer = Buffer.alloc(0);
  const fill = async (): Promise<boolean> => {
    const { done, value } = await chunks.next();
    if (done) return false;
    here = here.length === 0 ? value : Buffer.concat([here, value]);
    return true;
  };
  const take = (count: number): Buffer => {
    const taken = here.subarray(0, count);
    here = here.subarray(count);
    whole.update(taken);
    return taken;
  };
  const cut = () => damaged(file, 'it ends too early');
  return {
    async bytes(count) {
      while (here.length < count) if (!(await fill())) throw cut();
      return take(count);
    },
    async line(longest) {
      let searched = 0;
      for (;;) {
        const end = here.indexOf(10, searched);
        if (end !== -1) return take(end + 1).toString('utf8', 0, end);
        searched = here.length;
        if (searched > longest) throw damaged(file, 'a line of it has no end');
        if (!(await fill())) throw cut();
      }
    },
    sum: () => whole.copy().digest('hex'),
    isAtEnd: async () => here.length === 0 && !(await fill()),
  };
}
