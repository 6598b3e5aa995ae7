// Brings a data directory of an older engine to the present one: its rows are copied into a new cluster beside it, which then
// takes its place by renaming. At every moment the data is whole in one place that is known; run again after it was
// interrupted, it begins anew or finishes.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Complaint } from '../complaint.ts';
import { type Binaries, binariesOf, installedBinaries, NEWEST_MAJOR } from '../engine/binaries.ts';
import {
  type Cluster,
  endOrphan,
  filesOf,
  majorOf,
  makeCluster,
  passwordFile,
  startCluster,
  wayInto,
} from '../engine/cluster.ts';
import { createDatabase, DATABASE, markOf, upgradeOf } from '../engine/embedded.ts';
import type { Settings } from '../settings.ts';
import { syncDirectory } from '../sync-directory.ts';
import { refuseNewer } from './load.ts';
import { openPglite } from './pglite.ts';
import { refuseWithoutRoom, roomToFill } from './place.ts';
import { restoreSnapshot } from './restore.ts';
import { inTransaction, type Reader } from './session.ts';
import type { Header } from './snapshot.ts';
import { readHeader, tableParts } from './source.ts';

export interface UpgradeOptions {
  settings: Settings;
  /** Told of the rows that there are, before they are copied. */
  onTotal: (header: Header) => void;
  onRows: (count: number) => void;
  onStep: (step: string) => void;
}

export interface Upgraded {
  /** What was copied; null when an upgrade before had copied all and was interrupted after that. */
  header: Header | null;
  /** What the old files are called now, in the data directory. */
  kept: string;
}

/** Upgrades a data directory that this process has taken. Gives null when there is nothing to do. */
export async function upgradeDirectory(directory: string, options: UpgradeOptions): Promise<Upgraded | null> {
  const finished = await finish(directory);
  const major = majorOf(directory);
  const isPglite = major === undefined && existsSync(join(directory, PGLITE, 'PG_VERSION'));
  const newest = installedBinaries();
  if (!isPglite && (major === undefined || major === newest.major))
    return finished && { header: null, kept: finished.kept };
  if (major !== undefined && major > newest.major)
    throw new Complaint(`The data is of PostgreSQL ${major}, which is newer than this Ajar's ${newest.major}.`);
  const upgrade = upgradeOf(directory);
  // What was interrupted before it was whole. Its programs may still be about to end.
  for (const attempt of existsSync(upgrade) ? await readdir(upgrade) : []) await endOrphan(join(upgrade, attempt));
  await remove(upgrade);
  if (major !== undefined) await endOrphan(directory);
  const size = await sizeOf(join(directory, isPglite ? PGLITE : 'postgres'));
  await refuseWithoutRoom(directory, roomToFill(size, options.settings) + (isPglite ? size : 0), 'the upgrade');
  // Each attempt has a folder of its own: what is left of another cannot write into it.
  const attempt = join(upgrade, randomUUID().slice(0, 8));
  await mkdir(attempt, { recursive: true, mode: 0o700 });
  // Where programs run as another user, that one has to come through.
  for (const folder of [directory, upgrade]) wayInto(folder, newest);
  const copy = (reader: Reader) => copyInto(attempt, newest, reader, options);
  try {
    const header = await (major === undefined
      ? fromPglite(directory, attempt, copy)
      : fromOlder(directory, major, copy));
    const kept = major === undefined ? PGLITE : keptName(directory);
    await markWhole(upgrade, { attempt: basename(attempt), kept });
    await finish(directory);
    return { header, kept };
  } catch (error) {
    if (!existsSync(markOf(directory))) await remove(upgrade);
    throw error;
  }
}

/** With patience for whoever is still writing there. */
const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

/** What PGlite's directory is called in a data directory. It stays where it is. */
const PGLITE = 'database';

async function fromOlder(directory: string, major: number, copy: (reader: Reader) => Promise<Header>): Promise<Header> {
  const binaries = await binariesOf(major);
  return withCluster(binaries, directory, ({ url }) => inTransaction(url(DATABASE), 'read', copy));
}

async function fromPglite(
  directory: string,
  upgrade: string,
  copy: (reader: Reader) => Promise<Header>,
): Promise<Header> {
  const copied = join(upgrade, 'pglite');
  await cp(join(directory, PGLITE), copied, { recursive: true });
  const lite = await openPglite(copied);
  try {
    return await copy(lite);
  } finally {
    await lite.close();
    await rm(copied, { recursive: true, force: true });
  }
}

/** Copies all into a new cluster in `upgrade`. Its rows are counted on both sides. */
async function copyInto(upgrade: string, binaries: Binaries, reader: Reader, options: UpgradeOptions): Promise<Header> {
  const { settings, onTotal, onRows, onStep } = options;
  const header = await readHeader(reader);
  // Before a cluster is made.
  await refuseNewer(header);
  onTotal(header);
  await makeCluster({ binaries, directory: upgrade });
  await withCluster(binaries, upgrade, async ({ url }) => {
    await createDatabase(url());
    await restoreSnapshot(url(DATABASE), settings, { header, parts: tableParts(reader, header, onRows) }, onStep);
  });
  return header;
}

async function withCluster<T>(
  binaries: Binaries,
  directory: string,
  work: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  const cluster = await startCluster({ binaries, directory });
  try {
    return await work(cluster);
  } finally {
    // In order, however long that takes: its files are to be whole without it.
    await cluster.stop(PATIENCE);
  }
}

const PATIENCE = 10 * 60_000;

interface Mark {
  /** The folder of the attempt that is whole. */
  attempt: string;
  /** How the old files are to be called. */
  kept: string;
}

/** Written once all is in its place and on the disk. */
async function markWhole(upgrade: string, mark: Mark): Promise<void> {
  const unfinished = join(upgrade, 'mark');
  const handle = await open(unfinished, 'w', 0o600);
  await handle.write(JSON.stringify(mark));
  await handle.sync();
  await handle.close();
  await rename(unfinished, markOf(dirname(upgrade)));
  await syncDirectory(upgrade);
}

/** Puts a new cluster that is whole in its place. Each step is left out when it has been done before. Gives what was to be done;
 *  null when there is none. */
async function finish(directory: string): Promise<Mark | null> {
  if (!existsSync(markOf(directory))) return null;
  const mark = JSON.parse(readFileSync(markOf(directory), 'utf8')) as Mark;
  const { attempt, kept } = mark;
  const made = join(upgradeOf(directory), attempt);
  if (existsSync(filesOf(made))) {
    if (existsSync(filesOf(directory))) await rename(filesOf(directory), join(directory, kept));
    if (existsSync(passwordFile(made))) await rename(passwordFile(made), passwordFile(directory));
    await rename(filesOf(made), filesOf(directory));
    await syncDirectory(directory);
  }
  await remove(upgradeOf(directory));
  return mark;
}

/** A name that is free for the old files. */
function keptName(directory: string): string {
  const name = `${basename(filesOf(directory))}.before-${NEWEST_MAJOR}`;
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(join(directory, free))) return free;
  }
}

async function sizeOf(directory: string): Promise<number> {
  let size = 0;
  for (const name of await readdir(directory, { recursive: true }))
    size += (await stat(join(directory, name)).catch(() => ({ size: 0 }))).size;
  return size;
}
