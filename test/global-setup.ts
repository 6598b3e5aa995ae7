// Once per run of the `postgres` project: a PostgreSQL server for all of its tests, which get its address with
// `inject('postgresUrl')`.
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's connection to the database `postgres`. Undefined in the projects `pglite` and `unit`. */
    postgresUrl: string;
  }
}

/** With AJAR_TEST_POSTGRES_URL set, the tests run on that server and nothing is started. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.AJAR_TEST_POSTGRES_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
}
