// Signing in, being signed in, and signing out (docs/sessions.md).
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Browser, browser, type Person, person, setCookie, setCookies, signedIn } from '../../../test/browser.ts';
import { newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { hashSecret } from '../../core/ids.ts';
import { sql } from '../../database/connect.ts';
import { createUser } from '../../organizations.ts';

let world: World;
let pat: Person;

beforeAll(async () => {
  world = await newWorld();
  pat = await person(world);
});

/** Another server process on the same database, which remembers nothing. */
const elsewhere = (of: World, at: Browser): Browser =>
  browser({ app: createApp({ database: of.database }) }, { cookie: at.cookie });

const sessionsOf = (who: Person): Promise<{ id: string }[]> =>
  world.database.query(sql`select id from session where user_id = ${who.user_id}`);

const LATER = '2031-05-01T12:00:00Z';
const MONTH_LATER = '2031-05-30T12:00:00Z';

/** The same person in a second organization. */
async function inTwo(role_id = 'user'): Promise<{ other: World; both: Person }> {
  const other = await newWorld();
  const both = await person(world, role_id);
  const also = { email: both.email, first_name: '', last_name: '', role_id, account: both.user_id };
  await createUser(world.database, other.organization_id, also);
  return { other, both };
}

describe('signing in', () => {
  it('tells who one is and where', async () => {
    const { status, body } = await browser(world).post('/session/', { email: pat.email, password: pat.password });
    expect([status, body]).toEqual([
      200,
      {
        user: { id: pat.user_id, email: pat.email, first_name: 'Pat', last_name: 'Doe', image: null },
        organization_id: world.organization_id,
        organizations: [{ id: world.organization_id, name: 'Acme' }],
      },
    ]);
  });

  it('sets a cookie that no script and no other site gets at, for thirty days', async () => {
    const answer = await browser(world).post('/session/', { email: pat.email, password: pat.password });
    expect(setCookie(answer)).toMatch(
      /^ajar_session=[0-9A-Za-z]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('by https, a proxy’s too, sets one that goes by https only', async () => {
    const proxied = browser(world, {
      'x-forwarded-proto': 'https, http',
      origin: 'https://localhost',
      host: 'localhost',
    });
    const answer = await proxied.post('/session/', { email: pat.email, password: pat.password });
    expect(setCookie(answer)).toMatch(
      /^__Host-ajar_session=\w{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(setCookies(answer)).toHaveLength(2);
    expect((await proxied.get('/session/')).status).toBe(200);
  });

  it('by https is by no cookie of the plain name, which another host may have set, and leaves none', async () => {
    const plain = await signedIn(world, pat);
    const https = { 'x-forwarded-proto': 'https', origin: 'https://localhost', host: 'localhost' };
    const proxied = (cookie: string) => browser(world, { ...https, cookie });
    const [planted, known] = [plain.cookie, plain.known];
    expect((await proxied(planted).get('/session/')).status).toBe(401);
    const answer = await proxied(`${planted}; ${known}`).post('/session/', {
      email: pat.email,
      password: pat.password,
    });
    const of = (name: string) => setCookies(answer).filter((cookie) => cookie.includes(name));
    for (const name of ['ajar_session', 'ajar_browser']) {
      expect(of(name)).toEqual([
        expect.stringMatching(new RegExp(`^__Host-${name}=\\w{43};`)),
        expect.stringMatching(new RegExp(`^${name}=; Max-Age=0; Path=/`)),
      ]);
    }
    expect(of('__Host-ajar_browser')[0]).not.toContain(known.replace('ajar_browser=', ''));
    const both = `${planted}; ${of('__Host-ajar_session')[0]?.split(';', 1)[0]}`;
    expect((await proxied(both).get('/session/')).status).toBe(200);
    const out = await proxied(both).delete('/session/');
    expect(
      setCookies(out)
        .map((cookie) => cookie.split(';', 2).join(';'))
        .sort(),
    ).toEqual(['__Host-ajar_session=; Max-Age=0', 'ajar_session=; Max-Age=0']);
  });

  it('gives the browser a token of its own, whatever it was told to send', async () => {
    const at = browser(world);
    at.known = 'ajar_browser=planted';
    const sign = async (who: Person) => {
      expect((await at.post('/session/', { email: who.email, password: who.password })).status).toBe(200);
      return at.known;
    };
    const first = await sign(pat);
    expect(first).toMatch(/^ajar_browser=\w{43}$/);
    expect(await sign(pat)).toBe(first);
    // Known, but to somebody else.
    expect(await sign(await person(world))).not.toBe(first);
  });

  it('takes the e-mail address in any case, and the password as it is', async () => {
    const sign = async (email: string, password: string) =>
      (await browser(world).post('/session/', { email, password })).status;
    expect(await sign(` ${pat.email.toUpperCase()} `, pat.password)).toBe(200);
    expect(await sign(pat.email, `${pat.password} `)).toBe(401);
    expect(await sign(pat.email, pat.password.toUpperCase())).toBe(401);
  });

  it('refuses a wrong password, an unknown address and who has no password in the same words, and sets no cookie', async () => {
    const member = (await (await world.member('user')).get('/me/')).body.email;
    for (const email of [pat.email, 'nobody@example.com', member]) {
      const answer = await browser(world).post('/session/', { email, password: 'wrong' });
      expect([answer.status, answer.body]).toEqual([401, { error: 'The e-mail address or the password is wrong.' }]);
      expect(setCookie(answer)).toBe('');
      expect(answer.headers).not.toHaveProperty('www-authenticate');
    }
  });

  it('says what is missing, and takes nothing that is too long', async () => {
    const { status, body } = await browser(world).post('/session/', { email: 'x'.repeat(255), pass: 1 });
    expect([status, Object.keys(body['field-errors']).sort()]).toEqual([400, ['email', 'pass', 'password']]);
    expect((await browser(world).post('/session/', { email: 'a', password: 'x'.repeat(1001) })).status).toBe(400);
  });

  it('keeps the token nowhere but in the browser', async () => {
    const { email, password, user_id } = await person(world);
    const { cookie } = await signedIn(world, { email, password, user_id });
    const rows = await world.database.query(sql`select * from session where user_id = ${user_id}`);
    expect(rows).toMatchObject([{ id: hashSecret(cookie.replace('ajar_session=', '')) }]);
    expect(JSON.stringify(rows)).not.toContain(cookie.replace('ajar_session=', ''));
  });

  it('goes to the organization that is named, else to the one of longest standing', async () => {
    const { other, both } = await inTwo();
    const { email, password } = both;
    const first = await browser(world).post('/session/', { email, password });
    expect(first.body).toMatchObject({ organization_id: world.organization_id });
    expect(first.body.organizations.map(({ id }: { id: string }) => id).sort()).toEqual(
      [world.organization_id, other.organization_id].sort(),
    );
    const named = await browser(world).post('/session/', { email, password, organization_id: other.organization_id });
    expect(named.body).toMatchObject({ organization_id: other.organization_id });
  });

  it('goes to no organization of others, and nowhere for who is in none', async () => {
    const stranger = await newWorld();
    const { organization_id } = stranger;
    const { status, body } = await browser(world).post('/session/', { ...pat, user_id: undefined, organization_id });
    expect([status, body['field-errors']]).toEqual([400, { organization: 'Object does not exist.' }]);
    const gone = await person(world);
    await world.database.query(sql`update membership set is_active = false where user_id = ${gone.user_id}`);
    expect((await browser(world).post('/session/', { email: gone.email, password: gone.password })).status).toBe(403);
  });

  it('again ends the session from before', async () => {
    const who = await person(world);
    const at = await signedIn(world, who);
    await at.post('/session/', { email: who.email, password: who.password });
    expect(await sessionsOf(who)).toEqual([{ id: hashSecret(at.cookie.replace('ajar_session=', '')) }]);
  });

  it('leaves no event', async () => {
    const before = await world.events();
    await signedIn(world, pat);
    expect(await world.events()).toHaveLength(before.length);
  });
});

describe('a session', () => {
  it('authenticates requests as an API key does', async () => {
    const at = await signedIn(world, pat);
    const lead = await at.post('/lead/', { name: 'By hand' });
    expect([lead.status, lead.body.created_by]).toEqual([200, pat.user_id]);
    expect((await at.put(`/lead/${lead.body.id}/`, { name: 'Changed' })).status).toBe(200);
    expect((await at.get(`/lead/${lead.body.id}/`)).body.name).toBe('Changed');
    expect((await at.delete(`/lead/${lead.body.id}/`)).status).toBe(200);
    const own = (await world.events()).filter((event) => event.object_id === lead.body.id);
    expect(own.map(({ action }) => action)).toEqual(['created', 'updated', 'deleted']);
    const logged = (await at.get(`/event/?object_type=lead&object_id=${lead.body.id}`)).body.data;
    for (const event of logged) expect(event).toMatchObject({ user_id: pat.user_id, api_key_id: null });
  });

  it('has the permissions of its user’s role', async () => {
    const at = await signedIn(world, pat);
    expect((await at.put(`/organization/${world.organization_id}/`, { name: 'Taken' })).status).toBe(403);
  });

  it('tells who is signed in, which an API key does too', async () => {
    const at = await signedIn(world, pat);
    expect((await at.get('/session/')).body).toMatchObject({ user: { id: pat.user_id } });
    expect((await world.get('/session/')).body).toMatchObject({
      user: { id: world.user_id },
      organization_id: world.organization_id,
    });
  });

  it('counts for nothing beside an Authorization header', async () => {
    const at = await signedIn(world, pat);
    const authorization = `Basic ${Buffer.from(`${world.key}:`).toString('base64')}`;
    expect((await at.get('/session/', { authorization })).body.user.id).toBe(world.user_id);
    const wrong = `Basic ${Buffer.from('api_wrong:').toString('base64')}`;
    expect((await at.get('/session/', { authorization: wrong })).status).toBe(401);
  });

  it('that there is not is a 401, which makes no browser ask for a password', async () => {
    const asked = async (headers: Record<string, string>) => {
      const answer = await world.app.inject({ url: '/api/v1/session/', headers });
      return [answer.statusCode, answer.headers['www-authenticate']];
    };
    const ofBrowsers: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      { 'sec-fetch-dest': 'document' },
      { 'sec-fetch-site': 'cross-site' },
      // By plain http from another machine browsers say no more than the page.
      { referer: 'http://crm.lan:3000/inbox', host: 'crm.lan:3000', cookie: 'ajar_session=made-up' },
    ];
    for (const headers of ofBrowsers) expect(await asked(headers)).toEqual([401, undefined]);
    const ofPrograms: Record<string, string>[] = [
      {},
      { 'sec-fetch-mode': 'cors', 'user-agent': 'node' },
      { cookie: 'ajar_session=made-up' },
      { authorization: `Basic ${Buffer.from('api_wrong:').toString('base64')}` },
      { origin: 'https://elsewhere.example', referer: 'https://elsewhere.example/' },
    ];
    for (const headers of ofPrograms) expect(await asked(headers)).toEqual([401, 'Basic realm="Ajar"']);
  });

  it('is not what stands in the Authorization header, and no key stands in the cookie', async () => {
    const token = (await signedIn(world, pat)).cookie.replace('ajar_session=', '');
    await browser(world, { cookie: `ajar_session=${token}` }).get('/session/');
    expect((await browser(world, { authorization: token }).get('/session/')).status).toBe(401);
    expect((await browser(world, { cookie: `ajar_session=${world.key}` }).get('/session/')).status).toBe(401);
  });

  it('has requests of its own within the rate limit', async () => {
    const app = createApp({ database: world.database, requests_per_second: 2, clock: () => new Date(LATER) });
    const sign = async () => {
      const at = browser({ app });
      await at.post('/session/', { email: pat.email, password: pat.password });
      return at;
    };
    const [one, two] = [await sign(), await sign()];
    const statuses = async (at: Browser) => [
      (await at.get('/lead/')).status,
      (await at.get('/lead/')).headers.ratelimit,
      (await at.get('/lead/')).status,
    ];
    expect(await statuses(one)).toEqual([200, 'limit=2, remaining=0, reset=1.000', 429]);
    expect(await statuses(two)).toEqual([200, 'limit=2, remaining=0, reset=1.000', 429]);
  });
});

describe('a session in time', () => {
  it('goes on for thirty days after its last use, and its cookie with it', async () => {
    const own = await newWorld({ now: LATER });
    const at = await signedIn(own, await person(own));
    expect(setCookie(await at.get('/session/'))).toBe('');
    own.setNow(MONTH_LATER);
    expect(setCookie(await elsewhereAt(MONTH_LATER, own, at).get('/lead/'))).toMatch(
      `${at.cookie}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict`,
    );
    expect((await elsewhereAt('2031-06-29T11:00:00Z', own, at).get('/lead/')).status).toBe(200);
    expect((await elsewhereAt('2031-07-29T11:01:00Z', own, at).get('/lead/')).status).toBe(401);
  });

  it('is deleted when it has ended', async () => {
    const own = await newWorld({ now: LATER });
    const [idle, active] = [await person(own), await person(own)];
    await signedIn(own, idle);
    const at = await signedIn(own, active);
    await elsewhereAt(MONTH_LATER, own, at).get('/lead/');
    own.setNow('2031-06-02T00:00:00Z');
    await own.runJobs(['purge-sessions']);
    expect([await sessionsOf(idle), await sessionsOf(active)]).toEqual([[], [expect.anything()]]);
  });

  const elsewhereAt = (now: string, of: World, at: Browser): Browser =>
    browser({ app: createApp({ database: of.database, clock: () => new Date(now) }) }, { cookie: at.cookie });
});

describe('another organization', () => {
  it('is where a session can be taken, from one request to the next', async () => {
    const { other, both } = await inTwo();
    await world.post('/lead/', { name: 'Here' });
    await other.post('/lead/', { name: 'There' });
    const at = await signedIn(world, both);
    expect((await at.get('/lead/')).body.data.map(({ name }: { name: string }) => name)).toContain('Here');
    const before = at.cookie;
    const { status, body } = await at.put('/session/', { organization_id: other.organization_id });
    expect([status, body.organization_id, body.user.id]).toEqual([200, other.organization_id, both.user_id]);
    expect(at.cookie).not.toBe(before);
    expect((await at.get('/lead/')).body.data).toMatchObject([{ name: 'There' }]);
    expect((await at.get('/session/')).body).toEqual(body);
    expect((await elsewhere(world, { ...at, cookie: before }).get('/lead/')).status).toBe(401);
  });

  it('has to be one that the user is an active member of', async () => {
    const { other, both } = await inTwo();
    const at = await signedIn(world, both);
    await world.database.query(sql`
      update membership set is_active = false
      where user_id = ${both.user_id} and organization_id = ${other.organization_id}`);
    const stranger = await newWorld();
    for (const organization_id of [other.organization_id, stranger.organization_id, 'orga_x']) {
      const { status, body } = await at.put('/session/', { organization_id });
      expect([status, body['field-errors']]).toEqual([400, { organization: 'Object does not exist.' }]);
    }
    expect((await at.get('/session/')).body).toMatchObject({
      organization_id: world.organization_id,
      organizations: [{ id: world.organization_id }],
    });
  });

  it('is nothing that an API key can be taken to', async () => {
    const { status } = await world.put('/session/', { organization_id: world.organization_id });
    expect(status).toBe(400);
    expect((await world.delete('/session/')).status).toBe(400);
  });
});

describe('the end of a session', () => {
  it('is when one signs out', async () => {
    const who = await person(world);
    const [at, other] = [await signedIn(world, who), await signedIn(world, who)];
    const { cookie } = at;
    const answer = await at.delete('/session/');
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(setCookie(answer)).toMatch(/^ajar_session=; Max-Age=0; Path=\//);
    expect((await elsewhere(world, { ...at, cookie }).get('/session/')).status).toBe(401);
    expect((await elsewhere(world, other).get('/session/')).status).toBe(200);
    // This process has seen it only just now, and trusts what it has seen for a moment.
    await vi.waitFor(async () => expect((await browser(world, { cookie }).get('/session/')).status).toBe(401));
  });

  it('is when the membership is removed', async () => {
    const who = await person(world);
    const at = await signedIn(world, who);
    const memberships = (await at.get('/me/')).body.memberships;
    await world.delete(`/membership/${memberships[0].id}/`);
    expect((await elsewhere(world, at).get('/session/')).status).toBe(401);
    await vi.waitFor(async () => expect((await at.get('/session/')).status).toBe(401));
  });
});
