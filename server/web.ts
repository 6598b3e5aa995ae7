// The web app's files, as built into web/dist, and its one page for every address that is not the API's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const FILES = join(import.meta.dirname, '../web/dist');

/** What the page may load: only what comes from here. Its component library writes styles into the page. */
const ONLY_FROM_HERE =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Serves the app, and gives the function that answers addresses that only the app knows (`/leads`) with its page: true
 *  when it has answered. Without a built app, which only a server installed without its build has not, `/` is the API's
 *  description. */
export function addWebApp(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => boolean {
  if (!existsSync(join(FILES, 'index.html'))) {
    app.get('/', async (_request, reply) => reply.redirect('/docs/'));
    return () => false;
  }
  void app.register(fastifyStatic, {
    root: FILES,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // The names of assets hold a hash of what is in them.
      const lasting = path.includes(`${FILES}/assets/`);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', (_request, reply) => page(reply));
  return (request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/')) return false;
    if (!request.headers.accept?.includes('text/html')) return false;
    void page(reply);
    return true;
  };
}

const page = (reply: FastifyReply): FastifyReply =>
  reply
    .headers({
      'content-security-policy': ONLY_FROM_HERE,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    })
    .sendFile('index.html');
