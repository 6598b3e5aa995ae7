// The server as a process: what its first start prints, its settings, its log, and how it ends.
import { exec } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedded, newPlace, type Place, type Running, run, startServer } from './ajar.ts';

const LONG = 120_000;
const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const PASSWORD = 'correct horse battery';
const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });
const leads = async ({ address }: Running, key: string) =>
  (await fetch(`${address}/api/v1/lead/`, { headers: basic(key) })).status;

const signIn = async ({ address }: Running, credentials: object) => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(credentials);
  return (await fetch(`${address}/api/v1/session/`, { method: 'POST', headers, body })).status;
};

let place: Place;
beforeAll(async () => {
  place = await newPlace();
}, LONG);
afterAll(() => place.remove());

test(
  'the first start prints how to get in, with a line to paste; later ones print the address only',
  async () => {
    const first = await startServer(place);
    const line = await eventually(() => /^Try: (curl .*)$/m.exec(first.printed())?.[1]);
    const { stdout } = await promisify(exec)(`${line} --silent --fail`);
    expect(JSON.parse(stdout)).toMatchObject({ has_more: false, data: [] });
    expect(first.printed()).toMatch(
      /E-mail: +admin@example.com\n +Password: +(\w{5}-){3}\w{5}\n +API key: +api_\w{22}\.\w{22}/,
    );
    const [, email, password] = /E-mail: +(\S+)\n +Password: +(\S+)/.exec(first.printed()) ?? [];
    expect(await signIn(first, { email, password })).toBe(200);
    expect(await first.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });

    const second = await startServer(place);
    expect(await leads(second, /api_[\w.]+/.exec(line)?.[0] ?? '')).toBe(200);
    const ended = await second.end('SIGTERM');
    expect(ended).toMatchObject({ code: 0, stderr: '', stdout: `Ajar is listening on ${second.address}\n` });
  },
  LONG,
);

test(
  'a request in flight is finished, and no other taken, when the server is told to stop',
  async () => {
    const server = await startServer(place);
    const port = Number(new URL(server.address).port);
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.write(
      'POST /api/v1/lead/ HTTP/1.1\r\nhost: ajar\r\nexpect: 100-continue\r\ncontent-length: 20\r\n\r\n{"name":',
    );
    await eventually(() => answer.includes('100 Continue') || undefined);
    server.child.kill('SIGTERM');
    await eventually(async () => (await refuses(port)) || undefined);
    socket.write('"Bluth"}    ');
    await once(socket, 'close');
    // Without a key it is refused, but by the API: the request was read to its end and answered.
    expect(answer).toContain('401 Unauthorized');
    expect(answer).toContain('could not verify');
    expect((await server.ended).code).toBe(0);
  },
  LONG,
);

test(
  'the log has a JSON line for each request, and no secret',
  async () => {
    const server = await startServer(place, { LOG_LEVEL: 'trace', AJAR_ADMIN_PASSWORD: PASSWORD, AJAR_API_KEY: KEY });
    await fetch(`${server.address}/api/v1/lead/?query=confidential`, { headers: basic(KEY) });
    await fetch(`${server.address}/api/v1/task/?_skip=x`, { method: 'POST', body: PASSWORD, headers: basic(KEY) });
    await fetch(`${server.address}/inbox`, { headers: { accept: 'text/html' } });
    await fetch(`${server.address}/icon.svg`);
    const { stdout } = await server.end('SIGTERM');
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
    const requests = lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request');
    const same = { level: 'info', status: 401, request_id: expect.stringMatching(/^req_/), ms: expect.any(Number) };
    expect(requests).toMatchObject([
      { ...same, method: 'GET', path: '/api/v1/lead/' },
      { ...same, method: 'POST', path: '/api/v1/task/' },
      { ...same, method: 'GET', path: '/inbox', status: 200 },
      { ...same, method: 'GET', path: '/icon.svg', status: 200 },
    ]);
    for (const line of requests) {
      expect(Object.keys(line)).toEqual(['level', 'time', 'request_id', 'method', 'path', 'status', 'ms', 'msg']);
    }
    for (const secret of [KEY, basic(KEY).authorization.slice(6), PASSWORD, 'confidential', 'postgres:']) {
      expect(lines.join('\n')).not.toContain(secret);
    }
  },
  LONG,
);

test(
  'settings come from a .env file too, where the environment does not say otherwise',
  async () => {
    const other = await newPlace();
    const settings = {
      AJAR_API_KEY: KEY,
      AJAR_ADMIN_EMAIL: 'ops@example.org',
      AJAR_ADMIN_PASSWORD: PASSWORD,
      LOG_LEVEL: 'info',
    };
    writeFileSync(
      join(other.directory, '.env'),
      Object.entries(settings)
        .map(([name, value]) => `${name}="${value}"\n`)
        .join(''),
    );
    const server = await startServer(other, {
      LOG_LEVEL: 'silent',
      AJAR_PASWORD: 'x',
      ...(embedded ? { AJAR_DATA_DIR: 'memory://' } : {}),
    });
    expect(await leads(server, KEY)).toBe(200);
    const { stdout, stderr } = await server.end('SIGTERM');
    expect(stdout).toContain(`E-mail:    ops@example.org\n  Password:  ${PASSWORD}\n  API key:   ${KEY}\n`);
    expect(stdout).not.toContain('"msg"');
    expect(stderr).toBe('ajar: warning: AJAR_PASWORD is not a setting of Ajar.\n');
    // In memory nothing is left.
    expect(existsSync(join(other.directory, 'data'))).toBe(false);
    await other.remove();
  },
  LONG,
);

test(
  'a bad setting stops the start with a line that names it',
  async () => {
    expect(await run(place, ['start'], { PORT: 'http' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'ajar: PORT must be a port from 0 to 65535, not "http".\n',
    });
    const { code, stderr } = await run(place, ['start'], {
      DATABASE_URL: 'postgres://ann:secret@127.0.0.1:1/crm',
      AJAR_DATABASE_WAIT: '0',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ajar: DATABASE_URL: the database cannot be reached: .*ECONNREFUSED.*\n$/);
    expect(stderr).not.toContain('secret');
  },
  LONG,
);

test(
  'a port that is taken stops the start with a line that names it',
  async () => {
    const server = await startServer(place);
    const other = await newPlace();
    const taken = { PORT: new URL(server.address).port, ...(embedded ? { AJAR_DATA_DIR: 'memory://' } : {}) };
    const { code, stderr } = await run(other, ['start'], taken);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ajar: PORT: 127\.0\.0\.1:\d+ is in use already\..*\n$/);
    await server.end('SIGTERM');
    await other.remove();
  },
  LONG,
);

describe(embedded ? 'in a data directory' : 'on PostgreSQL', () => {
  if (!embedded) {
    test(
      'several servers share a database, and only one of those that start at once makes the organization',
      async () => {
        const shared = await newPlace();
        const servers = await Promise.all([startServer(shared), startServer(shared)]);
        const ended = await Promise.all(servers.map((server) => server.end('SIGTERM')));
        expect(ended).toMatchObject([
          { code: 0, stderr: '' },
          { code: 0, stderr: '' },
        ]);
        expect(ended.filter(({ stdout }) => stdout.includes('Password:'))).toHaveLength(1);
        await shared.remove();
      },
      LONG,
    );
    return;
  }

  test(
    'a second process is refused',
    async () => {
      const server = await startServer(place);
      const { code, stdout, stderr } = await run(place, ['start']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toBe(
        `ajar: The data directory ./data is in use by another Ajar (process ${server.child.pid}). Stop that one, or set AJAR_DATA_DIR to another directory.\n`,
      );
      await server.end('SIGTERM');
    },
    LONG,
  );

  test(
    'after a process was killed, one of those that start at once takes over',
    async () => {
      await (await startServer(place)).end('SIGKILL');
      const starts = await Promise.allSettled([startServer(place), startServer(place), startServer(place)]);
      const servers = starts.filter((start) => start.status === 'fulfilled').map((start) => start.value);
      expect(servers).toHaveLength(1);
      expect((await servers[0]?.end('SIGTERM'))?.code).toBe(0);
    },
    LONG,
  );
});

function refuses(port: number): Promise<boolean> {
  const socket: Socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}

/** Asks again, each time that something else has happened, until there is an answer. */
async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
