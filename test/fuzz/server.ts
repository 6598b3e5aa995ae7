// A server of its own for hostile requests: started as people start it, with two organizations, callers of all roles, and
// somebody who watches how long its event loop is held.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { createApiKey } from '../../server/auth/api-key.ts';
import { BUILT_IN_ROLES } from '../../server/core/permissions.ts';
import type { Database } from '../../server/database/connect.ts';
import { createOrganization, createUser } from '../../server/organizations.ts';
import { newPlace, startServer } from '../ajar.ts';

export interface Person {
  organization_id: string;
  user_id: string;
  role_id: string;
  key: string;
}

export interface Target {
  address: string;
  /** One of each role in an organization, its admin first. */
  people: Person[];
  /** The admin of another. */
  stranger: Person;
  /** Milliseconds of CPU that its main thread took without a pause, at most, since this was asked last. */
  longestBlock(): Promise<number>;
  stop(): Promise<void>;
}

export async function startTarget(): Promise<Target> {
  const place = await newPlace();
  const blocks = join(place.directory, 'blocks');
  const server = await startServer(place, {
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'event-loop.mjs')}`,
    AJAR_TEST_BLOCKS: blocks,
    // What is asked here is asked as fast as it goes.
    AJAR_RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
  });
  const database = await place.open();
  const people = await everyRole(database);
  const [stranger] = await everyRole(database);
  await database.close();
  await loadEverything(server.address, people[0] as Person);
  return {
    address: server.address,
    people,
    stranger: stranger as Person,
    longestBlock: async () => {
      const before = linesOf(blocks).length;
      server.child.kill('SIGUSR2');
      while (linesOf(blocks).length === before) await after(5);
      return Number(linesOf(blocks).at(-1));
    },
    stop: async () => {
      await server.end('SIGTERM');
      await place.remove();
    },
  };
}

/** Has the server load what it loads when it is first needed (`core/later.ts`): that is once, whoever asks. */
async function loadEverything(address: string, { key }: Person): Promise<void> {
  const headers = { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' };
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(`${address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { id: string };
  };
  const lead = await post('/lead/', { name: 'x', contacts: [{ phones: [{ phone: '+1 650 253 0000' }] }] });
  await post('/activity/note/', { lead_id: lead.id, note_html: '<body><b>x</b></body>' });
  const task = await post('/task/', { lead_id: lead.id, text: 'x', date: '2026-01-01', recurrence: 'FREQ=DAILY' });
  await post(`/task/${task.id}/snooze/`, { until: 'the friday after next at noon' });
  await post('/export/lead/', { type: 'leads', format: 'csv', query: 'nobody' });
  for (const path of ['/openapi.json', '/docs/', '/docs/js/scalar.js', '/'])
    await (await fetch(`${address}${path}`)).text();
}

const linesOf = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

async function everyRole(database: Database): Promise<Person[]> {
  const { organization_id, user_id } = await createOrganization(database, {
    name: 'Acme',
    email: `${randomUUID()}@example.com`,
  });
  const people = [{ user_id, role_id: 'admin' }];
  for (const role_id of Object.keys(BUILT_IN_ROLES).filter((role) => role !== 'admin')) {
    const person = { email: `${randomUUID()}@example.com`, first_name: 'Mel', last_name: role_id, role_id };
    people.push({ role_id, user_id: (await createUser(database, organization_id, person)).user_id });
  }
  const keys = people.map(async (person) => {
    const { key } = await createApiKey(database, { organization_id, user_id: person.user_id }, 'fuzz');
    return { organization_id, ...person, key };
  });
  return Promise.all(keys);
}
