// The rows of an export, read batch by batch: PostgreSQL writes each as JSON, with what its fields alone do not hold.
import type { Context } from '../../core/context.ts';
import { columns, image, moments, scope, selection, type Written } from '../../core/read.ts';
import type { Resource, Selection } from '../../core/resource.ts';
import { name, raw, sql } from '../../database/connect.ts';
import { fieldOf } from '../../query/level.ts';
import type { Population } from '../../query/population.ts';
import { type SearchField, searchObject } from '../../query/vocabulary.ts';
import type { DateFormat, ExportType, Format } from './export.ts';
import { ROWS } from './fields.ts';

/** An export with all that is kept of it. */
export interface Stored extends Population {
  id: string;
  kind: 'lead' | 'opportunity';
  status: string;
  type: ExportType;
  format: Format;
  date_format: DateFormat;
  fields: string[];
  params: Record<string, unknown>;
  include_activities: boolean;
  include_smart_fields: boolean;
  attempts: number;
}

/** How the rows are read. */
export interface Source {
  resource: Resource;
  selected: Selection;
  /** Further columns: SQL on row `t` for members of the object, as text without braces; null for none. */
  extras: string[];
}

export function sourceOf(ctx: Context, { type, fields, include_activities, include_smart_fields }: Stored): Source {
  const resource = ctx.resource(ROWS[type]);
  const lead = resource.name === 'lead' ? 't.id' : 't.lead_id';
  const extras: string[] = [];
  if (resource.name !== 'lead' && fields.includes('addresses')) {
    extras.push(ofLead(lead, `'"addresses":' || t.addresses::text`));
  }
  if (include_smart_fields) extras.push(ofLead(lead, smartMembers(ctx)));
  if (include_activities) extras.push(activities(ctx));
  return { resource, selected: selection(resource, fields.join(',')), extras };
}

/** The names of the fields that are computed for leads, beside those they have in any case. */
export const smartFields = (ctx: Context): [string, SearchField][] =>
  Object.entries(searchObject('lead')?.fields ?? {}).filter(
    ([field]) => !Object.hasOwn(ctx.resource('lead').fields, field),
  );

function smartMembers(ctx: Context): string {
  const object = searchObject('lead');
  const values = smartFields(ctx).flatMap(([field]) => {
    const located = object && fieldOf(ctx, object, field);
    if (!located) return [];
    const json = located.json ?? (located.kind === 'moment' ? `iso(${located.value})` : located.value);
    return [`${json} as "${field}"`];
  });
  return `(select btrim(row_to_json(r)::text, '{}') from (select ${values.join(', ')}) r)`;
}

/** SQL for a value of the lead of row `t`, on a row `t` of its own. */
const ofLead = (lead_id: string, value: string): string => `(select x.value from (
    select t.organization_id, ${lead_id} as lead_id
  ) o cross join lateral (
    select ${value} as value from lead t where t.organization_id = o.organization_id and t.id = o.lead_id
  ) x)`;

/** All activities of a lead, the newest first, each as its own type shows it. */
function activities(ctx: Context): string {
  const types = ctx.resources.filter(({ table, fixed }) => table === 'activity' && fixed);
  const each = types.map(
    (resource) => `select ${image(ctx, resource, resource.answer)} as body, t.date_created, t.id from activity t
      where t.organization_id = o.organization_id and t.lead_id = o.id and t.type = '${resource.fixed?.type}'`,
  );
  return `(select '"activities":[' || coalesce(string_agg(a.body, ',' order by a.date_created desc, a.id desc), '') || ']'
    from (select t.organization_id, t.id) o cross join lateral (${each.join(' union all ')}) a)`;
}

export interface ExportedRow {
  position: number;
  /** The object as JSON text. */
  text: string;
}

/** The next rows after a position. An object that has gone meanwhile has none. */
export async function readRows(
  ctx: Context,
  { resource, selected, extras }: Source,
  { picked_by, after, limit }: { picked_by: string; after: number; limit: number },
): Promise<ExportedRow[]> {
  const shown = columns(ctx, resource, selected);
  const further = extras.map((extra, index) => `, ${extra} as extra_${index}`).join('');
  const rows = await ctx.database.query<Written & { position: number } & Record<string, unknown>>(sql`
    select p.position, ${raw(shown)}${raw(further)} from (
      select p.position, p.object_id from picked_object p
      where p.organization_id = ${ctx.organization_id} and p.picked_by = ${picked_by}
        and p.position > ${after} and p.position <= ${after + limit}
    ) p join ${name(resource.table)} t on ${scope(ctx, resource)} and t.id = p.object_id${moments(ctx, shown)}
    order by p.position`);
  return rows.map(({ position, body, further: keys, ...row }) => {
    const members = [body.slice(1, -1), keys?.slice(1, -1), ...extras.map((_, index) => row[`extra_${index}`])];
    return {
      position,
      text: `{${members.filter((part) => typeof part === 'string' && part.trim() !== '').join(',')}}`,
    };
  });
}
