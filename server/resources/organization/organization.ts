// The organization: its settings, and the lists that clients read once when they start (core.md §3).
import { Type } from 'typebox';
import { REQUIRED } from '../../core/errors.ts';
import { audit, bool, computed, embedded, json, Refusal, text, wrongType } from '../../core/field.ts';
import { readEach } from '../../core/objects.ts';
import { type Resource, type Row, resource, type Shape } from '../../core/resource.ts';
import { rules } from './organization.rules.ts';

const MOST_STATUSES = 1000;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** The parts of a membership that the organization's lists show, without those of its user. */
const MEMBER = [
  'id',
  'role_id',
  'role',
  'auto_record_calls',
  'record_calls',
  'track_email_opens',
  'default_caller_id',
  'primary_personal_number',
  'hangup_recording_url',
  'country',
  'is_free',
  'show_onboarding',
  'permissions_granted',
  'is_pending',
];
const USER = ['id', 'email', 'first_name', 'last_name', 'full_name', 'image', 'phone', 'phone_formatted'];
const FLAT = [...MEMBER, ...USER.map((part) => `user_${part}`)];
const NESTED = [...MEMBER, 'user'];

const members = (is_active: boolean, shown: string[]) =>
  embedded({
    resource: 'membership',
    by: 'organization_id',
    order: 't.date_created, t.id',
    where: is_active ? '(t.is_active or t.is_pending)' : 'not (t.is_active or t.is_pending)',
    fields: shown,
    or_fields: shown === FLAT ? NESTED : FLAT,
  });

const DEFAULT_PIPELINE = `t.pipeline_id = (
  select p.id from pipeline p where p.organization_id = t.organization_id order by p.position, p.id limit 1)`;

// What belongs to a subscription with Close.
const nothing = (schema = Type.String()) => computed(schema, 'null', { nullable: true });

const { organization_id: _, ...written } = audit({ names: false });

const fields = {
  id: text(),
  name: text({ writes: 'update', min: 1, max: 255 }),
  currency: json(Type.String(), parseCurrency, { writes: 'update', description: 'An ISO 4217 code.' }),
  currency_symbol: text(),
  lead_statuses: embedded({
    resource: 'lead_status',
    by: 'organization_id',
    order: 't.position, t.id',
    fields: ['id', 'label'],
  }),
  opportunity_statuses: embedded(
    {
      resource: 'opportunity_status',
      by: 'organization_id',
      order: 't.position, t.id',
      where: DEFAULT_PIPELINE,
      fields: ['id', 'label', 'type'],
    },
    { description: 'Deprecated: the statuses of the first pipeline.' },
  ),
  pipelines: embedded({ resource: 'pipeline', by: 'organization_id', order: 't.position, t.id' }),
  lead_custom_fields: embedded({ resource: 'lead_custom_field', by: 'organization_id', order: 't.position' }),
  memberships: members(true, FLAT),
  inactive_memberships: members(false, FLAT),
  enable_unsubscribe_link: bool({ writes: 'update' }),
  require_unsubscribe_link: bool({ writes: 'update' }),
  status: computed(Type.String(), `'active'`),
  plan_type: nothing(),
  user_count: computed(
    Type.Integer(),
    '(select count(*)::int from membership m where m.organization_id = t.id and m.is_active)',
  ),
  billing_account_id: nothing(),
  payment_fail_date: nothing(),
  cancellation_date: nothing(),
  trial_ends: nothing(),
  leads_email: nothing(),
  ...written,
};

export type Organization = Shape<typeof fields>;

const showing = (memberships: string[], inactive_memberships: string[]): Resource =>
  resource({
    name: 'organization',
    class_name: 'Organization',
    path: '/organization/',
    table: 'organization',
    prefix: 'orga',
    fields: {
      ...fields,
      memberships: members(true, memberships),
      inactive_memberships: members(false, inactive_memberships),
    },
    inputs: {
      lead_statuses: json(Type.Array(Type.Object({ id: Type.String() })), parseOrder, {
        writes: 'update',
        description: 'All lead statuses, in their new order.',
      }),
    },
    operations: [],
    default_order: 'id',
    event: null,
    manage: 'manage_organization',
    rules,
  });

export const organization = showing(FLAT, FLAT);

const EXPANDED: Record<string, Resource> = {
  memberships__user: showing(NESTED, FLAT),
  inactive_memberships__user: showing(FLAT, NESTED),
  both: showing(NESTED, NESTED),
};

/** The organization as `_expand` wants to see it: with nested users in either list of memberships, or in both. */
export function organizationExpanding(expand: string | undefined): Resource {
  const parts = (expand ?? '').split(',').map((part) => part.trim());
  const [one, other] = ['memberships__user', 'inactive_memberships__user'].filter((part) => parts.includes(part));
  return EXPANDED[other ? 'both' : (one ?? '')] ?? organization;
}

function parseCurrency(value: unknown): string {
  if (typeof value !== 'string') throw wrongType('str');
  const code = value.trim().toUpperCase();
  if (!CURRENCIES.has(code)) throw new Refusal('Not a valid currency code.');
  return code;
}

function parseOrder(value: unknown): string[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (value.length > MOST_STATUSES) throw new Refusal('List is too long.');
  return readEach(value, ({ id }: Row) => {
    if (typeof id !== 'string') throw new Refusal({ 'field-errors': { id: REQUIRED } });
    return id;
  });
}
