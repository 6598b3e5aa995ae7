// Runs `server/main.mjs` as a process of its own, as people do, in an empty working directory.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from '../server/database/connect.ts';
import { connect } from '../server/database/open.ts';
import { readSettings } from '../server/settings.ts';
import { createDatabase } from './postgres-server.ts';

/** Whether servers that tests start as processes have the embedded database: on the newest PostgreSQL, which it is, they do;
 *  on the oldest one they have a DATABASE_URL. */
export const embedded = process.env.AJAR_TEST_DATABASE === 'newest';

/** A working directory with a database of its own, the embedded one in it or one on the PostgreSQL server. */
export interface Place {
  directory: string;
  environment: Record<string, string>;
  /** Opens its database, whether or not a server runs on it. */
  open(): Promise<Database>;
  remove(): Promise<void>;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  /** `http://127.0.0.1:51234`. */
  address: string;
  /** What it has printed so far. */
  printed(): string;
  end(signal: NodeJS.Signals): Promise<Ended>;
  ended: Promise<Ended>;
}

export async function newPlace(): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), 'ajar-place-'));
  const database: Record<string, string> = embedded
    ? {}
    : { DATABASE_URL: await createDatabase(inject('postgresUrl'), `place_${randomUUID().replaceAll('-', '')}`) };
  return {
    directory,
    environment: { PATH: process.env.PATH ?? '', PORT: '0', ...database },
    open: () => connect(readSettings({ AJAR_DATA_DIR: join(directory, 'data'), ...database })),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Runs a command to its end. */
export function run(place: Place, args: string[], settings: Record<string, string> = {}): Promise<Ended> {
  return launch(place, args, settings).ended;
}

/** Starts the server, or another command that runs until it is told to stop, and waits until it says that it is ready. */
export async function startServer(
  place: Place,
  settings: Record<string, string> = {},
  args = ['start'],
  ready = /listening on (http:\S+)\n/,
): Promise<Running> {
  const { child, ended, printed } = launch(place, args, settings);
  const address = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const [, found] = ready.exec(printed()) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on('data', look);
    void ended.then(({ code, stdout, stderr }) => reject(new Error(`ended with ${code}: ${stdout}${stderr}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { child, address, printed, ended, end };
}

export function launch({ directory, environment }: Place, args: string[], settings: Record<string, string>) {
  const main = join(import.meta.dirname, '../server/main.mjs');
  const env = { ...environment, ...settings };
  const child = spawn(process.execPath, [main, ...args], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text.stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    text.stderr += part;
  });
  // A test that fails leaves no process behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close').then(([code]): Ended => {
    process.removeListener('exit', kill);
    return { code, ...text };
  });
  return { child, ended, printed: () => text.stdout };
}
