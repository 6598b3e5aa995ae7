// API keys, made and revoked over HTTP.
import { beforeAll, describe, expect, it } from 'vitest';
import { person, signedIn } from '../../../test/browser.ts';
import { type Caller, caller, type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { createApiKey } from '../../auth/api-key.ts';
import { stillGood } from '../../auth/identity.ts';
import { sql } from '../../database/connect.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const names = async (at: Pick<Caller, 'get'>): Promise<string[]> =>
  (await at.get('/api_key/')).body.data.map(({ name }: Json) => name);

/** Somebody with a key, at a server that has not seen it yet. */
const withKey = (key: string): Caller =>
  caller(createApp({ database: world.database }), { organization_id: '', user_id: '', key });

describe('an API key', () => {
  it('is shown once, when it is made, and lets its owner in', async () => {
    const pat = await person(world);
    const at = await signedIn(world, pat);
    const { status, body } = await at.post('/api_key/', { name: 'Zapier' });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^api_/),
        organization_id: world.organization_id,
        name: 'Zapier',
        user_id: pat.user_id,
        user_name: 'Pat Doe',
        prefix: body.key.slice(0, 8),
        date_created: expect.any(String),
        date_last_used: null,
        date_expires: null,
        key: expect.stringMatching(/^api_[0-9A-Za-z]{22}\.[0-9A-Za-z]{22}$/),
      },
    ]);
    const { key, ...shown } = body;
    expect((await at.get('/api_key/')).body.data).toEqual([shown]);
    expect((await at.get(`/api_key/${shown.id}/`)).body).toEqual(shown);
    expect((await withKey(key).get('/me/')).body.id).toBe(pat.user_id);
  });

  it('is kept by no Idempotency-Key', async () => {
    const own = await newWorld();
    const post = () => own.post('/api_key/', { name: 'Twice' }, { 'idempotency-key': 'x' });
    expect((await post()).body.key).not.toBe((await post()).body.key);
    const kept = own.database.query(sql`select 1 from first_answer where organization_id = ${own.organization_id}`);
    expect(await kept).toEqual([]);
  });

  it('needs a name', async () => {
    for (const body of [{}, { name: ' ' }, { name: 'x'.repeat(256) }, { name: 'x', user_id: world.user_id }]) {
      expect((await world.post('/api_key/', body)).status).toBe(400);
    }
  });

  it('expires when it was told to, in event streams too', async () => {
    const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const { body } = await own.post('/api_key/', { name: 'A month', date_expires: '2031-06-01' });
    expect(body).toMatchObject({ date_expires: '2031-06-01T00:00:00+00:00' });
    const at = (now: string) =>
      caller(createApp({ database: own.database, clock: () => new Date(now) }), { ...own, key: body.key });
    expect((await at('2031-05-31T23:59:59Z').get('/me/')).status).toBe(200);
    expect((await at('2031-06-01T00:00:00Z').get('/me/')).status).toBe(401);
    const good = async (now: string) =>
      (await stillGood(own.database, { ...own, ids: [body.id], now: new Date(now) })).size;
    expect([await good('2031-05-31T23:59:59Z'), await good('2031-06-01T00:00:00Z')]).toEqual([1, 0]);
    // It is seen until it is revoked, so that one knows why a script has stopped.
    own.setNow('2031-07-01T00:00:00Z');
    expect(await names(own)).toEqual(['A month', 'test']);
    for (const date_expires of ['2031-06-30', '2031-07-01T00:00:00Z', 'soon', 7]) {
      const { status, body: refused } = await own.post('/api_key/', { name: 'Late', date_expires });
      expect([status, Object.keys(refused['field-errors'])]).toEqual([400, ['date_expires']]);
    }
    expect((await own.post('/api_key/', { name: 'For ever', date_expires: null })).body.date_expires).toBeNull();
  });

  it('shows when it was last used, which is written once a minute at most', async () => {
    const own = await newWorld({ now: '2031-05-01T12:00:00Z' });
    const { key } = (await own.post('/api_key/', { name: 'Used' })).body;
    let writes = 0;
    const database = {
      ...own.database,
      query: (statement: Parameters<typeof own.database.query>[0]) => {
        if (/update api_key/.test(statement.text)) writes++;
        return own.database.query(statement);
      },
    } as typeof own.database;
    const used = async (now: string): Promise<void> => {
      // A process of its own, which remembers no key.
      const app = createApp({ database, clock: () => new Date(now) });
      expect((await caller(app, { ...own, key }).get('/status/lead/')).status).toBe(200);
    };
    const shown = async () =>
      (await own.get('/api_key/')).body.data.find(({ name }: Json) => name === 'Used').date_last_used;
    expect(await shown()).toBeNull();
    for (const second of ['00', '20', '40', '59']) await used(`2031-05-01T12:00:${second}Z`);
    await expect.poll(shown).toBe('2031-05-01T12:00:00+00:00');
    expect(writes).toBe(1);
    await used('2031-05-01T12:01:01Z');
    await expect.poll(shown).toBe('2031-05-01T12:01:01+00:00');
    expect(writes).toBe(2);
  });

  it('lets requests be answered also when nothing can be written', async () => {
    const { key } = (await world.post('/api_key/', { name: 'Full disk' })).body;
    const database = {
      ...world.database,
      query: (statement: Parameters<typeof world.database.query>[0]) =>
        /update api_key/.test(statement.text)
          ? Promise.reject(new Error('disk full'))
          : world.database.query(statement),
    } as typeof world.database;
    const at = caller(createApp({ database }), { organization_id: '', user_id: '', key });
    expect((await at.get('/me/')).status).toBe(200);
  });

  it('is one of fifty at most for each user, also when several are made at once', async () => {
    const own = await newWorld();
    const member = await own.member('user');
    for (let n = 0; n < 46; n++) await createApiKey(own.database, own, `${n}`);
    const made = await Promise.all(Array.from({ length: 6 }, () => own.post('/api_key/', { name: 'More' })));
    expect(made.map(({ status }) => status).sort()).toEqual([201, 201, 201, 400, 400, 400]);
    const refused = made.find(({ status }) => status === 400);
    expect(refused?.body.errors).toEqual(['You have 50 API keys: revoke one that is not in use.']);
    expect((await member.post('/api_key/', { name: 'Theirs' })).status).toBe(201);
    const { id } = (await own.get('/api_key/')).body.data.find(({ name }: Json) => name === 'More');
    await own.delete(`/api_key/${id}/`);
    expect((await own.post('/api_key/', { name: 'Again' })).status).toBe(201);
  });

  it('is no more once it is revoked', async () => {
    const at = await signedIn(world, await person(world));
    const { id, key } = (await at.post('/api_key/', { name: 'Gone' })).body;
    expect((await at.delete(`/api_key/${id}/`)).status).toBe(204);
    expect((await withKey(key).get('/me/')).status).toBe(401);
    expect(await names(at)).toEqual([]);
    expect((await at.delete(`/api_key/${id}/`)).status).toBe(404);
  });

  it('is seen and revoked by its owner and by who may manage the organization', async () => {
    const [pat, kim] = [await signedIn(world, await person(world)), await signedIn(world, await person(world))];
    const { id } = (await pat.post('/api_key/', { name: 'Pat’s' })).body;
    expect([await names(pat), await names(kim)]).toEqual([['Pat’s'], []]);
    expect(await names(world)).toContain('Pat’s');
    for (const who of [pat, world]) expect((await who.get(`/api_key/${id}/`)).body.name).toBe('Pat’s');
    expect((await kim.get(`/api_key/${id}/`)).status).toBe(404);
    expect((await kim.delete(`/api_key/${id}/`)).status).toBe(404);
    const stranger = await newWorld();
    expect(await names(stranger)).toEqual(['test']);
    expect((await stranger.get(`/api_key/${id}/`)).status).toBe(404);
    expect((await stranger.delete(`/api_key/${id}/`)).status).toBe(404);
    expect(await names(pat)).toEqual(['Pat’s']);
    expect((await world.delete(`/api_key/${id}/`)).status).toBe(204);
    expect((await pat.get(`/api_key/${id}/`)).status).toBe(404);
  });
});
