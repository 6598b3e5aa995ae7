// What no endpoint answers: requests that are no HTTP, too large, too slow or not allowed. All of them are refused in the
// API's own shape, whoever refuses them, and none of them costs what it could.
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../server/app.ts';
import { SAFE_HEADERS } from '../server/auth/browser.ts';
import { readSettings } from '../server/settings.ts';
import { newWorld, type World } from './harness.ts';

let world: World;
let port: number;
let authorization: string;

beforeAll(async () => {
  world = await newWorld();
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  port = (world.app.server.address() as { port: number }).port;
  authorization = `authorization: Basic ${btoa(`${world.key}:`)}`;
});
afterAll(() => world.app.close());

interface Heard {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Sends these bytes and gives the first answer to them once the connection has been closed. */
async function say(bytes: string): Promise<Heard> {
  const socket = await open();
  socket.write(bytes);
  return heard(socket);
}

const open = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).once('error', reject);
  });

async function heard(socket: Socket): Promise<Heard> {
  socket.removeAllListeners('error').on('error', () => {});
  let text = '';
  socket.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  return {
    status: Number(line.split(' ')[1]),
    headers: Object.fromEntries(lines.map((one) => one.toLowerCase().split(/: /, 2) as [string, string])),
    body: JSON.parse(body),
  };
}

const request = (line: string, headers: string[] = [], body = ''): string =>
  [`${line} HTTP/1.1`, 'host: localhost', 'connection: close', ...headers, '', body].join('\r\n');

const json = 'content-type: application/json';
const chunked = 'transfer-encoding: chunked';

describe('is answered in the shape of the API', () => {
  const key = () => authorization;
  test.each<[string, number, () => string]>([
    ['what is no HTTP', 400, () => 'hello\r\n\r\n'],
    ['a version of HTTP that there is not', 400, () => 'GET / HTTP/9.9\r\n\r\n'],
    ['a method that there is not', 400, () => request('FETCH /api/v1/lead/')],
    ['a header that is none', 400, () => request('GET /api/v1/lead/', ['no header'])],
    ['a request without a Host', 400, () => 'GET /api/v1/lead/ HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['two lengths', 400, () => request('POST /api/v1/lead/', ['content-length: 1', 'content-length: 2'], 'x')],
    ['a length and chunks', 400, () => request('POST /api/v1/lead/', ['content-length: 1', chunked], '0\r\n\r\n')],
    ['a chunk that is none', 400, () => request('POST /api/v1/lead/', [key(), json, chunked], 'zz\r\n')],
    ['headers that are too large', 431, () => request('GET /', [`x: ${'x'.repeat(20_000)}`])],
    ['an address that is too long', 431, () => request(`GET /${'x'.repeat(20_000)}`)],
    [
      'extensions of chunks',
      413,
      () => request('POST /api/v1/lead/', [key(), json, chunked], `1;${'x'.repeat(20_000)}\r\n`),
    ],
    ['what nobody can expect', 417, () => request('POST /api/v1/lead/', ['expect: tea'])],
    ['a tunnel', 405, () => 'CONNECT example.com:80 HTTP/1.1\r\nhost: example.com\r\n\r\n'],
    ['half a percent sign', 400, () => request('GET /api/v1/lead/%E0%A4%A/', [key()])],
    ['a percent sign alone', 400, () => request('GET /%', [])],
    ['an over-long id', 404, () => request(`GET /api/v1/lead/${'x'.repeat(5000)}/`, [key()])],
    ['a resource that there is not', 404, () => request('GET /api/v1/nothing/', [key()])],
    ['an address outside of the API', 404, () => request('POST /nothing', [json], '')],
    ['a method that an address does not have', 405, () => request('PATCH /api/v1/lead/', [key()])],
    ['the options of an address', 405, () => request('OPTIONS /api/v1/lead/', [key()])],
    [
      'a body that is packed',
      415,
      () => request('POST /api/v1/lead/', [key(), json, 'content-encoding: gzip', 'content-length: 2'], '{}'),
    ],
    [
      'a content type that is none',
      415,
      () => request('POST /api/v1/lead/', [key(), 'content-type: ;;', 'content-length: 2'], '{}'),
    ],
    ['no content type', 400, () => request('POST /api/v1/lead/', [key(), 'content-length: 2'], '{}')],
    [
      'the text of a form',
      400,
      () => request('POST /api/v1/lead/', [key(), 'content-type: text/plain', 'content-length: 2'], '{}'),
    ],
    [
      'a body of another type where newer endpoints take one',
      415,
      () => request('POST /api/v1/webhook/', [key(), 'content-type: text/plain', 'content-length: 2'], '{}'),
    ],
    [
      'a body of more than a megabyte',
      413,
      () => request('POST /api/v1/lead/', [key(), json, 'content-length: 1048577']),
    ],
  ])('%s: %i', async (_what, status, bytes) => {
    const answer = await say(bytes());
    expect(answer).toMatchObject({ status, headers: { connection: 'close' } });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.body).toEqual({ error: expect.any(String) });
    expect(answer.headers['x-request-id']).toMatch(/^req_/);
    for (const [name, value] of Object.entries(SAFE_HEADERS)) expect(answer.headers[name]).toBe(value.toLowerCase());
  });
});

describe('a stranger', () => {
  test.each(['/api/v1/lead/', '/api/v1/data/search/', '/api/v1/me/'])(
    'is turned away from %s before the body has come',
    async (path) => {
      const answer = await say(request(`POST ${path}`, [json, 'content-length: 1000000'], '{"half": '));
      expect(answer.status).toBe(401);
    },
  );

  test.each(['/api/v1/session/', '/api/v1/invitation/', '/api/v1/nothing/', '/nothing'])(
    'may send 16 KB to %s and no more',
    async (path) => {
      const large = await say(request(`POST ${path}`, [json, 'content-length: 16385']));
      expect([large.status, large.body]).toEqual([413, { error: 'The request body is larger than 16384 bytes.' }]);
      const small = `{"a":"${'x'.repeat(16_000)}"}`;
      expect((await say(request(`POST ${path}`, [json, `content-length: ${small.length}`], small))).status).not.toBe(
        413,
      );
    },
  );

  test('is told of twenty unknown keys at most', async () => {
    const body = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`key${index}`, 1]));
    const answer = await world.post('/session/', body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body['field-errors']).filter((key) => key.startsWith('key'))).toHaveLength(20);
  });
});

describe('time', () => {
  test('a request has thirty seconds to come, and its headers less', () => {
    const { requestTimeout, headersTimeout, timeout } = world.app.server;
    expect(requestTimeout).toBe(30_000);
    expect(headersTimeout).toBeLessThan(requestTimeout);
    expect(timeout).toBeGreaterThan(0);
  });

  test('a silent connection is kept for longer than a request may take the database', () => {
    const idle = (given: Record<string, string>): number =>
      createApp({ database: world.database, settings: readSettings(given) }).server.timeout;
    expect(idle({})).toBe(90_000);
    expect(idle({ AJAR_STATEMENT_TIMEOUT: '300', AJAR_CONNECTION_WAIT: '100' })).toBeGreaterThan(400_000);
    expect(idle({ AJAR_STATEMENT_TIMEOUT: '60', AJAR_CONNECTION_WAIT: '600' })).toBeGreaterThan(660_000);
    // Event streams say something every fifteen seconds.
    expect(idle({ AJAR_STATEMENT_TIMEOUT: '1', AJAR_CONNECTION_WAIT: '1' })).toBe(90_000);
    // As long as timers and PostgreSQL can.
    for (const off of ['off', '86400']) {
      const longest = idle({ AJAR_STATEMENT_TIMEOUT: off, AJAR_CONNECTION_WAIT: '600' });
      expect(longest).toBeGreaterThan(86_400_000);
      expect(longest).toBeLessThan(2 ** 31);
    }
  });

  test.each([
    ['headers that do not end', () => `GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: `],
    [
      'a body that does not end',
      () => request('POST /api/v1/lead/', [authorization, json, 'content-length: 100'], '{"name":'),
    ],
    ['chunks that do not end', () => request('POST /api/v1/session/', [json, chunked], '1\r\n{\r\n')],
  ])('is over for %s: 408, and the connection is closed', async (_what, bytes) => {
    const { requestTimeout, headersTimeout } = world.app.server;
    Object.assign(world.app.server, { requestTimeout: 100, headersTimeout: 50 });
    const answer = await say(bytes());
    Object.assign(world.app.server, { requestTimeout, headersTimeout });
    expect(answer).toMatchObject({ status: 408, headers: { connection: 'close' } });
    expect(answer.body).toEqual({ error: expect.any(String) });
  });

  test('who stops reading a long answer does not keep it', async () => {
    const lead = (await world.post('/lead/', { name: 'x' })).body;
    for (let index = 0; index < 40; index++) {
      await world.post('/activity/note/', { lead_id: lead.id, note: 'é'.repeat(100_000) });
    }
    const { timeout } = world.app.server;
    world.app.server.timeout = 300;
    const socket = await open();
    world.app.server.timeout = timeout;
    socket.pause();
    socket.write(request('GET /api/v1/activity/note/?_limit=100', [authorization]));
    const connections = (): Promise<number> =>
      new Promise((resolve) => world.app.server.getConnections((_, count) => resolve(count)));
    while ((await connections()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
  }, 120_000);
});
