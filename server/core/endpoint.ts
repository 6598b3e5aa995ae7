// An HTTP operation as a value: what it is called by, what it takes and answers, and the function that does it.
import { Readable } from 'node:stream';
import type { TSchema } from 'typebox';
import type { Context, Visit } from './context.ts';
import type { Parameters } from './list-params.ts';
import type { Row } from './resource.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Input {
  /** Path parameters. */
  params: Record<string, string>;
  /** Query parameters, or those that `_params` in the body gives in their place (core.md §1.7). */
  query: Parameters;
  /** Those of the request's headers that the endpoint declares, if they are there. */
  headers: Record<string, string>;
  /** The JSON body, an object; `{}` when the endpoint takes none. */
  body: Row;
  /** The network address that it comes from. */
  address: string;
  /** The token of the session that the browser says it is in. */
  session: string | undefined;
  /** The token of a browser in which somebody has signed in before (`auth/known-browser.ts`). */
  browser: string | undefined;
}

/** An answer: JSON text as PostgreSQL wrote it, or a value for JSON.stringify; undefined for an empty body. */
export type Answer = string | Row | Streamed | SessionChange | undefined;

/** An answer that tells the browser which session it is in from now on. */
export interface SessionChange {
  /** Its token; null for none. */
  new_session: string | null;
  /** The token that the browser is known by from now on. */
  browser?: string;
  answer: string | undefined;
}

export const isSessionChange = (answer: Answer): answer is SessionChange =>
  typeof answer === 'object' && Object.hasOwn(answer, 'new_session');

/** An answer that is sent as it comes, with its own headers, and is no JSON. */
export interface Streamed {
  stream: Readable;
  headers: Record<string, string>;
  /** Ends an answer that would go on for ever; called when the server closes. One without is sent to its end. */
  end?: () => void;
}

export const isStreamed = (answer: Answer): answer is Streamed =>
  typeof answer === 'object' && 'stream' in answer && answer.stream instanceof Readable;

export interface QueryParameter {
  schema: TSchema;
  description?: string;
}

export interface Endpoint {
  method: Method;
  /** Below `/api/v1`, with a slash at its end: `/task/:id/`. A last `:key*` takes all that follows. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  query?: Record<string, QueryParameter>;
  /** Headers that say something to this endpoint alone, in lower case. */
  headers?: Record<string, QueryParameter>;
  body?: TSchema;
  /** The bodies of newer Close resources answer another content type with 415, older ones with 400. */
  generation?: 'old' | 'new';
  answer: TSchema;
  /** What the answer is sent as, when that is not JSON. */
  content_type?: string;
  /** It looks for something that a parameter or the body names, and answers 404 when that is not there; never because somebody
   *  may not see it, so that a request that is repeated with its Idempotency-Key has its first answer although it is gone. */
  may_not_find?: true;
  /** The status of a good answer; 200 unless given. */
  status?: number;
  /** Not in Close's API: ours, and marked `x-ajar-extension`. */
  extension?: true;
  /** Nobody need be signed in for it: see `OpenEndpoint`. */
  open?: true;
  /** A POST that writes nothing: as with a GET, its statements are ended when its client goes. */
  reads?: true;
  /** False where an Idempotency-Key counts for nothing: what it keeps would be a secret, or nothing is written. */
  takes_idempotency_key?: false;
  handle(ctx: Context, input: Input): Promise<Answer>;
}

/** One that nobody need be signed in for, and that is not told who is. */
export interface OpenEndpoint extends Endpoint {
  open: true;
  takes_idempotency_key: false;
  handle(visit: Visit, input: Input): Promise<Answer>;
}

export const isOpen = (endpoint: Endpoint): endpoint is OpenEndpoint => endpoint.open === true;
