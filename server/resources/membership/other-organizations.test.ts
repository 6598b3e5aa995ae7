// A person whom one organization knows, and another that adds their address: it learns nothing of them and changes nothing for
// them, whatever it does and in whatever order.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, type Person, person, signedIn } from '../../../test/browser.ts';
import { endpoints, pathOf } from '../../../test/endpoints.ts';
import { type Answer, type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { sql } from '../../database/connect.ts';

const NAME = 'Keyser Soze';
const PASSWORD = 'chosen by myself';
/** What makes several passwords, or asks at every endpoint. */
const SLOW = { timeout: 60_000 };

let home: World;
let other: World;

beforeAll(async () => {
  [home, other] = [await newWorld(), await newWorld()];
});

/** Somebody of the first organization, with a name that is nobody else's business. */
async function known(): Promise<Person> {
  const pat = await person(home);
  await home.database.query(sql`
    update "user" set first_name = 'Keyser', last_name = 'Soze', image = 'https://soze.example/me.png',
      last_used_timezone = 'Europe/Budapest'
    where id = ${pat.user_id}`);
  return pat;
}

const add = async (world: World, email: string, role_id = 'user'): Promise<Json> =>
  (await world.post('/membership/', { email, role_id })).body;
const invite = async (world: World, { id }: Json): Promise<string> =>
  (await world.post(`/membership/${id}/invitation/`)).body.token;
const accept = (token: string, password = PASSWORD, more: object = {}): Promise<Answer> =>
  browser(home).post('/invitation/', { token, password, ...more });
const signs = async (email: string, password: string): Promise<Json> =>
  (await browser(home).post('/session/', { email, password })).body;
const organizationsOf = (who: Json): string[] => who.organizations.map(({ id }: Json) => id).sort();
const membersOf = async (world: World): Promise<Json[]> =>
  (await world.get(`/organization/${world.organization_id}/?_expand=memberships__user`)).body.memberships;

describe('an organization that adds somebody of another', () => {
  it('sees the address that it typed and nothing else of them, at every endpoint', SLOW, async () => {
    const pat = await known();
    const typed = pat.email.toUpperCase();
    const membership = await add(other, typed);
    const lead = (await other.post('/lead/', { name: 'Ours', contacts: [{ name: 'Ann' }] })).body;
    const ids = [membership.id, membership.user_id, lead.id, lead.contacts[0].id, other.organization_id];
    const secrets = [NAME, 'Keyser', 'Soze', 'soze.example', 'Budapest', pat.user_id, pat.email, home.organization_id];
    let seen = 0;
    for (const endpoint of endpoints().filter(({ method }) => method === 'GET')) {
      for (const id of endpoint.path.includes(':') ? ids : ['']) {
        const searches = id === '' ? ['', '?_fields=_all', `?query=${encodeURIComponent(typed)}`] : ['?_fields=_all'];
        for (const search of searches) {
          const url = `${pathOf(endpoint, new Proxy({}, { get: () => id }))}${search}`;
          if (endpoint.content_type) continue;
          const { body } = await other.get(url);
          const text = JSON.stringify(body ?? '');
          for (const secret of secrets)
            if (!url.includes(secret)) expect([url, text.includes(secret)]).toEqual([url, false]);
          if (text.includes(typed)) seen++;
        }
      }
    }
    // The organization and the user: else nothing would be seen of anybody.
    expect(seen).toBeGreaterThanOrEqual(2);
    const shown = (await membersOf(other)).find(({ id }) => id === membership.id);
    expect(shown).toMatchObject({ is_pending: true, user: { email: typed, first_name: '', organizations: [] } });
    expect((await other.get(`/user/${pat.user_id}/`)).status).toBe(404);
  });

  it('finds nothing out by assigning, sharing, searching or filtering', async () => {
    const pat = await known();
    const { user_id, id } = await add(other, pat.email);
    const lead = (await other.post('/lead/', { name: 'Ours' })).body;
    for (const person_id of [user_id, pat.user_id]) {
      const { status, body } = await other.post('/task/', { lead_id: lead.id, text: 'x', assigned_to: person_id });
      expect([status, Object.keys(body['field-errors'])]).toEqual([400, ['assigned_to']]);
    }
    const view = { name: 'x', s_query: { query: { type: 'match_all' } }, shared_with: [id] };
    expect((await other.post('/saved_search/', view)).status).toBe(400);
    const field = (await other.post('/custom_field/lead/', { name: randomUUID(), type: 'user' })).body;
    for (const value of [NAME, user_id]) {
      expect((await other.put(`/lead/${lead.id}/`, { [`custom.${field.id}`]: value })).status).toBe(400);
    }
    const search = await other.get(`/lead/?query=${encodeURIComponent(`created_by:"${NAME}"`)}`);
    expect(search.body.data ?? []).toEqual([]);
  });

  it('that removes them again changes nothing for them, and knows no more than before', async () => {
    const pat = await known();
    const membership = await add(other, pat.email);
    expect((await other.delete(`/membership/${membership.id}/`)).status).toBe(200);
    const { body } = await other.get(`/organization/${other.organization_id}/?_expand=inactive_memberships__user`);
    const gone = body.inactive_memberships.find(({ id }: Json) => id === membership.id);
    expect([gone.user.email, gone.user.first_name]).toEqual([pat.email, '']);
    expect(organizationsOf(await signs(pat.email, pat.password))).toEqual([home.organization_id]);
    expect(await add(other, pat.email)).toMatchObject({ id: membership.id, is_pending: true });
  });

  it('lets them in when they accept with their own password, which stays as it is', async () => {
    const pat = await known();
    const membership = await add(other, pat.email, 'superuser');
    const token = await invite(other, membership);
    const before = (await other.events()).length;
    const wrong = await accept(token);
    expect([wrong.status, Object.keys(wrong.body['field-errors'])]).toEqual([400, ['password']]);
    const { status, body } = await accept(token, pat.password);
    expect([status, body.user.id, body.organization_id]).toEqual([200, pat.user_id, other.organization_id]);
    expect((await accept(token, pat.password)).status).toBe(400);
    expect(organizationsOf(await signs(pat.email, pat.password))).toEqual(
      [home.organization_id, other.organization_id].sort(),
    );
    expect((await other.get(`/user/${pat.user_id}/`)).body).toMatchObject({ first_name: 'Keyser', last_name: 'Soze' });
    expect((await other.get(`/user/${membership.user_id}/`)).status).toBe(404);
    const shown = (await membersOf(other)).find(({ id }) => id === membership.id);
    expect(shown).toMatchObject({ is_pending: false, role_id: 'superuser', user: { id: pat.user_id } });
    const events = (await other.events()).slice(before);
    expect(events.map(({ action, object_id }) => [action, object_id])).toEqual([['activated', membership.id]]);
  });

  it('lets them in when they accept while signed in, with the link', async () => {
    const [pat, kim] = [await known(), await known()];
    const token = await invite(other, await add(other, pat.email));
    const [pats, kims] = [await signedIn(home, pat), await signedIn(home, kim)];
    const refused = await kims.post('/me/invitation/', { token });
    expect([refused.status, refused.body['field-errors']]).toEqual([
      400,
      { token: 'This invitation is for another e-mail address.' },
    ]);
    const { status, body } = await pats.post('/me/invitation/', { token });
    expect([status, organizationsOf(body)]).toEqual([200, [home.organization_id, other.organization_id].sort()]);
    expect((await pats.put('/session/', { organization_id: other.organization_id })).status).toBe(200);
  });

  it('counts guesses at their password by its link as those at signing in', async () => {
    const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const second = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const pat = await person(own);
    const token = await invite(second, await add(second, pat.email));
    const at = browser(own, { 'x-forwarded-for': '198.51.100.77' });
    const guess = async (n: number) => (await at.post('/invitation/', { token, password: `guess ${n}` })).status;
    const statuses = [];
    for (let n = 0; n < 11; n++) statuses.push(await guess(n));
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });
});

describe('an invitation of one’s organization', () => {
  it('goes on whatever another does with the address, and so does what it opens', SLOW, async () => {
    const email = `${randomUUID()}@example.com`;
    const mine = await add(home, email);
    const token = await invite(home, mine);
    const theirs = await add(other, email);
    // They may set a password, of an account that is theirs alone.
    const taken = await accept(await invite(other, theirs), 'another password');
    expect([taken.status, organizationsOf(taken.body)]).toEqual([200, [other.organization_id]]);
    expect((await other.delete(`/membership/${theirs.id}/`)).status).toBe(200);
    await add(other, email);
    const { status, body } = await accept(token);
    expect([status, body.user.id, organizationsOf(body)]).toEqual([200, mine.user_id, [home.organization_id]]);
    expect(organizationsOf(await signs(email, PASSWORD))).toEqual([home.organization_id]);
    // And may be renewed.
    expect((await accept(await invite(home, mine), 'a newer password')).status).toBe(200);
  });

  it('works also when another had added the address before', async () => {
    const email = `${randomUUID()}@example.com`;
    await add(other, email);
    const mine = await add(home, email);
    expect(mine.is_pending).toBe(true);
    const { status, body } = await accept(await invite(home, mine));
    expect([status, organizationsOf(body)]).toEqual([200, [home.organization_id]]);
  });

  it(
    'works also when another has made an account of the address before, which gets in nowhere by that',
    SLOW,
    async () => {
      const email = `${randomUUID()}@example.com`;
      const theirs = await accept(await invite(other, await add(other, email)), 'their password');
      const mine = await add(home, email);
      const token = await invite(home, mine);
      // Who has that account has no link of ours.
      expect(organizationsOf(await signs(email, 'their password'))).toEqual([other.organization_id]);
      expect((await accept(token)).status).toBe(400);
      const { status, body } = await accept(token, PASSWORD, { separate: true });
      expect([status, organizationsOf(body)]).toEqual([200, [home.organization_id]]);
      expect(body.user.id).not.toBe(theirs.body.user.id);
      expect(organizationsOf(await signs(email, 'their password'))).toEqual([other.organization_id]);
      expect(organizationsOf(await signs(email, PASSWORD))).toEqual([home.organization_id]);
    },
  );

  it('to come back sets no password of who is in another organization by now', async () => {
    const pat = await known();
    const [{ id }] = (await (await signedIn(home, pat)).get('/me/')).body.memberships;
    await accept(await invite(other, await add(other, pat.email)), pat.password);
    await home.delete(`/membership/${id}/`);
    expect(await add(home, pat.email)).toMatchObject({ id, is_pending: true, user_id: pat.user_id });
    const token = await invite(home, { id });
    expect((await accept(token, PASSWORD, { separate: true })).status).toBe(400);
    expect((await accept(token, pat.password)).status).toBe(200);
    expect(organizationsOf(await signs(pat.email, pat.password))).toHaveLength(2);
  });
});

describe('who was a member here before, and whose address has another account elsewhere by now', SLOW, () => {
  /** Somebody who has left, with a key and a task of theirs, and the account that the other organization made after that. */
  async function former(pat: { email: string; user_id: string; id: string }) {
    const lead = (await home.post('/lead/', { name: 'Theirs' })).body;
    const task = (await home.post('/task/', { lead_id: lead.id, text: 'x', assigned_to: pat.user_id })).body;
    expect((await home.delete(`/membership/${pat.id}/`)).status).toBe(200);
    const second = await accept(await invite(other, await add(other, pat.email)), 'of the second');
    expect(second.status).toBe(200);
    const again = await add(home, pat.email);
    expect(again).toMatchObject({ id: pat.id, is_pending: true, user_id: pat.user_id });
    return { token: await invite(home, again), task_id: task.id, second_id: second.body.user.id };
  }
  const withKey = async () => {
    const pat = await known();
    const at = await signedIn(home, pat);
    await at.post('/api_key/', { name: 'Script' });
    return { ...pat, id: (await at.get('/me/')).body.memberships[0].id };
  };

  it('comes back as who they were by the link', async () => {
    const pat = await withKey();
    const { token, task_id, second_id } = await former(pat);
    const { status, body } = await accept(token);
    expect([status, body.user?.id]).toEqual([200, pat.user_id]);
    expect(organizationsOf(await signs(pat.email, PASSWORD))).toEqual([home.organization_id]);
    const second = await signs(pat.email, 'of the second');
    expect([second.user.id, organizationsOf(second)]).toEqual([second_id, [other.organization_id]]);
    expect((await home.get(`/task/${task_id}/`)).body).toMatchObject({ assigned_to_name: NAME });
  });

  it('also if they had never chosen a password', async () => {
    const email = `${randomUUID()}@example.com`;
    const { id, user_id } = await add(home, email);
    const { token } = await former({ email, id, user_id });
    expect((await accept(token)).body.user.id).toBe(user_id);
    expect((await home.get(`/user/${user_id}/`)).status).toBe(200);
  });

  it('is told so when signed in as the other, which changes nothing', async () => {
    const pat = await withKey();
    const { token, task_id } = await former(pat);
    const second = await signedIn(home, { ...pat, password: 'of the second' });
    const { status, body } = await second.post('/me/invitation/', { token });
    expect([status, body.errors]).toEqual([400, [expect.stringMatching(/were a member .* with another account/)]]);
    expect((await home.get(`/task/${task_id}/`)).body).toMatchObject({ assigned_to_name: NAME });
    expect((await accept(token)).status).toBe(200);
  });

  it('accepts as who they were, with that account’s own password, if that is elsewhere too', async () => {
    const pat = await withKey();
    const third = await newWorld();
    await accept(await invite(third, await add(third, pat.email)), pat.password);
    await home.delete(`/membership/${pat.id}/`);
    const token = await invite(other, await add(other, pat.email));
    await browser(home).post('/invitation/', { token, password: 'of the second', separate: true });
    const link = await invite(home, await add(home, pat.email));
    expect((await accept(link, 'of the second')).body.errors).toEqual([expect.stringMatching(/another account/)]);
    expect((await accept(link, pat.password)).body.user.id).toBe(pat.user_id);
  });
});

it('who comes back has to accept if another organization may have chosen their password meanwhile', SLOW, async () => {
  const pat = await known();
  const [{ id }] = (await (await signedIn(home, pat)).get('/me/')).body.memberships;
  const theirs = await add(other, pat.email);
  await accept(await invite(other, theirs), pat.password);
  await home.delete(`/membership/${id}/`);
  expect((await accept(await invite(other, theirs), 'their password')).status).toBe(200);
  await other.delete(`/membership/${theirs.id}/`);
  const again = await add(home, pat.email);
  expect(again).toMatchObject({ id, is_pending: true });
  expect((await browser(home).post('/session/', { email: pat.email, password: 'their password' })).status).toBe(403);
  expect((await accept(await invite(home, again))).status).toBe(200);
  expect((await browser(home).post('/session/', { email: pat.email, password: 'their password' })).status).toBe(401);
});

describe('guesses at an address', () => {
  it('are not forgotten because somebody knows the password of another account with it', SLOW, async () => {
    const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const second = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const pat = await person(own);
    const token = await invite(second, await add(second, pat.email));
    await browser(second).post('/invitation/', { token, password: 'their password', separate: true });
    const at = browser(own, { 'x-forwarded-for': '198.51.100.78' });
    const guess = async (password: string) => {
      [at.cookie, at.known] = ['', ''];
      return (await at.post('/session/', { email: pat.email, password })).status;
    };
    for (let n = 0; n < 9; n++) expect(await guess(`${n}`)).toBe(401);
    // Known by now, but for that account.
    expect(await guess('their password')).toBe(200);
    const after = [];
    for (let n = 0; n < 4; n++) after.push(await guess(`again ${n}`));
    expect(after).toContain(429);
  });
});

it('sessions and keys of one organization are not touched when another takes somebody out', async () => {
  const pat = await known();
  const at = await signedIn(home, pat);
  const { key } = (await at.post('/api_key/', { name: 'Mine' })).body;
  const membership = await add(other, pat.email);
  await accept(await invite(other, membership), pat.password);
  await other.delete(`/membership/${membership.id}/`);
  const app = createApp({ database: home.database });
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  expect((await browser({ app }, { authorization }).get('/me/')).status).toBe(200);
  expect((await browser({ app }, { cookie: at.cookie }).get('/session/')).status).toBe(200);
});
