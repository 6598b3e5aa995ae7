// Databases of every schema that there was come up and work: kept-dumps/ holds one of each, made by the server of its time
// (scripts/keep-dump.ts).
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { settleRestored } from '../server/core/event-reader.ts';
import { connectPostgres, type Database } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import { createDatabase } from './postgres-server.ts';
import { describeSchema } from './schema.ts';
import { type Inhabitant, useEverything } from './whole-api.ts';

const FOLDER = new URL('./kept-dumps/', import.meta.url);

/** The schema of a database made today. */
let present: string[];

beforeAll(async () => {
  const database = await emptyDatabase();
  await migrate(database);
  present = await describeSchema(database);
  await database.close();
});

async function emptyDatabase(): Promise<Database> {
  return connectPostgres(await createDatabase(inject('postgresUrl'), `upgrade_${randomUUID().replaceAll('-', '')}`));
}

const ALL = readdirSync(FOLDER).sort();

/** Nobody who was on one of these had the newest PostgreSQL, so there the first and the last tell enough. */
const FILES = process.env.AJAR_TEST_DATABASE === 'oldest' ? ALL : [ALL[0] ?? '', ALL.at(-1) ?? ''];

describe.each(FILES)('a database as in kept-dumps/%s', (file) => {
  let database: Database;
  let then: Inhabitant;

  beforeAll(async () => {
    const text = gunzipSync(readFileSync(new URL(file, FOLDER))).toString();
    then = JSON.parse(text.slice('-- '.length, text.indexOf('\n')));
    database = await emptyDatabase();
    await database.script(text);
    await migrate(database);
    await settleRestored(database);
  });
  afterAll(() => database.close());

  it('gets the schema of a new one, and then serves every resource', async () => {
    expect(await describeSchema(database)).toEqual(present);
    expect(await migrate(database)).toEqual([]);
    await useEverything(database, then);
  }, 120_000);
});
