// An HTTP operation as a value: what it is called by, what it takes and answers, and the function that does it.
import { Readable } from 'node:stream';
import type { TSchema } from 'typebox';
import type { Context } from './context.ts';
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
}

/** An answer: JSON text as PostgreSQL wrote it, or a value for JSON.stringify; undefined for an empty body. */
export type Answer = string | Row | Streamed | undefined;

/** An answer that is sent as it comes, with its own headers, and is no JSON. */
export interface Streamed {
  stream: Readable;
  headers: Record<string, string>;
  /** Ends an answer that would go on for ever; called when the server closes. One without is sent to its end. */
  end?: () => void;
}

export const isStreamed = (answer: Answer): answer is Streamed =>
  typeof answer === 'object' && answer.stream instanceof Readable;

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
  /** The status of a good answer; 200 unless given. */
  status?: number;
  /** Not in Close's API: ours, and marked `x-ajar-extension`. */
  extension?: true;
  handle(ctx: Context, input: Input): Promise<Answer>;
}
