// What the server says about itself: `/openapi.json`, and `/docs`, the same as a page that people read.
import Fastify, { type FastifyInstance } from 'fastify';
import { openApiDocument } from './openapi.ts';
import { endpoints, resources } from './registry.ts';

export function addDocs(app: FastifyInstance): void {
  let document: string | undefined;
  let page: Promise<FastifyInstance> | undefined;
  app.get('/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(endpoints, resources));
    return reply.type('application/json').send(document);
  });
  for (const url of ['/docs', '/docs/*']) {
    app.get(url, async (request, reply) => {
      // Five megabytes of page, loaded when somebody first looks at it and in an app of its own, since routes cannot be
      // added to one that listens.
      page ??= openPage();
      const { statusCode, headers, rawPayload } = await (await page).inject({ url: request.url });
      reply.status(statusCode).header('content-security-policy', ONLY_FROM_HERE);
      for (const name of ['content-type', 'location']) if (headers[name]) reply.header(name, headers[name]);
      return reply.send(rawPayload);
    });
  }
}

/** The page works without the internet; the browser sees to it that it does not try. */
const ONLY_FROM_HERE =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; frame-ancestors 'self'";

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
