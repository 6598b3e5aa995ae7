// Puts a snapshot into an empty database, all of it or nothing: the schema by the migrations that the snapshot's database has
// had, the rows, and then the migrations that have come since.
import { Complaint } from '../complaint.ts';
import type { Enqueue } from '../core/context.ts';
import { raw } from '../database/connect.ts';
import { LOCK, migrate, migrateExactly, readMigrations } from '../database/migrate.ts';
import { setAside } from './set-aside.ts';
import { rowCounter } from './source.ts';
import { quoted, type Session } from './session.ts';
import type { Header, Part, Snapshot } from './snapshot.ts';

export interface LoadOptions {
  /** Where jobs go, if any wait. */
  enqueue?: Enqueue;
  /** Takes a part that is a file. */
  onFile?: (part: Part) => Promise<void>;
  onRows?: (count: number) => void;
  /** What takes a while without rows. */
  onStep?: (step: string) => void;
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
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
    union all
    select p.proname || '()' from pg_proc p
    where p.pronamespace = current_schema()::regnamespace
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

/** Gives how many rows it loaded. Throws a complaint when they are not those that the header announces. */
export async function load(session: Session, { header, parts }: Snapshot, options: LoadOptions): Promise<number> {
  const { enqueue, onFile = async () => {}, onRows, onStep = () => {} } = options;
  await session.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await refuseNonEmpty(session);
  await migrateExactly(
    session.database,
    header.migrations.map(({ name }) => name),
  );
  await takeShapeOf(session, header);
  const putBack = await setAside(session);
  const expected = new Map(header.tables.map((table) => [table.name, table]));
  let rows = 0;
  for await (const part of parts) {
    if (part.kind === 'file') await onFile(part);
    if (part.kind !== 'table') continue;
    const table = expected.get(part.name);
    if (!table) throw new Complaint(`The rows of the table ${part.name} are not announced.`);
    expected.delete(part.name);
    const columns = table.columns.map(({ name }) => name);
    const sink = session.copyIn(table.name, columns);
    const counter = rowCounter(onRows ?? (() => {}));
    counter.pipe(sink);
    await Promise.all([part.pour(counter), ended(sink)]);
    if (sink.rowCount !== table.rows)
      throw new Complaint(`The table ${table.name} has ${sink.rowCount} rows in place of ${table.rows}.`);
    rows += sink.rowCount;
  }
  return rows;
}
