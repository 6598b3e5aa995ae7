// What all activities have in common: one table, the fields of every type, the filters of every list
// (activities-search-automation.md §1.1, §1.3).
import { type TSchema, Type } from 'typebox';
import { audit, computed, dateTime, type FieldOptions, fullName, ref, text } from '../../core/field.ts';
import { type Declaration, type Fields, type Resource, resource, type Shape } from '../../core/resource.ts';
import { rulesOf } from './activity.rules.ts';
import { typeFilter } from './type-filter.ts';

const RANGE = ['gt', 'gte', 'lt', 'lte'] as const;

const common = {
  id: text({ filters: ['in'] }),
  _type: computed(Type.String(), 't.type'),
  ...audit({ imported: true }),
  organization_id: ref('organization', { writes: 'create', filters: ['eq'] }),
  lead_id: ref('lead', { nullable: true, writes: 'create', required: true, filters: ['eq', 'in'] }),
  contact_id: ref('contact', { nullable: true, writes: 'always', filters: ['eq', 'in'] }),
  user_id: ref('user', { nullable: true, writes: 'create', filters: ['eq', 'in'] }),
  user_name: computed(Type.String(), fullName('t.user_id'), { nullable: true }),
  users: computed(Type.Array(Type.String()), 't.users'),
  // Null goes back to when it was recorded, so it is never null in the end, and its order needs no place for nulls.
  activity_at: dateTime({ writes: 'always', empty: null, filters: RANGE }),
};

export type Activity = Shape<typeof common>;

/** Where a field is kept that only one type has and nothing filters by: in `details`, by its own name. */
export const inDetails = (name: string) =>
  ({ column: null, value: `t.details ->> '${name}'`, json: `t.details -> '${name}'` }) as const;

/** A field of one type, kept in `details`, that callers do not write. */
export const detail = <S extends TSchema, O extends FieldOptions>(name: string, schema: S, options?: O) => {
  const { value, json } = inDetails(name);
  return computed(schema, value, { json, ...options } as { json: string } & O);
};

type Kind<F extends Fields> = Pick<Declaration<F>, 'name' | 'path' | 'fields' | 'operations' | 'event' | 'rules'> & {
  type: string;
};

/** One type of activity, as a resource over the table of all. */
export function activityType<F extends Fields>({ type, ...kind }: Kind<F>): Resource & { fields: typeof common & F } {
  return resource({
    ...kind,
    ...list,
    class_name: type,
    fixed: { type },
    fields: { ...common, ...kind.fields },
    // Their schemas are open, unlike those of newer objects (activities-search-automation.md §0).
    ignores_unknown_keys: true,
    inputs: { created_by_id: ref('user', { nullable: true, writes: 'create' }) },
    owned: { owner: 'user_id', others: 'manage_others_activities', delete: 'delete_own_activities' },
    rules: rulesOf(kind.rules),
  });
}

const list = {
  table: 'activity',
  prefix: 'acti',
  orders: ['date_created', 'activity_at'],
  default_order: '-date_created',
  max_limit: 100,
  parameters: { _type: typeFilter, _type__in: typeFilter },
} as const;

/** The activities of all types: what the list of them filters and orders by. */
export const activity = resource({
  ...list,
  name: 'activity',
  class_name: 'Activity',
  path: '/activity/',
  fields: common,
  operations: [],
  event: null,
});
