// API keys, made and revoked over HTTP.
import { beforeAll, describe, expect, it } from 'vitest';
import { person, signedIn } from '../../../test/browser.ts';
import { type Caller, caller, type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
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
    expect((await kim.delete(`/api_key/${id}/`)).status).toBe(404);
    const stranger = await newWorld();
    expect(await names(stranger)).toEqual(['test']);
    expect((await stranger.delete(`/api_key/${id}/`)).status).toBe(404);
    expect(await names(pat)).toEqual(['Pat’s']);
    expect((await world.delete(`/api_key/${id}/`)).status).toBe(204);
  });
});
