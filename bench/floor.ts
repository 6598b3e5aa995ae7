// The floor: what Fastify and pg do with the same tables and the same work when nothing else is asked of them. Written
// by hand, prepared statements, no authentication, no validation, no events. Prints its port.
import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import { floorDatabase } from './floor-database.ts';
import {
  GET_TASK,
  INSERT_TASK,
  LIST_LEADS,
  LIST_TASKS,
  TASK_BY_ID,
  UPDATE_MANY,
  UPDATE_TASK,
} from './floor-statements.ts';

const organization_id = process.env.BENCH_ORGANIZATION ?? '';
const database = floorDatabase(process.env.DATABASE_URL);
const app = Fastify();

/** The end of today in UTC, as both kinds of task dates are compared with it. */
const tomorrow = (): string => new Date(Math.ceil((Date.now() + 1) / 86_400_000) * 86_400_000).toISOString();
const json = 'application/json';

app.get<{ Params: { id: string } }>('/task/:id/', async (request, reply) => {
  const [row] = await database.query('get', GET_TASK, [organization_id, request.params.id, tomorrow()]);
  return reply.header('content-type', json).send(row?.body);
});

app.get<{ Querystring: { assigned_to: string } }>('/task/', async (request, reply) => {
  const rows = await database.query('list', LIST_TASKS, [organization_id, request.query.assigned_to, tomorrow(), 101]);
  const data = rows.slice(0, 100).map((row) => row.body);
  return reply.header('content-type', json).send(`{"has_more":${rows.length > 100},"data":[${data.join(',')}]}`);
});

app.post<{ Body: { lead_id: string; text: string; date: string; assigned_to: string } }>(
  '/task/',
  async (request, reply) => {
    const { lead_id, text, date, assigned_to } = request.body;
    const id = `task_${randomBytes(21).toString('hex')}0`;
    const values = [organization_id, id, lead_id, assigned_to, text, date, new Date().toISOString(), tomorrow()];
    const [row] = await database.query('create', INSERT_TASK, values);
    return reply.header('content-type', json).send(row?.body);
  },
);

app.put<{ Params: { id: string }; Body: { text: string; priority: string } }>('/task/:id/', async (request, reply) => {
  const { text, priority } = request.body;
  const values = [organization_id, request.params.id, text, priority, new Date().toISOString(), tomorrow()];
  const [row] = await database.query('update', UPDATE_TASK, values);
  return reply.header('content-type', json).send(row?.body);
});

app.put<{ Body: { ids: string } }>('/task/', async (request, reply) => {
  const ids = request.body.ids.split(',');
  await database.query('update many', UPDATE_MANY, [organization_id, ids, new Date().toISOString()]);
  return reply.header('content-type', json).send('{"ok":true}');
});

app.get('/lead/', async (_request, reply) => {
  const rows = await database.query('leads', LIST_LEADS, [organization_id, 101]);
  const data = rows.slice(0, 100).map((row) => row.body);
  const total = rows[0]?.total ?? 0;
  const body = `{"has_more":${rows.length > 100},"total_results":${total},"data":[${data.join(',')}]}`;
  return reply.header('content-type', json).send(body);
});

app.get('/ready/', async () => {
  await database.query('ready', TASK_BY_ID, [organization_id]);
  return { ok: true };
});

process.on('SIGTERM', async () => {
  await app.close();
  await database.close();
});
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`);
