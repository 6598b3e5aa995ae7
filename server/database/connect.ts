// One small interface to PostgreSQL, through `pg`. Statements are composed with the `sql` tag, so every value is bound.
import type { Socket } from 'node:net';
import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';

export type Parameters = readonly unknown[];

export interface Database {
  /** Runs one statement and gives its rows. */
  query<R = Record<string, unknown>>(statement: Sql): Promise<R[]>;
  /** Runs a script of several statements, without values (migrations). */
  script(text: string): Promise<void>;
  /** Runs `work` in a transaction; a lost race (deadlock, serialization failure) is tried again, at most three times. */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  /** As `transaction`, with statements at its end that wait for nothing but each other: `finish` sends them all before
   *  it waits for the first, and they travel with the commit. */
  transaction<T, A>(work: (tx: Database) => Promise<T>, finish: (tx: Database, result: T) => Promise<A>): Promise<A>;
  /** Has `work` run once what is written is there for others to see: at once, or after the commit of a transaction. */
  afterCommit(work: () => void): void;
  /** Runs a statement of the job queue, which brings its own: one with values, or several without. */
  execute(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

/** An SQL error's SQLSTATE and what goes with it. */
export interface DatabaseError extends Error {
  code: string;
  constraint?: string;
  detail?: string;
  table?: string;
}

export const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && 'severity' in error;

const LOST_RACES = new Set(['40001', '40P01']);

async function retryLostRace<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 3 || !isDatabaseError(error) || !LOST_RACES.has(error.code)) throw error;
    }
  }
}

/** JIT costs milliseconds on statements that run for microseconds. Every statement has an index to go by; left to itself
 *  the planner reads a table of one page whole for each name that it looks up: 4.5 µs with 20 users, by the index 1.2. */
const PLANNING = ['jit=off', 'enable_seqscan=off'];

/** Connects to PostgreSQL. Nothing is sent before the first query. */
export function connectPostgres(url: string, { connections = 16 } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    // A transaction's `begin` and the statements that do not need each other's answers share one round trip.
    pipeline: true,
    options: `${PLANNING.map((setting) => `-c ${setting}`).join(' ')} -c timezone=UTC -c statement_timeout=60000`,
  } as pg.PoolConfig);
  // An idle connection that breaks is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => {});
  const named = statementNames();
  const run = async <R>(client: pg.Pool | pg.PoolClient, statement: Sql): Promise<R[]> => {
    const text = statement.text;
    const result = await client.query({ name: named(text), text, values: statement.values.map(postgresValue) });
    return result.rows as R[];
  };
  return {
    execute: (text, values) => pool.query(text, values),
    query: (statement) => run(pool, statement),
    script: async (text) => void (await pool.query(text)),
    transaction: <T>(work: Work<T>, finish: Finish<T> = keep) =>
      retryLostRace(() => postgresTransaction(pool, run, work, finish)),
    afterCommit: (work) => work(),
    close: () => pool.end(),
  };
}

/** `pg` writes arrays as text with every quote escaped, and PostgreSQL reads that back byte by byte. All of ours are
 *  text[], whose binary form is lengths and bytes: for the events of a bulk request, megabytes of JSON, ten times less work
 *  on both sides. A Buffer is sent as binary. */
function postgresValue(value: unknown): unknown {
  return Array.isArray(value) ? textArray(value) : value;
}

const TEXT_OID = 25;

function textArray(values: readonly (string | null)[]): Buffer {
  const sizes = values.map((value) => (value === null ? 0 : Buffer.byteLength(value)));
  const buffer = Buffer.allocUnsafe(20 + sizes.reduce((sum, size) => sum + 4 + size, 0));
  // One dimension (none when empty), may hold nulls, type of the elements, how many, index of the first.
  let at = 0;
  for (const word of [values.length === 0 ? 0 : 1, 1, TEXT_OID, values.length, 1]) at = buffer.writeInt32BE(word, at);
  if (values.length === 0) return buffer.subarray(0, 12);
  for (const [index, value] of values.entries()) {
    at = buffer.writeInt32BE(value === null ? -1 : (sizes[index] ?? 0), at);
    if (value !== null) at += buffer.write(value, at);
  }
  return buffer;
}

type Work<T> = (tx: Database) => Promise<T>;
// biome-ignore lint/suspicious/noExplicitAny: the overloads of `transaction` say what it gives
type Finish<T> = (tx: Database, result: T) => Promise<any>;
const keep = async (_tx: Database, result: unknown): Promise<unknown> => result;

type Run = <R>(client: pg.PoolClient, statement: Sql) => Promise<R[]>;

async function postgresTransaction<T>(pool: pg.Pool, run: Run, work: Work<T>, finish: Finish<T>): Promise<unknown> {
  const client = await pool.connect();
  const afterwards: (() => void)[] = [];
  let broken: Error | undefined;
  let ended = false;
  const nested: Database = {
    execute: (text, values) => client.query(text, values),
    // What is sent after the rollback would be committed by itself, on a connection that may be another's by then.
    query: (statement) => (ended ? Promise.reject(new Error('The transaction has ended.')) : run(client, statement)),
    script: async (text) => void (await client.query(text)),
    transaction: <I>(inner: Work<I>, last: Finish<I> = keep) => inner(nested).then((result) => last(nested, result)),
    afterCommit: (work) => void afterwards.push(work),
    close: async () => {},
  };
  try {
    // Not awaited: it travels with the first statement, and if it fails so does that.
    const [begun, working] = inOnePacket(client, () => [client.query('begin'), work(nested)] as const);
    begun.catch(() => {});
    const result = await working;
    await begun;
    // A statement that fails on the way makes the commit a rollback, and its error is the one that is thrown.
    const last = inOnePacket(client, () => [finish(nested, result), client.query('commit')] as const);
    const [answer, { command }] = await Promise.all(last);
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back.');
    for (const afterward of afterwards) afterward();
    return answer;
  } catch (error) {
    ended = true;
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Has what `send` writes to the server go out together: one system call, and one time that the server is woken. */
function inOnePacket<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    process.nextTick(() => stream.uncork());
  }
}

/** Names statements so that each connection plans a shape once. Past the cap they go unnamed, so that no shape of
 *  request can fill the server's memory with plans. */
function statementNames(cap = 500): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= cap) return known;
    const name = `ajar_${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** A name of a table or column that our own declarations hold, never a caller's. */
export const name = (identifier: string): Sql => {
  if (!/^[a-z_]+$/.test(identifier)) throw new Error(`not a plain identifier: ${identifier}`);
  return sql([`"${identifier}"`] as unknown as TemplateStringsArray);
};

export { empty, join, raw, Sql } from 'sql-template-tag';
export { sql };
