// Root, whom PostgreSQL refuses: every way in which Ajar runs it all the same, with the real programs. The tests that need root
// are only there for root, who runs them in CI; anybody else is tested by running them.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedBinaries } from './binaries.ts';

const LONG = 60_000;
const isRoot = process.getuid?.() === 0;

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'ajar-run-as-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Makes and runs a database in `directory` with the programs in `folder`, as a process of its own behind `before`, and gives how
 *  it was run and what the database said of itself, or the complaint. */
function tryIn(before: string[], directory: string, folder: string): Record<string, unknown> {
  const script = `
    const { makeCluster, startCluster, filesOf } = await import(${JSON.stringify(join(import.meta.dirname, 'cluster.ts'))});
    const { howToRun } = await import(${JSON.stringify(join(import.meta.dirname, 'run-as.ts'))});
    const { default: pg } = await import('pg');
    const { statSync } = await import('node:fs');
    const { dirname } = await import('node:path');
    const [directory, folder] = ${JSON.stringify([directory, folder])};
    const options = { binaries: { major: 18, folder }, directory };
    try {
      await makeCluster(options);
      const cluster = await startCluster(options);
      const client = new pg.Client(cluster.url());
      await client.connect();
      const { rows } = await client.query('select 6 * 7 as answer');
      await client.end();
      await cluster.stop();
      const { before, account } = howToRun([folder, dirname(directory)]);
      console.log(JSON.stringify({ by: before[0] ?? null, account: account !== undefined, ...rows[0], owner: statSync(filesOf(directory)).uid }));
    } catch (error) {
      console.log(JSON.stringify({ complaint: error.message }));
    }`;
  const [command = '', ...args] = [...before, process.execPath, '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(command, args, { cwd: import.meta.dirname, encoding: 'utf8' });
  return JSON.parse(stdout || JSON.stringify({ stderr }));
}

/** A folder for root alone, with PostgreSQL's programs in it: as when Ajar is below root's home. */
function homeOfRoot(): { directory: string; folder: string } {
  const home = mkdtempSync(join(place, 'root-'));
  chmodSync(home, 0o700);
  const native = join(installedBinaries().folder, '..');
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return { directory: join(home, 'data'), folder: join(home, 'native/bin') };
}

/** Where everybody may enter: as when Ajar is in /opt. */
function openFolder(): { directory: string; folder: string } {
  const open = mkdtempSync(join(place, 'open-'));
  chmodSync(place, 0o755);
  chmodSync(open, 0o755);
  const native = join(installedBinaries().folder, '..');
  cpSync(native, join(open, 'native'), { recursive: true, verbatimSymlinks: true });
  return { directory: join(open, 'data'), folder: join(open, 'native/bin') };
}

if (!isRoot) {
  test('somebody who is not root runs it as themselves', () => {
    const directory = join(place, 'data');
    expect(tryIn([], directory, installedBinaries().folder)).toEqual({
      by: null,
      account: false,
      answer: 42,
      owner: process.getuid?.(),
    });
  });
}

if (isRoot) {
  describe('root', () => {
    test(
      'runs it where only root may enter',
      () => {
        const { directory, folder } = homeOfRoot();
        const tried = tryIn([], directory, folder);
        expect(tried).toMatchObject({ answer: 42 });
        // Where the machine allows namespaces, which it need not, the files are root's.
        expect(tried.by === 'unshare' ? tried.owner === 0 : tried.by === 'setpriv' && tried.owner !== 0).toBe(true);
        expect(statSync(directory).mode & 0o777).toBe(0o700);
      },
      LONG,
    );

    describe('without namespaces', () => {
      let container: { enter: string[]; end(): void };
      beforeAll(async () => {
        container = await withoutNamespaces();
      });
      afterAll(() => container.end());

      test(
        'runs it as an unprivileged user where that one may enter',
        () => {
          const { directory, folder } = openFolder();
          const tried = tryIn(container.enter, directory, folder);
          expect(tried).toMatchObject({ by: null, account: true, answer: 42 });
          expect(tried.owner).not.toBe(0);
          // The others may pass through the data directory, and see nothing of it.
          expect([directory, join(directory, 'postgres')].map((path) => statSync(path).mode & 0o777)).toEqual([
            0o711, 0o700,
          ]);
        },
        LONG,
      );

      test(
        'runs it as an unprivileged user that keeps the way into what is root’s alone',
        () => {
          const { directory, folder } = homeOfRoot();
          const tried = tryIn(container.enter, directory, folder);
          expect(tried).toMatchObject({ by: 'setpriv', answer: 42 });
          expect(tried.owner).not.toBe(0);
        },
        LONG,
      );

      test(
        'is not kept from starting by a process that has got the number of a dead server',
        () => {
          const { directory, folder } = homeOfRoot();
          const start = `
            const { makeCluster, startCluster, filesOf } = await import(${JSON.stringify(join(import.meta.dirname, 'cluster.ts'))});
            const { writeFileSync } = await import('node:fs');
            const options = { binaries: { major: 18, folder: ${JSON.stringify(folder)} }, directory: ${JSON.stringify(directory)}, durable: false };
            await makeCluster(options);
            const lines = [process.ppid, filesOf(options.directory), 1700000000, 5432, filesOf(options.directory), '', '', 'ready', ''];
            for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock'])
              writeFileSync(filesOf(options.directory) + '/' + name, lines.join('\\n'));
            await (await startCluster(options)).stop();
            console.log('started');`;
          const [command = '', ...args] = [...container.enter, process.execPath, '--input-type=module', '-e', start];
          const { stdout, stderr } = spawnSync(command, args, { cwd: import.meta.dirname, encoding: 'utf8' });
          expect(stdout.trim() || stderr).toBe('started');
        },
        LONG,
      );

      test(
        'is told what to do when no way is open',
        () => {
          const { directory, folder } = homeOfRoot();
          const powerless = [
            ...container.enter,
            'setpriv',
            '--bounding-set=-dac_override',
            '--inh-caps=-dac_override',
            '--',
          ];
          expect(tryIn(powerless, directory, folder)).toEqual({
            complaint: expect.stringMatching(
              /^PostgreSQL does not run as root.*may not enter .*Run Ajar as another user.*or set DATABASE_URL\.$/,
            ),
          });
        },
        LONG,
      );

      test(
        'takes over what it wrote where namespaces were allowed, and the other way round',
        () => {
          const { directory, folder } = openFolder();
          const start = `
            const { startCluster, filesOf } = await import(${JSON.stringify(join(import.meta.dirname, 'cluster.ts'))});
            const { statSync } = await import('node:fs');
            const cluster = await startCluster({ binaries: { major: 18, folder: ${JSON.stringify(folder)} }, directory: ${JSON.stringify(directory)} });
            await cluster.stop();
            console.log(statSync(filesOf(${JSON.stringify(directory)}) + '/global/pg_control').uid);`;
          const owner = (before: string[]): string => {
            const [command = '', ...args] = [...before, process.execPath, '--input-type=module', '-e', start];
            const { stdout, stderr } = spawnSync(command, args, { cwd: import.meta.dirname, encoding: 'utf8' });
            return stdout.trim() || stderr;
          };
          const first = String(tryIn([], directory, folder).owner);
          const inContainer = owner(container.enter);
          expect(inContainer).toMatch(/^[1-9]\d*$/);
          expect(owner([])).toBe(first);
          expect(owner(container.enter)).toBe(inContainer);
        },
        LONG,
      );
    });
  });
}

/** A place where root may make no user namespaces, as in many containers. Where the machine allows none, it is one itself. */
async function withoutNamespaces(): Promise<{ enter: string[]; end(): void }> {
  if (spawnSync('unshare', ['--user', 'true']).status !== 0) return { enter: [], end: () => {} };
  const holder: ChildProcess = spawn('unshare', ['--user', 'sleep', '300'], { stdio: 'ignore' });
  const space = `/proc/${holder.pid}/ns/user`;
  while (readlinkSync(space) === readlinkSync('/proc/self/ns/user'))
    await new Promise((resolve) => setTimeout(resolve, 5));
  for (const map of ['uid_map', 'gid_map']) writeFileSync(`/proc/${holder.pid}/${map}`, '0 0 65536');
  const enter = ['nsenter', `--user=${space}`, '--setuid', '0', '--setgid', '0', '--'];
  spawnSync('nsenter', [...enter.slice(1), 'sh', '-c', 'echo 0 > /proc/sys/user/max_user_namespaces']);
  return { enter, end: () => void holder.kill() };
}
