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
