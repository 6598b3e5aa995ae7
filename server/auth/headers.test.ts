// What answers tell browsers not to do with them.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newWorld, type World } from '../../test/harness.ts';
import { SAFE_HEADERS } from './browser.ts';

let world: World;
let address: string;

beforeAll(async () => {
  world = await newWorld();
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
});
afterAll(() => world.app.close());

const key = () => ({ authorization: `Basic ${Buffer.from(`${world.key}:`).toString('base64')}` });

const NEVER: (keyof typeof SAFE_HEADERS)[] = ['x-content-type-options', 'x-frame-options'];

test.each<[string, string, Record<string, unknown>, number]>([
  ['an answer', '/api/v1/me/', {}, 200],
  ['a refusal', '/api/v1/lead/lead_x/', {}, 404],
  ['an answer to nobody', '/api/v1/me/', { headers: { authorization: '' } }, 401],
  ['a wrong method', '/api/v1/me/', { method: 'DELETE' }, 405],
  ['a bad body', '/api/v1/lead/', { method: 'POST', payload: '{' }, 400],
  ['a body that is too large', '/api/v1/lead/', { method: 'POST', payload: 'x'.repeat(1_100_000) }, 413],
  ['an unknown path', '/api/v1/nothing/', {}, 404],
  ['a bad address', '/api/v1/lead/%zz/', {}, 400],
  ['an answer without a body', '/api/v1/webhook/whsub_x/', { method: 'DELETE' }, 404],
  ['a file that is not there', '/go/export/orga_x/file.csv', {}, 403],
  ['what is asked by machines', '/healthz', {}, 200],
])('%s is kept nowhere, framed nowhere and nothing but what it says', async (_what, path, init, status) => {
  const json = { 'content-type': 'application/json' };
  const headers = { ...key(), ...(init.payload ? json : {}), ...(init.headers as object) };
  const answer = await world.app.inject({ url: path, ...init, headers });
  expect(answer.statusCode).toBe(status);
  for (const [name, value] of Object.entries(SAFE_HEADERS)) {
    // A download says so itself.
    expect([name, String(answer.headers[name])]).toEqual([name, expect.stringContaining(value)]);
  }
});

test('so is a stream', async () => {
  const stop = new AbortController();
  const answer = await fetch(`${address}/api/v1/event/stream/`, { headers: key(), signal: stop.signal });
  expect(answer.headers.get('content-type')).toMatch(/text\/event-stream/);
  for (const name of NEVER) expect(answer.headers.get(name)).toBe(SAFE_HEADERS[name]);
  expect(answer.headers.get('cache-control')).toMatch(/no-store|no-cache/);
  stop.abort();
});

test.each(['/', '/inbox', '/docs/'])('the page %s runs what comes from here, in no frame', async (path) => {
  const answer = await world.app.inject({ url: path, headers: { accept: 'text/html' } });
  expect(answer.statusCode).toBe(200);
  for (const name of NEVER) expect(answer.headers[name]).toBe(SAFE_HEADERS[name]);
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toMatch(/default-src 'self'/);
  expect(policy).toMatch(/frame-ancestors 'none'/);
});
