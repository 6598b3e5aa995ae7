// The server killed between writes and their delivery, and while it delivers: every event that it acknowledged arrives.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newPlace, type Place, startServer } from './ajar.ts';
import type { Json } from './harness.ts';
import { openReceiver, type Receiver, status } from './receiver.ts';

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal', AJAR_WEBHOOK_PRIVATE_ADDRESSES: 'allow' };
const headers = {
  authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};
const CLIENTS = 4;

let place: Place;
let receiver: Receiver;

beforeAll(async () => {
  place = await newPlace();
  receiver = await openReceiver();
});
afterAll(async () => {
  await receiver.close();
  await place.remove();
});

it('every event arrives at least once', async () => {
  const acknowledged: string[] = [];
  let address = '';
  const call = async (path: string, body: object): Promise<Json> => {
    const answer = await fetch(`${address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBeLessThan(300);
    return answer.json();
  };
  /** Writes until the kill breaks its connection. */
  const write = async (): Promise<void> => {
    for (;;) acknowledged.push((await call('/lead/', { name: 'Kept' })).id);
  };
  const killWhen = async (check: () => boolean): Promise<void> => {
    const server = await startServer(place, settings);
    address = server.address;
    if (acknowledged.length === 0) {
      const events = [{ object_type: 'lead', action: 'created' }];
      await call('/webhook/', { url: receiver.url, events });
    }
    const clients = Array.from({ length: CLIENTS }, () => write().catch((error: Error) => error));
    await vi.waitFor(() => expect(check()).toBe(true), { timeout: 60_000, interval: 2 });
    await server.end('SIGKILL');
    for (const error of await Promise.all(clients)) expect(String(error)).toMatch(/fetch failed|terminated|JSON/);
  };
  // With the first acknowledged write: what it leaves is hardly handed out yet.
  await killWhen(() => acknowledged.length > 0);
  // While deliveries are under way that nobody answers.
  receiver.answer(() => {});
  const before = receiver.received.length;
  await killWhen(() => receiver.received.length >= before + 10);
  // While they come through.
  receiver.answer(status(200));
  const after = receiver.received.length;
  await killWhen(() => receiver.received.length >= after + 15);

  const server = await startServer(place, settings);
  const arrived = (): Set<string> => new Set(receiver.received.map(({ body }) => body.event.object_id));
  // What the killed process had taken is due again some seconds after.
  const missing = (): string[] => acknowledged.filter((id) => !arrived().has(id));
  await vi.waitFor(() => expect(missing()).toEqual([]), { timeout: 60_000, interval: 100 });
  expect((await server.end('SIGTERM')).code).toBe(0);
}, 180_000);
