// Users and /me/ (core.md §2).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

describe('a user', () => {
  it('is seen by the organizations it is in', async () => {
    const { body } = await world.get(`/user/${world.user_id}/`);
    expect(body).toMatchObject({ id: world.user_id, first_name: 'Admin', organizations: [world.organization_id] });
    expect(body).not.toHaveProperty('password_hash');
    const stranger = await newWorld();
    const { status, body: refused } = await stranger.get(`/user/${world.user_id}/`);
    expect([status, refused.error]).toEqual([404, 'Empty query: User matching query does not exist.']);
  });

  it('remains readable after it left, in no organization and in no list', async () => {
    const member = await world.member('user');
    const { memberships } = (await member.get('/me/')).body;
    await world.delete(`/membership/${memberships[0].id}/`);
    expect((await world.get(`/user/${member.user_id}/`)).body).toMatchObject({ id: member.user_id, organizations: [] });
    const { data } = (await world.get('/user/')).body;
    expect(data.map((user: { id: string }) => user.id)).not.toContain(member.user_id);
  });

  it('cannot be written', async () => {
    expect((await world.put(`/user/${world.user_id}/`, { first_name: 'x' })).status).toBe(405);
    expect((await world.post('/user/', { email: 'a@example.com' })).status).toBe(405);
  });
});

describe('the list of users', () => {
  it('comes in the two documented orders and in no other', async () => {
    const other = await newWorld();
    await other.member('user');
    await other.member('restricteduser');
    const names = async (order: string) =>
      (await other.get(`/user/?_order_by=${order}`)).body.data.map(
        (user: { first_name: string; last_name: string }) => `${user.first_name} ${user.last_name}`,
      );
    expect(await names('last_name,first_name')).toEqual(['Admin ', 'Mel restricteduser', 'Mel user']);
    expect(await names('first_name,last_name')).toEqual(['Admin ', 'Mel restricteduser', 'Mel user']);
    expect((await other.get('/user/?_order_by=email')).status).toBe(400);
    expect((await other.get('/user/?_limit=1')).body).toMatchObject({ has_more: true });
    expect((await other.get('/user/?_limit=1001')).status).toBe(400);
  });

  it('has availability beside it', async () => {
    const { body } = await world.get(`/user/availability/?organization_id=${world.organization_id}`);
    expect(body.data).toContainEqual({ user_id: world.user_id, availability: [] });
    expect((await world.get('/user/availability/?organization_id=orga_x')).status).toBe(404);
  });
});

describe('/me/', () => {
  it('is the caller with the organization, the membership and no accounts', async () => {
    const { body } = await world.get('/me/');
    expect(body).toMatchObject({ id: world.user_id, email_accounts: [], phone_numbers: [] });
    expect(body.organizations).toHaveLength(1);
    expect(body.organizations[0]).toMatchObject({ id: world.organization_id, name: 'Acme', currency: 'USD' });
    expect(body.organizations[0].lead_statuses[0]).toEqual({ id: expect.any(String), label: 'Potential' });
    expect(body.organizations[0].pipelines[0].statuses).toHaveLength(5);
    expect(body.memberships).toHaveLength(1);
    expect(body.memberships[0]).toMatchObject({
      organization_id: world.organization_id,
      user_id: world.user_id,
      role_id: 'admin',
      auto_record_calls: 'unset',
      track_email_opens: true,
    });
    expect(body.memberships[0].permissions_granted).toContain('manage_organization');
  });

  it('shows the fields that are asked for', async () => {
    expect((await world.get('/me/?_fields=id,phone_numbers')).body).toEqual({ id: world.user_id, phone_numbers: [] });
    expect((await world.get('/me/?_fields=nothing')).body).toEqual({});
    expect(Object.keys((await world.get('/me/?_fields=_all')).body)).toContain('memberships');
  });
});
