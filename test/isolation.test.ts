// Two organizations on one server: whatever one of them sends, it learns and changes nothing of the other.
import { beforeAll, describe, expect, it } from 'vitest';
import { bodyFields, endpoints, pathOf } from './endpoints.ts';
import { type Json, newWorld, type World } from './harness.ts';

const SECRET = 'Kaiser Soze';

let theirs: World;
let ours: World;
/** The other organization's objects, by the name of their resource. */
let objects: Record<string, string>;

beforeAll(async () => {
  theirs = await newWorld();
  ours = await newWorld();
  objects = await populate(theirs);
});

async function populate(world: World): Promise<Record<string, string>> {
  const post = async (path: string, body: object): Promise<Json> => {
    const { status, body: made } = await world.post(path, body);
    expect(status).toBeLessThan(300);
    return made;
  };
  const field = await post('/custom_field/lead/', { name: SECRET, type: 'text' });
  const shared = await post('/custom_field/shared/', { name: `${SECRET} too`, type: 'text' });
  const lead = await post('/lead/', { name: SECRET, contacts: [{ name: SECRET }], [`custom.${field.id}`]: SECRET });
  const task = await post('/task/', { lead_id: lead.id, text: SECRET, is_complete: true });
  const opportunity = await post('/opportunity/', { lead_id: lead.id, note: SECRET });
  const note = await post('/activity/note/', { lead_id: lead.id, note: SECRET });
  const pipeline = await post('/pipeline/', { name: SECRET });
  const status = await post('/status/lead/', { label: SECRET });
  const view = await post('/saved_search/', {
    name: SECRET,
    s_query: { query: { type: 'match_all' } },
    is_shared: true,
  });
  const events = [{ object_type: 'lead', action: 'created' }];
  const webhook = await post('/webhook/', { url: 'https://hooks.example.com/', events });
  const edit = await post('/bulk_action/edit/', { type: 'set_lead_status', lead_status_id: status.id, query: SECRET });
  const deletion = await post('/bulk_action/delete/', { query: SECRET });
  expect((await world.put(`/bulk_action/edit/${edit.id}/`, { status: 'paused' })).status).toBe(200);
  const undo = await post(`/bulk_action/edit/${edit.id}/undo/`, {});
  const file = await post('/export/lead/', { type: 'leads', format: 'csv', query: SECRET });
  const deals = await post('/export/opportunity/', { format: 'csv' });
  const key = await post('/api_key/', { name: SECRET });
  const me = (await world.get('/me/')).body;
  const [event] = (await world.get(`/event/?lead_id=${lead.id}`)).body.data;
  return {
    lead: lead.id,
    contact: lead.contacts[0].id,
    task: task.id,
    task_completed: task.object_id,
    opportunity: opportunity.id,
    note: note.id,
    pipeline: pipeline.id,
    lead_status: status.id,
    opportunity_status: opportunity.status_id,
    custom_field_lead: field.id,
    custom_field_shared: shared.id,
    user: world.user_id,
    organization: world.organization_id,
    membership: me.memberships[0].id,
    event: event.id,
    saved_search: view.id,
    webhook: webhook.id,
    bulk_edit: edit.id,
    bulk_delete: deletion.id,
    bulk_undo: undo.id,
    export_lead: file.id,
    export_opportunity: deals.id,
    export: file.id,
    api_key: key.id,
  };
}

const everyId = (): string[] => Object.values(objects);

/** Nothing of theirs stands in an answer of ours, except an id that we sent ourselves. */
function expectNothingOfTheirs(body: Json, sent: string): void {
  const text = JSON.stringify(body ?? '');
  expect(text).not.toContain(SECRET);
  for (const id of everyId()) if (!sent.includes(id)) expect(text).not.toContain(id);
}

const fingerprint = async (): Promise<string> => {
  const events = await theirs.events();
  return JSON.stringify([events.length, events.at(-1)]);
};

describe('with ids of another organization', () => {
  for (const endpoint of endpoints()) {
    it(`${endpoint.method} ${endpoint.path} shows and changes nothing of it`, async () => {
      const before = await fingerprint();
      for (const id of everyId()) {
        const path = pathOf(endpoint, new Proxy({}, { get: () => id }));
        const filters = Object.keys(endpoint.query ?? {}).filter((name) => /(^|_)id(__in)?$|assigned_to/.test(name));
        const query = filters.map((name) => `${name}=${id}`);
        for (const search of ['', ...query, endpoint.method === 'PUT' ? `id__in=${everyId().join()}` : '']) {
          const url = `${path}${search ? `?${search}` : ''}`;
          const answer = await send(endpoint.method, url, bodyWith(endpoint, id));
          const owned = endpoint.path.includes(':') && !isOpenToAll(endpoint.path);
          if (owned) expect(answer.status).toBeGreaterThanOrEqual(400);
          expectNothingOfTheirs(answer.body, `${url}${JSON.stringify(bodyWith(endpoint, id))}`);
        }
      }
      expect(await fingerprint()).toBe(before);
    });
  }
});

/** The custom field schemas are named by object types, not by ids. */
const isOpenToAll = (path: string): boolean => path.startsWith('/custom_field_schema/');

const send = (method: string, url: string, body: Json) => {
  if (method === 'GET') return ours.get(url);
  if (method === 'DELETE') return ours.delete(url);
  return method === 'PUT' ? ours.put(url, body) : ours.post(url, body);
};

/** A body that names an object of theirs wherever the endpoint takes a reference. */
function bodyWith(endpoint: typeof endpoints extends () => readonly (infer E)[] ? E : never, id: string): Json {
  const references = bodyFields(endpoint).filter((name) => /(_id|^assigned_to|^source|^destination)$/.test(name));
  return Object.fromEntries(references.map((name) => [name, id]));
}

describe('lists and whole objects of one organization', () => {
  it('hold nothing of another', async () => {
    await populate(ours);
    for (const endpoint of endpoints().filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
      const { body } = await ours.get(`${endpoint.path}?_fields=_all`);
      const text = JSON.stringify(body);
      for (const id of everyId()) expect(text).not.toContain(id);
    }
  });

  it('need a key or a session, but for signing in', async () => {
    for (const endpoint of endpoints().filter(({ open }) => !open)) {
      const url = `/api/v1${pathOf(endpoint, objects)}`;
      const { statusCode, body } = await ours.app.inject({ method: endpoint.method, url });
      expect(statusCode).toBe(401);
      expectNothingOfTheirs(body, url);
    }
  });
});
