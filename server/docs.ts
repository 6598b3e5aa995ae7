// What the server says about itself: `/openapi.json`, and `/docs`, the same as a page that people read.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { unknownUrl } from './core/errors.ts';
import { openApiDocument } from './openapi.ts';
import { endpoints, resources } from './registry.ts';

export function addDocs(app: FastifyInstance): void {
  // Each is made once, when it is first asked for, and sent from the same memory to everybody after.
  const kept = new Map<string, Promise<Kept>>();
  const once = (name: string, make: () => Promise<Kept>): Promise<Kept> => {
    const known = kept.get(name) ?? make();
    kept.set(name, known);
    known.catch(() => kept.delete(name));
    return known;
  };
  app.get('/openapi.json', async (request, reply) => {
    const file = await once('/openapi.json', () =>
      keep('application/json', Buffer.from(JSON.stringify(openApiDocument(endpoints, resources)))),
    );
    return sendKept(request, reply, file);
  });
  let page: Promise<FastifyInstance> | undefined;
  for (const url of ['/docs', '/docs/*']) {
    app.get(url, async (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '';
      reply.header('content-security-policy', ONLY_FROM_HERE);
      if (!FILES.includes(path)) throw unknownUrl();
      if (path === '/docs') return reply.redirect('/docs/', 301);
      const file = await once(path, async () => {
        // Five megabytes of page, loaded when somebody first looks at it and in an app of its own, since routes cannot be
        // added to one that listens.
        page ??= openPage();
        const { headers, rawPayload } = await (await page).inject({ url: path });
        return keep(String(headers['content-type']), rawPayload);
      });
      return sendKept(request, reply, file);
    });
  }
}

const FILES = ['/docs', '/docs/', '/docs/js/scalar.js'];

interface Kept {
  type: string;
  body: Buffer;
  gzipped: Buffer;
  etag: string;
}

async function keep(type: string, body: Buffer): Promise<Kept> {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { type, body, gzipped: await promisify(gzip)(body), etag };
}

function sendKept({ headers }: FastifyRequest, reply: FastifyReply, { type, body, gzipped, etag }: Kept): FastifyReply {
  reply.type(type).headers({ etag, vary: 'accept-encoding', 'cache-control': 'no-cache' });
  if (headers['if-none-match'] === etag) return reply.status(304).send();
  if (!headers['accept-encoding']?.includes('gzip')) return reply.send(body);
  return reply.header('content-encoding', 'gzip').send(gzipped);
}

/** The page works without the internet; the browser sees to it that it does not try. */
const ONLY_FROM_HERE =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; frame-ancestors 'none'";

async function openPage(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const page = Fastify();
  await page.register(reference, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Ajar API',
      withDefaultFonts: false,
      telemetry: false,
      proxyUrl: '',
      agent: { disabled: true },
      mcp: { disabled: true },
      hideClientButton: true,
      showDeveloperTools: 'never',
      authentication: { preferredSecurityScheme: 'api_key' },
    },
  });
  return page;
}
