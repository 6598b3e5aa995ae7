// What a page of another site can have a browser do, and what is written down of what browsers send.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Browser, browser, type Person, person, setCookie, signedIn } from '../../test/browser.ts';
import { type Answer, newWorld, type World } from '../../test/harness.ts';
import { createApp } from '../app.ts';

let world: World;
let pat: Person;
let at: Browser;

beforeAll(async () => {
  world = await newWorld();
  pat = await person(world);
  at = await signedIn(world, pat);
});

/** The headers of requests, and whether they come from a page of ours. */
const SENT: [string, Record<string, string>, boolean][] = [
  ['from a page of ours', { origin: 'http://localhost' }, true],
  ['from a page of ours on the port that is usual', { origin: 'https://localhost', host: 'localhost:443' }, true],
  ['through a proxy', { origin: 'https://crm.example', 'x-forwarded-host': 'crm.example' }, true],
  ['through two proxies', { origin: 'https://crm.example', 'x-forwarded-host': 'crm.example, inner:80' }, true],
  ['without Origin, by the word of the browser', { origin: '', 'sec-fetch-site': 'same-origin' }, true],
  ['from another site', { origin: 'https://evil.example' }, false],
  ['from another site that says it is none', { origin: 'null' }, false],
  ['from another port', { origin: 'http://localhost:8080' }, false],
  ['from a name that begins like ours', { origin: 'http://localhost.evil.example' }, false],
  [
    'with Origin and the word of the browser against it',
    { origin: 'http://a.example', 'sec-fetch-site': 'same-origin' },
    false,
  ],
  ['from the same site, another origin', { origin: '', 'sec-fetch-site': 'same-site' }, false],
  ['from another site, without Origin', { origin: '', 'sec-fetch-site': 'cross-site' }, false],
  ['without any word of where from', { origin: '' }, false],
];

/** An empty header stands for none. */
function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, headers: Record<string, string>, body?: object) {
  const given = Object.entries({ cookie: at.cookie, ...headers }).filter(([, value]) => value !== '');
  return world.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: Object.fromEntries(given),
    ...(body ? { payload: body } : {}),
  });
}

describe.each(SENT)('a request %s', (_where, headers, isOurs) => {
  it(`${isOurs ? 'may' : 'may not'} write with the cookie of a session`, async () => {
    const { id } = (await world.post('/lead/', { name: 'Kept' })).body;
    const before = (await world.events()).length;
    expect((await send('PUT', `/lead/${id}/`, headers, { name: 'New' })).statusCode).toBe(isOurs ? 200 : 403);
    const override = { ...headers, 'x-http-method-override': 'DELETE' };
    expect((await send('POST', `/lead/${id}/`, override, {})).statusCode).toBe(isOurs ? 200 : 403);
    const read = { ...headers, 'x-http-method-override': 'GET' };
    expect((await send('POST', '/lead/', read, { _params: {} })).statusCode).toBe(isOurs ? 200 : 403);
    expect((await world.get(`/lead/${id}/`)).status).toBe(isOurs ? 404 : 200);
    expect((await world.events()).length > before).toBe(isOurs);
  });

  it(`${isOurs ? 'ends' : 'does not end'} a session`, async () => {
    const own = await signedIn(world, pat);
    const { statusCode } = await send('DELETE', '/session/', { ...headers, cookie: own.cookie });
    expect(statusCode).toBe(isOurs ? 204 : 403);
    const app = createApp({ database: world.database });
    expect((await browser({ app }, { cookie: own.cookie }).get('/session/')).status).toBe(isOurs ? 401 : 200);
  });

  it('may read', async () => {
    expect((await send('GET', '/lead/', headers)).statusCode).toBe(200);
  });

  it('may do all with an API key', async () => {
    const authorization = `Basic ${Buffer.from(`${world.key}:`).toString('base64')}`;
    expect((await send('POST', '/lead/', { ...headers, authorization }, { name: 'By key' })).statusCode).toBe(200);
  });
});

describe('a page', () => {
  const credentials = () => ({ email: pat.email, password: pat.password });

  it('of another site signs nobody in', async () => {
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of elsewhere) {
      const { statusCode, headers: answered } = await send(
        'POST',
        '/session/',
        { ...headers, cookie: '' },
        credentials(),
      );
      expect([statusCode, answered['set-cookie']]).toEqual([403, undefined]);
    }
  });

  it('is not needed to sign in: a program may', async () => {
    const { statusCode } = await send('POST', '/session/', { cookie: '' }, credentials());
    expect(statusCode).toBe(200);
  });

  it('that sends a form instead of JSON is refused', async () => {
    const form = { 'content-type': 'text/plain' };
    const answers: Answer[] = [
      await at.post('/session/', JSON.stringify(credentials()), form),
      await at.post('/lead/', '{"name": "x"}', form),
    ];
    for (const answer of answers) expect([answer.status, setCookie(answer)]).toEqual([400, '']);
  });
});

it('neither cookies nor passwords are in the log', async () => {
  let log = '';
  const kept = new Writable({
    write(chunk, _encoding, done) {
      log += chunk;
      done();
    },
  });
  const app = createApp({ database: world.database, logger: pino({ level: 'trace' }, kept) });
  const own = browser({ app });
  await own.post('/session/', { email: pat.email, password: pat.password });
  const before = own.cookie;
  await own.put('/session/', { organization_id: world.organization_id });
  await own.get('/lead/');
  await own.get('/lead/?query=%00');
  await own.post('/session/', { email: pat.email, password: `wrong ${pat.password}` });
  const { cookie } = own;
  await own.delete('/session/');
  await browser({ app }, { cookie }).get('/lead/');
  expect(log.match(/"msg":"request"/g)).toHaveLength(7);
  for (const secret of [before, cookie, pat.password]) expect(log).not.toContain(secret.replace('ajar_session=', ''));
});
