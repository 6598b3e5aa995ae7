// Smart views: how they are kept, who sees them, who may change them.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let user: Caller;

beforeAll(async () => {
  world = await newWorld();
  user = await world.member('user');
});

const ofType = (object_type: string, ...more: Json[]) => ({
  query: { type: 'and', queries: [{ type: 'object_type', object_type }, ...more] },
});
const field = (field_name: string, condition: Json, object_type = 'lead') => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type, field_name },
  condition,
});
const mine = field('created_by', { type: 'current_user' });

async function newView(values: Json = {}, by: Caller = world): Promise<Json> {
  const { status, body } = await by.post('/saved_search/', { name: 'View', s_query: ofType('lead'), ...values });
  expect([status, body]).toEqual([200, body]);
  return body;
}
const change = async (view: Json, values: Json, by: Caller = world): Promise<Json> =>
  (await by.put(`/saved_search/${view.id}/`, values)).body;
const statusOf = async (view: Json, by: Caller): Promise<number> => (await by.get(`/saved_search/${view.id}/`)).status;
const listed = async (by: Caller, search = ''): Promise<string[]> =>
  (await by.get(`/saved_search/${search}`)).body.data.map(({ id }: { id: string }) => id);
const membershipOf = async (caller: Caller): Promise<string> => (await caller.get('/me/')).body.memberships[0].id;

describe('a smart view', () => {
  it('is kept with all its fields, its query normalised', async () => {
    const condition = { type: 'text', mode: 'full_words', value: 'Bluth Company' };
    const columns = [{ type_id: 'lead', field_id: 'display_name' }];
    const values = {
      name: 'every lead',
      description: 'All of them',
      s_query: ofType('lead', field('display_name', condition)),
      selected_fields: columns,
    };
    const view = await newView(values);
    expect(view).toEqual({
      id: expect.stringMatching(/^save_\w{43}$/),
      organization_id: world.organization_id,
      user_id: world.user_id,
      name: 'every lead',
      description: 'All of them',
      type: 'lead',
      query: null,
      s_query: {
        query: {
          type: 'and',
          negate: false,
          queries: [
            { type: 'object_type', object_type: 'lead', negate: false },
            { ...field('display_name', condition), negate: false },
          ],
        },
        results_limit: null,
        sort: [],
      },
      is_user_dependent: false,
      is_shared: false,
      shared_with: [],
      sharing_settings: null,
      selected_fields: columns,
      used_recently: true,
      date_created: expect.any(String),
      date_updated: expect.any(String),
    });
    expect((await world.get(`/saved_search/${view.id}/`)).body).toEqual(view);
    expect((await newView()).description).toBe('');
  });

  it('can be sent back whole', async () => {
    const view = await newView({ s_query: ofType('lead', mine), is_shared: true });
    const before = (await world.events()).length;
    expect((await world.put(`/saved_search/${view.id}/`, view)).body).toEqual(view);
    expect((await world.events()).length).toBe(before);
  });

  it('leaves an event when it is created, defined anew and deleted', async () => {
    const before = (await world.events()).length;
    const view = await newView();
    await change(view, { name: 'Renamed' });
    await world.get(`/saved_search/${view.id}/run/`);
    expect((await world.delete(`/saved_search/${view.id}/`)).body).toEqual({});
    const events = (await world.events()).slice(before);
    const fields = (event: Json) => event.changed_fields.sort();
    expect(events.map((event) => [event.object_type, event.action, fields(event)])).toEqual([
      ['saved_search', 'created', []],
      ['saved_search', 'updated', ['date_updated', 'name']],
      ['saved_search', 'deleted', []],
    ]);
    expect(events[2]?.previous_data).toMatchObject({ id: view.id, name: 'Renamed' });
    expect(await statusOf(view, world)).toBe(404);
  });

  it('has a query as text or as JSON, never both', async () => {
    const view = await newView({ s_query: undefined, query: '*' });
    expect(view).toMatchObject({ query: '*', s_query: null });
    const as_json = await change(view, { s_query: ofType('lead') });
    expect([as_json.query, as_json.s_query.query.type]).toEqual([null, 'and']);
    expect(await change(view, { query: 'bluth' })).toMatchObject({ query: 'bluth', s_query: null });
    expect(await change(view, { query: null, s_query: ofType('lead') })).toMatchObject({ query: null });
    const both = { query: '*', s_query: ofType('lead') };
    expect((await world.post('/saved_search/', { name: 'x', ...both })).status).toBe(400);
    expect((await world.put(`/saved_search/${view.id}/`, both)).status).toBe(400);
  });

  it('depends on the user when its query names who reads', async () => {
    const by_reference = { type: 'reference', reference_type: 'user_or_group', object_ids: ['CURRENT_USER'] };
    const has_related = {
      type: 'has_related',
      this_object_type: 'lead',
      related_object_type: 'task',
      related_query: field('assigned_to', { type: 'current_user' }, 'task'),
    };
    for (const node of [mine, field('created_by', by_reference), has_related]) {
      expect((await newView({ s_query: ofType('lead', node) })).is_user_dependent).toBe(true);
    }
    const view = await newView({ s_query: undefined, query: 'created_by:me', is_user_dependent: false });
    expect(view.is_user_dependent).toBe(true);
    expect((await change(view, { query: 'name:x' })).is_user_dependent).toBe(false);
  });

  it('keeps its type', async () => {
    const view = await newView({ type: 'contact', s_query: ofType('contact') });
    expect((await change(view, { type: 'lead', name: 'Still contacts' })).type).toBe('contact');
    expect((await world.put(`/saved_search/${view.id}/`, { s_query: ofType('lead') })).status).toBe(400);
  });

  it.each([
    ['without a name', { name: undefined }, 'name'],
    ['without any query', { s_query: undefined }, 's_query'],
    ['with an s_query of nothing', { s_query: {} }, 's_query'],
    ['with a bare query', { s_query: { type: 'match_all' } }, 's_query'],
    ['for another type than its query', { type: 'contact' }, 's_query'],
    ['whose query names no type', { s_query: { query: mine } }, 's_query'],
    ['with two types', { s_query: ofType('lead', { type: 'object_type', object_type: 'contact' }) }, 's_query'],
    ['with a negative limit', { s_query: { ...ofType('lead'), results_limit: -1 } }, 's_query'],
    ['with a long description', { description: 'x'.repeat(301) }, 'description'],
    ['of an unknown type', { type: 'house' }, 'type'],
    ['with a long column', { selected_fields: [{ type_id: 'lead', field_id: 'x'.repeat(49) }] }, 'selected_fields'],
    ['shared with a group', { sharing_settings: { group_ids: ['group_x'] } }, 'sharing_settings'],
    ['shared with nobody known', { sharing_settings: { user_ids: ['user_x'] } }, 'sharing_settings'],
    ['shared with no membership', { shared_with: ['memb_x'] }, 'shared_with'],
  ])('%s is refused', async (_what, values: Json, at) => {
    const { status, body } = await world.post('/saved_search/', { name: 'View', s_query: ofType('lead'), ...values });
    expect([status, Object.keys(body['field-errors'])]).toEqual([400, [at]]);
  });

  it.each([
    ['an unknown field', { s_query: ofType('lead', field('shoe_size', { type: 'exists' })) }],
    ['an unknown operator', { s_query: ofType('lead', field('name', { type: 'resembles' })) }],
    ['an unknown custom field', { s_query: undefined, query: 'custom.cf_nothing:x' }],
    ['a syntax error', { s_query: undefined, query: 'name:(' }],
    ['an order that there is not', { s_query: { ...ofType('lead'), sort: [{ direction: 'up' }] } }],
  ])('with %s is refused when it is written, not when it runs', async (_what, values: Json) => {
    const before = (await world.events()).length;
    const { status } = await world.post('/saved_search/', { name: 'View', s_query: ofType('lead'), ...values });
    expect([status, (await world.events()).length]).toEqual([400, before]);
  });
});

describe('the list', () => {
  it('is of lead views unless other types are asked for', async () => {
    const alone = await newWorld();
    const lead = await newView({}, alone);
    const contact = await newView({ type: 'contact', s_query: ofType('contact') }, alone);
    const note = await newView({ type: 'note', s_query: { query: { type: 'match_all' } } }, alone);
    expect(await listed(alone)).toEqual([lead.id]);
    expect(await listed(alone, '?type=contact')).toEqual([contact.id]);
    expect(await listed(alone, '?type__in=lead,contact')).toEqual([contact.id, lead.id]);
    expect(await listed(alone, '?type__in=note')).toEqual([note.id]);
    expect(await listed(alone, '?type=house')).toEqual([]);
  });

  it('has pinned views first, in their order, then the newest', async () => {
    const alone = await newWorld();
    const [a, b, c, d] = [
      await newView({}, alone),
      await newView({}, alone),
      await newView({}, alone),
      await newView({}, alone),
    ];
    const pins = `/membership/${await membershipOf(alone)}/pinned_views/`;
    await alone.put(pins, { saved_view_ids: [c.id, a.id] });
    expect(await listed(alone)).toEqual([c.id, a.id, d.id, b.id]);
    const page = (await alone.get('/saved_search/?_limit=2&_skip=1&_fields=id')).body;
    expect(page).toEqual({ has_more: true, data: [{ id: a.id }, { id: d.id }] });
  });
});

describe('a view of one’s own', () => {
  it('is nobody else’s to see, change, run, pin or delete, not even an admin’s', async () => {
    const view = await newView({ name: 'Private' }, user);
    const before = (await world.events()).length;
    for (const answer of [
      await world.get(`/saved_search/${view.id}/`),
      await world.get(`/saved_search/${view.id}/run/`),
      await world.put(`/saved_search/${view.id}/`, { name: 'Changed' }),
      await world.delete(`/saved_search/${view.id}/`),
    ]) {
      const error = 'Empty query: SavedSearch matching query does not exist.';
      expect([answer.status, answer.body]).toEqual([404, { error }]);
    }
    const pins = `/membership/${await membershipOf(world)}/pinned_views/`;
    expect((await world.put(pins, { saved_view_ids: [view.id] })).status).toBe(400);
    expect(await listed(world, '?_limit=100')).not.toContain(view.id);
    expect((await world.events()).length).toBe(before);
    expect(await statusOf(view, user)).toBe(200);
  });
});

describe('sharing', () => {
  it('with everybody is said in three ways that agree', async () => {
    const view = await newView({ is_shared: true });
    expect(view).toMatchObject({
      is_shared: true,
      shared_with: [],
      sharing_settings: {
        whole_org: true,
        user_ids: [],
        group_ids: [],
        created_by_id: world.user_id,
        updated_by_id: world.user_id,
      },
    });
    expect(await listed(user)).toContain(view.id);
    expect(await change(view, { sharing_settings: { whole_org: false } })).toMatchObject({
      is_shared: false,
      sharing_settings: null,
    });
    expect(await statusOf(view, user)).toBe(404);
    expect((await change(view, { sharing_settings: { whole_org: true } })).is_shared).toBe(true);
    expect((await change(view, { is_shared: false })).sharing_settings).toBeNull();
  });

  it('with some is for them alone, by user or by membership', async () => {
    const other = await world.member('user');
    const view = await newView({ shared_with: [await membershipOf(user)] });
    expect(view).toMatchObject({
      is_shared: false,
      sharing_settings: { whole_org: false, user_ids: [user.user_id], group_ids: [] },
    });
    expect([await statusOf(view, user), await statusOf(view, other)]).toEqual([200, 404]);
    const moved = await change(view, { sharing_settings: { user_ids: [other.user_id, user.user_id] } });
    expect(moved.shared_with).toEqual([await membershipOf(other), await membershipOf(user)]);
    expect(moved.sharing_settings.created_at).toBe(view.sharing_settings.created_at);
    expect([await statusOf(view, user), await statusOf(view, other)]).toEqual([200, 200]);
    expect((await change(view, { shared_with: [] })).sharing_settings).toBeNull();
    expect(await statusOf(view, other)).toBe(404);
  });

  it('needs the permission for it, and so does changing what others have shared', async () => {
    const superuser = await world.member('superuser');
    expect((await user.post('/saved_search/', { name: 'x', s_query: ofType('lead'), is_shared: true })).status).toBe(
      403,
    );
    const own = await newView({}, user);
    expect((await user.put(`/saved_search/${own.id}/`, { shared_with: [await membershipOf(world)] })).status).toBe(403);
    expect((await user.put(`/saved_search/${own.id}/`, { name: 'Mine', is_shared: false })).status).toBe(200);
    const shared = await newView({ is_shared: true });
    expect((await user.put(`/saved_search/${shared.id}/`, { name: 'Mine now' })).status).toBe(403);
    expect((await user.delete(`/saved_search/${shared.id}/`)).status).toBe(403);
    expect((await change(shared, { name: 'Ours' }, superuser)).name).toBe('Ours');
    expect(await change(shared, { name: 'Ours still' }, superuser)).toMatchObject({ user_id: world.user_id });
    expect((await superuser.delete(`/saved_search/${shared.id}/`)).status).toBe(200);
  });
});

describe('pinned views', () => {
  it('are those that the member may see, and go when a view is deleted or no longer shared', async () => {
    const path = `/membership/${await membershipOf(user)}/pinned_views/`;
    const [own, shared, secret] = [await newView({}, user), await newView({ is_shared: true }), await newView()];
    expect((await user.put(path, { saved_view_ids: [shared.id, own.id] })).body.saved_view_ids).toEqual([
      shared.id,
      own.id,
    ]);
    for (const ids of [[secret.id], [own.id, `save_${'a'.repeat(43)}`]]) {
      expect((await user.put(path, { saved_view_ids: ids })).body['field-errors'].saved_view_ids).toBeDefined();
    }
    // Whoever pins a view for somebody else does not see it through their eyes.
    expect((await world.put(path, { saved_view_ids: [secret.id] })).status).toBe(400);
    expect((await user.get(path)).body.saved_view_ids).toEqual([shared.id, own.id]);
    await change(shared, { is_shared: false });
    expect((await user.get(path)).body.saved_view_ids).toEqual([own.id]);
    await user.delete(`/saved_search/${own.id}/`);
    expect((await user.get(path)).body.saved_view_ids).toEqual([]);
  });
});

it('of another organization are not there, shared or not', async () => {
  const stranger = await newWorld();
  const view = await newView({ is_shared: true });
  expect(await statusOf(view, stranger)).toBe(404);
  expect((await stranger.get(`/saved_search/${view.id}/run/`)).status).toBe(404);
  expect((await stranger.put(`/saved_search/${view.id}/`, { name: 'x' })).status).toBe(404);
  expect(await listed(stranger)).toEqual([]);
  const theirs = { sharing_settings: { user_ids: [world.user_id] } };
  expect((await stranger.post('/saved_search/', { name: 'x', s_query: ofType('lead'), ...theirs })).status).toBe(400);
});
