// The HTTP app: every endpoint on its route, and what all requests share around them.
import cookie from '@fastify/cookie';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import {
  needNoOtherPage,
  needOwnPage,
  SAFE_HEADERS,
  sessionToken,
  setBrowserCookie,
  setSessionCookie,
  unauthorized,
} from './auth/browser.ts';
import { authenticator } from './auth/identity.ts';
import { type Asking, admission, askingFor } from './core/admission.ts';
import type { Context, Enqueue } from './core/context.ts';
import { type Answer, type Endpoint, isOpen, isSessionChange, isStreamed } from './core/endpoint.ts';
import { ApiError, plainError, unknownUrl } from './core/errors.ts';
import { withKey } from './core/idempotency.ts';
import { newId } from './core/ids.ts';
import { networkOf } from './core/network.ts';
import { type News, newsroom } from './core/news.ts';
import { permissionsOf } from './core/permissions.ts';
import { inPieces } from './core/pieces.ts';
import { rateLimit } from './core/rate-limit.ts';
import { explained } from './core/references.ts';
import { inputOf, methodOf } from './core/request.ts';
import { zoneFromOffset } from './core/zone.ts';
import { type Database, sql } from './database/connect.ts';
import { addDocs } from './docs.ts';
import {
  fromFramework,
  HTTP_LIMITS,
  idleMs,
  LARGEST_BODY,
  needPlainRequest,
  REQUEST_MS,
  refuseConnect,
  refuseConnection,
  refuseExpectation,
  SMALL_BODY,
} from './http-refusals.ts';
import { endpoints, resourceNamed, resources } from './registry.ts';
import { addExportDownloads } from './resources/export/download.ts';
import { readSettings, type Settings, sharedConnections } from './settings.ts';
import { addWebApp } from './web.ts';

export interface AppOptions {
  database: Database;
  /** The server's own unless given. */
  clock?: (() => Date) | undefined;
  /** Requests per second and key; null for no limit. */
  requests_per_second?: number | null;
  /** What endpoints are told of the settings; those of a server that has not been told anything unless given. */
  settings?: Settings;
  logger?: FastifyBaseLogger;
  /** Shared with the jobs of the same process. */
  news?: News;
  queue?: () => Promise<Enqueue>;
}

/** Those that an address of the API may be asked with; an endpoint has one of them. */
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const;

export function createApp({
  database,
  clock: given_clock,
  requests_per_second = null,
  settings = readSettings({}),
  logger,
  news = newsroom(),
  queue = () => Promise.reject(new Error('This app has no job queue.')),
}: AppOptions): FastifyInstance {
  const app = Fastify({
    // Of what has no endpoint. Those whose callers are known by then take more.
    bodyLimit: SMALL_BODY,
    requestTimeout: REQUEST_MS,
    connectionTimeout: idleMs(settings),
    http: HTTP_LIMITS,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => {
      sendError(error, request, reply.header('x-request-id', request.id));
    },
    // It would be answered in the framework's words.
    return503OnClosing: false,
    // Clients written long ago say `custom_fields` (core.md §1.1).
    rewriteUrl: ({ url = '/' }) => url.replace(/^\/api\/v1\/custom_fields\//, '/api/v1/custom_field/'),
    // Of such a proxy: whom it was called by is what it says.
    trustProxy: settings.trusted_proxies,
    // An over-long id is nobody's, as others are: what the headers and the URL may take in all bounds it.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 65_536 },
    genReqId: () => newId('req'),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    ...(logger ? { loggerInstance: logger } : {}),
  }) as unknown as FastifyInstance;
  app.server.on('connect', refuseConnect).on('checkExpectation', refuseExpectation);
  const clock = given_clock ?? (() => new Date());
  const authenticate = authenticator(database, clock);
  const allowed = admission({
    total: sharedConnections(settings.connections),
    per_caller: settings.caller_connections,
    per_organization: settings.organization_connections,
    patience_ms: settings.connection_wait_ms,
  });
  const limit = requests_per_second === null ? null : rateLimit(database, requests_per_second, given_clock);
  /** Counts a request of nobody in particular. */
  const admit = async (request: FastifyRequest, reply: FastifyReply, group: string): Promise<void> => {
    if (limit) reply.header('ratelimit', await limit.takeOpen(networkOf(request.ip).near, group));
  };

  const contextOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
    group: string,
    endpoint?: Endpoint,
  ): Promise<Context> => {
    const token = sessionToken(request);
    const known = await authenticate(request.headers.authorization, token);
    if (!known) {
      // Only who is wrong: a right key of the same address is looked up and goes on.
      await admit(request, reply, 'unauthorized');
      throw unauthorized(request);
    }
    const { prolonged, ...identity } = known;
    if (identity.session_id !== null) needOwnPage(request);
    if (prolonged && token !== undefined) setSessionCookie(request, reply, token);
    const caller = identity.api_key_id ?? identity.session_id ?? '';
    if (limit) reply.header('ratelimit', await limit.take(caller, identity.organization_id, group));
    const reads = endpoint?.method === 'GET' || endpoint?.reads === true;
    const asking = askingFor(allowed, identity, reads);
    if (reads) cancelWhenGone(reply, asking);
    return {
      ...identity,
      database: database.onBehalf(asking),
      clock,
      resource: resourceNamed,
      resources,
      permissions: permissionsOf(identity.role_id),
      request_id: request.id,
      zone: zoneOf(request),
      request: {
        method: request.method,
        path: pathOf(request),
        undoable: request.headers['x-ajar-undoable'] === 'true',
      },
      settings,
      news,
      queue,
      stopping: closing.signal,
    };
  };

  /** Who asks, found before the body is read. */
  const contexts = new WeakMap<FastifyRequest, Context>();

  app.register(cookie);
  // The body is kept as text: endpoints say whether they want JSON, and in which words it is refused.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(SAFE_HEADERS).header('x-request-id', request.id);
    needPlainRequest(request.raw);
    done();
  });
  // What is answered while the server closes says so, else its connection would be kept for the next request.
  const closing = new AbortController();
  const endless = new Set<() => void>();
  app.addHook('preClose', async () => {
    closing.abort();
    for (const end of endless) end();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing.signal.aborted) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method: request.method, path: pathOf(request), status: reply.statusCode, ms }, 'request');
    done();
  });
  const endedOnClose = (answer: Answer): Answer => {
    if (!isStreamed(answer) || !answer.end) return answer;
    const { stream, end } = answer;
    if (closing.signal.aborted) end();
    endless.add(end);
    stream.once('close', () => endless.delete(end));
    return answer;
  };
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  const webApp = addWebApp(app);
  app.setNotFoundHandler(async (request, reply) => {
    if (!(await webApp(request, reply))) sendError(unknownUrl(), request, reply);
    return reply;
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady(database);
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
  });
  addDocs(app);
  addExportDownloads(app, { database, clock, data_directory: settings.data_directory, admit });

  for (const [path, byMethod] of Map.groupBy(endpoints, (endpoint) => endpoint.path)) {
    const byName = new Map<string, Endpoint>(byMethod.map((endpoint) => [endpoint.method, endpoint]));
    app.route({
      method: [...METHODS],
      url: `/api/v1${path.replace(/:\w+\*\/$/, '*')}`,
      bodyLimit: byMethod.some(isOpen) ? SMALL_BODY : LARGEST_BODY,
      // Before the body is read: what strangers send costs nothing.
      onRequest: async (request, reply) => {
        const method = methodOf(request);
        const endpoint = byName.get(method);
        if (endpoint && isOpen(endpoint)) {
          needNoOtherPage(request);
          await admit(request, reply, `${method} ${path}`);
          return;
        }
        // Methods that there are not are one group: who makes them up gets no more requests by it.
        const group = `${endpoint ? method : 'other'} ${path}`;
        contexts.set(request, await contextOf(request, reply, group, endpoint));
        if (!endpoint) throw wrongMethod(method, [...byName.keys()]);
      },
      handler: async (request, reply) => {
        const endpoint = byName.get(methodOf(request)) as Endpoint;
        const input = inputOf(request, endpoint);
        const ctx = contexts.get(request);
        if (isOpen(endpoint)) {
          const visit = { database, clock, request_id: request.id, settings, news };
          return send(request, reply, endpoint.status, await endpoint.handle(visit, input));
        }
        if (!ctx) throw unauthorized(request);
        const key = request.headers['idempotency-key'];
        if (typeof key !== 'string' || endpoint.method !== 'POST' || endpoint.takes_idempotency_key === false) {
          return send(request, reply, endpoint.status, endedOnClose(await endpoint.handle(ctx, input)));
        }
        const { status, answer, replayed } = await withKey(ctx, endpoint, input, key);
        if (replayed) reply.header('idempotent-replayed', 'true');
        return send(request, reply, status, answer);
      },
    });
  }
  return app;
}

const wrongMethod = (method: string, allowed: string[]): ApiError => {
  const hint = method === 'POST' && allowed.includes('PUT') ? ' Use PUT to change an existing object.' : '';
  const text = `The method is not allowed for the requested URL.${hint}`;
  return plainError(405, text, { allow: allowed.join(', ') });
};

/** A client that goes before it has its answer has no use for the statements that make it. */
function cancelWhenGone({ raw }: FastifyReply, asking: Asking): void {
  // It may have gone while it was found out who it is.
  if (raw.destroyed) asking.gone();
  raw.once('close', () => {
    if (!raw.writableFinished) asking.gone();
  });
}

/** Without the query string: what people search for does not belong into logs. */
const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';

function zoneOf(request: FastifyRequest): string {
  const header = request.headers['x-tz-offset'];
  if (typeof header !== 'string' || header === '') return 'UTC';
  const zone = zoneFromOffset(header);
  if (zone === null) throw plainError(400, 'x-tz-offset must be a number of hours from UTC, such as -4 or 5.5.');
  return zone;
}

function send(request: FastifyRequest, reply: FastifyReply, status = 200, answer: Answer): FastifyReply {
  if (isSessionChange(answer)) {
    setSessionCookie(request, reply, answer.new_session);
    if (answer.browser !== undefined) setBrowserCookie(request, reply, answer.browser);
    return send(request, reply, status, answer.answer);
  }
  reply.status(status);
  if (answer === undefined) return reply.send();
  if (isStreamed(answer)) return reply.headers(answer.headers).send(answer.stream);
  reply.header('content-type', 'application/json');
  return reply.send(inPieces(typeof answer === 'string' ? answer : JSON.stringify(answer)));
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const reason = explained(error);
  const known =
    reason instanceof ApiError ? reason : fromFramework(reason, request.routeOptions?.bodyLimit ?? SMALL_BODY);
  // Whose client has gone had its statements ended: that is no failure of ours.
  const level = known && reply.raw.destroyed ? 'debug' : 'error';
  if (!known || known.status >= 500) request.log[level]({ err: error }, 'a request failed');
  const { status, body, headers } = known ?? plainError(500, `Something went wrong. Request id: ${request.id}`);
  reply.headers(SAFE_HEADERS);
  return reply.status(status).headers(headers).header('content-type', 'application/json').send(JSON.stringify(body));
}

async function isReady(database: Database): Promise<boolean> {
  try {
    await database.query(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
