// One small interface to PostgreSQL, through `pg`. Statements are composed with the `sql` tag, so every value is bound.
import type { Socket } from 'node:net';
import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { cancelStatement } from './cancel.ts';
import { failureOf, Unanswered } from './failure.ts';

export type Parameters = readonly unknown[];

export interface Database {
  /** Runs one statement and gives its rows. It is kept for the next time, planned, unless that is unwanted: PostgreSQL plans
   *  a kept one for any values from its sixth run on, which made a search of 80 ms last a second. */
  query<R = Record<string, unknown>>(statement: Sql, options?: QueryOptions): Promise<R[]>;
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
  /** The same database for one sender, who takes connections as it is let; null for nobody in particular. */
  onBehalf(sender: Sender | null): Database;
  close(): Promise<void>;
}

export interface QueryOptions {
  /** False for statements whose right plan depends on their values, and of which there are as many shapes as queries. */
  kept?: boolean;
}

/** One request, as far as connections are concerned. */
export interface Sender {
  /** Waits until it may take a connection, and gives what tells that it has done with it. */
  enter(): (() => void) | Promise<() => void>;
  /** Throws when nobody waits for its statements any more. */
  stay(): void;
  /** What to call when nobody waits for its statements any more: ends those that run. Null when they are to end anyway. */
  readonly cancels: Set<() => void> | null;
}

export interface ConnectOptions {
  /** The most at once. */
  connections?: number;
  /** Milliseconds to wait for one. */
  patience_ms?: number;
  /** Milliseconds after which a statement is ended; null for never. */
  statement_ms?: number | null;
  /** Between here and the database is a pooler that gives each transaction another connection (PgBouncer in transaction
   *  mode), so nothing that is said outlives a transaction: settings come with each, and statements are not prepared. */
  pooled?: boolean;
}

async function retryLostRace<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 3 || failureOf(error) !== 'race') throw error;
    }
  }
}

/** JIT costs milliseconds on statements that run for microseconds. Every statement has an index to go by; left to itself
 *  the planner reads a table of one page whole for each name that it looks up: 4.5 µs with 20 users, by the index 1.2. */
const SETTINGS = { jit: 'off', enable_seqscan: 'off', timezone: 'UTC' };

/** A setting of our own, which no server has unless the settings that a connection begins with have come to it. */
export const HERE = 'ajar.here';

/** Connects to PostgreSQL. Nothing is sent before the first query. */
export function connectPostgres(
  url: string,
  { connections = 16, patience_ms = 10_000, statement_ms = 60_000, pooled = false }: ConnectOptions = {},
): Database {
  const settings = Object.entries({ ...SETTINGS, statement_timeout: String(statement_ms ?? 0) });
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: patience_ms,
    // Else nobody would notice a server that vanished without a word.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A transaction's `begin` and the statements that do not need each other's answers share one round trip.
    pipeline: true,
    ...(pooled ? {} : { options: [[HERE, '1'], ...settings].map(([name, value]) => `-c ${name}=${value}`).join(' ') }),
  } as pg.PoolConfig);
  // A connection that breaks is replaced by the pool, and who uses it is told by its statements. Without listeners, on the pool
  // for idle ones and on each for those in use, Node would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const named = pooled ? () => undefined : statementNames();
  const run: Run = async (client, { text, values }, { kept = true } = {}) => {
    const result = await client.query({
      name: kept ? named(text) : undefined,
      text,
      values: values.map(postgresValue),
    });
    return result.rows;
  };
  const local = settings.map(([name, value]) => `set local ${name} = '${value}'`);
  return databaseOf({ pool, run, begin: pooled ? ['begin', ...local].join('; ') : 'begin', pooled }, null);
}

interface Connections {
  pool: pg.Pool;
  run: Run;
  /** How a transaction begins. */
  begin: string;
  pooled: boolean;
}

function databaseOf(connections: Connections, sender: Sender | null): Database {
  const { pool, run, pooled } = connections;
  const transaction = <T>(work: Work<T>, finish: Finish<T> = keep): Promise<unknown> =>
    retryLostRace(() => borrow(pool, sender, (client) => inTransaction(client, connections, work, finish)));
  return {
    execute: (text, values) => pool.query(text, values),
    query: <R>(statement: Sql, options?: QueryOptions) =>
      pooled
        ? (transaction((tx) => tx.query<R>(statement, options)) as Promise<R[]>)
        : borrow(pool, sender, (client) => run<R>(client, statement, options).catch(unansweredIf(writes(statement)))),
    script: async (text) => void (await pool.query(text)),
    // biome-ignore lint/suspicious/noExplicitAny: the overloads say what it gives
    transaction: transaction as any,
    afterCommit: (work) => work(),
    onBehalf: (other) => databaseOf(connections, other),
    close: () => pool.end(),
  };
}

/** Runs `use` with a connection that nobody else has meanwhile. */
async function borrow<T>(pool: pg.Pool, sender: Sender | null, use: (client: Client) => Promise<T>): Promise<T> {
  const leave = sender ? await sender.enter() : null;
  try {
    const client = (await pool.connect()) as Client;
    let broken: true | undefined;
    // What is cancelled might be the next statement already, so the connection is used no more.
    const cancel = (): void => {
      broken = true;
      cancelStatement(client);
    };
    sender?.cancels?.add(cancel);
    try {
      // The pool may have had none for a while, and until now there was nothing to cancel.
      sender?.stay();
      return await use(client);
    } finally {
      sender?.cancels?.delete(cancel);
      client.release(broken);
    }
  } finally {
    leave?.();
  }
}

const writes = ({ strings }: Sql): boolean =>
  strings.some((text) => /\b(insert into|update \w+|delete from)\b/.test(text));

/** A connection that is lost before the answer leaves open whether something was written. */
const unansweredIf =
  (written: boolean) =>
  (error: unknown): never => {
    throw written && failureOf(error) === 'lost' ? new Unanswered(error) : error;
  };

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

/** What `pg` knows of a connection and does not say in its types. */
type Client = pg.PoolClient & { connection: { stream: Socket }; host: string; port: number };

type Run = <R>(client: Client, statement: Sql, options?: QueryOptions) => Promise<R[]>;

async function inTransaction<T>(
  client: Client,
  { run, begin }: Connections,
  work: Work<T>,
  finish: Finish<T>,
): Promise<unknown> {
  const afterwards: (() => void)[] = [];
  let ended = false;
  let committing = false;
  const nested: Database = {
    execute: (text, values) => client.query(text, values),
    // What is sent after the rollback would be committed by itself, on a connection that may be another's by then.
    query: (statement, options) =>
      ended ? Promise.reject(new Error('The transaction has ended.')) : run(client, statement, options),
    script: async (text) => void (await client.query(text)),
    transaction: <I>(inner: Work<I>, last: Finish<I> = keep) => inner(nested).then((result) => last(nested, result)),
    afterCommit: (work) => void afterwards.push(work),
    onBehalf: () => nested,
    close: async () => {},
  };
  try {
    // Not awaited: it travels with the first statement, and if it fails so does that.
    const [begun, working] = inOnePacket(client, () => [client.query(begin), work(nested)] as const);
    begun.catch(() => {});
    const result = await working;
    await begun;
    committing = true;
    // A statement that fails on the way makes the commit a rollback, and its error is the one that is thrown.
    const last = inOnePacket(client, () => [finish(nested, result), client.query('commit')] as const);
    const [answer, { command }] = await Promise.all(last);
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back.');
    for (const afterward of afterwards) afterward();
    return answer;
  } catch (error) {
    ended = true;
    // On a connection that is lost this fails too; `pg` then takes it out of the pool.
    await client.query('rollback').catch(() => {});
    return unansweredIf(committing)(error);
  }
}

/** Has what `send` writes to the server go out together: one system call, and one time that the server is woken. */
function inOnePacket<T>(client: Client, send: () => T): T {
  const { stream } = client.connection;
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
export { isDatabaseError } from './failure.ts';
export { sql };
