// Where a lead's page is: on this server, in the same place whoever answers and whatever the request says of its host.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPlace, type Place, startServer } from './ajar.ts';
import type { Json } from './harness.ts';

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal' };
const headers = {
  authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};

let place: Place;
beforeAll(async () => {
  place = await newPlace();
});
afterAll(() => place.remove());

it('is where the server listens, else where AJAR_URL says', async () => {
  const server = await startServer(place, settings);
  const call = async (address: string, method: string, path: string, body?: object, more = {}): Promise<Json> => {
    const init = { method, headers: { ...headers, ...more }, ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await fetch(`${address}/api/v1${path}`, init)).json();
  };
  const made = await call(server.address, 'POST', '/lead/', { name: 'Acme' }, { 'x-forwarded-host': 'evil.example' });
  const page = `${server.address}/lead/${made.id}/`;
  expect(made.html_url).toBe(page);
  expect((await call(server.address, 'GET', `/lead/${made.id}/`)).html_url).toBe(page);
  expect((await call(server.address, 'GET', '/lead/')).data[0].html_url).toBe(page);
  const { data } = await call(server.address, 'GET', '/event/?object_type=lead&action=created');
  expect(data[0].data.html_url).toBe(page);
  await server.end('SIGTERM');

  const behind = await startServer(place, { ...settings, AJAR_URL: 'https://crm.example.com/' });
  const { html_url } = await call(behind.address, 'GET', `/lead/${made.id}/`);
  expect(html_url).toBe(`https://crm.example.com/lead/${made.id}/`);
  await behind.end('SIGTERM');
}, 60_000);
