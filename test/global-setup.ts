// Once per run of a project with a database: a PostgreSQL server for all of its tests, which get its address with
// `inject('postgresUrl')`.
import type { TestProject } from 'vitest/node';
import { NEWEST_MAJOR, OLDEST_MAJOR } from '../server/engine/binaries.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's connection to the database `postgres`. Undefined in the project `unit`. */
    postgresUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ major: project.name === 'oldest' ? OLDEST_MAJOR : NEWEST_MAJOR });
  project.provide('postgresUrl', server.url);
  return server.stop;
}
