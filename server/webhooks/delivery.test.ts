// From a write to its receivers, step by step, on a clock that is set.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Json, newWorld, type World } from '../../test/harness.ts';
import { openReceiver, type Receiver, status } from '../../test/receiver.ts';
import { sql } from '../database/connect.ts';
import { deliverDue } from './dispatcher.ts';
import { fanOut } from './fan-out.ts';

let receiver: Receiver;
let world: World;
let now: number;

beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  world = await newWorld({ settings: { webhook_private_addresses: true } });
  receiver.received.length = 0;
  receiver.answer(status(200));
  at('2026-03-01T10:00:00Z');
});

const at = (moment: string): void => {
  now = Date.parse(moment);
  world.setNow(moment);
};
/** Lets time pass. */
const later = (seconds: number): void => at(new Date(now + seconds * 1000).toISOString());
const deliver = (): Promise<number> => deliverDue(world.work, world.organization_id);
const SECOND = 1;
const MINUTE = 60;
const HOUR = 3600;

const subscribe = async (pairs: string[], more: object = {}): Promise<Json> => {
  const events = pairs.map((pair) => ({ object_type: pair.split(' ')[0], action: pair.split(' ')[1] }));
  const { status: code, body } = await world.post('/webhook/', { url: receiver.url, events, ...more });
  expect(code).toBe(201);
  return body;
};
const addLead = async (name = 'Acme'): Promise<Json> => (await world.post('/lead/', { name })).body;
const shown = async (id: string): Promise<Json> => (await world.get(`/webhook/${id}/`)).body;
const log = async (id: string): Promise<Json[]> => (await world.get(`/webhook/${id}/deliveries/`)).body.data;
/** What came, as `object_type action name`. */
const came = (): string[] =>
  receiver.received.map(({ body: { event } }) => `${event.object_type} ${event.action} ${event.data?.name}`);

describe('an event', () => {
  it('comes at once, as the event log shows it, with the id of the subscription', async () => {
    const { id } = await subscribe(['lead created']);
    const lead = await addLead();
    expect(await deliver()).toBe(1);
    const [{ headers, body }] = receiver.received as [Receiver['received'][0]];
    const { data } = (await world.get(`/event/?object_type=lead&object_id=${lead.id}`)).body;
    expect(body).toEqual({ event: data[0], subscription_id: id });
    expect(body.event.data.name).toBe('Acme');
    expect(headers['content-type']).toBe('application/json');
    expect(await deliver()).toBe(0);
    expect(receiver.received).toHaveLength(1);
  });

  it('is signed in both ways, with the bytes of the key', async () => {
    const { signature_key } = await subscribe(['lead created']);
    await addLead('Ünïcode ✓');
    await deliver();
    const [{ headers, text }] = receiver.received as [Receiver['received'][0]];
    const key = Buffer.from(signature_key, 'hex');
    const hash = (message: string) => createHmac('sha256', key).update(message);
    const timestamp = headers['close-sig-timestamp'];
    expect(timestamp).toBe(String(Math.floor(now / 1000)));
    expect(headers['close-sig-hash']).toBe(hash(`${timestamp}${text}`).digest('hex'));
    expect(headers['webhook-timestamp']).toBe(timestamp);
    const signed = hash(`${headers['webhook-id']}.${timestamp}.${text}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signed}`);
  });

  it('goes to those who asked for it, whose filters it passes, once to each', async () => {
    const on = (field: string, filter: object) => ({ type: 'field_accessor', field, filter });
    const named = (name: string) => on('data', on('name', { type: 'equals', value: name }));
    const filtered = (name: string, url: string) =>
      subscribe([], { url, events: [{ object_type: 'lead', action: 'created', extra_filter: named(name) }] });
    await filtered('Acme', `${receiver.url}/acme`);
    await filtered('Other', `${receiver.url}/other`);
    await subscribe(['contact created'], { url: `${receiver.url}/contacts` });
    await subscribe(['lead created'], { url: `${receiver.url}/none`, event_filter: { type: 'is_null' } });
    await subscribe(['lead created', 'lead created'], { url: `${receiver.url}/all` });
    await addLead('Acme');
    await addLead('Other');
    await deliver();
    const got = receiver.received.map(({ path, body }) => `${path} ${body.event.data.name}`).sort();
    expect(got).toEqual(['/hook/acme Acme', '/hook/all Acme', '/hook/all Other', '/hook/other Other']);
  });

  it('from before the subscription is not sent, whatever became of it since', async () => {
    await subscribe(['lead created'], { url: `${receiver.url}/first` });
    await addLead('before');
    // The first one’s position has not moved when the second begins.
    await subscribe(['lead created'], { url: `${receiver.url}/second` });
    await addLead('after');
    await deliver();
    const got = receiver.received.map(({ path, body }) => `${path} ${body.event.data.name}`).sort();
    expect(got).toEqual(['/hook/first after', '/hook/first before', '/hook/second after']);
  });

  it('of another organization is not sent', async () => {
    await subscribe(['lead created']);
    const other = await newWorld();
    await other.post('/lead/', { name: 'theirs' });
    expect(await deliver()).toBe(0);
  });

  it('of an organization without active subscriptions is not even looked at', async () => {
    const { id } = await subscribe(['lead created']);
    await world.put(`/webhook/${id}/`, { status: 'paused' });
    await addLead();
    await deliver();
    const positions = await world.database.query(
      sql`select 1 from webhook_position where organization_id = ${world.organization_id}`,
    );
    expect(positions).toEqual([]);
  });
});

describe('updates and deletions', () => {
  it('are held back until the window of consolidation is over', async () => {
    await subscribe(['lead created', 'lead updated', 'lead deleted']);
    const lead = await addLead();
    later(20 * SECOND);
    await world.put(`/lead/${lead.id}/`, { name: 'Renamed' });
    await deliver();
    expect(came()).toEqual(['lead created Acme']);
    later(9 * SECOND);
    expect(await deliver()).toBe(0);
    later(2 * SECOND);
    expect(await deliver()).toBe(1);
    expect(came().at(-1)).toBe('lead updated Renamed');
    await world.delete(`/lead/${lead.id}/`);
    expect(await deliver()).toBe(0);
    later(11 * SECOND);
    await deliver();
    expect(came().at(-1)).toBe('lead deleted undefined');
    expect(receiver.received).toHaveLength(3);
  });

  /** What consolidation does to an event: the same id, with newer content and a place further on in the log. */
  const rewrite = async (event_id: string, name: string): Promise<void> => {
    const moment = new Date(now).toISOString();
    await world.database.query(sql`
      update event set date_updated = ${moment}::timestamptz, transaction = pg_current_xact_id(),
        sequence = default, data = jsonb_set(data::jsonb, '{name}', ${JSON.stringify(name)}::jsonb)::text
      where organization_id = ${world.organization_id} and id = ${event_id}`);
  };
  const updateOf = async (lead: Json): Promise<string> => {
    const { data } = (await world.get(`/event/?object_id=${lead.id}&action=updated`)).body;
    return data[0].id;
  };

  it('that follow each other closely are sent once, as they are in the end, when the last one’s window is over', async () => {
    await subscribe(['lead updated']);
    const lead = await addLead();
    later(20 * SECOND);
    await world.put(`/lead/${lead.id}/`, { name: 'first' });
    await deliver();
    later(8 * SECOND);
    await world.put(`/lead/${lead.id}/`, { name: 'second' });
    await deliver();
    later(8 * SECOND);
    expect(await deliver()).toBe(0);
    later(3 * SECOND);
    expect(await deliver()).toBe(1);
    later(HOUR);
    expect(await deliver()).toBe(0);
    expect(came()).toEqual(['lead updated second']);
  });

  it('that are rewritten after they were sent are sent again, as another message', async () => {
    const { id } = await subscribe(['lead updated']);
    const lead = await addLead();
    later(20 * SECOND);
    await world.put(`/lead/${lead.id}/`, { name: 'first' });
    later(11 * SECOND);
    await deliver();
    await rewrite(await updateOf(lead), 'second');
    await deliver();
    later(11 * SECOND);
    await deliver();
    expect(came()).toEqual(['lead updated first', 'lead updated second']);
    expect(new Set(receiver.events()).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    expect(await log(id)).toHaveLength(1);
  });

  it('that do not pass the filter any more when they are complete are not sent', async () => {
    const filter = {
      type: 'field_accessor',
      field: 'data',
      filter: { type: 'field_accessor', field: 'name', filter: { type: 'equals', value: 'wanted' } },
    };
    await subscribe([], { events: [{ object_type: 'lead', action: 'updated', extra_filter: filter }] });
    const lead = await addLead();
    later(20 * SECOND);
    await world.put(`/lead/${lead.id}/`, { name: 'wanted' });
    await deliver();
    await rewrite(await updateOf(lead), 'unwanted');
    later(HOUR);
    expect(await deliver()).toBe(0);
    expect(receiver.received).toEqual([]);
  });
});

describe('a delivery that fails', () => {
  it('is tried again with growing delay, at most twenty minutes, under the same id, until it arrives', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    receiver.answer(status(500));
    const waits: number[] = [];
    await deliver();
    for (let n = 0; n < 12; n++) {
      const [{ next_attempt_at }] = (await log(id)) as [Json];
      const wait = Math.round((Date.parse(`${next_attempt_at}Z`) - now) / 1000);
      waits.push(wait);
      later(wait - 1);
      expect(await deliver()).toBe(0);
      later(2);
      expect(await deliver()).toBe(1);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1200, 1200, 1200, 1200]);
    receiver.answer(status(204));
    later(20 * MINUTE + 1);
    await deliver();
    expect((await log(id))[0]).toMatchObject({ status: 'delivered', attempts: 14, next_attempt_at: null });
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(14);
  });

  it('waits as long as the receiver asks for', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    receiver.answer(status(429, { 'retry-after': '7200' }));
    await deliver();
    later(2 * HOUR - 1);
    expect(await deliver()).toBe(0);
    receiver.answer(status(200));
    later(2);
    expect(await deliver()).toBe(1);
    expect((await log(id))[0].status).toBe('delivered');
  });

  it('is given up after 72 hours, and the subscription that has had nothing else for so long is paused', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    receiver.answer(status(500));
    let attempts = 0;
    for (let minutes = 0; minutes < 73 * 60; minutes += 20) {
      attempts += await deliver();
      later(20 * MINUTE + 1);
    }
    const [delivery] = (await log(id)) as [Json];
    expect(delivery).toMatchObject({ status: 'failed', response_status: 500, attempts });
    expect(attempts).toBeGreaterThan(200);
    await addLead('one more');
    await deliver();
    expect(await shown(id)).toMatchObject({ status: 'paused', pause_reason: 'failing', health_status: 'failing' });
  });

  it.each([
    [
      'a redirect, which is not followed',
      status(302, { location: 'http://127.0.0.1:1/' }),
      302,
      'Redirects are not followed.',
    ],
    ['no answer but an end', (response: Json) => response.destroy(), null, 'socket hang up'],
    ['an answer that is no HTTP', (response: Json) => response.socket.end('hello\r\n\r\n'), null, 'Parse Error'],
  ])('%s', async (_what, reply, code, message) => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    receiver.answer(reply);
    await deliver();
    const [delivery] = (await log(id)) as [Json];
    expect(delivery).toMatchObject({
      status: 'waiting',
      response_status: code,
      error: expect.stringContaining(message),
    });
  });

  it('is sent with what the event was, though the log keeps it no longer', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    receiver.answer(status(500));
    await deliver();
    await world.database.query(sql`delete from event where organization_id = ${world.organization_id}`);
    receiver.answer(status(200));
    later(MINUTE);
    await deliver();
    expect(receiver.received[1]?.text).toBe(receiver.received[0]?.text);
    expect((await log(id))[0].status).toBe('delivered');
  });
});

describe('the health of a subscription', () => {
  it('says what fails, in how many hours, and is good again with the first success', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    receiver.answer(status(503));
    await deliver();
    const [{ id: delivery_id }] = (await log(id)) as [Json];
    expect(await shown(id)).toMatchObject({
      health_status: 'failing',
      recent_consecutive_fail_buckets_cnt: 1,
      latest_error: { delivery_id, status_code: 503, message: 'The receiver answered 503.' },
      counters: { delivered: 0, failed_attempts: 1 },
    });
    for (let hour = 0; hour < 3; hour++) {
      later(HOUR);
      await deliver();
    }
    expect((await shown(id)).recent_consecutive_fail_buckets_cnt).toBe(4);
    receiver.answer(status(200));
    later(HOUR);
    await deliver();
    expect(await shown(id)).toMatchObject({
      health_status: 'healthy',
      recent_consecutive_fail_buckets_cnt: 0,
      latest_error: { status_code: 503 },
      counters: { delivered: 1, failed_attempts: 4 },
    });
  });

  it('with a 410 it is paused, and stays so until somebody resumes it', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    receiver.answer(status(410));
    await deliver();
    expect(await shown(id)).toMatchObject({ status: 'paused', pause_reason: 'gone', updated_by: world.user_id });
    receiver.answer(status(200));
    await addLead('during the pause');
    later(HOUR);
    expect(await deliver()).toBe(0);
    const resumed = (await world.put(`/webhook/${id}/`, { status: 'active' })).body;
    expect(resumed).toMatchObject({ status: 'active', health_status: 'healthy' });
    await addLead('after it');
    await deliver();
    expect(came()).toEqual(['lead created Acme', 'lead created after it']);
  });

  it('with too many events waiting it is paused and its queue emptied', async () => {
    const { id } = await subscribe(['lead updated']);
    const lead = await addLead();
    await Promise.all([1, 2, 3, 4, 5].map((n) => world.post('/lead/', { name: `${n}` })));
    const many = Array.from({ length: 5 }, () => addLead());
    for (const one of await Promise.all(many)) await world.put(`/lead/${one.id}/`, { name: 'x' });
    await world.put(`/lead/${lead.id}/`, { name: 'y' });
    await fanOut(world.work, world.organization_id, 6);
    expect(await shown(id)).toMatchObject({ status: 'paused', pause_reason: 'queue_full' });
    expect((await log(id)).map((one) => one.status)).toEqual(Array(6).fill('dropped'));
    await world.put(`/webhook/${id}/`, { status: 'active' });
    later(HOUR);
    expect(await deliver()).toBe(0);
  });

  it('what waited when it was paused by hand is sent when it is resumed', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead('waiting');
    await fanOut(world.work, world.organization_id);
    await world.put(`/webhook/${id}/`, { status: 'paused' });
    expect(await deliver()).toBe(0);
    await world.put(`/webhook/${id}/`, { status: 'active' });
    expect(await deliver()).toBe(1);
  });
});

describe('the log of deliveries', () => {
  it('shows what was sent and what came back, the newest first, by status and page by page', async () => {
    const { id } = await subscribe(['lead created']);
    const first = await addLead('first');
    receiver.answer((response) => response.writeHead(201, { 'x-mine': 'yes' }).end('made\0 it'));
    await deliver();
    await addLead('second');
    receiver.answer(status(500));
    await deliver();
    const [failed, delivered] = (await log(id)) as [Json, Json];
    const event = receiver.received[0]?.body.event;
    expect(delivered).toMatchObject({
      subscription_id: id,
      event_id: event.id,
      object_type: 'lead',
      action: 'created',
      status: 'delivered',
      attempts: 1,
      url: receiver.url,
      response_status: 201,
      response_headers: { 'x-mine': 'yes' },
      response_body: 'made it',
      error: null,
    });
    expect(event.object_id).toBe(first.id);
    expect(delivered.request_headers['close-sig-hash']).toBe(receiver.received[0]?.headers['close-sig-hash']);
    expect(delivered.duration_ms).toBeGreaterThanOrEqual(0);
    expect(failed).toMatchObject({ status: 'waiting', error: 'The receiver answered 500.' });
    const path = `/webhook/${id}/deliveries/`;
    expect((await world.get(`${path}?status=delivered`)).body.data).toEqual([delivered]);
    expect((await world.get(`${path}?status__in=failed,dropped`)).body.data).toEqual([]);
    const page = (await world.get(`${path}?_limit=1`)).body;
    expect([page.has_more, page.data[0].id]).toEqual([true, failed.id]);
    expect((await world.get(`${path}?_limit=x`)).status).toBe(400);
    for (const [index, one] of [delivered, failed].entries()) {
      const { body } = await world.get(`${path}${one.id}/`);
      expect(body).toEqual({ ...one, request_body: receiver.received[index]?.text });
    }
    expect((await world.get(`${path}whdel_nothing/`)).status).toBe(404);
  });

  it('has a delivery sent again on request, as the same message', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    await deliver();
    const [{ id: delivery_id }] = (await log(id)) as [Json];
    const path = `/webhook/${id}/deliveries/${delivery_id}/redeliver/`;
    expect((await world.post(path, {})).body).toMatchObject({ id: delivery_id, status: 'waiting' });
    expect(await deliver()).toBe(1);
    expect(receiver.received[1]?.text).toBe(receiver.received[0]?.text);
    expect(receiver.received[1]?.headers['webhook-id']).toBe(delivery_id);
    await world.put(`/webhook/${id}/`, { status: 'paused' });
    expect((await world.post(path, {})).body.errors).toEqual(['The webhook is paused. Make it active first.']);
    await world.put(`/webhook/${id}/`, { status: 'active' });
    await world.database.query(sql`delete from event where organization_id = ${world.organization_id}`);
    expect((await world.post(path, {})).body.errors).toEqual(['The event of this delivery is kept no longer.']);
  });

  it('is kept for thirty days; what waits for a paused subscription is given up in time', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead('old');
    await deliver();
    later(29 * 24 * HOUR);
    await addLead('recent');
    await deliver();
    await addLead('waiting');
    await fanOut(world.work, world.organization_id);
    await world.put(`/webhook/${id}/`, { status: 'paused' });
    await world.runJobs(['purge-webhook-deliveries']);
    expect((await log(id)).map((one) => one.status)).toEqual(['waiting', 'delivered', 'delivered']);
    later(4 * 24 * HOUR);
    await world.runJobs(['purge-webhook-deliveries']);
    expect((await log(id)).map((one) => one.status)).toEqual(['failed', 'delivered']);
  });

  it('goes with its subscription', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    await deliver();
    expect((await world.delete(`/webhook/${id}/`)).status).toBe(200);
    const left = await world.database.query(sql`select 1 from webhook_delivery where webhook_id = ${id}`);
    expect(left).toEqual([]);
  });
});

describe('a test event', () => {
  it('is sent at once, and the answer says what came back', async () => {
    const { id } = await subscribe(['task.lead completed', 'lead created']);
    receiver.answer((response) => response.writeHead(202).end('thanks'));
    const { body } = await world.post(`/webhook/${id}/test/`, {});
    expect(body).toMatchObject({ status: 'delivered', response_status: 202, response_body: 'thanks', event_id: null });
    const [{ body: sent, headers }] = receiver.received as [Receiver['received'][0]];
    expect(sent).toMatchObject({
      event: { object_type: 'task.lead', action: 'completed', meta: { is_test: true } },
      subscription_id: id,
    });
    expect(headers['webhook-id']).toBe(body.id);
    expect(await log(id)).toEqual([body]);
  });

  it('has all the keys of an event', async () => {
    const { id } = await subscribe(['lead created']);
    await addLead();
    await deliver();
    await world.post(`/webhook/${id}/test/`, {});
    const [real, made] = receiver.received.map(({ body }) => Object.keys(body.event));
    expect(made?.sort()).toEqual(real?.sort());
  });

  it('that fails is not tried again, and says nothing of the health of the subscription', async () => {
    const { id } = await subscribe(['lead created']);
    await world.put(`/webhook/${id}/`, { status: 'paused' });
    receiver.answer(status(500));
    const { body } = await world.post(`/webhook/${id}/test/`, {});
    expect(body).toMatchObject({ status: 'failed', error: 'The receiver answered 500.', attempts: 1 });
    later(HOUR);
    expect(await deliver()).toBe(0);
    expect(await shown(id)).toMatchObject({ health_status: 'healthy', latest_error: null });
  });

  it('is answered though the receiver switches protocols or closes, and tests of others go on', async () => {
    const { id } = await subscribe(['lead created']);
    receiver.answer((response) => void response.socket?.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    const { body } = await world.post(`/webhook/${id}/test/`, {});
    expect(body).toMatchObject({ status: 'failed', error: 'The receiver answered 101.' });
    receiver.answer((response) => void response.socket?.destroy());
    expect((await world.post(`/webhook/${id}/test/`, {})).body).toMatchObject({
      status: 'failed',
      response_status: null,
    });
  });

  it('of which too many are under way is refused, in its own organization only', async () => {
    const { id } = await subscribe(['lead created']);
    const held: (() => void)[] = [];
    receiver.answer((response) => void held.push(() => response.end()));
    const tests = Array.from({ length: 10 }, () => world.post(`/webhook/${id}/test/`, {}));
    await vi.waitFor(() => expect(held).toHaveLength(10));
    const refused = await world.post(`/webhook/${id}/test/`, {});
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '10' },
      body: { error: expect.any(String) },
    });
    const other = await newWorld({ settings: { webhook_private_addresses: true } });
    const events = [{ object_type: 'lead', action: 'created' }];
    const theirs = (await other.post('/webhook/', { url: receiver.url, events })).body.id;
    const test = other.post(`/webhook/${theirs}/test/`, {});
    await vi.waitFor(() => expect(held).toHaveLength(11));
    for (const end of held) end();
    expect((await test).body.status).toBe('delivered');
    expect(new Set((await Promise.all(tests)).map(({ body }) => body.status))).toEqual(new Set(['delivered']));
  });

  it('with an Idempotency-Key is sent once, after its answer', async () => {
    const { id } = await subscribe(['lead created']);
    const key = { 'idempotency-key': 'once' };
    const { body } = await world.post(`/webhook/${id}/test/`, {}, key);
    expect(body).toMatchObject({ status: 'waiting', attempts: 0 });
    expect((await world.post(`/webhook/${id}/test/`, {}, key)).body).toEqual(body);
    expect(receiver.received).toEqual([]);
    expect(await deliver()).toBe(1);
    expect(await log(id)).toHaveLength(1);
  });
});

describe('without the setting that allows it', () => {
  it.each(['http://127.0.0.1:1/', 'http://localhost:1/', 'http://[::1]:1/', 'http://169.254.169.254/latest/'])(
    '%s is not connected to',
    async (url) => {
      const guarded = await newWorld();
      const { body } = await guarded.post('/webhook/', { url, events: [{ object_type: 'lead', action: 'created' }] });
      const { status: outcome, error } = (await guarded.post(`/webhook/${body.id}/test/`, {})).body;
      expect([outcome, error]).toEqual(['failed', expect.stringContaining('is not a public address')]);
      await guarded.post('/lead/', { name: 'x' });
      await deliverDue(guarded.work, guarded.organization_id);
      const { data } = (await guarded.get(`/webhook/${body.id}/deliveries/?status=waiting`)).body;
      expect(data[0].error).toContain('is not a public address');
    },
  );
});
