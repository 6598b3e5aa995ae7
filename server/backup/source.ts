// Reads a database of Ajar's as a snapshot: what its tables are, where its sequences stand, what waits in the job queue, and
// the rows. Nothing here depends on which migrations it has had.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Complaint } from '../complaint.ts';
import { quoted, type Reader } from './session.ts';
import type { Column, Header, Part, Sequence, Table } from './snapshot.ts';

/** Throws a complaint when there is no Ajar in the database. */
export async function readHeader(reader: Reader): Promise<Header> {
  const [server] = await reader.query<{ version: string; bytes: string; migrated: boolean }>(`
    select current_setting('server_version') as version, pg_database_size(current_database())::text as bytes,
      to_regclass('migration') is not null as migrated`);
  if (!server?.migrated) throw new Complaint('There is no Ajar in this database: nothing to back up.');
  return {
    ajar: ajarVersion(),
    postgresql: server.version,
    made_at: new Date().toISOString(),
    bytes: Number(server.bytes),
    migrations: await reader.query(
      `select m.name, to_jsonb(m) ->> 'checksum' as checksum from migration m order by m.name collate "C"`,
    ),
    tables: await readTables(reader),
    // After the tables: by then the snapshot is taken, and a sequence is ahead of every row in it.
    sequences: await readSequences(reader),
    jobs: await readJobs(reader),
  };
}

/** The rows of each table. `onRows` is told of so many more. */
export async function* tableParts(
  reader: Reader,
  { tables }: Header,
  onRows: (count: number) => void = () => {},
): AsyncGenerator<Part> {
  for (const table of tables) {
    const expressions = table.columns.map(({ name }) => PORTABLE[`${table.name}.${name}`] ?? `t.${quoted(name)}`);
    const pour = (sink: Writable) => pipeline(reader.copyOut(table.name, expressions), rowCounter(onRows), sink);
    yield { kind: 'table', name: table.name, pour };
  }
}

/** Tells how many rows pass: COPY's text format has a line for each, and escapes what would end a line. */
export function rowCounter(onRows: (count: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rows = 0;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++;
      onRows(rows);
      done(null, chunk);
    },
  });
}

/** What names transactions of the server that it is in is written so that it means the same on another: every event as old as
 *  can be, and a position in the log (core/event-reader.ts) by the sequence up to which all has been handed out. What was
 *  handed out beyond is handed out again, and found to be the same (webhooks/fan-out.ts). */
const PORTABLE: Record<string, string> = {
  'event.transaction': `'3'::xid8`,
  'webhook_state.since': 'null::text',
  'webhook_position.position': `(
    select '/4:4:/' || coalesce(min(e.sequence) filter (where not seen) - 1, max(e.sequence), 0)
    from (
      select nullif(split_part(t.position, '/', 1), '')::pg_snapshot as since,
        nullif(split_part(t.position, '/', 2), '')::pg_snapshot as view, split_part(t.position, '/', 3)::bigint as sequence
    ) p
    left join event e on e.organization_id = t.organization_id
    cross join lateral (select case
      when pg_snapshot_xmax(coalesce(p.view, p.since)) > pg_snapshot_xmax(pg_current_snapshot()) then e.sequence <= p.sequence
      else coalesce(pg_visible_in_snapshot(e.transaction, p.since), false)
        or coalesce(pg_visible_in_snapshot(e.transaction, p.view) and e.sequence <= p.sequence, false)
      end as seen) s
  )`,
};

/** All in the schema but what extensions have there, and but the list of migrations, which is in the header. */
export async function readTables(reader: Reader): Promise<Table[]> {
  const found = await reader.query<{ name: string; columns: Column[] }>(`
    select c.relname as name, coalesce((
      select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'not_null', a.attnotnull)
        order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    ), '[]') as columns
    from pg_class c
    where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migration' and not exists (
        select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
    order by c.relname collate "C"`);
  const tables: Table[] = [];
  for (const { name, columns } of found) {
    const [counted] = await reader.query<{ rows: string }>(`select count(*)::text as rows from ${quoted(name)}`);
    tables.push({ name, columns, rows: Number(counted?.rows) });
  }
  return tables;
}

async function readSequences(reader: Reader): Promise<Sequence[]> {
  const found = await reader.query<Pick<Sequence, 'name' | 'table' | 'column'>>(`
    select s.relname as name, c.relname as "table", a.attname as "column"
    from pg_class s
    left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.refclassid = 'pg_class'::regclass
      and d.deptype in ('a', 'i') and d.refobjsubid > 0
    left join pg_class c on c.oid = d.refobjid
    left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where s.relnamespace = quote_ident(current_schema())::regnamespace and s.relkind = 'S' order by s.relname collate "C"`);
  const sequences: Sequence[] = [];
  for (const sequence of found) {
    const [position] = await reader.query<Pick<Sequence, 'last_value' | 'is_called'>>(
      `select last_value::text, is_called from ${quoted(sequence.name)}`,
    );
    if (position) sequences.push({ ...sequence, ...position });
  }
  return sequences;
}

/** Of the job queue's tables, which are its library's own, only what is to be done: the queue is made anew. What a schedule has
 *  queued is queued by the next one. A job that was under way is begun again, as after its process was killed. */
async function readJobs(reader: Reader): Promise<Header['jobs']> {
  const [queue] = await reader.query<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`);
  if (!queue?.there) return [];
  return reader.query(String.raw`
    select j.name, j.data from pgboss.job j
    where j.state::text in ('created', 'retry', 'active') and j.name not like '\_\_%'
      and not exists (select from pgboss.schedule s where s.name = j.name)
    order by j.created_on, j.id`);
}

function ajarVersion(): string {
  const description = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(description) as { version: string }).version;
}
