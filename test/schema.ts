// A database's schema in lines of text, one for each thing in it: what two databases must have in common that are to behave
// alike. The order of columns is not part of it, nor is what the job queue makes for itself in a schema of its own.
import { type Database, raw } from '../server/database/connect.ts';

/** The schema that this connection works in, sorted; the same things give the same lines. */
export async function describeSchema(database: Database): Promise<string[]> {
  const rows = await database.query<{ line: string }>(raw(`${PARTS.join(' union all ')} order by 1`));
  return rows.map((row) => row.line);
}

const HERE = 'quote_ident(current_schema())::regnamespace';

const PARTS = [
  `select format('table %s, %s, %s', relname, relkind, coalesce(array_to_string(reloptions, ' '), '')) as line
    from pg_class where relnamespace = ${HERE} and relkind in ('r', 'p', 'v', 'm', 'S', 'f')`,
  `select format('column %s.%s %s%s, identity "%s", generated "%s"%s', c.relname, a.attname,
      format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end, a.attidentity, a.attgenerated,
      ' ' || pg_get_expr(d.adbin, d.adrelid))
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = ${HERE} and c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped`,
  `select format('sequence %s of %s, %s', s.relname, d.refobjid::regclass || '.' || a.attname,
      (select row(q.seqtypid::regtype, q.seqstart, q.seqincrement, q.seqmax, q.seqmin, q.seqcache, q.seqcycle)
        from pg_sequence q where q.seqrelid = s.oid))
    from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where s.relnamespace = ${HERE} and s.relkind = 'S'`,
  // Not-null constraints are rows here in PostgreSQL 18; the columns say them already.
  `select format('constraint %s on %s: %s', conname, coalesce(nullif(conrelid, 0)::regclass::text, 'nothing'),
      pg_get_constraintdef(oid))
    from pg_constraint where connamespace = ${HERE} and contype <> 'n'`,
  `select format('index: %s%s', pg_get_indexdef(indexrelid), case when indisvalid then '' else ', not valid' end)
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = ${HERE}`,
  `select format('view %s: %s', relname, pg_get_viewdef(oid)) from pg_class where relnamespace = ${HERE} and relkind in ('v', 'm')`,
  `select format('function: %s', pg_get_functiondef(p.oid)) from pg_proc p
    where p.pronamespace = ${HERE} and p.prokind in ('f', 'p') and ${notOfAnExtension('pg_proc', 'p')}`,
  `select format('trigger: %s', pg_get_triggerdef(t.oid)) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = ${HERE} and not t.tgisinternal`,
  `select format('type %s', t.oid::regtype) from pg_type t
    where t.typnamespace = ${HERE} and t.typtype in ('d', 'e', 'r') and ${notOfAnExtension('pg_type', 't')}`,
  `select format('extension %s', extname) from pg_extension`,
];

function notOfAnExtension(catalog: string, alias: string): string {
  return `not exists (select from pg_depend e where e.classid = '${catalog}'::regclass and e.objid = ${alias}.oid and e.deptype = 'e')`;
}
