// The web app's files, as built into web/dist, and its one page for every address that is not the API's.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const BUILT = join(import.meta.dirname, '../web/dist');
const PAGE = '/index.html';

interface File {
  type: string;
  body: Buffer;
  gzipped: Buffer | null;
  etag: string;
  /** The names of assets hold a hash of what is in them. */
  cache_control: 'no-cache' | 'public, max-age=31536000, immutable';
}

/** Answers what no route of the app's does and tells whether it did: not when it is not for the web app. (Not the reply itself,
 *  which is a promise of its own end, of nothing.) */
type WebApp = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/** Serves the web app's files, and its page for the addresses that only it knows (`/leads`). Without a built app, which only
 *  a server installed without its build has not, `/` is the API's description. */
export function addWebApp(app: FastifyInstance): WebApp {
  if (!existsSync(join(BUILT, PAGE))) {
    app.get('/', async (_request, reply) => reply.redirect('/docs/'));
    return async () => false;
  }
  // Read when the first browser comes, and once: they are few, and a later build does not take them from under this server.
  let files: Map<string, File> | undefined;
  return async ({ method, url, headers }, reply) => {
    const reads = method === 'GET' || method === 'HEAD';
    if (!reads || url.startsWith('/api/')) return false;
    files ??= await readFiles();
    const isPage = url === '/' || headers.accept?.includes('text/html');
    const file = files.get(url.replace(/\?.*/, '')) ?? (isPage ? files.get(PAGE) : undefined);
    if (!file) return false;
    const { type, body, gzipped, etag, cache_control } = file;
    reply.headers(SAFE).headers({ etag, vary: 'accept-encoding', 'cache-control': cache_control }).type(type);
    if (headers['if-none-match'] === etag) reply.status(304).send();
    else if (gzipped && headers['accept-encoding']?.includes('gzip')) {
      reply.header('content-encoding', 'gzip').send(gzipped);
    } else reply.send(body);
    return true;
  };
}

/** What the page may load: only what comes from here. Its component library writes styles into the page. */
const SAFE = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

async function readFiles(): Promise<Map<string, File>> {
  const entries = await readdir(BUILT, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const contents = new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)));
  const files = [...contents].flatMap(([path, body]): [string, File][] => {
    const type = TYPES[extname(path)];
    if (!type) return [];
    const url = path.slice(BUILT.length).replaceAll('\\', '/');
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const cache_control = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return [[url, { type, body, gzipped: contents.get(`${path}.gz`) ?? null, etag, cache_control }]];
  });
  return new Map(files);
}
