// A server that is told to stop while receivers of every bad kind are under way: it ends in time, and nothing is lost.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newPlace, type Place, startServer } from './ajar.ts';
import type { Json } from './harness.ts';

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal', AJAR_WEBHOOK_PRIVATE_ADDRESSES: '127.0.0.0/8' };
const headers = {
  authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};

/** Longer than what is under way may take to end, shorter than what a supervisor leaves before it kills. */
const IN_TIME = 10_000;

/** What receivers say to a request, and then nothing more. */
const SAID = [
  '',
  'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
  'HTTP/1.1 200 OK\r\na: b\r\n',
];

let place: Place;
const sockets = new Set<Socket>();
const servers = SAID.map((said) =>
  createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => socket.write(said));
  }),
);

beforeAll(async () => {
  place = await newPlace();
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  await place.remove();
});

it('ends within ten seconds, and what was under way is waiting', async () => {
  let server = await startServer(place, settings);
  const call = async (method: string, path: string, body?: object): Promise<Json> => {
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await fetch(`${server.address}/api/v1${path}`, init)).json();
  };
  const ids: string[] = [];
  for (const one of servers) {
    const url = `http://127.0.0.1:${(one.address() as AddressInfo).port}/`;
    ids.push((await call('POST', '/webhook/', { url, events: [{ object_type: 'lead', action: 'created' }] })).id);
  }
  for (let n = 0; n < 20; n++) await call('POST', '/lead/', { name: `lead ${n}` });
  await vi.waitFor(() => expect(sockets.size).toBeGreaterThan(20), { timeout: 20_000 });
  const before = sockets.size;
  const test = call('POST', `/webhook/${ids[0]}/test/`, {});
  await vi.waitFor(() => expect(sockets.size).toBeGreaterThan(before));
  const ended = await Promise.race([
    server.end('SIGTERM'),
    new Promise((resolve) => setTimeout(resolve, IN_TIME, 'it is still there').unref()),
  ]);
  expect(ended).toMatchObject({ code: 0 });
  // Who waited for a test is told.
  expect(await test).toMatchObject({ status: 'failed', error: 'The server was stopped.' });
  server = await startServer(place, { ...settings, AJAR_WEBHOOK_PRIVATE_ADDRESSES: 'deny' });
  for (const id of ids) {
    const { data } = await call('GET', `/webhook/${id}/deliveries/?status=waiting`);
    expect(data).toHaveLength(20);
  }
  await server.end('SIGTERM');
}, 120_000);
