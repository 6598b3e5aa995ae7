// What tests drive the server with: the real app on the database server of this run, an organization of
// their own, and callers that speak HTTP. Every good answer is checked against the schema its endpoint declares.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { inject } from 'vitest';
import { createApp } from '../server/app.ts';
import { createApiKey } from '../server/auth/api-key.ts';
import type { Enqueue } from '../server/core/context.ts';
import { type News, newsroom } from '../server/core/news.ts';
import { connectPostgres, type Database, raw, sql } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import type { JobContext } from '../server/jobs/job.ts';
import { openQueue, type Queue } from '../server/jobs/worker.ts';
import { createOrganization, createUser } from '../server/organizations.ts';
import { readSettings, type Settings } from '../server/settings.ts';
import { faultsOf, operationOf } from './answers.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by its assertions
export type Json = any;

export interface Answer {
  status: number;
  body: Json;
  headers: Record<string, string | string[] | number | undefined>;
}

export interface Caller {
  organization_id: string;
  user_id: string;
  key: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface EventRow {
  id: string;
  date_created: Date;
  date_updated: Date;
  object_type: string;
  object_id: string;
  action: string;
  lead_id: string | null;
  changed_fields: string[];
  data: Json;
  previous_data: Json;
  meta: Json;
  request_id: string;
}

export interface World extends Caller {
  database: Database;
  app: FastifyInstance;
  /** The organization's events since its beginning, oldest first. */
  events(): Promise<EventRow[]>;
  /** Another member with a role, as a caller. */
  member(role_id: string): Promise<Caller>;
  /** Sets the server's clock. A clock that was set moves on by a millisecond each time it is read. */
  setNow(moment: string): void;
  /** Runs the jobs that are queued, and those named beside them, until none is left. */
  runJobs(also?: string[], settings?: Partial<Settings>): Promise<void>;
  news: News;
  /** What the server's jobs have to work with. */
  work: JobContext;
  /** How many statements `work` sends to the database, but for the look-up of keys: a verified one is trusted for a while,
   *  so whether it is looked up depends on how fast the machine is. */
  countStatements(work: () => Promise<unknown>): Promise<number>;
}

let opened: Promise<Database> | undefined;

/** The one database of this worker process, migrated. */
export function testDatabase(): Promise<Database> {
  opened ??= openTestDatabase();
  return opened;
}

async function openTestDatabase(): Promise<Database> {
  const database = await freshPostgres();
  await migrate(database);
  return database;
}

async function freshPostgres(): Promise<Database> {
  const url = new URL(inject('postgresUrl'));
  const server = connectPostgres(url.href, { connections: 1 });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await server.query(raw(`create database ${name}`));
  await server.close();
  url.pathname = `/${name}`;
  return connectPostgres(url.href, { connections: 10 });
}

/** A new organization with an admin, who is the caller, in an app of its own. */
export async function newWorld(options: { now?: string; settings?: Partial<Settings> } = {}): Promise<World> {
  let now = options.now === undefined ? null : Date.parse(options.now);
  let statements = 0;
  const database = counting(await testDatabase(), () => statements++);
  const clock = (): Date => (now === null ? new Date() : new Date(now++));
  const news = newsroom();
  const settings = { ...testSettings(), ...options.settings };
  const work: JobContext = { database, clock, settings, log: pino({ level: 'silent' }), news, queue };
  let opened: Promise<Queue> | undefined;
  async function queue(): Promise<Enqueue> {
    opened ??= openQueue(work);
    return (await opened).enqueue;
  }
  const app = createApp({ database, clock, news, queue, settings });
  const owner = await createOrganization(database, { name: 'Acme', email: `${randomUUID()}@example.com` });
  const { key } = await createApiKey(database, owner, 'test');
  const admin = caller(app, { ...owner, key });
  return {
    ...admin,
    database,
    app,
    events: async () =>
      database.query<EventRow>(sql`
        select id, date_created, date_updated, object_type, object_id, action, lead_id, changed_fields::json, data::json, previous_data::json, meta::json,
          request_id
        from event where organization_id = ${owner.organization_id} order by sequence`),
    member: async (role_id) => {
      const person = { email: `${randomUUID()}@example.com`, first_name: 'Mel', last_name: role_id, role_id };
      const { user_id } = await createUser(database, owner.organization_id, person);
      const identity = { organization_id: owner.organization_id, user_id };
      return caller(app, { ...identity, key: (await createApiKey(database, identity, 'test')).key });
    },
    setNow: (moment) => {
      now = Date.parse(moment);
    },
    news,
    work,
    runJobs: async (also = [], changed = {}) => {
      const jobs = await openQueue({ ...work, settings: { ...settings, ...changed } });
      for (const name of also) await jobs.enqueue(database, name);
      await jobs.drain();
      await jobs.stop();
    },
    countStatements: async (work) => {
      // Whether the server still remembers the key is not to be counted.
      await admin.get('/status/lead/?_limit=0');
      const before = statements;
      await work();
      return statements - before;
    },
  };
}

let directory: string | undefined;

/** The settings of a server that has not been told anything, with a data directory that goes with this process. */
function testSettings(): Settings {
  if (directory === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'ajar-test-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    directory = made;
  }
  return { ...readSettings({}), data_directory: directory };
}

function counting(database: Database, count: () => void): Database {
  return {
    ...database,
    onBehalf: (sender) => counting(database.onBehalf(sender), count),
    query: (statement, options) => {
      if (!statement.text.includes('from api_key')) count();
      return database.query(statement, options);
    },
    transaction: <T, A>(work: (tx: Database) => Promise<T>, finish?: (tx: Database, result: T) => Promise<A>) => {
      const counted = (tx: Database): Promise<T> => work(counting(tx, count));
      return finish
        ? database.transaction(counted, (tx, result) => finish(counting(tx, count), result))
        : database.transaction(counted);
    },
  };
}

/** Somebody who calls the server with a key. */
export function caller(app: FastifyInstance, who: { organization_id: string; user_id: string; key: string }): Caller {
  const authorization = `Basic ${Buffer.from(`${who.key}:`).toString('base64')}`;
  return { ...who, ...speaking(app, () => ({ authorization })) };
}

/** How requests are sent that have certain headers; `heard` is told every answer. */
export function speaking(
  app: FastifyInstance,
  always: () => Record<string, string>,
  heard: (answer: Answer) => void = () => {},
): Pick<Caller, 'get' | 'post' | 'put' | 'delete'> {
  const call = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await app.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      headers: { ...always(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const answer = {
      status: response.statusCode,
      body: response.body === '' ? undefined : JSON.parse(response.body),
      headers: response.headers,
    };
    checkAnswer(headers['x-http-method-override'] ?? method, path, answer, String(payload ?? '').includes('"_fields"'));
    heard(answer);
    return answer;
  };
  return {
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body, headers) => call('PUT', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
  };
}

/** Throws when an answer has a status or a shape that the OpenAPI document does not declare. */
function checkAnswer(method: string, path: string, { status, body }: Answer, fieldsInBody: boolean): void {
  if (status >= 500) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
  const operation = operationOf(method, path.split('?', 1)[0] ?? '');
  if (!operation) {
    if (status < 300) throw new Error(`no operation of the OpenAPI document is ${method} ${path}`);
    return;
  }
  const partial = fieldsInBody || path.includes('_fields=');
  for (const fault of faultsOf(operation, status, body, partial)) {
    throw new Error(`${method} ${path}, ${status}: ${fault}: ${JSON.stringify(body)?.slice(0, 300)}`);
  }
}
