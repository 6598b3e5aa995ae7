// A server that is told to stop is gone within ten seconds, whoever holds on to it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPlace, type Place, type Running, startServer } from './ajar.ts';

let place: Place;
let server: Running;

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const authorization = `Basic ${btoa(`${KEY}:`)}`;

beforeAll(async () => {
  place = await newPlace();
});
afterAll(() => place.remove());

const post = async (path: string, body: object): Promise<{ id: string }> => {
  const answer = await fetch(`${server.address}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, path).toBeLessThan(300);
  return (await answer.json()) as { id: string };
};

/** Opens a connection, says this much and then nothing more, and reads nothing. */
async function holdOn(...lines: string[]): Promise<Socket> {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
  socket.on('error', () => {}).pause();
  await once(socket, 'connect');
  socket.write(lines.join('\r\n'));
  return socket;
}

test('a server that everybody holds on to ends within ten seconds of SIGTERM, and ends well', async () => {
  server = await startServer(place, { AJAR_API_KEY: KEY, AJAR_WEBHOOK_PRIVATE_ADDRESSES: 'allow' });

  let delivered = (): void => {};
  const reached = new Promise<void>((resolve) => {
    delivered = resolve;
  });
  const receiver = createServer(() => delivered()).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  await post('/webhook/', { url, events: [{ object_type: 'lead', action: 'created' }] });
  const lead = await post('/lead/', { name: 'x' });
  for (let index = 0; index < 40; index++) {
    await post('/activity/note/', { lead_id: lead.id, note: 'é'.repeat(100_000) });
  }
  await post('/export/lead/', { type: 'leads', format: 'json' });
  await reached;

  const to = ['host: localhost', `authorization: ${authorization}`];
  const json = 'content-type: application/json';
  const sockets = await Promise.all([
    holdOn('GET /healthz HTTP/1.1', ...to, '', ''),
    holdOn('GET /api/v1/event/stream/ HTTP/1.1', ...to, '', ''),
    holdOn('GET /api/v1/lead/ HTTP/1.1', 'host: localhost', 'x-slow: '),
    holdOn('POST /api/v1/lead/ HTTP/1.1', ...to, json, 'content-length: 100', '', '{"name":'),
    holdOn('POST /api/v1/session/ HTTP/1.1', 'host: localhost', json, 'content-length: 100', '', '{'),
    holdOn('GET /api/v1/activity/note/?_limit=100 HTTP/1.1', ...to, '', ''),
    holdOn(''),
  ]);
  // They have been heard.
  for (let index = 0; index < 3; index++) await fetch(`${server.address}/readyz`);

  const late = setTimeout(() => server.child.kill('SIGKILL'), 10_000);
  const { code } = await server.end('SIGTERM');
  clearTimeout(late);
  expect(code).toBe(0);
  for (const socket of sockets) socket.destroy();
  receiver.closeAllConnections();
  receiver.close();
}, 180_000);
