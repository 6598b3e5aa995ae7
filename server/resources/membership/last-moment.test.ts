// What somebody tries in the moment after they were removed, or lost their role, while a server process still takes them for
// who they were (docs/sessions.md).
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Browser, browser, type Person, person, signedIn } from '../../../test/browser.ts';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { openSession, switchSession } from '../../auth/session.ts';
import { hashSecret } from '../../core/ids.ts';
import { sql } from '../../database/connect.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const PASSWORD = 'chosen by myself';
const HOOK = { url: 'https://hooks.example.com/', events: [{ object_type: 'lead', action: 'created' }] };

interface Leaver {
  pat: Person;
  at: Browser;
  membership_id: string;
}

async function leaver(role_id = 'user'): Promise<Leaver> {
  const pat = await person(world, role_id);
  const at = await signedIn(world, pat);
  return { pat, at, membership_id: (await at.get('/me/')).body.memberships[0].id };
}

/** Removes them, just after the process has seen them, by another process. */
async function remove({ at, membership_id }: Leaver): Promise<void> {
  await at.get('/me/');
  expect((await world.delete(`/membership/${membership_id}/`)).status).toBe(200);
}

const members = async (): Promise<string[]> =>
  (
    await world.database.query<{ email: string }>(sql`
      select u.email from membership m join "user" u on u.id = m.user_id
      where m.organization_id = ${world.organization_id} and (m.is_active or m.is_pending)`)
  ).map(({ email }) => email);

describe('who was removed just now', () => {
  it('makes no API key', async () => {
    const gone = await leaver();
    await remove(gone);
    expect((await gone.at.post('/api_key/', { name: 'Late' })).status).toBe(403);
    const keys = await world.database.query(sql`
      select 1 from api_key where user_id = ${gone.pat.user_id} and date_revoked is null`);
    expect(keys).toEqual([]);
  });

  it('makes no webhook, and makes none active again', async () => {
    const gone = await leaver();
    const { id } = (await gone.at.post('/webhook/', HOOK)).body;
    await remove(gone);
    expect((await gone.at.put(`/webhook/${id}/`, { status: 'active' })).status).toBe(403);
    expect((await gone.at.post('/webhook/', HOOK)).status).toBe(403);
    const theirs = await world.database.query(sql`select status from webhook where created_by = ${gone.pat.user_id}`);
    expect(theirs).toEqual([{ status: 'paused' }]);
  });

  it('opens no session, nor takes one to the organization', async () => {
    const gone = await leaver();
    const { user_id } = gone.pat;
    const here = { organization_id: world.organization_id, user_id };
    const token = await openSession(world.database, here, new Date());
    await remove(gone);
    expect(await openSession(world.database, here, new Date())).toBeNull();
    const id = hashSecret(token ?? '');
    await world.database.query(sql`
      insert into session (id, user_id, organization_id, date_created, expires_at)
      values (${id}, ${user_id}, ${world.organization_id}, now(), now() + interval '1 day')`);
    const taken = await switchSession(world.database, { id, organization_id: world.organization_id }, new Date());
    expect(taken).toBeNull();
  });

  it('lets nobody in, and not themselves', async () => {
    const gone = await leaver('admin');
    const email = `${randomUUID()}@example.com`;
    const other = await leaver();
    await remove(gone);
    const tries = [
      await gone.at.post('/membership/', { email, role_id: 'user' }),
      await gone.at.post('/membership/', { email: gone.pat.email, role_id: 'user' }),
      await gone.at.put(`/membership/${other.membership_id}/`, { role_id: 'admin' }),
      await gone.at.post(`/membership/${other.membership_id}/invitation/`),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    for (const address of [email, gone.pat.email]) expect(await members()).not.toContain(address);
  });
});

describe('an invitation', () => {
  const link = async ({ at }: Leaver, { membership_id }: Leaver): Promise<string> =>
    (await at.post(`/membership/${membership_id}/invitation/`)).body.token;
  const use = async (token: string): Promise<number> =>
    (
      await browser({ app: createApp({ database: world.database }) }).post('/invitation/', {
        token,
        password: PASSWORD,
      })
    ).status;

  it('ends when who made it leaves, for good', async () => {
    const [admin, colleague] = [await leaver('admin'), await leaver()];
    const token = await link(admin, colleague);
    await remove(admin);
    expect(await use(token)).toBe(400);
    await world.post('/membership/', { email: admin.pat.email, role_id: 'superuser' });
    expect((await world.put(`/membership/${admin.membership_id}/`, { role_id: 'admin' })).status).toBe(200);
    expect(await use(token)).toBe(400);
  });

  it('ends when who made it may manage the organization no more, however that came', async () => {
    const [admin, colleague] = [await leaver('admin'), await leaver()];
    const first = await link(admin, colleague);
    await world.put(`/membership/${admin.membership_id}/`, { role_id: 'superuser' });
    expect(await use(first)).toBe(400);
    // Without the role in the last moment.
    expect((await admin.at.post(`/membership/${colleague.membership_id}/invitation/`)).status).toBe(403);
    const second = await leaver('admin');
    const token = await link(second, colleague);
    await world.database.query(sql`
      update membership set role_id = 'user' where organization_id = ${world.organization_id} and id = ${second.membership_id}`);
    expect(await use(token)).toBe(400);
  });

  it('goes on when somebody else leaves, and when who made it changes a setting of theirs', async () => {
    const [admin, colleague, gone] = [await leaver('admin'), await leaver(), await leaver('admin')];
    const token = await link(admin, colleague);
    await remove(gone);
    await admin.at.put(`/membership/${admin.membership_id}/`, { track_email_opens: true });
    expect(await use(token)).toBe(200);
    const body: Json = (await browser(world).post('/session/', { email: colleague.pat.email, password: PASSWORD }))
      .body;
    expect(body.user.id).toBe(colleague.pat.user_id);
  });
});
