// The dispatcher as it runs in a server, on the real clock.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Json, newWorld, type World } from '../../test/harness.ts';
import { openReceiver, type Receiver, status } from '../../test/receiver.ts';
import { type Dispatcher, startDispatcher } from './dispatcher.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let receivers: Receiver[];
let running: Dispatcher[];

beforeEach(async () => {
  world = await newWorld({ settings: { webhook_private_addresses: true } });
  receivers = [];
  running = [];
});
afterEach(async () => {
  // A receiver that hangs would hold up the end.
  await Promise.all(receivers.map((receiver) => receiver.close()));
  await Promise.all(running.map((dispatcher) => dispatcher.stop()));
  const { data } = (await world.get('/webhook/')).body;
  for (const { id } of data) await world.delete(`/webhook/${id}/`);
});

const start = (): void => void running.push(startDispatcher(world.work));
const subscribed = async (action = 'created'): Promise<Receiver & { id: string }> => {
  const receiver = await openReceiver();
  receivers.push(receiver);
  const body = { url: receiver.url, events: [{ object_type: 'lead', action }] };
  return Object.assign(receiver, { id: (await world.post('/webhook/', body)).body.id as string });
};
const addLeads = (count: number): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, (_, n) => world.post('/lead/', { name: `lead ${n}` })));
const until = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 50_000, interval: 20 });
const delivered = async (id: string): Promise<number> => (await world.get(`/webhook/${id}/`)).body.counters.delivered;

it('delivers to everybody though one receiver hangs, and keeps that one’s events waiting', async () => {
  const hanging = await subscribed();
  const well = await subscribed();
  hanging.answer(() => {});
  start();
  await addLeads(50);
  await until(() => expect(new Set(well.events()).size).toBe(50));
  const { data } = (await world.get(`/webhook/${hanging.id}/deliveries/`)).body;
  expect(data.map((one: Json) => one.status)).toEqual(Array(50).fill('waiting'));
  // No more than its share is sent to it at once.
  expect(hanging.received).toHaveLength(40);
});

it('one organization’s receivers that never end keep nobody else from getting theirs', async () => {
  const other = await newWorld({ settings: { webhook_private_addresses: true } });
  const [slow, switching, well] = [await openReceiver(), await openReceiver(), await subscribed()];
  receivers.push(slow, switching);
  const held: Set<unknown> = new Set();
  slow.answer((response) => void held.add(response));
  switching.answer((response) => void response.socket?.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  const events = [{ object_type: 'lead', action: 'created' }];
  for (let n = 0; n < 40; n++) {
    const { url } = n % 2 === 0 ? slow : switching;
    expect((await other.post('/webhook/', { url, events })).status).toBe(201);
  }
  await Promise.all(Array.from({ length: 48 }, (_, n) => other.post('/lead/', { name: `lead ${n}` })));
  await addLeads(8);
  start();
  await until(() => expect(held.size).toBeGreaterThan(40));
  await addLeads(8);
  // While that organization has its share under way, and no more: a quarter of all and one for each of its subscriptions.
  await until(() => expect(new Set(well.events()).size).toBe(16));
  expect(held.size).toBeLessThanOrEqual(140);
  for (const { id } of (await other.get('/webhook/')).body.data) await other.delete(`/webhook/${id}/`);
});

it('one organization’s receivers that hang keep none of its own others waiting', async () => {
  const hanging = await Promise.all(Array.from({ length: 6 }, () => subscribed()));
  for (const one of hanging) one.answer(() => {});
  await addLeads(48);
  start();
  const sent = (): number => hanging.reduce((sum, { received }) => sum + received.length, 0);
  await until(() => expect(sent()).toBeGreaterThanOrEqual(100));
  const well = await subscribed();
  await addLeads(3);
  await until(() => expect(new Set(well.events()).size).toBe(3));
  expect(Math.max(...hanging.map(({ received }) => received.length))).toBeLessThanOrEqual(40);
});

it.each(['ahead', 'back'])('what a clock that was set %s has put off goes out when it is right again', async (way) => {
  const receiver = await subscribed();
  const updated = await subscribed('updated');
  receiver.answer(status(500));
  const now = Date.now();
  const days = way === 'ahead' ? 31 : 0;
  world.setNow(new Date(now + days * 86_400_000).toISOString());
  await addLeads(2);
  const { id } = (await world.get('/lead/?_limit=1&_fields=id')).body.data[0];
  await world.put(`/lead/${id}/`, { name: 'again' });
  start();
  await until(() => expect(receiver.received.length).toBeGreaterThanOrEqual(2));
  await running.pop()?.stop();
  receiver.answer(status(200));
  const before = receiver.received.length;
  // From where nothing is due for a month.
  world.setNow(new Date(now + (days - 31) * 86_400_000).toISOString());
  start();
  await until(() => expect(receiver.received.length).toBeGreaterThanOrEqual(before + 2));
  await until(() => expect(updated.received).toHaveLength(1));
});

it('a clock that jumps while the server runs leaves nothing waiting either', async () => {
  const updated = await subscribed('updated');
  start();
  world.setNow(new Date(Date.now() + 31 * 86_400_000).toISOString());
  const { id } = (await world.post('/lead/', { name: 'first' })).body;
  await world.put(`/lead/${id}/`, { name: 'second' });
  const waiting = async (): Promise<Json[]> =>
    (await world.get(`/webhook/${updated.id}/deliveries/?status=waiting`)).body.data;
  await until(async () => expect(await waiting()).toHaveLength(1));
  world.setNow(new Date().toISOString());
  await until(() => expect(updated.received).toHaveLength(1));
});

it('what two processes do at once each event gets once, and what many write at once arrives whole', async () => {
  const receiver = await subscribed();
  const other = await subscribed();
  start();
  start();
  for (let round = 0; round < 4; round++) await addLeads(8);
  for (const { id } of [receiver, other]) await until(async () => expect(await delivered(id)).toBe(32));
  for (const one of [receiver, other]) {
    expect(one.received).toHaveLength(32);
    expect(new Set(one.events()).size).toBe(32);
  }
});

it('sends what is under way to its end when it is stopped, and the rest later', async () => {
  const receiver = await subscribed();
  const held: (() => void)[] = [];
  receiver.answer((response) => void held.push(() => response.end()));
  start();
  await addLeads(50);
  await until(() => expect(held).toHaveLength(40));
  const stopping = running.pop()?.stop();
  for (const release of held) release();
  await stopping;
  expect(await delivered(receiver.id)).toBe(40);
  receiver.answer(status(200));
  start();
  await until(async () => expect(await delivered(receiver.id)).toBe(50));
  expect(receiver.received).toHaveLength(50);
});

it('what hangs when it is stopped is put back, and counts as no failure', async () => {
  const receiver = await subscribed();
  receiver.answer(() => {});
  start();
  await addLeads(1);
  await until(() => expect(receiver.received).toHaveLength(1));
  await running.pop()?.stop();
  const [delivery] = (await world.get(`/webhook/${receiver.id}/deliveries/`)).body.data;
  expect(delivery).toMatchObject({ status: 'waiting', attempts: 0, error: null });
  expect((await world.get(`/webhook/${receiver.id}/`)).body.health_status).toBe('healthy');
  receiver.answer(status(200));
  start();
  await until(async () => expect(await delivered(receiver.id)).toBe(1));
});
