// Brings a data directory of an older engine to the present one: its rows are copied into a new cluster beside it, which then
// takes its place by renaming. At every moment the data is whole in one place that is known; run again after it was
// interrupted, it begins anew or finishes.
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
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
import { createDatabase, DATABASE, upgradeOf } from '../engine/embedded.ts';
import type { Settings } from '../settings.ts';
import { refuseNewer } from './load.ts';
import { openPglite } from './pglite.ts';
import { refuseWithoutRoom } from './place.ts';
import { restoreSnapshot } from './restore.ts';
import { inTransaction, type Reader } from './session.ts';
import type { Header } from './snapshot.ts';
import { readHeader, tableParts } from './source.ts';
import { syncDirectory } from './write-file.ts';

export interface UpgradeOptions {
  settings: Settings;
  /** Told of the rows that there are, before they are copied. */
  onTotal: (header: Header) => void;
  onRows: (count: number) => void;
  onStep: (step: string) => void;
}

export interface Upgraded {
  header: Header;
  /** What the old files are called now, in the data directory. */
  kept: string;
}

/** Upgrades a data directory that this process has taken. Gives null when there is nothing to do. */
export async function upgradeDirectory(directory: string, options: UpgradeOptions): Promise<Upgraded | null> {
  await finish(directory);
  const major = majorOf(directory);
  const isPglite = major === undefined && existsSync(join(directory, PGLITE, 'PG_VERSION'));
  const newest = installedBinaries();
  if (!isPglite && (major === undefined || major === newest.major)) return null;
  if (major !== undefined && major > newest.major)
    throw new Complaint(`The data is of PostgreSQL ${major}, which is newer than this Ajar's ${newest.major}.`);
  const upgrade = upgradeOf(directory);
  // What was interrupted before it was whole.
  await endOrphan(upgrade);
  await rm(upgrade, { recursive: true, force: true });
  const size = await sizeOf(join(directory, isPglite ? PGLITE : 'postgres'));
  await refuseWithoutRoom(directory, size * (isPglite ? 2 : 1) + SPARE, 'the upgrade');
  await mkdir(upgrade, { mode: 0o700 });
  // Where programs run as another user, that one has to come through.
  wayInto(directory, newest);
  const copy = (reader: Reader) => copyInto(upgrade, newest, reader, options);
  try {
    const header = await (major === undefined
      ? fromPglite(directory, upgrade, copy)
      : fromOlder(directory, major, copy));
    const kept = major === undefined ? PGLITE : keptName(directory);
    await markWhole(upgrade, kept);
    await finish(directory);
    return { header, kept };
  } catch (error) {
    if (!existsSync(join(upgrade, MARK))) await rm(upgrade, { recursive: true, force: true });
    throw error;
  }
}

/** What PGlite's directory is called in a data directory. It stays where it is. */
const PGLITE = 'database';
/** In the upgrade's directory, once all is in it and on the disk: how the old files are to be called. */
const MARK = 'whole';
/** What an empty cluster takes, and what the copying writes beside the rows, in bytes. */
const SPARE = 150_000_000;

async function fromOlder(directory: string, major: number, copy: (reader: Reader) => Promise<Header>): Promise<Header> {
  const binaries = await binariesOf(major);
  await endOrphan(directory);
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

async function markWhole(upgrade: string, kept: string): Promise<void> {
  const handle = await open(join(upgrade, `${MARK}.new`), 'w', 0o600);
  await handle.write(kept);
  await handle.sync();
  await handle.close();
  await rename(join(upgrade, `${MARK}.new`), join(upgrade, MARK));
  await syncDirectory(upgrade);
}

/** Puts a new cluster that is whole in its place. Each step is left out when it has been done before. */
async function finish(directory: string): Promise<void> {
  const upgrade = upgradeOf(directory);
  if (!existsSync(join(upgrade, MARK))) return;
  const kept = readFileSync(join(upgrade, MARK), 'utf8');
  if (existsSync(filesOf(upgrade))) {
    if (existsSync(filesOf(directory))) await rename(filesOf(directory), join(directory, kept));
    if (existsSync(passwordFile(upgrade))) await rename(passwordFile(upgrade), passwordFile(directory));
    await rename(filesOf(upgrade), filesOf(directory));
    await syncDirectory(directory);
  }
  await rm(upgrade, { recursive: true, force: true });
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
  for (const name of await readdir(directory, { recursive: true })) size += (await stat(join(directory, name))).size;
  return size;
}
