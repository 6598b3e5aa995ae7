// Uses every resource of the API on any database: reads all that can be read, and makes, changes and deletes one of each.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createApp } from '../server/app.ts';
import { createApiKey } from '../server/auth/api-key.ts';
import type { Database } from '../server/database/connect.ts';
import { createOrganization } from '../server/organizations.ts';
import { resources } from '../server/registry.ts';
import { endpoints, pathOf } from './endpoints.ts';
import { type Caller, caller, type Json } from './harness.ts';
import { makeOneOfEach, type Objects, type Send } from './one-of-each.ts';

/** An organization with one of each object in it. */
export interface Inhabitant {
  key: string;
  organization_id: string;
  user_id: string;
  objects: Objects;
}

/** An app on a database, whose clock stands still at `now` when that is given. Its jobs are never run. */
export function appOn(database: Database, now?: string) {
  const clock = now === undefined ? {} : { clock: () => new Date(now) };
  return createApp({ database, queue: async () => async () => {}, ...clock });
}

/** Sends as somebody; an answer that is no success is a failure. */
export function strict(by: Caller): Send {
  return async (method, path, body) => {
    const answer = await { GET: by.get, POST: by.post, PUT: by.put }[method](path, body as never);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
}

/** The answers of everything that can be read, by path: lists, objects, searches, reports. */
export async function readEverything(by: Caller, objects: Objects): Promise<Record<string, Json>> {
  const answers: Record<string, Json> = {};
  for (const path of [...readable(objects), ...SEARCHES]) answers[path] = await strict(by)('GET', path);
  answers.search = await strict(by)('POST', '/data/search/', {
    query: { type: 'object_type', object_type: 'lead' },
    include_counts: true,
  });
  return answers;
}

/** What is asked for by more than a path. */
const QUERIES: Record<string, (objects: Objects) => string> = {
  '/lead/merge/preview/': ({ lead, other_lead }) => `?source=${other_lead}&destination=${lead}`,
  '/date/': () => '?text=tomorrow',
  '/report/tasks/': () => '?date_start=2026-11-01&date_end=2026-11-30',
  '/user/availability/': ({ organization }) => `?organization_id=${organization}`,
};

/** Of the browser's session, which a key has not. */
const OF_SESSIONS = new Set(['/session/', '/invitation/']);

function readable(objects: Objects): string[] {
  return endpoints()
    .filter(
      ({ method, path, tag }) => method === 'GET' && !OF_SESSIONS.has(path) && (!path.includes(':') || objects[tag]),
    )
    .filter(({ path }) => path.split(':').length < 3 && (objects.other_lead || !path.includes('merge')))
    .map((endpoint) => `${pathOf(endpoint, objects)}${QUERIES[endpoint.path]?.(objects) ?? ''}`)
    .concat('/custom_field_schema/lead/');
}

/** Words, parts of words, telephone numbers, words of notes, custom fields, each by another index. */
const SEARCHES = [
  ...['blüth', 'BLÜTH company', 'lucille', 'łucille', 'stan', 'banana', '4155552671', '55526', 'klößchen', 'größer'],
  ...['"sudden valley"', 'email:lucille', 'contacts > 0', 'sort:-created', 'opportunities > 0', 'note:klößchen'],
].map((query) => `/lead/?query=${encodeURIComponent(query)}`);

/** Makes, reads, changes (twice, as a typing user does) and deletes; every operation of every resource has to succeed. */
export async function useEverything(database: Database, then: Inhabitant): Promise<void> {
  const app = appOn(database);
  const by = caller(app, then);
  const found = await strict(by)('GET', `/lead/?query=${encodeURIComponent('BLÜTH company')}`);
  expect(found.data.map(({ id }: Json) => id)).toEqual([then.objects.lead]);
  const now = await makeOneOfEach(strict(by), 'now');
  // What is old, and what is new of the kinds that there were not.
  const all = { ...now, user: then.user_id, organization: then.organization_id, ...then.objects };
  await readEverything(by, all);
  await changeEverything(by, all);
  expectEach('create', now);
  expectEach('get', all);
  expectEach('update', all, Object.keys(CHANGES));
  expectEach('delete', all, DELETED);
  for (const objects of [then.objects, now]) {
    for (const name of DELETED) {
      const id = objects[name];
      if (!id) continue;
      const { status, body } = await by.delete(`${pathNamed(name)}${id}/`);
      expect(status, `DELETE ${name}: ${JSON.stringify(body)}`).toBeLessThan(300);
    }
  }
  await app.close();
}

const CHANGES: Record<string, object> = {
  lead: { name: 'Blüth & Sons' },
  contact: { title: 'Matriarch emerita' },
  opportunity: { note: 'Frozen bananas, dipped', confidence: 80 },
  task: { text: 'Call again' },
  note: { note: 'No touching' },
  lead_status: { label: 'Neu' },
  pipeline: { name: 'Neu' },
  opportunity_status: { label: 'Neu' },
  lead_custom_field: { name: 'Neu' },
  contact_custom_field: { name: 'Neu' },
  opportunity_custom_field: { name: 'Neu' },
  shared_custom_field: { name: 'Neu' },
  saved_search: { name: 'Neu' },
  membership: { role_id: 'restricteduser' },
  organization: { name: 'Acme & Sons' },
  webhook: { url: 'https://hooks.example.com/new' },
};

async function changeEverything(by: Caller, objects: Objects): Promise<void> {
  for (const [name, change] of Object.entries(CHANGES)) {
    const id = objects[name];
    if (!id) continue;
    for (const times of [1, 2]) {
      // Names stay unique: what is called Neu is called by its id as well.
      const text = JSON.stringify(change).replace('Neu', `Neu ${times} ${id}`.slice(0, 40));
      await strict(by)('PUT', `${pathNamed(name)}${id}/`, JSON.parse(text));
    }
  }
}

const DELETED = [
  ...[
    'task',
    'note',
    'lead_status_change',
    'opportunity_status_change',
    'task_completed',
    'opportunity',
    'contact',
    'lead',
  ],
  ...[
    'saved_search',
    'webhook',
    'lead_custom_field',
    'contact_custom_field',
    'opportunity_custom_field',
    'shared_custom_field',
  ],
  ...['opportunity_status', 'pipeline', 'lead_status'],
];

const pathNamed = (name: string): string => resources.find((resource) => resource.name === name)?.path ?? '';

/** A resource that this file forgets is noticed here. */
function expectEach(operation: string, objects: Objects, names: string[] = Object.keys(objects)): void {
  for (const resource of resources) {
    if (!(resource.operations as readonly string[]).includes(operation)) continue;
    if (resource.name === 'lead_merge') continue;
    expect(objects, `an object of each resource that has "${operation}"`).toHaveProperty(resource.name);
    expect(names, `each resource that has "${operation}"`).toContain(resource.name);
  }
}

/** Makes an organization with one of each object. */
export async function inhabit(database: Database): Promise<Inhabitant> {
  const who = await createOrganization(database, { name: 'Acme', email: `${randomUUID()}@example.com` });
  const { key } = await createApiKey(database, who, 'test');
  const app = appOn(database);
  const objects = await makeOneOfEach(strict(caller(app, { ...who, key })), 'then');
  await app.close();
  return { ...who, key, objects };
}
