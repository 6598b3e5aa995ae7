// The columns of a CSV export. Lists become numbered columns, `contact_1_name`, as many as the longest list needs; custom
// fields go by their names, `custom.<Name>`.
import type { Context } from '../../core/context.ts';
import { join, type Sql, sql } from '../../database/connect.ts';
import { formatDate } from './dates.ts';
import type { DateFormat } from './export.ts';
import { type Source, type Stored, smartFields } from './rows.ts';

export interface Column {
  title: string;
  value(object: Json): unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: an object as its JSON says it
type Json = any;

/** So many entries of a list have columns, however long one object's is; a further column counts the others. */
const MOST = { contacts: 20, addresses: 10, emails: 10, phones: 10, urls: 10 };
type List = keyof typeof MOST;

export async function columnsOf(ctx: Context, stored: Stored, source: Source, picked: Picked): Promise<Column[]> {
  const { fields, date_format } = stored;
  const longest = await longestLists(ctx, stored, picked);
  const custom = fields.some((field) => field.startsWith('custom')) ? await customFields(ctx, source) : [];
  const columns = fields.flatMap((field): Column[] => {
    if (field === 'custom') return custom.map((one) => customColumn(one, date_format));
    if (field.startsWith('custom.')) {
      return custom.filter(({ id }) => field === `custom.${id}`).map((one) => customColumn(one, date_format));
    }
    return fieldColumns(source, field, longest, date_format);
  });
  if (stored.include_smart_fields) {
    for (const [title, { kind }] of smartFields(ctx))
      columns.push(plain(title, kind === 'moment' ? date_format : null));
  }
  return columns;
}

const plain = (title: string, date_format: DateFormat | null): Column => ({
  title,
  value: (object) => dated(object[title], date_format),
});

const dated = (value: unknown, format: DateFormat | null): unknown =>
  format !== null && typeof value === 'string' ? formatDate(value, format) : value;

function fieldColumns(source: Source, field: string, longest: Longest, date_format: DateFormat): Column[] {
  if (field === 'contacts') return contactColumns(longest);
  if (field === 'addresses') return listColumns('addresses', 'address', ADDRESS, longest.of('addresses'));
  if (field === 'emails' || field === 'phones' || field === 'urls') {
    return listColumns(field, field.slice(0, -1), ['', 'type'], longest.of(field));
  }
  return [plain(field, source.resource.fields[field]?.comparison === 'moment' ? date_format : null)];
}

const ADDRESS = ['label', 'address_1', 'address_2', 'city', 'state', 'zipcode', 'country'];

/** Columns for the entries of a list: `email_1`, `email_1_type`. The part without a name is the entry's own value. */
function listColumns(list: List, word: string, parts: string[], longest: number): Column[] {
  const columns = numbers(Math.min(longest, MOST[list])).flatMap((place) =>
    parts.map((part): Column => {
      const title = `${word}_${place}${part && `_${part}`}`;
      return { title, value: (object) => object[list]?.[place - 1]?.[part || word] };
    }),
  );
  return longest > MOST[list] ? [...columns, leftOver(list, `${list}_not_shown`)] : columns;
}

const leftOver = (list: List, title: string): Column => ({
  title,
  value: (object) => Math.max(0, (object[list]?.length ?? 0) - MOST[list]),
});

function contactColumns(longest: Longest): Column[] {
  const columns = numbers(Math.min(longest.of('contacts'), MOST.contacts)).flatMap((place) => {
    const own = ['id', 'name', 'title'].map((part): Column => ({ title: part, value: (contact) => contact?.[part] }));
    const lists = (['emails', 'phones', 'urls'] as const).flatMap((list) =>
      listColumns(list, list.slice(0, -1), ['', 'type'], longest.ofContact(place, list)).map((column) => ({
        ...column,
        value: (contact: Json) => contact && column.value(contact),
      })),
    );
    return [...own, ...lists].map(
      ({ title, value }): Column => ({
        title: `contact_${place}_${title}`,
        value: (object) => value(object.contacts?.[place - 1]),
      }),
    );
  });
  return longest.of('contacts') > MOST.contacts ? [...columns, leftOver('contacts', 'contacts_not_shown')] : columns;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

interface CustomField {
  id: string;
  title: string;
  type: string;
}

/** The custom fields of the rows, in the order people see them. Of several with one name, the later ones say their ids. */
async function customFields(ctx: Context, { resource }: Source): Promise<CustomField[]> {
  const rows = await ctx.database.query<{ id: string; name: string; type: string }>(sql`
    select t.id, t.name, t.type from custom_field_on t
    where t.organization_id = ${ctx.organization_id} and t.object_type = ${resource.name} order by t.position`);
  const first = new Map(rows.toReversed().map((row) => [row.name, row.id]));
  return rows.map(({ id, name, type }) => {
    const title = first.get(name) === id ? `custom.${name}` : `custom.${name} (${id})`;
    return { id, title, type };
  });
}

const customColumn = ({ id, title, type }: CustomField, date_format: DateFormat): Column => ({
  title,
  value: (object) => dated(object[`custom.${id}`], type === 'datetime' ? date_format : null),
});

interface Longest {
  of(list: List): number;
  /** Of the lists of the contacts at one place of their leads. */
  ofContact(place: number, list: 'emails' | 'phones' | 'urls'): number;
}

/** The objects of an export, fixed under a name. */
interface Picked {
  picked_by: string;
  n_docs: number;
}

/** Objects whose lists are counted with one statement: all of a large organization's would take minutes. */
const COUNTED = 500;

/** How long the lists of the picked objects are. */
async function longestLists(ctx: Context, { type, fields }: Stored, { picked_by, n_docs }: Picked): Promise<Longest> {
  const found = new Map<string, number>();
  for (let after = 0; after < n_docs; after += COUNTED) {
    const asked = lookups(
      ctx,
      type,
      fields,
      sql`picked_object p where p.organization_id = ${ctx.organization_id}
      and p.picked_by = ${picked_by} and p.position > ${after} and p.position <= ${after + COUNTED}`,
    );
    if (asked.length === 0) break;
    const rows = await ctx.database.query<{ list: string; place: number; most: number | null }>(
      join(asked, ' union all '),
    );
    for (const { list, place, most } of rows) {
      const key = `${list} ${place}`;
      found.set(key, Math.max(found.get(key) ?? 0, most ?? 0));
    }
  }
  return {
    of: (list) => found.get(`${list} 0`) ?? 0,
    ofContact: (place, list) => found.get(`${list} ${place}`) ?? 0,
  };
}

function lookups(ctx: Context, type: Stored['type'], fields: string[], picked: Sql): Sql[] {
  const asked: Sql[] = [];
  if (fields.includes('addresses')) {
    const lead = type === 'leads' ? sql`p.object_id` : sql`p.lead_id`;
    asked.push(sql`select 'addresses'::text as list, 0 as place, max(jsonb_array_length(l.addresses)) as most
      from (select ${lead} as id from ${picked}) p
      join lead l on l.organization_id = ${ctx.organization_id} and l.id = p.id`);
  }
  const contacts = sql`select k.emails, k.phones, k.urls, row_number() over (partition by k.lead_id order by k.sequence)::int as place
    from (select p.object_id from ${picked}) p
    join contact k on k.organization_id = ${ctx.organization_id}`;
  if (type === 'leads' && fields.includes('contacts')) {
    const ofLeads = sql`(${contacts} and k.lead_id = p.object_id) k`;
    asked.push(sql`select 'contacts'::text as list, 0 as place, max(k.place) as most from ${ofLeads}`);
    asked.push(sql`select v.list, k.place, max(v.count) as most from ${ofLeads}
      cross join lateral ${LENGTHS} where k.place <= ${MOST.contacts} group by v.list, k.place`);
  }
  if (type === 'contacts') {
    asked.push(sql`select v.list, 0 as place, max(v.count) as most from (${contacts} and k.id = p.object_id) k
      cross join lateral ${LENGTHS} group by v.list`);
  }
  return asked;
}

const LENGTHS = sql`(values ('emails'::text, jsonb_array_length(k.emails)), ('phones', jsonb_array_length(k.phones)),
  ('urls', jsonb_array_length(k.urls))) v (list, count)`;
