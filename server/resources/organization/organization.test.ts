// The organization: its settings and the lists it carries (core.md §3).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;
let path: string;

beforeAll(async () => {
  world = await newWorld();
  path = `/organization/${world.organization_id}/`;
});

const read = async (query = '') => (await world.get(`${path}${query}`)).body;
const labels = (statuses: { label: string }[]) => statuses.map(({ label }) => label);

describe('an organization', () => {
  it('starts with its statuses and a pipeline', async () => {
    const organization = await read();
    expect(organization).toMatchObject({ name: 'Acme', currency: 'USD', currency_symbol: '$', status: 'active' });
    const defaults = ['Potential', 'Bad Fit', 'Qualified', 'Customer', 'Interested', 'Canceled', 'Not Interested'];
    expect(labels(organization.lead_statuses)).toEqual(defaults);
    expect(Object.keys(organization.lead_statuses[0]).sort()).toEqual(['id', 'label']);
    const stages = ['Demo Completed', 'Proposal Sent', 'Contract Sent', 'Won', 'Lost'];
    expect(labels(organization.opportunity_statuses)).toEqual(stages);
    expect(organization.pipelines).toHaveLength(1);
    expect(labels(organization.pipelines[0].statuses)).toEqual(stages);
    expect(organization.pipelines[0].statuses[3]).toMatchObject({ label: 'Won', type: 'won' });
  });

  it('shows its lead custom fields in their order, shared ones too', async () => {
    const own = (await world.post('/custom_field/lead/', { name: 'Own', type: 'text' })).body;
    const shared = (await world.post('/custom_field/shared/', { name: 'Shared', type: 'text' })).body;
    await world.post(`/custom_field/shared/${shared.id}/association/`, { object_type: 'lead' });
    await world.put('/custom_field_schema/lead/', { fields: [{ id: shared.id }, { id: own.id }] });
    const { lead_custom_fields: fields } = await read();
    expect(fields[0]).toMatchObject({ id: shared.id, is_shared: true });
    expect(fields[1]).toEqual(own);
  });

  it('shows its members with their users, flat or nested', async () => {
    const [member] = (await read()).memberships;
    expect(member).toMatchObject({
      role_id: 'admin',
      role: 'admin',
      user_id: world.user_id,
      user_first_name: 'Admin',
      user_full_name: 'Admin',
      user_phone: null,
      record_calls: false,
      show_onboarding: false,
      country: null,
    });
    const expanded = await read('?_expand=memberships__user');
    expect(expanded.memberships[0].user).toEqual((await world.get(`/user/${world.user_id}/`)).body);
    expect(Object.keys(expanded.memberships[0]).filter((name) => name.startsWith('user_'))).toEqual([]);
    const gone = (await world.post('/membership/', { email: `gone-${world.user_id}@example.com`, role_id: 'user' }))
      .body;
    await world.delete(`/membership/${gone.id}/`);
    const [flat, inactive, both] = [
      await read('?_expand=memberships__user'),
      await read('?_expand=inactive_memberships__user'),
      await read('?_expand=memberships__user,inactive_memberships__user'),
    ];
    expect(flat.inactive_memberships[0]).toMatchObject({ id: gone.id, user_id: gone.user_id });
    expect(inactive.inactive_memberships[0].user).toMatchObject({ id: gone.user_id, organizations: [] });
    expect(inactive.memberships[0]).toHaveProperty('user_email');
    expect(both.memberships[0].user.id).toBe(world.user_id);
    expect(both.inactive_memberships[0].user.id).toBe(gone.user_id);
    expect(await read()).toMatchObject({ user_count: 1 });
  });

  it('is read with one statement, in the fields asked for', async () => {
    expect(await world.countStatements(() => read())).toBe(1);
    expect(await read('?_fields=id,name')).toEqual({ id: world.organization_id, name: 'Acme' });
  });

  it('is the caller’s own; others are not there', async () => {
    const stranger = await newWorld();
    const { status, body } = await stranger.get(path);
    expect([status, body.error]).toEqual([404, 'Empty query: Organization matching query does not exist.']);
    expect((await stranger.put(path, { name: 'Mine' })).status).toBe(404);
  });
});

describe('changing an organization', () => {
  it('changes its name, currency and links; the symbol follows', async () => {
    const change = { name: 'New', currency: 'eur', enable_unsubscribe_link: false, require_unsubscribe_link: true };
    const { body } = await world.put(`${path}?_expand=memberships__user`, change);
    expect(body).toMatchObject({ ...change, currency: 'EUR', currency_symbol: '€', updated_by: world.user_id });
    expect(body.memberships[0].user.id).toBe(world.user_id);
    expect((await world.put(`${path}?_fields=currency_symbol`, { currency: 'JPY' })).body).toEqual({
      currency_symbol: '¥',
    });
  });

  it('needs valid values', async () => {
    const errors = async (body: object) => (await world.put(path, body)).body['field-errors'];
    expect(await errors({ currency: 'XYZ1' })).toEqual({ currency: 'Not a valid currency code.' });
    expect(await errors({ name: '' })).toEqual({ name: 'String should have at least 1 character' });
    expect(await errors({ colour: 'red' })).toEqual({ colour: 'Extra inputs are not permitted' });
    expect(await errors({ enable_unsubscribe_link: 'yes' })).toBeDefined();
  });

  it('needs the permission to manage it', async () => {
    const user = await world.member('superuser');
    expect((await user.get(path)).status).toBe(200);
    expect((await user.put(path, { name: 'x' })).status).toBe(403);
  });

  it('arranges the lead statuses, and neither adds nor removes one', async () => {
    const { lead_statuses: statuses } = await read();
    const before = (await world.events()).length;
    const turned = statuses.toReversed();
    const { body } = await world.put(path, { lead_statuses: turned });
    expect(body.lead_statuses).toEqual(turned);
    expect((await world.get('/status/lead/')).body.data[0].id).toBe(turned[0].id);
    expect((await world.events()).length).toBe(before);
    for (const list of [turned.slice(1), [...turned, { id: 'stat_x' }], [...turned.slice(1), turned[1]]]) {
      const { status, body: refused } = await world.put(path, { lead_statuses: list });
      expect([status, Object.keys(refused['field-errors'])]).toEqual([400, ['lead_statuses']]);
    }
    expect((await world.put(path, { lead_statuses: [{}] })).status).toBe(400);
    expect((await read()).lead_statuses).toEqual(turned);
  });
});
