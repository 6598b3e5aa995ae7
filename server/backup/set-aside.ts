// What stands in the way of loading rows, taken away from a new schema and put back afterwards: rows that migrations have made,
// indexes, which are built several times as fast from all rows at once, foreign keys, so that tables can come in any order,
// and triggers, whose work is in the rows already.
import { quoted, type Session } from './session.ts';

/** Gives what puts all back, foreign keys with a check of every row. */
export async function setAside(session: Session): Promise<() => Promise<void>> {
  const tables = await names(session, TABLES);
  const foreignKeys = await definitions(session, FOREIGN_KEYS);
  const indexes = await definitions(session, INDEXES);
  const triggered = await names(session, TRIGGERED);
  for (const { table, name } of foreignKeys)
    await session.query(`alter table ${table} drop constraint ${quoted(name)}`);
  if (tables.length > 0) await session.query(`truncate ${tables.join(', ')}`);
  for (const { name } of indexes) await session.query(`drop index ${name}`);
  for (const table of triggered) await session.query(`alter table ${table} disable trigger user`);
  return async () => {
    for (const table of triggered) await session.query(`alter table ${table} enable trigger user`);
    for (const { definition } of indexes) await session.query(definition);
    for (const { table, name, definition } of foreignKeys)
      await session.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  };
}

interface Definition {
  table: string;
  name: string;
  definition: string;
}

const definitions = (session: Session, text: string): Promise<Definition[]> => session.query<Definition>(text);

const names = async (session: Session, text: string): Promise<string[]> =>
  (await session.query<{ name: string }>(text)).map(({ name }) => name);

const HERE = 'quote_ident(current_schema())::regnamespace';

const TABLES = `
  select oid::regclass::text as name from pg_class
  where relnamespace = ${HERE} and relkind in ('r', 'p') and relname <> 'migration'
    and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = pg_class.oid and e.deptype = 'e')`;

const FOREIGN_KEYS = `
  select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
  where connamespace = ${HERE} and contype = 'f' and conparentid = 0 order by conname, conrelid`;

/** Those of primary keys and other constraints stay. */
const INDEXES = `
  select indrelid::regclass::text as "table", indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
  from pg_index join pg_class c on c.oid = indexrelid
  where c.relnamespace = ${HERE} and not c.relispartition
    and not exists (select from pg_constraint k where k.conindid = indexrelid and k.contype in ('p', 'u', 'x'))
    and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = indrelid and e.deptype = 'e')
  order by c.relname`;

const TRIGGERED = `
  select distinct tgrelid::regclass::text as name from pg_trigger join pg_class c on c.oid = tgrelid
  where c.relnamespace = ${HERE} and not tgisinternal`;
