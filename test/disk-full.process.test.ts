// The disk of the embedded database runs full: writes are refused in words, reads go on, also through a crash, and when there is
// space again everything goes on by itself. On a small file system of its own where one may be mounted (root), else on the disk
// that is there, whose free space is then the reserve and a bit.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explained } from '../server/core/references.ts';
import { failureOf } from '../server/database/failure.ts';
import { newPlace, type Place, type Running, startServer } from './ajar.ts';

const LONG = 180_000;
const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const MEGABYTE = 1024 * 1024;
const FULL = 'The database takes no changes now, since its disk is full or it is read-only. Reading goes on.';

it('a database that cannot write is told from one that is broken, whichever way it says so', () => {
  const say = (code: string, message = '') => Object.assign(new Error(message), { code, severity: 'ERROR' });
  const full = [say('53100'), say('25006'), say('XX000', 'could not extend file "base/1/2": Disk quota exceeded')];
  for (const error of full) {
    expect(failureOf(error)).toBe('full');
    expect(explained(error)).toMatchObject({ status: 503, body: { error: FULL }, headers: { 'retry-after': '30' } });
  }
  expect(failureOf(say('XX000', 'something else'))).toBe(null);
});

describe('when the disk of the embedded database runs full', () => {
  let place: Place;
  let server: Running;
  let settings: Record<string, string>;
  let data: string;
  let mounted: boolean;
  const filler = () => join(data, 'filler');
  const postmaster = (): number => {
    const file = join(data, 'postgres/postmaster.pid');
    return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  };
  const free = (): number => {
    const { bavail, bsize } = statfsSync(data);
    return bavail * bsize;
  };

  beforeAll(async () => {
    place = await newPlace();
    data = join(place.directory, 'data');
    mkdirSync(data, { mode: 0o700 });
    mounted = mount(data);
    if (!mounted) writeFileSync(filler(), Buffer.alloc(128 * MEGABYTE, 1));
    const reserve = mounted ? 48 : Math.floor(free() / MEGABYTE) - 256;
    settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal', AJAR_DISK_RESERVE: String(reserve) };
    server = await startServer(place, settings);
  }, LONG);
  afterAll(async () => {
    await server.end('SIGTERM');
    if (mounted) execFileSync('umount', ['-l', data]);
    await place.remove();
  });

  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Basic ${btoa(`${KEY}:`)}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${server.address}/api/v1${path}`, init);
    const retry_after = answer.headers.get('retry-after');
    return { status: answer.status, retry_after, body: (await answer.json()) as { id: string; error?: string } };
  };

  it(
    'writes are refused, reads go on, also through a crash, and with space everything goes on',
    async () => {
      const lead_id = (await call('POST', '/lead/', { name: 'Kept' })).body.id;
      const write = () => call('POST', '/activity/note/', { lead_id, note: randomBytes(74_000).toString('base64') });
      const kept: string[] = [];
      let answer = await write();
      for (; answer.status === 200; answer = await write()) kept.push(answer.body.id);
      expect(answer.body).toEqual({ error: FULL });
      expect(kept.length).toBeGreaterThan(0);
      expect(answer).toMatchObject({ status: 503, retry_after: '30', body: { error: FULL } });
      await expectReads(lead_id, kept);

      // Somebody else takes the rest, and the database is killed: it finds room to start in.
      if (mounted) fill(filler());
      await expectReads(lead_id, kept);
      const killed = postmaster();
      process.kill(killed, 'SIGKILL');
      // Its connections may answer for a moment longer, so the next server is waited for.
      while (postmaster() === killed || (await call('GET', `/lead/${lead_id}/`)).status !== 200) await sleep(50);
      await expectReads(lead_id, kept);

      // So it is when Ajar is started anew, at another address, which cannot be noted now.
      expect((await server.end('SIGTERM')).code).toBe(0);
      if (mounted) {
        // Less than the reserve is left, and room to start in.
        fill(filler());
        truncateSync(filler(), statSync(filler()).size - 24 * MEGABYTE);
      }
      server = await startServer(place, settings);
      await expectReads(lead_id, kept);
      // A recovery may have freed what the log took; then it is right to write again.
      answer = await write();
      expect([200, 503]).toContain(answer.status);
      if (answer.status === 200) kept.push(answer.body.id);

      if (mounted) execFileSync('mount', ['-o', 'remount,size=700m', data]);
      rmSync(filler(), { force: true });
      for (answer = await write(); answer.status !== 200; answer = await write()) {
        expect([answer.status, answer.retry_after]).toEqual([503, expect.stringMatching(/^\d+$/)]);
        await sleep(50);
      }
      kept.push(answer.body.id);
      await expectReads(lead_id, kept);
    },
    LONG,
  );

  async function expectReads(lead_id: string, kept: string[]): Promise<void> {
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    expect((await call('GET', `/lead/?query=name:kept`)).status).toBe(200);
    expect((await call('GET', `/lead/${lead_id}/`)).status).toBe(200);
    for (const id of kept) expect((await call('GET', `/activity/note/${id}/?_fields=id`)).status).toBe(200);
  }
});

function mount(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=700', 'tmpfs', directory], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Writes a file until not a byte is left. */
function fill(file: string): void {
  for (let size = MEGABYTE; size > 0; ) {
    try {
      appendFileSync(file, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
}
