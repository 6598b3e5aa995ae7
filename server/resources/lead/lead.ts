// Leads: the companies or people one sells to (core.md §10).
import { Type } from 'typebox';
import { audit, computed, embedded, json, Refusal, text, wrongType } from '../../core/field.ts';
import { parseUrl } from '../../core/formats.ts';
import { objects } from '../../core/objects.ts';
import { resource, type Shape } from '../../core/resource.ts';
import { textParameter } from '../../query/text-parameter.ts';
import { rules } from './lead.rules.ts';

const part = text({ nullable: true, writes: 'always', max: 500 });

const addresses = {
  label: text({ nullable: true, writes: 'always', max: 100 }),
  address_1: part,
  address_2: part,
  city: part,
  state: part,
  zipcode: text({ nullable: true, writes: 'always', max: 50 }),
  country: json(Type.String(), parseCountry, { nullable: true, writes: 'always' }),
  tz_ids: json(Type.Array(Type.String()), () => []),
};

const noParts = { label: null, address_1: null, address_2: null, city: null, state: null, zipcode: null };

const ofLead = 'k.organization_id = t.organization_id and k.lead_id = t.id';

/** SQL for the first entry of a list that the contacts have, of the first contact that has any. */
const first = (list: 'emails' | 'phones'): string =>
  `(select k.${list} -> 0 from contact k where ${ofLead} and k.${list} <> '[]' order by k.sequence limit 1)`;

/** SQL for where people reach this server: one row, which every process on the database reads. */
const SERVER_URL = `(select a.value from server_address a where a.name = 'url')`;

/** SQL for the first address with these parts of it on one line, or null. */
const addressLine = (...parts: string[]): string =>
  `nullif(concat_ws(', ', ${parts.map((name) => `nullif(t.addresses -> 0 ->> '${name}', '')`).join(', ')}), '')`;

export const fields = {
  id: text(),
  ...audit({ imported: true }),
  name: text({ nullable: true, writes: 'always' }),
  display_name: text(),
  description: text({ writes: 'always', empty: '' }),
  url: json(Type.String(), (value) => (value === '' ? null : parseUrl(value)), { nullable: true, writes: 'always' }),
  // Not a reference: a status that does not exist is refused in other words.
  status_id: text({ writes: 'always' }),
  status_label: computed(
    Type.String(),
    '(select s.label from lead_status s where s.organization_id = t.organization_id and s.id = t.status_id)',
  ),
  html_url: computed(Type.String(), `${SERVER_URL} || '/lead/' || t.id || '/'`, {
    description: 'The page of the lead in the web app of this server.',
  }),
  addresses: objects(addresses, { writes: 'always', defaults: { ...noParts, country: null, tz_ids: [] } }),
  contact_ids: computed(
    Type.Array(Type.String()),
    `(select coalesce(json_agg(k.id order by k.sequence), '[]') from contact k where ${ofLead})`,
  ),
  contacts: embedded({ resource: 'contact', by: 'lead_id', order: 't.sequence' }),
  opportunities: embedded({ resource: 'opportunity', by: 'lead_id', order: 't.date_created, t.id' }),
  tasks: embedded({
    resource: 'task',
    by: 'lead_id',
    order: 't.due_at, t.is_timed, t.id',
    where: `t.type = 'lead' and not t.is_complete`,
  }),
  integration_links: computed(Type.Array(Type.Object({ name: Type.String(), url: Type.String() })), `'[]'::json`),
  source: text({ nullable: true }),
  primary_email: computed(Type.Object({}), first('emails'), { nullable: true, onRequest: true }),
  primary_phone: computed(Type.Object({}), first('phones'), { nullable: true, onRequest: true }),
  primary_address_summary: computed(Type.String(), addressLine('city', 'state', 'country'), {
    nullable: true,
    onRequest: true,
  }),
  primary_address_full: computed(
    Type.String(),
    addressLine('address_1', 'address_2', 'city', 'state', 'zipcode', 'country'),
    { nullable: true, onRequest: true },
  ),
  localtime: computed(Type.String({ format: 'date-time' }), 'null::text', {
    nullable: true,
    onRequest: true,
    description: 'Always null: where addresses and phone numbers are is not looked up.',
  }),
  contacts_summary: computed(
    Type.String(),
    `(select coalesce(string_agg(contact_display_name(k.name, k.emails, k.phones), ', ' order by k.sequence), '') from contact k where ${ofLead})`,
    { onRequest: true },
  ),
  recent_calls: computed(Type.Array(Type.Object({})), `'[]'::json`, { onRequest: true }),
  summaries: computed(Type.Array(Type.Object({})), `'[]'::json`, { onRequest: true }),
};

export type Lead = Shape<typeof fields>;

export const lead = resource({
  name: 'lead',
  class_name: 'Lead',
  path: '/lead/',
  table: 'lead',
  prefix: 'lead',
  fields,
  inputs: {
    status: text({ writes: 'always', description: 'The label of a status, in place of `status_id`.' }),
    // Each is read as the body of a new contact by the rules.
    contacts: json(Type.Array(Type.Object({})), parseList, { writes: 'create' }),
  },
  custom: 'lead',
  operations: ['get', 'create', 'update', 'delete'],
  ignores_unknown_keys: true,
  default_order: '-date_created',
  parameters: { query: textParameter('lead') },
  max_limit: 200,
  max_skip: 35_000,
  list_errors: 'new',
  event: 'lead',
  owned: { delete: 'delete_leads' },
  rules,
});

/** An ISO 3166 alpha-2 code, in capitals. */
function parseCountry(value: unknown): string {
  if (typeof value !== 'string') throw wrongType('str');
  const code = value.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) throw new Refusal('Not a valid choice.');
  return code;
}

function parseList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (value.length > 100) throw new Refusal('List is too long.');
  return value;
}
