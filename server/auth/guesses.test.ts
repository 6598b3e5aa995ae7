// How many passwords anybody can try, and that nobody is kept out by those who do.
import { expect, test } from 'vitest';
import { type Browser, browser, type Person, person, signedIn } from '../../test/browser.ts';
import { type Answer, newWorld, type World } from '../../test/harness.ts';
import { createApp } from '../app.ts';
import { sql } from '../database/connect.ts';
import { MOST_GUESSES } from '../jobs/purge-guesses.ts';
import { readSettings } from '../settings.ts';
import { oneMore } from './guesses.ts';

const NOON = '2031-05-01T12:00:00Z';

const from = (world: Pick<World, 'app'>, address: string, known = ''): Browser =>
  browser(world, { 'x-forwarded-for': address, ...(known === '' ? {} : { cookie: known }) });

const sign = (at: Browser, { email, password }: Pick<Person, 'email' | 'password'>): Promise<Answer> =>
  at.post('/session/', { email, password });

const times = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

/** How many of so many wrong passwords at once were looked at. */
async function tried(count: number, guess: (n: number) => Promise<Answer>): Promise<number> {
  const statuses = (await times(count, guess)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([]);
  return statuses.filter((status) => status === 401).length;
}

let networks = 0;
/** A network that no other test comes from. */
const newNetwork = (): string => `10.${Math.floor(++networks / 250)}.${networks % 250}.1`;

test('after ten wrong passwords from a network, even the right one has to wait there, longer each time', async () => {
  const world = await newWorld({ now: NOON });
  const [pat, kim] = [await person(world), await person(world)];
  const there = '203.0.113.1';
  expect(await tried(12, (n) => sign(from(world, there), { email: pat.email, password: `${n}` }))).toBe(10);
  const refused = await sign(from(world, there), pat);
  expect([refused.status, refused.body, refused.headers['retry-after']]).toEqual([
    429,
    { error: 'Too many attempts to sign in. Try again in 15 seconds.' },
    '15',
  ]);
  expect((await sign(from(world, there), kim)).status).toBe(200);
  for (const [moment, next] of [
    ['2031-05-01T12:00:20Z', '30'],
    ['2031-05-01T12:01:00Z', '60'],
    ['2031-05-01T12:02:30Z', '117'],
  ] as const) {
    world.setNow(moment);
    expect((await sign(from(world, there), { ...pat, password: 'wrong' })).status).toBe(401);
    expect((await sign(from(world, there), pat)).headers['retry-after']).toBe(next);
  }
  world.setNow('2031-05-01T13:30:00Z');
  expect((await sign(from(world, there), { ...pat, email: pat.email.toUpperCase() })).status).toBe(200);
  // Which makes up for all that was wrong.
  expect(await tried(11, (n) => sign(from(world, there), { email: pat.email, password: `${n}` }))).toBe(10);
});

test('a stranger keeps nobody out who comes from elsewhere, or in a browser that they have used before', async () => {
  const world = await newWorld({ now: NOON });
  const [pat, network] = [await person(world), '203.0.113.2'];
  const own = await signedIn(world, pat);
  expect(await tried(70, (n) => sign(from(world, network), { email: pat.email, password: `${n}` }))).toBe(10);
  expect((await sign(from(world, network), pat)).status).toBe(429);
  expect((await sign(from(world, '198.51.100.9'), pat)).status).toBe(200);
  expect((await sign(from(world, network, own.known), pat)).status).toBe(200);
});

test('a browser that somebody has used counts for them alone, and has ten guesses of its own', async () => {
  const world = await newWorld({ now: NOON });
  const [pat, kim, network] = [await person(world), await person(world), newNetwork()];
  const { known } = await signedIn(world, pat);
  const guess = (who: Person) => (n: number) =>
    sign(from(world, network, known), { email: who.email, password: `${n}` });
  expect(await tried(12, guess(pat))).toBe(10);
  expect((await sign(from(world, newNetwork(), known), pat)).status).toBe(429);
  // In a browser without that cookie it is as if nothing had been.
  expect((await sign(from(world, network), pat)).status).toBe(200);
  expect(await tried(12, guess(kim))).toBe(10);
  expect((await sign(from(world, newNetwork(), known), kim)).status).toBe(200);
  expect(
    await tried(12, (n) => sign(from(world, newNetwork(), 'ajar_browser=made-up'), { ...kim, password: `${n}` })),
  ).toBe(12);
});

test('a browser is known by the hash of its token, for a year and among twenty', async () => {
  const world = await newWorld({ now: NOON });
  const pat = await person(world);
  const first = await signedIn(world, pat);
  const again = browser(world, { cookie: first.known });
  await sign(again, pat);
  expect(again.known).toBe(first.known);
  const kept = () =>
    world.database.query<{ id: string }>(sql`select id from known_browser where user_id = ${pat.user_id}`);
  expect(await kept()).toHaveLength(1);
  expect(JSON.stringify(await kept())).not.toContain(first.known.replace('ajar_browser=', ''));
  for (let n = 0; n < 21; n++) await signedIn(world, pat);
  expect(await kept()).toHaveLength(20);
  world.setNow('2032-05-01T12:00:01Z');
  await world.runJobs(['purge-sessions']);
  expect(await kept()).toEqual([]);
});

// Each such guess takes as long as one at a real hash.
test('an address of e-mail that nobody has counts as one that somebody has', { timeout: 60_000 }, async () => {
  const world = await newWorld({ now: NOON });
  const network = newNetwork();
  expect(await tried(11, (n) => sign(from(world, network), { email: 'nobody@example.com', password: `${n}` }))).toBe(
    10,
  );
});

test.each([
  ['i', 'İ', false],
  ['k', '\u212a', true],
  ['ſ', 's', true],
  ['a', '\uff21', true],
  ['a', ' A\u200b', true],
])('guesses at %s and %s are counted as sign-in reads them', async (one, other, same) => {
  const world = await newWorld({ now: NOON });
  const network = newNetwork();
  const addressed = (letter: string): string => `${letter}${world.user_id}@example.com`;
  for (const letter of [one, other]) await person(world, 'user', addressed(letter));
  const both = (n: number) => sign(from(world, network), { email: addressed(n % 2 ? one : other), password: `${n}` });
  expect(await tried(24, both)).toBe(same ? 10 : 20);
});

test('one network has fifty wrong passwords for all addresses, however many it has itself', async () => {
  const world = await newWorld({ now: NOON });
  const people = await times(6, () => person(world));
  const near = (n: number): string => `2001:db8:1:2::${n.toString(16)}`;
  const guess = (n: number) => sign(from(world, near(n)), { email: people[n % 6]?.email ?? '', password: 'wrong' });
  expect(await tried(55, guess)).toBe(50);
  const pat = await person(world);
  expect((await sign(from(world, '2001:db8:1:2:3::'), pat)).status).toBe(429);
  expect((await sign(from(world, '2001:db8:1:3::1'), pat)).status).toBe(200);
  expect((await sign(from(world, '::ffff:192.0.2.1'), pat)).status).toBe(200);
});

test('the right password gives back its own guess alone', async () => {
  const world = await newWorld({ now: NOON });
  const [pat, kim, network] = [await person(world), await person(world), newNetwork()];
  for (let n = 0; n < 3; n++) await sign(from(world, network), { email: pat.email, password: 'wrong' });
  await sign(from(world, network), kim);
  const rows = await world.database.query<{ failures: number }>(sql`
    select failures from password_guess where last_at >= '2031-05-01T12:00:00Z' and last_at < '2031-05-01T12:01:00Z'
      and failures between 2.9 and 3.1`);
  expect(rows.length).toBeGreaterThanOrEqual(3);
});

test('all processes on one database count together, and a restart forgets nothing', async () => {
  const world = await newWorld({ now: NOON });
  const [pat, network] = [await person(world), newNetwork()];
  const clock = () => new Date(NOON);
  const servers = [0, 1, 2].map(() => ({ app: createApp({ database: world.database, clock }) }));
  const at = (n: number): { app: World['app'] } => servers[n % 3] ?? world;
  expect(await tried(15, (n) => sign(from(at(n), network), { email: pat.email, password: `${n}` }))).toBe(10);
  const restarted = { app: createApp({ database: world.database, clock }) };
  expect((await sign(from(restarted, network), pat)).status).toBe(429);
});

test('what counts no more is deleted, and never more than so much is kept', async () => {
  const world = await newWorld({ now: '2041-05-01T12:00:00Z' });
  const kept = async () =>
    (await world.database.query<{ n: number }>(sql`select count(*)::int as n from password_guess`))[0]?.n;
  await world.runJobs(['purge-guesses']);
  expect(await kept()).toBe(0);
  await sign(from(world, newNetwork()), { email: 'a@example.com', password: 'x' });
  expect(await kept()).toBe(3);
  await world.database.query(sql`
    insert into password_guess select 'x' || n, 1, '2041-05-01', '2041-06-01'::timestamptz + n * interval '1 second'
    from generate_series(1, ${MOST_GUESSES + 5}) n`);
  await world.runJobs(['purge-guesses']);
  expect(await kept()).toBe(MOST_GUESSES);
  world.setNow('2041-08-01T00:00:00Z');
  await world.runJobs(['purge-guesses']);
  expect(await kept()).toBe(0);
});

test('a guess costs two statements, a refused one no more', async () => {
  const world = await newWorld({ now: NOON });
  const [pat, network] = [await person(world), newNetwork()];
  const statements = () => world.countStatements(() => sign(from(world, network), { ...pat, password: 'wrong' }));
  expect(await statements()).toBe(3);
  expect(await world.countStatements(() => sign(from(world, network), pat))).toBe(9);
  await times(11, (n) => sign(from(world, network), { ...pat, password: `${n}` }));
  expect(await statements()).toBe(2);
});

test('a clock that is set back keeps nobody out', () => {
  const limit = { free: 10, first_ms: 15_000, forgets_ms: 3_600_000 };
  const noon = Date.parse(NOON);
  const later = new Date(noon + 30 * 86_400_000);
  expect(oneMore(limit, { failures: 30, last_at: later }, noon)).toMatchObject({ failures: 1, wait_ms: 0 });
  expect(oneMore(limit, { failures: 30, last_at: new Date(noon) }, noon).wait_ms).toBe(3_600_000);
  expect(oneMore(limit, { failures: 30, last_at: new Date(noon) }, noon + 3_600_000).wait_ms).toBe(0);
});

test('what a request says of where it comes from counts from a proxy that is trusted alone', async () => {
  const settings = { ...readSettings({ AJAR_TRUSTED_PROXIES: 'none' }) };
  const clock = () => new Date('2031-05-03T12:00:00Z');
  const world = await newWorld();
  const pat = await person(world);
  const at = { app: createApp({ database: world.database, clock, settings }) };
  expect(await tried(14, (n) => sign(from(at, newNetwork()), { email: pat.email, password: `${n}` }))).toBe(10);
});
