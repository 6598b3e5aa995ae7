// The server killed while it is written to, with each kind of database: what it acknowledged is there when it starts again, and
// rows and events still go together.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../server/database/connect.ts';
import { newPlace, type Place, startServer } from './ajar.ts';

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const CLIENTS = 8;
/** How many acknowledged writes the kill waits for. */
const WRITES = [25, 60, 120];

let place: Place;

beforeAll(async () => {
  place = await newPlace();
});
afterAll(() => place.remove());

const settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal' };
const headers = {
  authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};

interface Task {
  id: string;
  text: string;
  is_complete: boolean;
}

it('loses nothing that it acknowledged, three times in a row', async () => {
  const acknowledged = new Map<string, Task>();
  for (const writes of WRITES) {
    const server = await startServer(place, settings);
    const call = async (method: string, path: string, body: object): Promise<{ status: number; body: Task }> => {
      const answer = await fetch(`${server.address}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as Task };
    };
    const lead_id = (await call('POST', '/lead/', { name: 'Kept' })).body.id;
    let left = writes;
    let enough = (): void => {};
    const killTime = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const acknowledge = ({ status, body }: { status: number; body: Task }): Task => {
      expect(status).toBe(200);
      acknowledged.set(body.id, body);
      if (--left === 0) enough();
      return body;
    };
    const write = async (): Promise<void> => {
      for (;;) {
        const task = acknowledge(await call('POST', '/task/', { lead_id, text: 'x' }));
        acknowledge(await call('PUT', `/task/${task.id}/`, { text: 'changed', is_complete: true }));
      }
    };
    // Each client ends with the connection that the kill breaks.
    const clients = Array.from({ length: CLIENTS }, () => write().catch((error: Error) => error));
    await killTime;
    await server.end('SIGKILL');
    for (const error of await Promise.all(clients))
      expect(String(error)).toMatch(/fetch failed|terminated|socket|JSON/);
  }
  const server = await startServer(place, settings);
  for (const task of acknowledged.values()) {
    const answer = await fetch(`${server.address}/api/v1/task/${task.id}/`, { headers });
    // A change that was under way when the server was killed may have come through as well.
    const now = (await answer.json()) as Task;
    expect(answer.status).toBe(200);
    if (task.is_complete) expect(now).toMatchObject({ text: 'changed', is_complete: true });
  }
  expect((await server.end('SIGTERM')).code).toBe(0);
  await expectRowsAndEventsTogether();
}, 120_000);

async function expectRowsAndEventsTogether(): Promise<void> {
  const database = await place.open();
  const [counted] = await database.query(sql`
    select
      (select count(*)::int from task t where not exists (
        select from event e where e.object_id = t.id and e.action = 'created')) as tasks_without_event,
      (select count(*)::int from event e where e.object_type = 'task.lead' and not exists (
        select from task t where t.id = e.object_id)) as events_without_task,
      (select count(*)::int from task t where t.is_complete and not exists (
        select from activity a where a.id = t.object_id)) as completed_without_activity,
      (select count(*)::int from activity a where a.type = 'TaskCompleted' and not exists (
        select from event e where e.object_id = a.id and e.action = 'created')) as activities_without_event`);
  await database.close();
  const none = { tasks_without_event: 0, events_without_task: 0 };
  expect(counted).toEqual({ ...none, completed_without_activity: 0, activities_without_event: 0 });
}
