import { gunzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { createApp } from '../server/app.ts';
import { connectPostgres } from '../server/database/connect.ts';

test('the server is ready as long as its database is there', async () => {
  const database = connectPostgres(inject('postgresUrl'));
  const app = createApp({ database });
  const status = async (url: string) => (await app.inject({ url })).statusCode;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  await database.close();
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
});

test('a database that cannot be reached is one that is not there', async () => {
  const database = connectPostgres('postgres://nobody@127.0.0.1:1/nothing');
  const { statusCode, body } = await createApp({ database }).inject({ url: '/readyz' });
  expect({ statusCode, body: JSON.parse(body) }).toEqual({ statusCode: 503, body: { status: 'unavailable' } });
  const authorization = `Basic ${btoa('api_0123456789abcdefghijkl.0123456789abcdefghijkl:')}`;
  const asked = await createApp({ database }).inject({ url: '/api/v1/lead/', headers: { authorization } });
  expect([asked.statusCode, asked.headers['retry-after']]).toEqual([503, '1']);
  expect(asked.json()).toEqual({ error: 'The database cannot be reached. Please try again.' });
  await database.close();
});

test('the API is described as data and on a page that needs nothing from elsewhere', async () => {
  const database = connectPostgres('postgres://nobody@127.0.0.1:1/nothing');
  const app = createApp({ database });
  const document = await app.inject({ url: '/openapi.json' });
  expect(document.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] });
  const page = await app.inject({ url: '/docs/' });
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'self'; /);
  expect(page.headers['content-security-policy']).not.toContain('http');
  expect(page.body.match(/https?:\/\/[^"'\s]+/g)).toBeNull();
  const scripts = [...page.body.matchAll(/<script src="([^"]+)"/g)].map(
    ([, src]) => new URL(src ?? '', 'http://x/docs/').pathname,
  );
  expect(scripts).toEqual(['/docs/js/scalar.js']);
  const script = await app.inject({ url: scripts[0] ?? '' });
  expect([script.statusCode, script.headers['content-type']]).toEqual([200, 'application/javascript; charset=utf-8']);
  await database.close();
});

test('the web app is at / and at addresses that only it knows, with files from here alone; the API answers its own', async () => {
  const database = connectPostgres('postgres://nobody@127.0.0.1:1/nothing');
  const app = createApp({ database });
  for (const url of ['/', '/inbox', '/lead/lead_x']) {
    const page = await app.inject({ url, headers: { accept: 'text/html' } });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self'; /);
    expect(page.body).toContain('<div id="root"></div>');
  }
  const { body } = await app.inject({ url: '/', headers: { accept: 'text/html' } });
  const [asset = ''] = body.match(/\/assets\/[^"]+\.js/) ?? [];
  const plain = await app.inject({ url: asset });
  expect([plain.statusCode, plain.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(plain.headers['cache-control']).toContain('immutable');
  const packed = await app.inject({ url: `${asset}?v=1`, headers: { 'accept-encoding': 'br, gzip' } });
  expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['gzip', 'accept-encoding']);
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  const icon = await app.inject({ url: '/icon.svg' });
  expect([icon.headers['cache-control'], icon.headers['content-type']]).toEqual(['no-cache', 'image/svg+xml']);
  const again = await app.inject({ url: '/icon.svg', headers: { 'if-none-match': String(icon.headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  for (const url of ['/assets/missing.js', '/built-from', '/../package.json', '/%2e%2e/package.json']) {
    expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 404]);
  }
  expect((await app.inject({ url: '/icon.svg', method: 'POST' })).statusCode).toBe(404);
  const unknown = await app.inject({ url: '/api/v1/inbox/', headers: { accept: 'text/html' } });
  expect([unknown.statusCode, Object.keys(unknown.json())]).toEqual([404, ['error']]);
  await database.close();
});

test('the notices of what the web app is made of come with it, in a browser too', async () => {
  const database = connectPostgres('postgres://nobody@127.0.0.1:1/nothing');
  const app = createApp({ database });
  const read = async (url: string, accept: string) => {
    const { statusCode, headers, body } = await app.inject({ url, headers: { accept } });
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    return body;
  };
  for (const accept of ['*/*', 'text/html,*/*']) {
    const licenses = await read('/licenses.txt', accept);
    for (const name of ['react', '@mantine/core', 'recharts']) {
      expect(licenses).toMatch(new RegExp(`^## ${name} - [^]*?Copyright \\(c\\)[^]*?WITHOUT WARRANTY`, 'm'));
    }
    expect(await read('/icons-license.txt', accept)).toContain('Paweł Kuna');
  }
  await database.close();
});
