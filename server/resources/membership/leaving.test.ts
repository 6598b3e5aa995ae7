// What ends when somebody leaves, and stays ended when they come back.
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, type Person, person, signedIn } from '../../../test/browser.ts';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { sql } from '../../database/connect.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

/** A server process that has seen nobody yet. */
const elsewhere = (headers: Record<string, string>) =>
  browser({ app: createApp({ database: world.database }) }, headers);

const byKey = (key: string) => elsewhere({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });

const newWebhook = async (at: Pick<World, 'post'>): Promise<string> =>
  (
    await at.post('/webhook/', {
      url: 'https://hooks.example.com/',
      events: [{ object_type: 'lead', action: 'created' }],
    })
  ).body.id;

/** Somebody with a session, a key, a link and a webhook. */
async function equipped() {
  const pat = await person(world);
  const at = await signedIn(world, pat);
  const [{ id: membership_id }] = (await at.get('/me/')).body.memberships;
  return {
    pat,
    membership_id,
    cookie: at.cookie,
    key: (await at.post('/api_key/', { name: 'Script' })).body.key,
    webhook: await newWebhook(at),
    link: (await world.post(`/membership/${membership_id}/invitation/`)).body.token,
  };
}

const webhook = async (id: string): Promise<Json> => (await world.get(`/webhook/${id}/`)).body;
const back = ({ email }: Person) => world.post('/membership/', { email, role_id: 'user' });

describe('who leaves', () => {
  it('has no session, key or link that works again when they come back', async () => {
    const { pat, membership_id, cookie, key, link } = await equipped();
    await world.delete(`/membership/${membership_id}/`);
    expect((await byKey(key).get('/me/')).status).toBe(401);
    expect((await back(pat)).body.id).toBe(membership_id);
    expect((await byKey(key).get('/me/')).status).toBe(401);
    expect((await elsewhere({ cookie }).get('/session/')).status).toBe(401);
    const { status } = await browser(world).post('/invitation/', { token: link, password: 'chosen by myself' });
    expect(status).toBe(400);
    // Their password is theirs.
    expect((await browser(world).post('/session/', { email: pat.email, password: pat.password })).status).toBe(200);
  });

  it('has their webhooks paused, until somebody makes them active again', async () => {
    const { pat, membership_id, webhook: theirs } = await equipped();
    const ours = await newWebhook(world);
    await world.delete(`/membership/${membership_id}/`);
    expect(await webhook(theirs)).toMatchObject({ status: 'paused', pause_reason: 'left' });
    expect(await webhook(ours)).toMatchObject({ status: 'active', pause_reason: null });
    await back(pat);
    expect(await webhook(theirs)).toMatchObject({ status: 'paused', pause_reason: 'left' });
    expect((await world.put(`/webhook/${theirs}/`, { status: 'active' })).body).toMatchObject({ pause_reason: null });
  });

  it('ends alike whichever of several leave at once', async () => {
    const [one, two, stays] = [await equipped(), await equipped(), await equipped()];
    await Promise.all([one, two].map(({ membership_id }) => world.delete(`/membership/${membership_id}/`)));
    const statuses = [];
    for (const { key } of [one, two, stays]) statuses.push((await byKey(key).get('/me/')).status);
    expect(statuses).toEqual([401, 401, 200]);
    expect(await webhook(stays.webhook)).toMatchObject({ status: 'active' });
  });
});

it('who had left before this was so finds everything ended too', async () => {
  const { pat, membership_id, cookie, key } = await equipped();
  // As it was left behind by an earlier version: the membership alone had ended.
  await world.database.query(sql`
    update membership set is_active = false where organization_id = ${world.organization_id} and id = ${membership_id}`);
  await world.database.script(await endsOfMigration());
  await back(pat);
  expect((await byKey(key).get('/me/')).status).toBe(401);
  expect((await elsewhere({ cookie }).get('/session/')).status).toBe(401);
});

/** What the migration does for those who had left: its statements after the last change of a table. */
async function endsOfMigration(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const script = await readFile(new URL('../../database/migrations/0012_access.sql', import.meta.url), 'utf8');
  return script.slice(script.indexOf('-- Who has left comes back'));
}
