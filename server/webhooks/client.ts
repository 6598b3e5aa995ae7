// The HTTP client of deliveries: POSTs a body and says what came back, within ten seconds and 64 KB, whatever the other
// side does. Redirects are answers like any other.
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { publicLookup, refuseLiteral } from './address.ts';

export interface Posting {
  url: string;
  verify_ssl: boolean;
  headers: Record<string, string>;
  body: string;
}

/** What came back: a status, or in its place an error. */
export interface Outcome {
  status: number | null;
  headers: Record<string, string>;
  body: string;
  error: string | null;
  ms: number;
}

export interface Client {
  post(posting: Posting, stop?: AbortSignal): Promise<Outcome>;
  /** Ends its connections. */
  close(): void;
}

export const TIMEOUT_MS = 10_000;
const MOST_READ = 64 * 1024;
/** How much of an answer is kept. */
const MOST_KEPT = 4000;

export function openClient({ allow_private, timeout_ms = TIMEOUT_MS }: ClientOptions): Client {
  const options = { keepAlive: true, timeout: 30_000, ...(allow_private ? {} : { lookup: publicLookup }) };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  const post = async (posting: Posting, stop?: AbortSignal): Promise<Outcome> => {
    const started = performance.now();
    const signal = AbortSignal.any([AbortSignal.timeout(timeout_ms), ...(stop ? [stop] : [])]);
    const answer: Answer = { status: null, headers: {}, body: '' };
    try {
      if (!allow_private) refuseLiteral(new URL(posting.url).hostname);
      await send(agents, posting, signal, answer);
    } catch (error) {
      const ms = Math.round(performance.now() - started);
      // A receiver that has said how it went has said it, even if its answer never ends.
      return { ...answer, error: answer.status === null ? reason(error as Error, signal, timeout_ms) : null, ms };
    }
    return { ...answer, error: null, ms: Math.round(performance.now() - started) };
  };
  const close = () => {
    agents.http.destroy();
    agents.https.destroy();
  };
  return { post, close };
}

interface ClientOptions {
  allow_private: boolean;
  timeout_ms?: number;
}

type Agents = { http: HttpAgent; https: HttpsAgent };
type Answer = Pick<Outcome, 'status' | 'headers' | 'body'>;

/** A connection that was kept may have been closed at the other end just now; then once more, on another. */
async function send(agents: Agents, posting: Posting, signal: AbortSignal, answer: Answer): Promise<void> {
  for (;;) {
    const request = open(agents, posting, signal);
    try {
      return await exchange(request, posting.body, answer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const stale = request.reusedSocket && code === 'ECONNRESET' && answer.status === null;
      if (!stale || signal.aborted) throw error;
    }
  }
}

function open(agents: Agents, { url, verify_ssl, headers, body }: Posting, signal: AbortSignal): ClientRequest {
  const target = new URL(url);
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const common = { method: 'POST', headers: all, signal };
  return target.protocol === 'https:'
    ? requestHttps(target, { ...common, agent: agents.https, rejectUnauthorized: verify_ssl })
    : requestHttp(target, { ...common, agent: agents.http });
}

function exchange(request: ClientRequest, body: string, answer: Answer): Promise<void> {
  return new Promise((resolve, reject) => {
    // Once an answer has begun, its end is awaited with what there is of it.
    request.on('error', (error) => {
      if (answer.status === null) reject(error);
    });
    request.on('response', (response) => {
      answer.status = response.statusCode ?? null;
      answer.headers = flat(response);
      readSome(response, answer).then(resolve, reject);
    });
    request.end(body);
  });
}

async function readSome(response: IncomingMessage, answer: Answer): Promise<void> {
  const parts: Buffer[] = [];
  let size = 0;
  const keep = () => {
    const text = Buffer.concat(parts).toString('utf8');
    answer.body = storable(text.slice(0, MOST_KEPT));
  };
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part.subarray(0, MOST_READ - size));
      size += part.length;
      // Leaving the loop ends the connection.
      if (size >= MOST_READ) break;
    }
  } finally {
    keep();
  }
}

const flat = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, storable(String(value).slice(0, MOST_KEPT))]),
  );

/** PostgreSQL keeps neither NUL characters nor halves of surrogate pairs. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function reason(error: Error, signal: AbortSignal, timeout_ms: number): string {
  if (signal.aborted) {
    const timed_out = (signal.reason as Error | undefined)?.name === 'TimeoutError';
    return timed_out ? `No answer within ${timeout_ms / 1000} seconds.` : 'The server was stopped.';
  }
  // A host with several addresses fails with an error for each and no text of its own.
  const { message, errors } = error as { message: string; errors?: Error[] };
  return storable(message || (errors ?? []).map((one) => one.message).join(', ') || String(error)).slice(0, 500);
}
