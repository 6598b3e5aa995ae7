// Smart views: searches that people keep under a name, for themselves or for others (activities-search-automation.md §7).
import { Type } from 'typebox';
import { bool, choice, computed, dateTime, json, ref, text } from '../../core/field.ts';
import { resource, type Shape } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import { SHOWN } from '../../query/smart-views.ts';
import { parseColumns, parseIds, parseSharing, parseSQuery } from './parse.ts';
import { rules } from './saved-search.rules.ts';

const sQuery = Type.Object({
  query: Type.Object({}, { additionalProperties: true }),
  results_limit: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
  sort: Type.Optional(Type.Array(Type.Object({}, { additionalProperties: true }))),
});

const sharing = Type.Object({
  whole_org: Type.Boolean(),
  user_ids: Type.Array(Type.String()),
  group_ids: Type.Array(Type.String()),
  created_at: Type.Optional(Type.Union([Type.String({ format: 'date-time' }), Type.Null()])),
  created_by_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  updated_at: Type.Optional(Type.Union([Type.String({ format: 'date-time' }), Type.Null()])),
  updated_by_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

const column = Type.Object({ type_id: Type.String(), field_id: Type.String() });

const MEMBERSHIPS = `(select coalesce(json_agg(m.id order by u.place), '[]')
  from jsonb_array_elements_text(t.sharing_settings -> 'user_ids') with ordinality u (id, place)
  join membership m on m.organization_id = t.organization_id and m.user_id = u.id)`;

const USED_RECENTLY = `(c.now - interval '30 days' < greatest(t.date_created, (select u.date_used from saved_search_use u
  where u.organization_id = t.organization_id and u.saved_search_id = t.id)))`;

const fields = {
  id: text(),
  organization_id: ref('organization'),
  user_id: text({ nullable: true }),
  name: text({ writes: 'always', required: true, min: 1, max: 255 }),
  description: text({ writes: 'always', nullable: true, max: 300 }),
  type: choice(Object.keys(SHOWN), { writes: 'create', filters: ['in'] }),
  query: text({ writes: 'always', nullable: true, max: 10_000 }),
  s_query: json(sQuery, parseSQuery, { writes: 'always', nullable: true }),
  is_user_dependent: bool({ nullable: true }),
  is_shared: bool({
    writes: 'always',
    column: null,
    value: `coalesce(t.sharing_settings @> '{"whole_org": true}', false)`,
  }),
  shared_with: json(Type.Array(Type.String()), parseIds, {
    writes: 'always',
    empty: [],
    column: null,
    value: MEMBERSHIPS,
    description: 'The ids of memberships.',
  }),
  sharing_settings: json(sharing, parseSharing, { writes: 'always', nullable: true }),
  selected_fields: json(Type.Array(column), parseColumns, { writes: 'always', nullable: true }),
  used_recently: computed(Type.Boolean(), USED_RECENTLY, { event: 'absent' }),
  date_created: dateTime(),
  date_updated: dateTime(),
};

export type SavedSearch = Shape<typeof fields>;

export const savedSearch = resource({
  name: 'saved_search',
  class_name: 'SavedSearch',
  path: '/saved_search/',
  table: 'saved_search',
  prefix: 'save',
  fields,
  operations: ['create', 'update', 'delete'],
  default_order: '-date_created',
  max_limit: 600,
  event: 'saved_search',
  parameters: {
    type: {
      schema: choice(Object.keys(SHOWN)).schema,
      description: '`lead` unless this or `type__in` is given.',
      where: (_ctx, value, all) => (value === '' ? absent(all) : sql`t.type = ${value}`),
      absent,
    },
  },
  rules,
});

function absent(all: ReadonlyMap<string, string>) {
  return all.has('type__in') ? null : sql`t.type = 'lead'`;
}
