// Memberships: how people come in, what changes, how they leave (core.md §4).
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const address = () => `${randomUUID()}@example.com`;
const join = async (email: string, role_id = 'user') => (await world.post('/membership/', { email, role_id })).body;
const membershipOf = async (caller: Caller) => (await caller.get('/me/')).body.memberships[0];
const inOrganization = async (list: string) =>
  (await world.get(`/organization/${world.organization_id}/`)).body[list].map(({ id }: { id: string }) => id);

describe('ensuring a membership', () => {
  it('makes a user of a new e-mail address', async () => {
    const email = address();
    const before = (await world.events()).length;
    const membership = await join(email);
    expect(membership).toMatchObject({
      organization_id: world.organization_id,
      role_id: 'user',
      role: 'user',
      auto_record_calls: 'unset',
      default_caller_id: null,
      hangup_recording_url: null,
      may_workflows_impersonate: false,
      track_email_opens: true,
      primary_personal_number: null,
      is_free: false,
      onboarding_status: 'in-progress',
    });
    expect(membership.permissions_granted).toContain('delete_leads');
    expect((await world.get(`/user/${membership.user_id}/`)).body.email).toBe(email);
    const events = (await world.events()).slice(before);
    expect(events.map(({ object_type, action, object_id }) => [object_type, action, object_id])).toEqual([
      ['membership', 'activated', membership.id],
    ]);
    const { is_pending, ...logged } = membership;
    expect([is_pending, events[0]?.data]).toEqual([false, logged]);
  });

  it('of a member changes nothing, not even the role', async () => {
    const email = address();
    const membership = await join(email);
    const before = (await world.events()).length;
    expect(await join(email.toUpperCase(), 'restricteduser')).toEqual(membership);
    expect((await world.events()).length).toBe(before);
  });

  it('of a user of another organization waits until they accept', async () => {
    const other = await newWorld();
    const { email } = (await other.get('/me/')).body;
    const before = (await world.events()).length;
    const membership = await join(email);
    expect(membership).toMatchObject({ is_pending: true, role_id: 'user' });
    expect(membership.user_id).not.toBe(other.user_id);
    expect(await join(email.toUpperCase(), 'superuser')).toEqual(membership);
    expect((await world.events()).length).toBe(before);
    expect((await other.get(`/user/${other.user_id}/`)).body.organizations).toEqual([other.organization_id]);
    expect(await inOrganization('memberships')).toContain(membership.id);
  });

  it('is one membership, in whatever letters the address is written, also by several at once', async () => {
    const name = randomUUID().slice(0, 8);
    const forms = [`k${name}@example.com`, `\u212a${name}@Example.com`, `\uff4b${name}@example.com`];
    const made = await Promise.all(forms.map((email) => join(email)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('of somebody who left brings back the same membership', async () => {
    const email = address();
    const membership = await join(email);
    await world.delete(`/membership/${membership.id}/`);
    const before = (await world.events()).length;
    const back = await join(email, 'superuser');
    expect(back).toMatchObject({ id: membership.id, user_id: membership.user_id, role_id: 'superuser' });
    expect((await world.events()).slice(before).map(({ action }) => action)).toEqual(['activated']);
    expect(await inOrganization('memberships')).toContain(membership.id);
  });

  it('needs an address, a role that exists, and not one that manages the organization', async () => {
    const { body } = await world.post('/membership/', {});
    expect(body['field-errors']).toEqual({ email: 'This field is required.', role_id: 'This field is required.' });
    expect((await join('nobody'))['field-errors']).toEqual({ email: 'Invalid email address.' });
    expect((await join(address(), 'constructor'))['field-errors']).toEqual({ role_id: 'Object does not exist.' });
    expect((await world.post('/membership/', { email: address(), role_id: 'admin' })).status).toBe(403);
    const user = await world.member('superuser');
    expect((await user.post('/membership/', { email: address(), role_id: 'user' })).status).toBe(403);
  });
});

describe('changing a membership', () => {
  it('changes its settings and its role, without an event', async () => {
    const { id } = await join(address());
    const before = (await world.events()).length;
    const settings = { role_id: 'superuser', auto_record_calls: 'enabled', track_email_opens: false };
    const { body } = await world.put(`/membership/${id}/`, settings);
    expect(body).toMatchObject(settings);
    expect(body.permissions_granted).toContain('export');
    expect((await world.events()).length).toBe(before);
    expect((await world.put(`/membership/${id}/`, { auto_record_calls: 'maybe' })).status).toBe(400);
    expect((await world.put(`/membership/${id}/`, { is_active: false })).body['field-errors']).toEqual({
      is_active: 'Extra inputs are not permitted',
    });
  });

  it('is for those who manage the organization, except one’s own settings', async () => {
    const user = await world.member('user');
    const { id } = await membershipOf(user);
    expect((await user.put(`/membership/${id}/`, { track_email_opens: false, role_id: 'user' })).status).toBe(200);
    expect((await user.put(`/membership/${id}/`, { role_id: 'admin' })).status).toBe(403);
    const admin = await membershipOf(world);
    expect((await user.put(`/membership/${admin.id}/`, { track_email_opens: false })).status).toBe(403);
    expect((await user.delete(`/membership/${id}/`)).status).toBe(403);
  });

  it('is possible for several at once', async () => {
    const [one, two] = [await join(address()), await join(address())];
    const bulk = (ids: string, body: object) => world.put('/membership/', { _params: { id__in: ids }, ...body });
    expect((await bulk(`${one.id},${two.id}`, { role_id: 'restricteduser' })).body).toEqual({ count: 2 });
    expect((await bulk(`${one.id},memb_x`, { role_id: 'restricteduser' })).body).toEqual({ count: 1 });
    const { body } = await world.put(`/membership/${two.id}/`, {});
    expect(body.role_id).toBe('restricteduser');
    expect((await world.put('/membership/', { role_id: 'user' })).status).toBe(400);
    const stranger = await newWorld();
    const theirs = await membershipOf(stranger);
    expect((await bulk(theirs.id, { role_id: 'user' })).body).toEqual({ count: 0 });
    expect((await world.put(`/membership/${theirs.id}/`, {})).status).toBe(404);
  });

  it('leaves somebody who can manage the organization', async () => {
    const other = await newWorld();
    const { id } = await membershipOf(other);
    const { status, body } = await other.put(`/membership/${id}/`, { role_id: 'user' });
    expect([status, body.errors]).toEqual([400, ['The last member who can manage the organization has to stay.']]);
    expect((await other.delete(`/membership/${id}/`)).status).toBe(400);
    const second = await other.member('admin');
    expect((await other.put(`/membership/${id}/`, { role_id: 'user' })).body.role_id).toBe('user');
    expect((await second.delete(`/membership/${(await membershipOf(second)).id}/`)).status).toBe(400);
  });

  it('leaves an admin also when the last two remove each other at once', async () => {
    const other = await newWorld();
    const second = await other.member('admin');
    const [mine, theirs] = [await membershipOf(other), await membershipOf(second)];
    const answers = await Promise.all([
      other.delete(`/membership/${theirs.id}/`),
      second.delete(`/membership/${mine.id}/`),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('ending a membership', () => {
  it('moves it among the inactive ones, and stops the keys', async () => {
    const { id } = await membershipOf(await world.member('user'));
    const before = (await world.events()).length;
    const { status, body } = await world.delete(`/membership/${id}/`);
    expect([status, body]).toEqual([200, {}]);
    expect(await inOrganization('inactive_memberships')).toContain(id);
    expect(await inOrganization('memberships')).not.toContain(id);
    expect((await world.events()).slice(before).map(({ action }) => action)).toEqual(['deactivated']);
    await world.delete(`/membership/${id}/`);
    expect((await world.events()).length).toBe(before + 1);
    expect((await world.delete('/membership/memb_x/')).status).toBe(404);
    // A member who has not called yet: the server remembers for a moment who has.
    const silent = await world.member('user');
    const { memberships } = (await world.get(`/organization/${world.organization_id}/?_fields=memberships`)).body;
    const found = memberships.find(({ user_id }: { user_id: string }) => user_id === silent.user_id);
    await world.delete(`/membership/${found.id}/`);
    expect((await silent.get('/me/')).status).toBe(401);
  });
});

describe('pinned views', () => {
  const newView = async (caller: Caller): Promise<string> =>
    (await caller.post('/saved_search/', { name: 'View', s_query: { query: { type: 'match_all' } } })).body.id;

  it('are one ordered list, written as a whole', async () => {
    const user = await world.member('user');
    const path = `/membership/${(await membershipOf(user)).id}/pinned_views/`;
    expect((await user.get(path)).body).toEqual({ saved_view_ids: [] });
    const [first, second] = [await newView(user), await newView(user)];
    const pinned = { saved_view_ids: [second, first] };
    expect((await user.put(path, pinned)).body).toEqual(pinned);
    expect((await user.get(path)).body).toEqual(pinned);
    expect((await world.put(path, { saved_view_ids: [] })).body).toEqual({ saved_view_ids: [] });
  });

  it('are views, of a member of one’s own organization', async () => {
    const path = `/membership/${(await membershipOf(world)).id}/pinned_views/`;
    for (const ids of ['x', [1], ['lead_1'], [`save_${'a'.repeat(43)}`]]) {
      expect((await world.put(path, { saved_view_ids: ids })).body['field-errors'].saved_view_ids).toBeDefined();
    }
    expect((await world.put(path, {})).status).toBe(400);
    const user = await world.member('user');
    expect((await user.put(path, { saved_view_ids: [await newView(world)] })).status).toBe(403);
    const stranger = await newWorld();
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.put(path, { saved_view_ids: [] })).status).toBe(404);
  });
});
