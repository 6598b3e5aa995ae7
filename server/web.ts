// The web app's files, as built into web/dist, and its one page for every address that is not the API's.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import sirv from 'sirv';

const FILES = join(import.meta.dirname, '../web/dist');

/** What the page may load: only what comes from here. Its component library writes styles into the page. */
const ONLY_FROM_HERE =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Gives the function that answers what no route of the app's does, when it is for the web app: true when it has. That is
 *  its files, and its page for the addresses that only it knows (`/leads`). Without a built app, which only a server
 *  installed without its build has not, `/` is the API's description. */
export function addWebApp(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => boolean {
  if (!existsSync(join(FILES, 'index.html'))) {
    app.get('/', async (_request, reply) => reply.redirect('/docs/'));
    return () => false;
  }
  const page = readFileSync(join(FILES, 'index.html'), 'utf8');
  const sendFile = fileSender();
  return (request, reply) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || request.url.startsWith('/api/')) return false;
    const asked = request.url === '/' || request.headers.accept?.includes('text/html');
    if (!asked) return sendFile(request, reply);
    void reply
      .status(200)
      .headers(SAFE)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
    return true;
  };
}

const SAFE = {
  'content-security-policy': ONLY_FROM_HERE,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

function fileSender(): (request: FastifyRequest, reply: FastifyReply) => boolean {
  const files = sirv(FILES, {
    etag: true,
    gzip: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(SAFE)) response.setHeader(name, value);
      // The names of assets hold a hash of what is in them.
      const lasting = path.startsWith('/assets/');
      response.setHeader('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, reply) => {
    let found = true;
    files(request.raw, reply.raw, () => {
      found = false;
    });
    // It has answered by itself, past the framework.
    if (found) reply.hijack();
    return found;
  };
}
