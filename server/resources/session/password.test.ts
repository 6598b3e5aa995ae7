// Changing one's own password.
import { beforeAll, expect, test } from 'vitest';
import { browser, type Person, person, signedIn } from '../../../test/browser.ts';
import { caller, type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { createApiKey } from '../../auth/api-key.ts';
import { browserId } from '../../auth/known-browser.ts';
import { sql } from '../../database/connect.ts';
import { createUser } from '../../organizations.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const NEW = 'a new password';

const signs = async ({ email }: Person, password: string): Promise<number> =>
  (await browser(world).post('/session/', { email, password })).status;

test('a password that was changed signs in, and the one before no more', async () => {
  const pat = await person(world);
  const at = await signedIn(world, pat);
  const { status, body } = await at.post('/me/password/', { current_password: pat.password, new_password: NEW });
  expect([status, body]).toEqual([200, { api_keys: [] }]);
  expect([await signs(pat, NEW), await signs(pat, pat.password)]).toEqual([200, 401]);
});

test('the change ends the other sessions of the user, and nobody else’s', async () => {
  const [pat, kim] = [await person(world), await person(world)];
  const [at, other, kims] = [await signedIn(world, pat), await signedIn(world, pat), await signedIn(world, kim)];
  await at.post('/me/password/', { current_password: pat.password, new_password: NEW });
  const elsewhere = createApp({ database: world.database });
  const status = async ({ cookie }: { cookie: string }) =>
    (await browser({ app: elsewhere }, { cookie }).get('/session/')).status;
  expect([await status(at), await status(other), await status(kims)]).toEqual([200, 401, 200]);
});

test('by an API key it ends all of them', async () => {
  const pat = await person(world);
  await signedIn(world, pat);
  const { key } = await createApiKey(world.database, { ...pat, organization_id: world.organization_id }, 'x');
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const body = { current_password: pat.password, new_password: NEW };
  expect((await browser(world, { authorization }).post('/me/password/', body)).status).toBe(200);
  expect(await world.database.query(sql`select 1 from session where user_id = ${pat.user_id}`)).toEqual([]);
});

test('a new password that is short, or a current one that is wrong, changes nothing', async () => {
  const pat = await person(world);
  const at = await signedIn(world, pat);
  const change = async (current_password: string, new_password: string) => {
    const { status, body } = await at.post('/me/password/', { current_password, new_password });
    return [status, body['field-errors']];
  };
  const refused = async (password: string, words: RegExp) =>
    expect(await change(pat.password, password)).toEqual([400, { new_password: expect.stringMatching(words) }]);
  await refused('123456789', /at least 10 characters/);
  await refused('1234567890', /does not repeat or count/);
  await refused('qwertyuiop', /many people use/);
  await refused(`1${pat.email}`, /your e-mail address/);
  expect(await change('wrong', NEW)).toEqual([400, { current_password: 'The password is wrong.' }]);
  expect(await signs(pat, pat.password)).toBe(200);
});

test('guesses at the current password are counted, wherever they come from, and keep nobody from signing in', async () => {
  const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
  const pat = await person(own);
  const at = await signedIn(own, pat);
  const guess = async (n: number) =>
    (
      await at.post(
        '/me/password/',
        { current_password: `${n}`, new_password: NEW },
        { 'x-forwarded-for': `198.51.100.${n}` },
      )
    ).status;
  const statuses = await Promise.all(Array.from({ length: 11 }, (_, n) => guess(n)));
  expect(statuses.sort()).toEqual([...Array(10).fill(400), 429]);
  expect((await browser(own).post('/session/', { email: pat.email, password: pat.password })).status).toBe(200);
});

test('a change lists the API keys that go on, of all organizations, which can be revoked at once', async () => {
  const [pat, other] = [await person(world), await newWorld()];
  const also = { email: pat.email, first_name: '', last_name: '', role_id: 'user', account: pat.user_id };
  await createUser(world.database, other.organization_id, also);
  const at = await signedIn(world, pat);
  const keys = [
    await createApiKey(world.database, { ...pat, organization_id: world.organization_id }, 'Here'),
    await createApiKey(world.database, { ...pat, organization_id: other.organization_id }, 'There'),
  ];
  const revoked = await createApiKey(world.database, { ...pat, organization_id: world.organization_id }, 'Gone');
  await at.delete(`/api_key/${revoked.id}/`);
  const { body } = await at.post('/me/password/', { current_password: pat.password, new_password: NEW });
  expect(body.api_keys.map(({ name, organization_id }: Json) => [name, organization_id]).sort()).toEqual([
    ['Here', world.organization_id],
    ['There', other.organization_id],
  ]);
  const theirs = (await other.get('/api_key/')).body.data.find(({ name }: Json) => name === 'test');
  const ids = [...body.api_keys.map(({ id }: Json) => id), theirs.id, 'api_x'];
  expect((await at.post('/me/api_key/revoke/', { ids })).body).toEqual({ count: 2 });
  for (const { key } of keys) {
    const elsewhere = caller(createApp({ database: world.database }), { organization_id: '', user_id: '', key });
    expect((await elsewhere.get('/me/')).status).toBe(401);
  }
  expect((await other.get('/api_key/')).body.data.map(({ name }: Json) => name)).toEqual(['test']);
});

test('a change lists no API key that has expired', async () => {
  const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
  const pat = await person(own);
  const at = await signedIn(own, pat);
  await at.post('/api_key/', { name: 'Short', date_expires: '2031-05-02' });
  await at.post('/api_key/', { name: 'Long', date_expires: '2031-06-02' });
  await at.post('/api_key/', { name: 'Lasting' });
  own.setNow('2031-05-02T00:00:00Z');
  const { body } = await at.post('/me/password/', { current_password: pat.password, new_password: NEW });
  expect(body.api_keys.map(({ name }: Json) => name)).toEqual(['Lasting', 'Long']);
});

test('a change forgets the browsers that the user was known in, but for the one that it is made in', async () => {
  const pat = await person(world);
  const [at, other] = [await signedIn(world, pat), await signedIn(world, pat)];
  const ids = async () =>
    (await world.database.query<{ id: string }>(sql`select id from known_browser where user_id = ${pat.user_id}`)).map(
      ({ id }) => id,
    );
  const idOf = ({ known }: { known: string }) => browserId(known.replace('ajar_browser=', ''));
  expect((await ids()).sort()).toEqual([idOf(at), idOf(other)].sort());
  await at.post('/me/password/', { current_password: pat.password, new_password: NEW });
  expect(await ids()).toEqual([idOf(at)]);
  // A program says of no browser that it is the one.
  const { key } = await createApiKey(world.database, { ...pat, organization_id: world.organization_id }, 'x');
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const body = { current_password: NEW, new_password: 'a newer password' };
  expect((await browser(world, { authorization }).post('/me/password/', body)).status).toBe(200);
  expect(await ids()).toEqual([]);
});

test('no Idempotency-Key keeps anything of a password', async () => {
  const pat = await person(world);
  const at = await signedIn(world, pat);
  const body = { current_password: pat.password, new_password: NEW };
  expect((await at.post('/me/password/', body, { 'idempotency-key': 'once' })).status).toBe(200);
  expect((await at.post('/me/password/', body, { 'idempotency-key': 'once' })).status).toBe(400);
  const kept = await world.database.query(sql`
    select 1 from first_answer where organization_id = ${world.organization_id}`);
  expect(kept).toEqual([]);
});
