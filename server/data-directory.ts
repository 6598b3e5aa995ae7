// The directory of the embedded database, which one process at a time may use.
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Complaint } from './complaint.ts';

/** Another process has it. */
export class InUse extends Complaint {}

export interface DataDirectory {
  /** The whole path, the same whichever links lead to it: what is written down of it is compared. */
  path: string;
  release(): void;
}

/** Creates the directory when it is not there and takes it for this process. Throws a complaint when another one has it.
 *
 *  The lock is the operating system's, on a file that SQLite (part of Node, which has no file locks of its own) holds
 *  open: it ends with the process however that ends, so there are no stale ones and no process ids to be mistaken
 *  about, also between containers that share a volume. The file stays: removing it could take it from under a process
 *  that has just opened it. */
export function takeDataDirectory(path: string): DataDirectory {
  const directory = resolve(path);
  const holder = join(directory, 'ajar.pid');
  const lock = openLock(directory, path);
  try {
    // Nothing is ever written, so no journal is to lie beside it; without any, SQLite would write at once, for which a full
    // disk has no room.
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw notUsable(path, error);
    throw new InUse(
      `The data directory ${path} is in use by another Ajar${processIn(holder)}. Stop that one, or set AJAR_DATA_DIR to another directory.`,
    );
  }
  try {
    writeFileSync(holder, `${process.pid}\n`);
  } catch {
    // On a full disk it cannot be said who has it; a server starts there all the same, to be read.
  }
  return {
    path: realpathSync(directory),
    release() {
      rmSync(holder, { force: true });
      lock.close();
    },
  };
}

const SQLITE_BUSY = 5;

function openLock(directory: string, path: string): DatabaseSync {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(directory, 'ajar.lock'));
  } catch (error) {
    throw notUsable(path, error);
  }
}

const notUsable = (path: string, error: unknown): Complaint =>
  new Complaint(`The data directory ${path} cannot be used: ${(error as Error).message}.`);

function processIn(holder: string): string {
  try {
    return ` (process ${readFileSync(holder, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
