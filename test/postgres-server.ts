// Throw-away PostgreSQL servers for the test suite and the benchmarks, from the same packages as the embedded database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Binaries, binariesOf, NEWEST_MAJOR } from '../server/engine/binaries.ts';
import { makeCluster, startCluster } from '../server/engine/cluster.ts';

export interface PostgresServer {
  /** The superuser's connection to the database `postgres`. */
  url: string;
  /** Creates a database, as a copy of `template` when one is named (nobody may be connected to it), and gives its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Ends it and starts it again at the same address: in order, or as a crash does. `meanwhile` is done while it is away. */
  restart(how: 'fast' | 'crash', meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  major?: number;
  /** Others than those of the packages, such as the system's. */
  binaries?: Binaries;
  /** Keeps what a production server keeps (fsync, synchronous commits); without it a crash may lose everything. */
  durable?: boolean;
  settings?: Record<string, string | number>;
}

/** Starts one in a temporary directory, which goes when it is stopped. It ends with this process, however that ends. */
export async function startPostgres(options: ServerOptions = {}): Promise<PostgresServer> {
  const { major = NEWEST_MAJOR, durable = false, settings = {} } = options;
  const binaries = options.binaries ?? (await binariesOf(major));
  const directory = mkdtempSync(join(tmpdir(), 'ajar-postgres-'));
  const clean = () => rmSync(directory, { recursive: true, force: true });
  const cluster = { binaries, directory, durable, settings: { max_connections: 200, ...settings } };
  try {
    await makeCluster(cluster);
    let server = await startCluster(cluster);
    const url = server.url();
    return {
      url,
      createDatabase: (name, template) => createDatabase(url, name, template),
      restart: async (how, meanwhile) => {
        if (how === 'crash') process.kill(server.pid, 'SIGQUIT');
        else await server.stop();
        await server.ended;
        await meanwhile?.();
        server = await startCluster({ ...cluster, port: server.port });
      },
      stop: async () => {
        // Nobody needs a checkpoint of a directory that is about to be removed.
        await server.stop(0);
        clean();
      },
    };
  } catch (error) {
    clean();
    throw error;
  }
}

/** The same as a server's own `createDatabase`, for a process that only knows the URL of one of its databases. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
    await client.query(`create database ${pg.escapeIdentifier(name)}${from}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}
