// What happens around the writes of a smart view: who may make them, what its query must be, and whom it is shared with.
import type { WriteContext } from '../../core/context.ts';
import { DOES_NOT_EXIST, invalidField, notFound, REQUIRED, refused } from '../../core/errors.ts';
import { isoDateTime } from '../../core/moments.ts';
import { need } from '../../core/permissions.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import type { Query } from '../../query/query.ts';
import { definition, refuseCycles } from '../../query/saved-search.ts';
import { searchCondition, searchOrder } from '../../query/search.ts';
import { SHOWN } from '../../query/smart-views.ts';
import { searchObject } from '../../query/vocabulary.ts';
import type { Sharing, SQuery } from './parse.ts';
import type { SavedSearch } from './saved-search.ts';

type ViewChange = Change<SavedSearch>;

export const rules: Rules<SavedSearch> = {
  async prepare(ctx, changes) {
    for (const change of changes) {
      const { before, operation, values } = change;
      if (before && !isVisible(ctx, before)) throw notFound('SavedSearch');
      if (before && before.user_id !== ctx.user_id) need(ctx, 'manage_team_smart_views');
      if (operation === 'delete') continue;
      if (operation === 'create') values.user_id = ctx.user_id;
      await define(ctx, change);
      await share(ctx, change);
    }
  },

  async follow(ctx, changes) {
    const deleted = changes.flatMap(({ operation, id }) => (operation === 'delete' ? [id] : []));
    if (deleted.length === 0) return;
    await ctx.database.query(sql`
      delete from saved_search_use
      where organization_id = ${ctx.organization_id} and saved_search_id = any(${deleted}::text[])`);
  },
};

const isVisible = (ctx: WriteContext, { user_id, sharing_settings }: SavedSearch): boolean =>
  user_id === ctx.user_id ||
  sharing_settings?.whole_org === true ||
  sharing_settings?.user_ids.includes(ctx.user_id) === true;

/** A view has a text or an `s_query`, and giving one takes the other away. Either must be one that can be run. */
async function define(ctx: WriteContext, { id, before, values }: ViewChange): Promise<void> {
  if (values.query === '') values.query = null;
  const given = { query: values.query, s_query: values.s_query };
  if (given.query && given.s_query) throw refused('Only one of query and s_query may be given.');
  if (given.query) values.s_query = null;
  if (given.s_query) values.query = null;
  const { query = before?.query ?? null, s_query = before?.s_query ?? null } = values;
  if (query === null && s_query === null) throw invalidField('s_query', REQUIRED);
  if (!given.query && !given.s_query) return;
  const type = shown(values.type ?? before?.type ?? 'lead');
  const found = await definition(ctx, type, { query, s_query: s_query as SQuery | null });
  if (s_query) needType(found.query, type);
  await refuseCycles(ctx, found.query, id);
  await searchCondition(ctx, type, found.query, s_query ? 's_query.query' : 'query');
  await searchOrder(ctx, type, found.sort);
  values.is_user_dependent = dependsOnUser(found.query);
}

function shown(type: string): string {
  const object_type = SHOWN[type] ?? '';
  if (!searchObject(object_type)) throw invalidField('type', 'There are no objects of this type on this server yet.');
  return object_type;
}

/** A query says itself what it shows: by `match_all`, or by the object type. */
function needType(query: Query, type: string): void {
  const said = typesSaid(query);
  const other = said.find((one) => one !== 'any' && one !== type);
  if (other !== undefined) {
    throw invalidField('s_query', `The query is for objects of type ${other}, the smart view for ${type}.`);
  }
  if (said.length === 0) {
    throw invalidField('s_query', `The query needs a node {"type": "object_type", "object_type": "${type}"}.`);
  }
}

function typesSaid(query: Query): string[] {
  if (query.type === 'object_type') return [query.object_type];
  if (query.type === 'match_all') return ['any'];
  return query.type === 'and' || query.type === 'or' ? query.queries.flatMap(typesSaid) : [];
}

/** Whether two readers may find different objects. Another view may be visible to one of them only. */
function dependsOnUser(query: Query): boolean {
  switch (query.type) {
    case 'and':
    case 'or':
      return query.queries.some(dependsOnUser);
    case 'has_related':
      return dependsOnUser(query.related_query);
    case 'saved_search':
      return true;
    case 'field_condition':
      return (
        query.condition.type === 'current_user' ||
        (query.condition.type === 'reference' && query.condition.object_ids.includes('CURRENT_USER'))
      );
    default:
      return false;
  }
}

interface Audience {
  whole_org: boolean;
  user_ids: string[];
}

const NOBODY: Sharing = { whole_org: false, user_ids: [], group_ids: [] };

/** The three ways to say who sees a view are kept in step: `sharing_settings`, and of the older ones `is_shared`, which
 *  is its `whole_org`, and `shared_with`, which are the memberships of its users. Clients send whole objects back, so what
 *  counts is what differs from before. */
async function share(ctx: WriteContext, { before, values }: ViewChange): Promise<void> {
  const was: Sharing = before?.sharing_settings ?? NOBODY;
  const { is_shared = was.whole_org, shared_with, sharing_settings } = values;
  for (const key of ['is_shared', 'shared_with', 'sharing_settings'] as const) delete values[key];
  const said: Sharing = sharing_settings === undefined ? was : (sharing_settings ?? NOBODY);
  // There are no groups here.
  if (said.group_ids.length > 0) throw invalidField('sharing_settings', DOES_NOT_EXIST);
  const by_membership = shared_with && !alike(shared_with, before?.shared_with ?? []) ? shared_with : null;
  if (by_membership === null && is_shared === was.whole_org && sameAudience(said, was)) return;
  need(ctx, 'manage_team_smart_views');
  const users = await usersOf(ctx, by_membership ?? [], said.user_ids);
  if (by_membership && !alike(said.user_ids, was.user_ids) && !alike(said.user_ids, users)) {
    throw refused('shared_with and sharing_settings name different people.');
  }
  const whole_org = said.whole_org === was.whole_org ? is_shared : said.whole_org;
  values.sharing_settings = settings(ctx, was, { whole_org, user_ids: by_membership ? users : said.user_ids });
}

const alike = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

const sameAudience = (one: Audience, other: Audience): boolean =>
  one.whole_org === other.whole_org && alike(one.user_ids, other.user_ids);

/** The users of these memberships. Throws when one of them, or of the users beside them, is not there. */
async function usersOf(ctx: WriteContext, memberships: string[], users: string[]): Promise<string[]> {
  const found = await ctx.database.query<{ id: string; user_id: string }>(sql`
    select m.id, m.user_id from membership m where m.organization_id = ${ctx.organization_id}
      and not m.is_pending and (m.id = any(${memberships}::text[]) or m.user_id = any(${users}::text[]))`);
  const byId = new Map(found.map(({ id, user_id }) => [id, user_id]));
  const known = new Set(byId.values());
  if (users.some((id) => !known.has(id))) throw invalidField('sharing_settings', DOES_NOT_EXIST);
  return memberships.map((id) => {
    const user_id = byId.get(id);
    if (user_id === undefined) throw invalidField('shared_with', DOES_NOT_EXIST);
    return user_id;
  });
}

function settings(ctx: WriteContext, was: Sharing, now: Audience): Sharing | null {
  if (!now.whole_org && now.user_ids.length === 0) return null;
  const at = isoDateTime(ctx.clock());
  return {
    ...now,
    group_ids: [],
    created_at: was.created_at ?? at,
    created_by_id: was.created_by_id ?? ctx.user_id,
    updated_at: at,
    updated_by_id: ctx.user_id,
  };
}
