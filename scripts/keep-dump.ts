// Makes a kept dump: a small database of the present schema as an SQL script, for the test that brings old databases up to date
// (test/upgrade.test.ts). After the last migration of a release: `node scripts/keep-dump.ts test/kept-dumps/<number>-<last
// migration>.sql.gz`. A second argument names the checkout of another version, whose migrations and server are then used. It
// holds the migrations' own text and the rows as JSON, so that any client can run it.
import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { connectPostgres, type Database, raw } from '../server/database/connect.ts';
import { makeOneOfEach, type Objects, type Send } from '../test/one-of-each.ts';
import { startPostgres } from '../test/postgres-server.ts';

const here = join(import.meta.dirname, '..');
const [file, root = here] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file that is to be written.');

// On the oldest server, since later ones read what it has written.
const server = await startPostgres({ major: 15 });
const database = connectPostgres(await server.createDatabase('kept'));
try {
  const made = await fill(resolve(root));
  const text = [`-- ${JSON.stringify(made)}`, await schemaText(resolve(root)), await dataText()].join('\n');
  await writeFile(file, gzipSync(text, { level: 9 }));
  console.log(`${file}: ${Object.keys(made.objects).join(', ')}`);
} finally {
  await database.close();
  await server.stop();
}

/** Has the server of a checkout make its objects, and gives what a test needs to know of them. */
async function fill(
  checkout: string,
): Promise<{ key: string; organization_id: string; user_id: string; objects: Objects }> {
  const load = (path: string) => import(pathToFileURL(join(checkout, path)).href);
  await (await load('server/database/migrate.ts')).migrate(database);
  // Where the second one was made has changed.
  const { createOrganization, createApiKey } = {
    ...(await load('server/auth/api-key.ts')),
    ...(await load('server/organizations.ts')),
  };
  const { createApp } = await load('server/app.ts');
  const who = await createOrganization(database, { name: 'Acme', email: `${randomUUID()}@example.com` });
  const { key } = await createApiKey(database, who, 'kept');
  const app: FastifyInstance = createApp({ database, queue: async () => async () => {} });
  const objects = await makeOneOfEach(sender(app, key), 'then');
  await app.close();
  return { key, organization_id: who.organization_id, user_id: who.user_id, objects };
}

/** What this version must know; an earlier one may refuse it. */
function sender(app: FastifyInstance, key: string): Send {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  return async (method, path, body) => {
    const url = `/api/v1${path}`;
    const { statusCode, body: text } = await app.inject({
      method,
      url,
      headers: { authorization },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    if (statusCode < 300) return JSON.parse(text);
    if (root === here) throw new Error(`${method} ${path}: ${statusCode} ${text}`);
    console.log(`  ${method} ${path}: ${statusCode}`);
    return undefined;
  };
}

/** The migrations as the checkout has them. A function over rows of a table comes last: the newest minors of PostgreSQL do not
 *  rewrite a table that has one, and this version's migrations begin by removing it. */
async function schemaText(checkout: string): Promise<string> {
  const folder = join(checkout, 'server/database/migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const all = (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
  const overRows = /^create function contact_display_name\(contact\)[^;]*;$/m;
  const isRemoved = all.includes('drop function if exists contact_display_name(contact)');
  const last = isRemoved ? '' : (overRows.exec(all)?.[0] ?? '');
  return `${all.replace(overRows, isRemoved ? '$&' : '')}\n${last}\n${await migrationTable()}`;
}

async function migrationTable(): Promise<string> {
  const [column] = await database.query(
    raw(`select from pg_attribute where attrelid = 'migration'::regclass and attname = 'checksum'`),
  );
  const checksum = column ? ', checksum text' : '';
  return `create table migration (name text primary key, date_applied timestamptz not null default now()${checksum});`;
}

/** Every row of every table, those first that others refer to; some of the schema's text has left rows of its own. */
async function dataText(): Promise<string> {
  const tables = await inOrder(database);
  const names = tables.map((name) => `"${name}"`).join(', ');
  const texts = [`truncate ${names};`];
  for (const name of tables) texts.push(await rowsText(name));
  return texts.join('\n');
}

async function rowsText(table: string): Promise<string> {
  const [found] = await database.query<{ columns: string; identity: string | null }>(
    raw(`select string_agg(format('%I', attname), ', ' order by attnum) filter (where attgenerated = '') as columns,
        max(attname) filter (where attidentity <> '') as identity
      from pg_attribute where attrelid = '"${table}"'::regclass and attnum > 0 and not attisdropped`),
  );
  const columns = found?.columns ?? '';
  const [rows] = await database.query<{ text: string | null }>(
    raw(`select quote_literal(json_agg(r)::text) as text from (select ${columns} from "${table}") r`),
  );
  if (!rows?.text) return '';
  const insert = `insert into "${table}" (${columns}) overriding system value
select ${columns} from json_populate_recordset(null::"${table}", ${rows.text});`;
  if (!found?.identity) return insert;
  const sequence = `pg_get_serial_sequence('"${table}"', '${found.identity}')`;
  return `${insert}\nselect setval(${sequence}, (select max("${found.identity}") from "${table}"));`;
}

/** The tables, each after those that its foreign keys name. */
async function inOrder(from: Database): Promise<string[]> {
  const rows = await from.query<{ name: string; needs: string[] }>(
    raw(`select c.relname as name, coalesce(array_agg(f.relname::text) filter (where f.oid <> c.oid), '{}') as needs
      from pg_class c left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' left join pg_class f on f.oid = k.confrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.relname order by c.relname`),
  );
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const next = rows.find(
      ({ name, needs }) => !ordered.includes(name) && needs.every((need) => ordered.includes(need)),
    );
    if (!next) throw new Error('Foreign keys go round in a circle.');
    ordered.push(next.name);
  }
  return ordered;
}
