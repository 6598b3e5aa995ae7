// The HTTP client of deliveries: POSTs a body and says what came back, within ten seconds and 64 KB, whatever the other
// side does. Redirects are answers like any other.
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { lanes } from '../core/turns.ts';
import { type Allowed, guard } from './address.ts';

export interface Posting {
  /** Whose it is: names are looked up for one of theirs at a time. */
  organization_id: string;
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
/** A character has four bytes at most. */
const MOST_BYTES_KEPT = 4 * MOST_KEPT;
/** So many answers of the kind "100 Continue" may come before the one that counts. */
const MOST_INTERIM = 20;

export function openClient({ allow_private, timeout_ms = TIMEOUT_MS }: ClientOptions): Client {
  const { lookup, refuseLiteral } = guard(allow_private);
  const options = { keepAlive: true, timeout: 30_000 };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  const post = async (posting: Posting, stop?: AbortSignal): Promise<Outcome> => {
    const started = performance.now();
    const signal = AbortSignal.any([AbortSignal.timeout(timeout_ms), ...(stop ? [stop] : [])]);
    const answer: Answer = { status: null, headers: {}, parts: [] };
    let error: string | null = null;
    try {
      refuseLiteral(new URL(posting.url).hostname);
      await send(agents, { ...posting, lookup: inLane(lookup, posting.organization_id, signal) }, signal, answer);
    } catch (failure) {
      // A receiver that has said how it went has said it, even if its answer never ends.
      if (answer.status === null) error = reason(failure as Error, signal, timeout_ms);
    }
    const { status, headers, parts } = answer;
    const body = storable(Buffer.concat(parts).toString('utf8').slice(0, MOST_KEPT));
    return { status, headers, body, error, ms: Math.round(performance.now() - started) };
  };
  const close = () => {
    agents.http.destroy();
    agents.https.destroy();
  };
  return { post, close };
}

/** A name is looked up by one of the four threads that also read files and check passwords, and whose name server does not
 *  answer holds it for half a minute. */
const lookups = lanes(2);

const inLane =
  (lookup: LookupFunction, lane: string, signal: AbortSignal): LookupFunction =>
  (hostname, options, callback) => {
    void lookups(lane, () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      // Who has waited for too long has been told already.
      if (signal.aborted) resolve();
      else {
        lookup(hostname, options, (...found) => {
          callback(...found);
          resolve();
        });
      }
      return promise;
    });
  };

interface ClientOptions {
  allow_private: Allowed;
  timeout_ms?: number;
}

type Sending = Posting & { lookup: LookupFunction };
type Agents = { http: HttpAgent; https: HttpsAgent };
/** What there is of an answer. */
type Answer = Pick<Outcome, 'status' | 'headers'> & { parts: Buffer[] };

/** A connection that was kept may have been closed at the other end just now; then once more, on another. */
async function send(agents: Agents, posting: Sending, signal: AbortSignal, answer: Answer): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const request = open(agents, posting);
    try {
      return await exchange(request, posting.body, answer, signal);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const stale = request.reusedSocket && code === 'ECONNRESET' && answer.status === null;
      if (!stale || signal.aborted) throw error;
    }
  }
}

function open(agents: Agents, { url, verify_ssl, headers, body, lookup }: Sending): ClientRequest {
  const target = new URL(url);
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const common = { method: 'POST', headers: all, lookup };
  return target.protocol === 'https:'
    ? requestHttps(target, { ...common, agent: agents.https, rejectUnauthorized: verify_ssl })
    : requestHttp(target, { ...common, agent: agents.http });
}

/** Sends a request and reads what comes back into `answer`. Is over when the signal says so at the latest, and the
 *  connection with it: that depends on nothing that the other side does. */
function exchange(request: ClientRequest, body: string, answer: Answer, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let over = false;
    const end = (error?: Error, keeps = false): void => {
      if (over) return;
      over = true;
      signal.removeEventListener('abort', giveUp);
      if (error) reject(error);
      else resolve();
      if (keeps) return;
      request.destroy();
      // After the answer's end the connection is no longer the request's, but on its way back to the others that are kept.
      request.socket?.destroy();
    };
    const giveUp = (): void => end(signal.reason as Error);
    signal.addEventListener('abort', giveUp);
    let interim = 0;
    request.on('information', () => {
      if (++interim > MOST_INTERIM) end(new Error('The receiver sends interim answers without end.'));
    });
    // Who switches protocols has nothing more to say to us; the connection is no longer the request's.
    request.on('upgrade', (response, socket) => {
      begin(answer, response);
      socket.destroy();
      end();
    });
    request.on('response', (response) => {
      begin(answer, response);
      read(response, answer, (ended) =>
        end(undefined, ended && request.writableFinished && response.statusCode !== 101),
      );
    });
    request.on('error', end);
    request.on('close', () => end(new Error('The receiver closed the connection without an answer.')));
    request.end(body);
  });
}

function begin(answer: Answer, response: IncomingMessage): void {
  answer.status = response.statusCode ?? null;
  answer.headers = flat(response);
}

/** Calls `done` once what is read of an answer is there, and says whether that is its end. */
function read(response: IncomingMessage, answer: Answer, done: (ended: boolean) => void): void {
  let size = 0;
  response.on('data', (part: Buffer) => {
    if (size < MOST_BYTES_KEPT) answer.parts.push(part.subarray(0, MOST_BYTES_KEPT - size));
    size += part.length;
    if (size >= MOST_READ) done(false);
  });
  response.on('end', () => done(true));
  response.on('error', () => done(false));
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
