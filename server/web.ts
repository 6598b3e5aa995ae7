// The web app's files, as built into web/dist, and its one page for every address that is not the API's.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

const FILES = join(import.meta.dirname, '../web/dist');
const PAGE = join(FILES, 'index.html');

/** What the page may load: only what comes from here. Its component library writes styles into the page. */
const ONLY_FROM_HERE =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Answers what no route of the app's does, when it is for the web app; undefined when it is not. */
type WebApp = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/** Serves the web app's files, and its page for the addresses that only it knows (`/leads`). Without a built app, which only
 *  a server installed without its build has not, `/` is the API's description. */
export function addWebApp(app: FastifyInstance): WebApp {
  if (!existsSync(PAGE)) {
    app.get('/', async (_request, reply) => reply.redirect('/docs/'));
    return async () => undefined;
  }
  let files: Promise<FastifyInstance> | undefined;
  return async (request, reply) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || request.url.startsWith('/api/')) return undefined;
    const isPage = request.url === '/' || request.headers.accept?.includes('text/html');
    if (isPage) {
      reply.headers(SAFE).header('cache-control', 'no-cache').type('text/html; charset=utf-8');
      return reply.send(await readFile(PAGE));
    }
    // Loaded when the first browser comes, and in an app of its own, since routes cannot be added to one that listens.
    files ??= openFiles();
    const { method, url, headers } = request;
    const answer = await (await files).inject({ method: method as 'GET', url, headers });
    if (answer.statusCode >= 400) return undefined;
    const { connection, 'transfer-encoding': encoding, ...sent } = answer.headers;
    return reply
      .status(answer.statusCode)
      .headers({ ...sent, ...SAFE })
      .send(answer.rawPayload);
  };
}

const SAFE = {
  'content-security-policy': ONLY_FROM_HERE,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

async function openFiles(): Promise<FastifyInstance> {
  const { default: fastifyStatic } = await import('@fastify/static');
  const files = Fastify();
  await files.register(fastifyStatic, {
    root: FILES,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // The names of assets hold a hash of what is in them.
      const lasting = path.includes(`${FILES}/assets/`);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return files;
}
