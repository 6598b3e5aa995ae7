// Invitations: a member's first password, or a new one.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, person, setCookie, signedIn } from '../../../test/browser.ts';
import { type Answer, type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { hashSecret } from '../../core/ids.ts';
import { sql } from '../../database/connect.ts';
import { createUser } from '../../organizations.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const PASSWORD = 'chosen by myself';

/** Somebody who has been made a member and has no password. */
const newMember = async (of: World = world, email = `${randomUUID()}@example.com`): Promise<Json> => ({
  email,
  ...(await of.post('/membership/', { email, role_id: 'user' })).body,
});

const invite = async (membership: Json, of: World = world): Promise<string> =>
  (await of.post(`/membership/${membership.id}/invitation/`)).body.token;

const accept = (token: unknown, password = PASSWORD): Promise<Answer> =>
  browser(world).post('/invitation/', { token, password });

const NOT_GOOD = [400, { token: 'This invitation is not good any more: ask for a new one.' }];

const outcome = ({ status, body }: Answer): unknown[] => [status, body['field-errors']];

describe('an invitation', () => {
  it('lets a new member choose a password, and signs them in', async () => {
    const member = await newMember();
    const at = browser(world);
    const { status, body } = await at.post('/invitation/', { token: await invite(member), password: PASSWORD });
    expect([status, body.user.email, body.organization_id]).toEqual([200, member.email, world.organization_id]);
    const { api_keys, ...who } = body;
    expect([api_keys, (await at.get('/session/')).body]).toEqual([[], who]);
    const again = await browser(world).post('/session/', { email: member.email, password: PASSWORD });
    expect(again.status).toBe(200);
  });

  it('is good for seven days and once', async () => {
    const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const member = await newMember(own);
    const { body } = await own.post(`/membership/${member.id}/invitation/`);
    expect([body.token.length, body.expires.slice(0, 10)]).toEqual([43, '2031-05-08']);
    const take = (app = own.app) => browser({ app }).post('/invitation/', { token: body.token, password: PASSWORD });
    const late = createApp({ database: own.database, clock: () => new Date('2031-05-08T12:01:00Z') });
    expect(outcome(await take(late))).toEqual(NOT_GOOD);
    expect((await take()).status).toBe(200);
    const second = await take();
    expect([outcome(second), setCookie(second)]).toEqual([NOT_GOOD, '']);
  });

  it('is accepted by one of two who use it at once', async () => {
    const token = await invite(await newMember());
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('takes the place of the one before', async () => {
    const member = await newMember();
    const [first, second] = [await invite(member), await invite(member)];
    expect(outcome(await accept(first))).toEqual(NOT_GOOD);
    expect((await accept(second)).status).toBe(200);
  });

  it('that is made up, or whose member has left, is not good', async () => {
    expect(outcome(await accept('x'.repeat(43)))).toEqual(NOT_GOOD);
    const member = await newMember();
    const token = await invite(member);
    await world.delete(`/membership/${member.id}/`);
    expect(outcome(await accept(token))).toEqual(NOT_GOOD);
  });

  it('is not used up by a password that may not be chosen', async () => {
    const member = await newMember();
    const token = await invite(member);
    for (const [password, words] of [
      ['short', /at least 10 characters/],
      ['1234567890', /does not repeat or count/],
      ['Password123', /many people use/],
      [member.email, /your e-mail address/],
    ] as const) {
      const { status, body } = await accept(token, password);
      expect([status, body['field-errors']]).toEqual([400, { password: expect.stringMatching(words) }]);
    }
    expect((await accept(token)).status).toBe(200);
  });

  it('gives who has forgotten their password a new one, and signs them out everywhere', async () => {
    const pat = await person(world);
    const { cookie, get } = await signedIn(world, pat);
    const [membership] = (await get('/me/')).body.memberships;
    expect((await accept(await invite(membership))).status).toBe(200);
    const app = createApp({ database: world.database });
    expect((await browser({ app }, { cookie }).get('/session/')).status).toBe(401);
    expect((await browser(world).post('/session/', { email: pat.email, password: pat.password })).status).toBe(401);
  });

  it('is made by who may manage the organization, for its members alone', async () => {
    const member = await newMember();
    const superuser = await world.member('superuser');
    expect((await superuser.post(`/membership/${member.id}/invitation/`)).status).toBe(403);
    const stranger = await newWorld();
    expect((await stranger.post(`/membership/${member.id}/invitation/`)).status).toBe(404);
  });

  it('sets no password of a member of several organizations', async () => {
    const other = await newWorld();
    const pat = await person(world);
    const both = { email: pat.email, first_name: '', last_name: '', role_id: 'user', account: pat.user_id };
    await createUser(world.database, other.organization_id, both);
    for (const at of [world, other]) {
      const list = (await at.get(`/organization/${at.organization_id}/?_fields=memberships`)).body.memberships;
      const { id } = list.find(({ user_id }: Json) => user_id === pat.user_id);
      const { status, body } = await at.post(`/membership/${id}/invitation/`);
      expect([status, body.errors]).toEqual([400, ['This member is in another organization of this server too.']]);
    }
  });

  it('comes from no page of another site', async () => {
    const token = await invite(await newMember());
    const { status } = await browser(world, { origin: 'https://evil.example' }).post('/invitation/', {
      token,
      password: PASSWORD,
    });
    expect(status).toBe(403);
    expect((await accept(token)).status).toBe(200);
  });

  it('is kept as a hash, and deleted when its time is over', async () => {
    const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const member = await newMember(own);
    const { token } = (await own.post(`/membership/${member.id}/invitation/`, undefined, { 'idempotency-key': 'x' }))
      .body;
    const kept = (): Promise<Json[]> =>
      own.database.query(sql`select hash from invitation where organization_id = ${own.organization_id}`);
    expect(await kept()).toEqual([{ hash: hashSecret(token) }]);
    own.setNow('2031-05-08T11:59:00Z');
    await own.runJobs(['purge-sessions']);
    expect(await kept()).toHaveLength(1);
    own.setNow('2031-05-08T12:01:00Z');
    await own.runJobs(['purge-sessions']);
    expect(await kept()).toEqual([]);
    const answers = own.database.query(sql`select 1 from first_answer where organization_id = ${own.organization_id}`);
    expect(await answers).toEqual([]);
  });
});
