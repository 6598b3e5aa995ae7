// Puts a snapshot into an empty database, all of it or nothing: the schema by the migrations that the snapshot's database has
// had, the rows, and then the migrations that have come since.
import { Complaint } from '../complaint.ts';
import type { Enqueue } from '../core/context.ts';
import { LOCK, migrate, migrateExactly, readMigrations } from '../database/migrate.ts';
import { quoted, type Session } from './session.ts';
import { setAside } from './set-aside.ts';
import type { Header, Part, Sequence, Snapshot, Table } from './snapshot.ts';
import { readTables } from './source.ts';

export interface LoadOptions {
  /** Where jobs go. Needed only if any wait. */
  enqueue: Enqueue | undefined;
  /** Takes a part that is a file. */
  onFile: (part: Part) => Promise<void>;
  /** Told of what takes a while and has no rows to be counted. */
  onStep: (step: string) => void;
}

/** Throws a complaint when the migrations of a snapshot are not this program's. */
export async function refuseNewer({ migrations, ajar }: Header): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]));
  const unknown = migrations.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    throw new Complaint(
      `The data is of a newer version of Ajar (${ajar}): it has had ${unknown.map(({ name }) => name).join(', ')}, which this ` +
        'version does not know. Restore it with that version.',
    );
  }
  const other = migrations.find(({ name, checksum }) => checksum !== null && checksum !== known.get(name));
  if (other) throw new Complaint(`The data has had another migration ${other.name} than this version's.`);
}

/** Throws a complaint when there is anything in the schema, or a job in the queue. */
export async function refuseNonEmpty(session: Pick<Session, 'query'>): Promise<void> {
  const [schema] = await session.query<{ name: string | null }>('select current_schema() as name');
  if (schema?.name === null)
    throw new Complaint('The database has no schema to restore into: the search_path names none that is there.');
  const found = await session.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
    union all
    select p.proname || '()' from pg_proc p
    where p.pronamespace = quote_ident(current_schema())::regnamespace
      and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
    order by 1 limit 4`);
  const [queue] = await session.query<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`);
  const jobs = queue?.there ? await session.query<{ name: string }>('select name from pgboss.job limit 1') : [];
  if (jobs.length > 0) found.push({ name: 'pgboss.job' });
  if (found.length === 0) return;
  const named = found.slice(0, 3).map(({ name }) => name);
  throw new Complaint(
    `The database is not empty: it has ${named.join(', ')}${found.length > 3 ? ' and more' : ''}. Nothing was changed. ` +
      'Restore into an empty one: set AJAR_DATA_DIR to a new directory, or DATABASE_URL to a new database.',
  );
}

/** Throws a complaint, too, when the rows are not those that the header announces. */
export async function load(session: Session, { header, parts }: Snapshot, options: LoadOptions): Promise<void> {
  await session.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await refuseNonEmpty(session);
  await migrateExactly(
    session.database,
    header.migrations.map(({ name }) => name),
  );
  const putBack = await setAside(session);
  await takeShapeOf(session, header.tables);
  await loadParts(session, header, parts, options.onFile);
  options.onStep('making the indexes');
  await putBack();
  for (const sequence of header.sequences) await setSequence(session, sequence);
  await migrate(session.database);
  for (const { name, data } of header.jobs) await options.enqueue?.(session.database, name, data ?? {});
  await session.query('analyze');
}

async function loadParts(session: Session, header: Header, parts: Snapshot['parts'], onFile: LoadOptions['onFile']) {
  const expected = new Map(header.tables.map((table) => [table.name, table]));
  for await (const part of parts) {
    if (part.kind === 'file') {
      await onFile(part);
      continue;
    }
    const table = expected.get(part.name);
    if (!table) throw new Complaint(`The rows of the table ${part.name} are not announced.`);
    expected.delete(part.name);
    const columns = table.columns.map(({ name }) => name);
    const sink = session.copyIn(table.name, columns);
    await part.pour(sink);
    if (sink.rowCount !== table.rows)
      throw new Complaint(`The table ${table.name} has ${sink.rowCount} rows in place of ${table.rows}.`);
  }
  for (const name of expected.keys()) throw new Complaint(`The rows of the table ${name} are missing.`);
}

/** While the first migrations were being written they were edited: a database may have had tables and columns that those of
 *  the same name no longer make. They come along, and later migrations do with them what they do in such a database. */
async function takeShapeOf(session: Session, tables: Table[]): Promise<void> {
  const present = new Map((await readTables(session)).map(({ name, columns }) => [name, columns]));
  for (const { name, columns } of tables) {
    const there = present.get(name);
    if (!there) await session.query(`create table ${quoted(name)} ()`);
    for (const column of columns) {
      const same = there?.find((one) => one.name === column.name);
      if (!same) await session.query(`alter table ${quoted(name)} add column ${quoted(column.name)} ${column.type}`);
      if (column.not_null && !same?.not_null)
        await session.query(`alter table ${quoted(name)} alter column ${quoted(column.name)} set not null`);
    }
  }
}

async function setSequence(session: Session, { name, table, column, last_value, is_called }: Sequence): Promise<void> {
  const own = table === null ? '$1' : 'coalesce(pg_get_serial_sequence(quote_ident($1), $2), $1)';
  const values = table === null ? [quoted(name)] : [table, column];
  await session.query(
    `select setval(s.name::regclass, $${values.length + 1}::bigint, $${values.length + 2}::boolean)
     from (select ${own}::text as name) s where to_regclass(s.name) is not null`,
    [...values, last_value, is_called],
  );
}
