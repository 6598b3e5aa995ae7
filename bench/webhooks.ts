// `npm run bench -- --only webhooks`: events to five subscriptions of a receiver on this machine, through the server as people start it: how long until
// all have arrived, and that each arrived at each.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApiKey } from '../server/auth/api-key.ts';
import { connectPostgres, type Database } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import { createOrganization } from '../server/organizations.ts';
import { startPostgres } from '../test/postgres-server.ts';
import { rateOnce } from './load.ts';
import { start } from './processes.ts';

const EVENTS = 10_000;
const SUBSCRIPTIONS = 5;

export interface WebhookFigure {
  events: number;
  /** Writes a second while deliveries go out. */
  writes: number;
  /** Deliveries a second, from the first write to the last arrival. */
  deliveries: number;
  /** From the last write's answer to the last arrival. */
  behind_ms: number;
  /** What arrived twice. */
  twice: number;
}

export function printWebhooks({ events, deliveries, writes, behind_ms, twice }: WebhookFigure): void {
  console.log(`\nEvents to ${SUBSCRIPTIONS} webhooks each, all delivered`);
  console.log('| events | deliveries/s | writes/s meanwhile | last one after the last write | sent twice |');
  console.log('|---:|---:|---:|---:|---:|');
  const behind = `${(behind_ms / 1000).toFixed(1)} s`;
  console.log(`| ${events} | ${Math.round(deliveries)} | ${Math.round(writes)} | ${behind} | ${twice} |`);
}

export async function measureWebhooks(command: string[]): Promise<WebhookFigure> {
  const postgres = await startPostgres({ durable: true });
  try {
    const DATABASE_URL = await postgres.createDatabase('webhooks');
    const database = connectPostgres(DATABASE_URL);
    const key = await prepare(database);
    await database.close();
    return await measure(command, { DATABASE_URL }, key);
  } finally {
    await postgres.stop();
  }
}

async function prepare(database: Database): Promise<string> {
  await migrate(database);
  const owner = await createOrganization(database, { name: 'Bench', email: 'bench@example.com' });
  return (await createApiKey(database, owner, 'bench')).key;
}

async function measure(command: string[], place: Record<string, string>, key: string): Promise<WebhookFigure> {
  const receiver = await openReceiver(EVENTS * SUBSCRIPTIONS);
  const settings = { PORT: '0', LOG_LEVEL: 'warn', AJAR_WEBHOOK_PRIVATE_ADDRESSES: 'allow' };
  const ajar = await start(command, { ...place, ...settings }, '/readyz');
  try {
    const side = {
      base: `${ajar.base}/api/v1`,
      headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    };
    for (let n = 0; n < SUBSCRIPTIONS; n++) await subscribe(side, `${receiver.url}/${n}`);
    const call = { method: 'POST', path: '/lead/', body: JSON.stringify({ name: 'Acme' }) } as const;
    const began = performance.now();
    const writes = await rateOnce(
      side,
      Array.from({ length: EVENTS }, () => call),
    );
    const written = performance.now();
    await receiver.all;
    const ended = performance.now();
    return {
      events: EVENTS,
      writes,
      deliveries: ((EVENTS * SUBSCRIPTIONS) / (ended - began)) * 1000,
      behind_ms: ended - written,
      twice: receiver.twice(),
    };
  } finally {
    await ajar.stop();
    receiver.close();
  }
}

async function subscribe(side: { base: string; headers: Record<string, string> }, url: string): Promise<void> {
  const answer = await fetch(`${side.base}/webhook/`, {
    method: 'POST',
    headers: { ...side.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ url, events: [{ object_type: 'lead', action: 'created' }] }),
  });
  if (!answer.ok) throw new Error(`POST /webhook/ answered ${answer.status}: ${await answer.text()}`);
}

/** Counts what arrives, by subscription and event. */
async function openReceiver(
  expected: number,
): Promise<{ url: string; all: Promise<void>; twice(): number; close(): void }> {
  const arrived = new Set<string>();
  let count = 0;
  let whole = (): void => {};
  const all = new Promise<void>((resolve) => {
    whole = resolve;
  });
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    response.end();
    // The event is the first of a body, and its id the first of an event.
    const [id = ''] = /ev_\w+/.exec(Buffer.concat(parts).toString('latin1')) ?? [];
    arrived.add(`${request.url} ${id}`);
    count++;
    if (arrived.size === expected) whole();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, all, twice: () => count - arrived.size, close: () => void server.close() };
}
