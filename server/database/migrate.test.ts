// Migrations: what a start refuses, and what our functions have to stand: a restore, which finds by name only what is
// PostgreSQL's own, and a schema that is not `public`.
import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { newPlace, run } from '../../test/ajar.ts';
import { createDatabase } from '../../test/postgres-server.ts';
import { describeSchema } from '../../test/schema.ts';
import { inhabit, useEverything } from '../../test/whole-api.ts';
import { connectPostgres, type Database, raw, sql } from './connect.ts';
import { migrate, readMigrations } from './migrate.ts';

const LONG = 120_000;

const emptyUrl = (): Promise<string> =>
  createDatabase(inject('postgresUrl'), `migrate_${randomUUID().replaceAll('-', '')}`);

/** Has `work` use a new database that is up to date. */
async function onNew<T>(work: (database: Database, url: string) => Promise<T>): Promise<T> {
  const url = await emptyUrl();
  const database = connectPostgres(url);
  try {
    await migrate(database);
    return await work(database, url);
  } finally {
    await database.close();
  }
}

test('several that start at once on an empty database bring it up to date together', async () => {
  const url = await emptyUrl();
  const databases = [1, 2, 3].map(() => connectPostgres(url));
  const applied = await Promise.all(databases.map(migrate));
  const names = (await readMigrations()).map(({ name }) => name);
  expect(applied.flat().sort()).toEqual(names);
  for (const database of databases) await database.close();
});

test('a migration that was edited after use is refused with its name, and nothing is changed', () =>
  onNew(async (database) => {
    await database.query(sql`update migration set checksum = repeat('0', 64) where name = '0004_webhook.sql'`);
    await database.query(sql`delete from migration where name = '0008_session.sql'`);
    await expect(migrate(database)).rejects.toThrow(
      /^The migration 0004_webhook\.sql is not the one that this database has had .*must not be edited after use/,
    );
    expect(await database.query(sql`select from migration where name = '0008_session.sql'`)).toEqual([]);
  }));

test('a database from before checksums gets them', () =>
  onNew(async (database) => {
    await database.query(sql`alter table migration drop column checksum`);
    expect(await migrate(database)).toEqual([]);
    const kept = await database.query(sql`select name, checksum from migration order by name collate "C"`);
    expect(kept).toEqual((await readMigrations()).map(({ name, checksum }) => ({ name, checksum })));
  }));

test(
  'every command of an older version is refused on a newer database, in words',
  async () => {
    const place = await newPlace();
    const database = await place.open();
    await migrate(database);
    await database.query(
      sql`insert into migration (name, checksum) values ('9998_later.sql', 'x'), ('9999_last.sql', 'y')`,
    );
    const before = await describeSchema(database);
    // One process has the embedded database's directory.
    await database.close();
    const url = place.environment.DATABASE_URL;
    const commands = [
      'start',
      'migrate',
      'organization list',
      'api-key list',
      'seed --leads 1',
      ...(url ? ['worker'] : []),
    ];
    for (const command of commands) {
      const { code, stdout, stderr } = await run(place, command.split(' '));
      expect({ command, code, stdout }).toEqual({ command, code: 1, stdout: '' });
      expect(stderr).toMatch(
        /^ajar: The database belongs to a newer version of Ajar: it has had 9998_later\.sql, 9999_last\.sql, .*\. Run that version, or .*\.\n$/,
      );
    }
    const after = await place.open();
    expect(await describeSchema(after)).toEqual(before);
    await after.close();
    await place.remove();
  },
  LONG,
);

/** Our functions, as they can be called and as they say they are made. */
const functions = (database: Database) =>
  database.query<{ name: string; definition: string; names: string[] | null; rows: number }>(sql`
    select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition, proargnames as names,
      (select count(*)::int from unnest(p.proargtypes || p.prorettype) t(oid) join pg_type y on y.oid = t.oid
        where y.typtype = 'c' or exists (select from pg_type e where e.oid = y.typelem and e.typtype = 'c')) as rows
    from pg_proc p where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
    order by 1`);

test('no function takes or gives a row, and every parameter has a name', () =>
  onNew(async (database) => {
    const all = await functions(database);
    expect(all.length).toBeGreaterThan(10);
    for (const { name, rows, names } of all) {
      expect(rows, name).toBe(0);
      const parameters = /\((.*)\)/.exec(name)?.[1] === '' ? 0 : name.split(',').length;
      expect(names?.filter((one) => one !== '').length ?? 0, name).toBe(parameters);
    }
  }));

test('where the first migration rewrites tables, no function is over their rows any more', async () => {
  // The newest minors of PostgreSQL refuse to rewrite such a table. 0002_search.sql is the first that does.
  const database = connectPostgres(await emptyUrl());
  for (const { name, script } of await readMigrations()) {
    if (name === '0002_search.sql') break;
    await database.script(script);
  }
  const all = await functions(database);
  expect(all.map(({ name }) => name)).toContain('contact_display_name(text,jsonb,jsonb)');
  expect(all.filter(({ rows }) => rows > 0)).toEqual([]);
  await database.close();
});

test('every function can be made again from its own definition, where only what is PostgreSQL’s is found by name', () =>
  onNew(async (database) => {
    const before = await describeSchema(database);
    await database.transaction(async (tx) => {
      const all = await functions(tx);
      await tx.query(raw(`set local search_path = ''`));
      for (const { definition } of all) await tx.query(raw(definition));
    });
    expect(await describeSchema(database)).toEqual(before);
  }));

test(
  'generated columns, indexes and constraints work where only what is PostgreSQL’s is found by name',
  () =>
    onNew(async (database) => {
      await inhabit(database);
      await database.transaction(async (tx) => {
        await tx.query(raw(`set local search_path = ''`));
        const expressions = await tx.query<{ place: string; expression: string }>(raw(EXPRESSIONS));
        expect(expressions.filter(({ expression }) => expression.includes('public.search_vector'))).toHaveLength(3);
        for (const { place, expression } of expressions) {
          await tx.query(raw(`select count((${expression})) from ${place}`));
        }
        for (const table of ['lead', 'contact', 'activity']) await tx.query(raw(`reindex table public.${table}`));
      });
      await database.query(raw('analyze'));
    }),
  LONG,
);

/** Everything that is computed when rows are written, as a dump writes it. */
const EXPRESSIONS = `
  select attrelid::regclass::text as place, pg_get_expr(adbin, adrelid) as expression from pg_attrdef
    join pg_attribute on attrelid = adrelid and attnum = adnum join pg_class c on c.oid = attrelid
    where relnamespace = 'public'::regnamespace and attgenerated <> ''
  union all select indrelid::regclass::text, pg_get_indexdef(indexrelid, n, false)
    from pg_index join pg_class c on c.oid = indrelid, generate_series(1, indnkeyatts) n
    where relnamespace = 'public'::regnamespace and indkey[n - 1] = 0
  union all select indrelid::regclass::text, pg_get_expr(indpred, indrelid)
    from pg_index join pg_class c on c.oid = indrelid where relnamespace = 'public'::regnamespace and indpred is not null
  union all select conrelid::regclass::text, pg_get_expr(conbin, conrelid)
    from pg_constraint where connamespace = 'public'::regnamespace and contype = 'c' and conrelid <> 0`;

test.each([
  { schema: 'crm', path: 'crm' },
  { schema: 'Kunden & Co', path: '"Kunden & Co", public' },
])(
  'a database works in the schema $schema',
  async ({ schema, path }) => {
    const url = await emptyUrl();
    const maker = connectPostgres(url, { connections: 1 });
    await maker.script(
      `create schema "${schema}"; alter database ${new URL(url).pathname.slice(1)} set search_path = ${path}`,
    );
    await maker.close();
    const database = connectPostgres(url);
    await migrate(database);
    expect((await describeSchema(database)).length).toBeGreaterThan(500);
    expect(await database.query(sql`select from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    await useEverything(database, await inhabit(database));
    await database.close();
  },
  LONG,
);

test('lists format their moments and amounts without calling a function', () =>
  onNew(async (database) => {
    const plan = await database.query(sql`explain (verbose, costs off)
      select iso(date_created), iso_naive(date_created), iso_due(due_at, is_timed) from task`);
    const other = await database.query(sql`explain (verbose, costs off)
      select format_money(value, '$', value_period), small_letters(note) from opportunity`);
    const contacts = await database.query(sql`explain (verbose, costs off)
      select contact_display_name(name, emails, phones) from contact`);
    const text = JSON.stringify([plan, other, contacts]);
    expect(text).toContain('to_char');
    expect(text).not.toMatch(/iso\(|iso_naive|iso_due|format_money|small_letters|contact_display_name/);
  }));
