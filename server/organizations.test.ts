// Who gets into an organization from the command line: nobody by an account that another organization has made.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, person } from '../test/browser.ts';
import { type Json, newWorld, type World } from '../test/harness.ts';
import { hashPassword } from './auth/password.ts';
import { sql } from './database/connect.ts';
import { createOrganization, createUser } from './organizations.ts';

/** What makes several passwords. */
const SLOW = { timeout: 60_000 };
const GIVEN = 'given at the terminal';
let home: World;
let other: World;
let password_hash: string;

beforeAll(async () => {
  [home, other] = [await newWorld(), await newWorld()];
  password_hash = await hashPassword(GIVEN);
});

const put = (world: World, email: string, account?: string) =>
  createUser(world.database, world.organization_id, {
    email,
    first_name: '',
    last_name: '',
    role_id: 'admin',
    password_hash,
    ...(account === undefined ? {} : { account }),
  });
const signs = async (email: string, password: string): Promise<Json> =>
  (await browser(home).post('/session/', { email, password })).body;
const organizationsOf = (who: Json): string[] => who.organizations.map(({ id }: Json) => id).sort();
const add = async (world: World, email: string): Promise<Json> =>
  (await world.post('/membership/', { email, role_id: 'user' })).body;
const invite = async (world: World, { id }: Json): Promise<string> =>
  (await world.post(`/membership/${id}/invitation/`)).body.token;
/** Somebody's address, under which an admin of the other organization has made an account with a password of theirs. */
async function taken(): Promise<{ email: string; user_id: string }> {
  const email = `${randomUUID()}@example.com`;
  const token = await invite(other, await add(other, email));
  const { body } = await browser(other).post('/invitation/', { token, password: 'their password' });
  return { email, user_id: body.user.id };
}

describe('an account that another organization has made', SLOW, () => {
  it('gets into no organization that is made for its address', async () => {
    const { email, user_id } = await taken();
    const made = await createOrganization(home.database, { name: 'New', email, password_hash });
    expect(made).toMatchObject({ has_new_password: true });
    expect(made.user_id).not.toBe(user_id);
    expect(organizationsOf(await signs(email, 'their password'))).toEqual([other.organization_id]);
    expect(organizationsOf(await signs(email, GIVEN))).toEqual([made.organization_id]);
  });

  it('gets into no organization that its address is put into, also by coming back', async () => {
    const { email, user_id } = await taken();
    const made = await put(home, email);
    expect(made).toMatchObject({ has_new_password: true });
    expect(made.user_id).not.toBe(user_id);
    expect(organizationsOf(await signs(email, 'their password'))).toEqual([other.organization_id]);
    expect(organizationsOf(await signs(email, GIVEN))).toEqual([home.organization_id]);
    // Who was in both and has left the one may have got their password from the other.
    const both = await person(home);
    await put(other, both.email, both.user_id);
    await home.database.query(sql`
      update membership set is_active = false where organization_id = ${home.organization_id} and user_id = ${both.user_id}`);
    expect((await put(home, both.email)).user_id).not.toBe(both.user_id);
  });

  it('does not keep out who has no password in it', async () => {
    const email = `${randomUUID()}@example.com`;
    await add(other, email);
    expect(await put(home, email)).toMatchObject({ has_new_password: true });
    expect(organizationsOf(await signs(email, GIVEN))).toEqual([home.organization_id]);
  });

  it('is that of the person when it is named, and keeps its password', async () => {
    const { email, user_id } = await taken();
    expect(await put(home, email, user_id)).toMatchObject({ user_id, has_new_password: false });
    expect(organizationsOf(await signs(email, 'their password'))).toEqual(
      [home.organization_id, other.organization_id].sort(),
    );
    const nobodys = `${randomUUID()}@example.com`;
    const { user_id: without } = await add(other, nobodys);
    expect(await put(home, nobodys, without)).toMatchObject({ user_id: without, has_new_password: true });
    expect(organizationsOf(await signs(nobodys, GIVEN))).toHaveLength(2);
  });
});

describe('who is put into their organization again', SLOW, () => {
  it('is who they were, with the password they have or their first one', async () => {
    const pat = await person(home);
    expect(await put(home, pat.email)).toMatchObject({ user_id: pat.user_id, has_new_password: false });
    expect((await signs(pat.email, pat.password)).user.id).toBe(pat.user_id);
    const invited = await add(home, `${randomUUID()}@example.com`);
    const email = invited.user_email ?? (await home.get(`/user/${invited.user_id}/`)).body.email;
    expect(await put(home, email)).toMatchObject({ user_id: invited.user_id, has_new_password: true });
    expect((await signs(email, GIVEN)).user.id).toBe(invited.user_id);
  });

  it('has to wait for nothing, and nothing else is left that waits', async () => {
    const pat = await person(other);
    const waiting = await add(home, pat.email);
    const token = await invite(home, waiting);
    expect(waiting.is_pending).toBe(true);
    expect(await put(home, pat.email, pat.user_id)).toMatchObject({ user_id: pat.user_id });
    const shown = (await home.get(`/organization/${home.organization_id}/?_expand=memberships__user`)).body.memberships;
    expect(shown.filter(({ user }: Json) => user.email === pat.email)).toMatchObject([
      { user: { id: pat.user_id }, is_pending: false },
    ]);
    expect((await browser(home).post('/invitation/', { token, password: GIVEN })).status).toBe(400);
  });

  it('is one person: a second account with the address is refused', async () => {
    const [pat, { email, user_id }] = [await person(home), await taken()];
    await expect(put(home, pat.email, user_id)).rejects.toThrow(/has another address/);
    await put(home, email);
    await expect(put(home, email, user_id)).rejects.toThrow(/has a user with this address already/);
  });
});
