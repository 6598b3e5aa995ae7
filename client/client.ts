// A typed client for Ajar's API: paths, parameters, bodies and answers are those of its OpenAPI document.
//
//   const ajar = createAjarClient({ base: 'http://127.0.0.1:3000', key: 'api_…' });
//   const { data, error } = await ajar.GET('/task/', { params: { query: { view: 'inbox' } } });
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';

export type AjarClient = Client<paths>;
export type Schemas = components['schemas'];

export interface ClientOptions {
  /** Where the server is, without `/api/v1`; the page's own server unless given. */
  base?: string;
  /** An API key. In a browser that has signed in, the session's cookie does without. */
  key?: string;
  headers?: Record<string, string>;
  fetch?: (request: Request) => Promise<Response>;
}

export function createAjarClient({ base = '', key, headers = {}, fetch }: ClientOptions = {}): AjarClient {
  return createClient<paths>({
    baseUrl: `${base}/api/v1`,
    headers: { ...(key === undefined ? {} : { authorization: `Basic ${btoa(`${key}:`)}` }), ...headers },
    ...(fetch ? { fetch } : {}),
  });
}
