// How many passwords anybody can try.
import { expect, test } from 'vitest';
import { browser, type Person, person } from '../../test/browser.ts';
import { newWorld, type World } from '../../test/harness.ts';

const sign = (world: World, { email, password }: Pick<Person, 'email' | 'password'>, from = '192.0.2.1') =>
  browser(world, { 'x-forwarded-for': from }).post('/session/', { email, password });

const times = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

test('after ten wrong passwords for an address of e-mail, even the right one has to wait', async () => {
  const world = await newWorld({ now: '2031-05-01T12:00:00Z' });
  const [pat, kim] = [await person(world), await person(world)];
  // From everywhere, and all at once.
  const wrong = await times(12, (n) => sign(world, { email: pat.email, password: `${n}` }, `192.0.2.${n}`));
  expect(wrong.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429, 429]);
  const refused = await sign(world, pat);
  expect([refused.status, refused.body, refused.headers['retry-after']]).toEqual([
    429,
    { error: 'Too many attempts to sign in. Try again in 60 seconds.' },
    '60',
  ]);
  expect((await sign(world, kim)).status).toBe(200);
  world.setNow('2031-05-01T12:01:01Z');
  expect((await sign(world, { ...pat, email: pat.email.toUpperCase() })).status).toBe(200);
  // Which makes up for all that was wrong.
  const again = await times(11, (n) => sign(world, { email: pat.email, password: `${n}` }));
  expect(again.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429]);
});

test('an address of e-mail that nobody has counts as one that somebody has', async () => {
  const world = await newWorld({ now: '2031-05-01T12:00:00Z' });
  const wrong = await times(11, (n) => sign(world, { email: 'nobody@example.com', password: `${n}` }));
  expect(wrong.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429]);
});

test('one network has fifty wrong passwords for all, however many addresses it has', async () => {
  const world = await newWorld({ now: '2031-05-01T12:00:00Z' });
  const people = await times(6, () => person(world));
  const from = (n: number): string => `2001:db8:1:2::${n.toString(16)}`;
  const wrong = await times(51, (n) => sign(world, { email: people[n % 6]?.email ?? '', password: 'wrong' }, from(n)));
  expect(wrong.map(({ status }) => status).sort()).toEqual([...Array(50).fill(401), 429]);
  const pat = await person(world);
  expect((await sign(world, pat, '2001:db8:1:2:3::')).status).toBe(429);
  expect((await sign(world, pat, '2001:db8:1:3::1')).status).toBe(200);
  expect((await sign(world, pat, '::ffff:192.0.2.1')).status).toBe(200);
});
