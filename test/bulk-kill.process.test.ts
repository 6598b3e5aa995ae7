// The server killed in the midst of a large bulk edit and of an export: when it starts again both go on to their end, every
// object is changed once, and the file is whole.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sql } from '../server/database/connect.ts';
import { newPlace, type Place, type Running, run, startServer } from './ajar.ts';
import type { Json } from './harness.ts';

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal' };
const headers = {
  authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};
const LEADS = 2400;

let place: Place;
let server: Running;

beforeAll(async () => {
  place = await newPlace();
});
afterAll(async () => {
  await server?.end('SIGKILL');
  await place.remove();
});

const call = async (method: string, path: string, body?: object): Promise<Json> => {
  const answer = await fetch(`${server.address}/api/v1${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.status).toBe(200);
  return answer.json();
};

it('a bulk edit and an export go on where a killed server has left them', async () => {
  server = await startServer(place, settings);
  await server.end('SIGTERM');
  expect((await run(place, ['seed', '--leads', String(LEADS)], settings)).code).toBe(0);
  server = await startServer(place, settings);
  const status = await call('POST', '/status/lead/', { label: 'Moved' });
  const all = { s_query: { type: 'match_all' } };
  const edit = await call('POST', '/bulk_action/edit/', { type: 'set_lead_status', lead_status_id: status.id, ...all });
  const file = await call('POST', '/export/lead/', {
    type: 'leads',
    format: 'csv',
    fields: ['id', 'contacts', 'custom'],
  });
  await vi.waitFor(
    async () => {
      const { n_objects_processed } = await call('GET', `/bulk_action/edit/${edit.id}/`);
      expect(n_objects_processed).toBeGreaterThan(0);
    },
    { timeout: 60_000, interval: 2 },
  );
  await server.end('SIGKILL');

  server = await startServer(place, settings);
  const { n_objects_processed: before } = await call('GET', `/bulk_action/edit/${edit.id}/`);
  expect(before).toBeLessThan(LEADS);
  // A job whose process is gone is another's after a while.
  const ended = async (path: string): Promise<Json> =>
    vi.waitFor(
      async () => {
        const job = await call('GET', path);
        expect(job.status).toBe('done');
        return job;
      },
      { timeout: 120_000, interval: 200 },
    );
  const done = await ended(`/bulk_action/edit/${edit.id}/`);
  const counts = { n_objects: LEADS, n_objects_processed: LEADS, n_leads_processed: LEADS, n_objects_failed: 0 };
  expect(done).toMatchObject(counts);
  const { download_url, n_docs } = await ended(`/export/${file.id}/`);
  expect(n_docs).toBe(LEADS);
  const answer = await fetch(download_url);
  // What fetches it takes the compression for the transport's.
  const lines = (await answer.text()).split('\r\n');
  expect([answer.headers.get('content-encoding'), lines.length, lines.at(-1)]).toEqual(['gzip', LEADS + 2, '']);
  expect((await server.end('SIGTERM')).code).toBe(0);
  await expectEachOnce(edit.id, status.id);
  await expectOneFile(file.id);
}, 240_000);

/** Of what the killed process had written nothing is left. */
async function expectOneFile(export_id: string): Promise<void> {
  const database = await place.open();
  const files = await database.query(sql`
    select distinct p.file_id = e.file_id as counts from export_piece p join export e on e.id = p.export_id
    where p.export_id = ${export_id}`);
  await database.close();
  expect(files).toEqual([{ counts: true }]);
}

async function expectEachOnce(bulk_action_id: string, status_id: string): Promise<void> {
  const database = await place.open();
  const [counted] = await database.query(sql`
    select count(*)::int as events, count(distinct object_id)::int as leads,
      (select count(*)::int from lead where status_id = ${status_id}) as moved,
      (select count(*)::int from activity where type = 'LeadStatusChange'
        and details ->> 'new_status_id' = ${status_id}) as changes,
      (select count(*)::int from picked_object where state <> 'done') as left_over
    from event where object_type = 'lead' and action = 'updated'
      and meta::json ->> 'bulk_action_id' = ${bulk_action_id}`);
  await database.close();
  expect(counted).toEqual({ events: LEADS, leads: LEADS, moved: LEADS, changes: LEADS, left_over: 0 });
}
