// The app's way to the server: the typed client, with failures as errors that say what to do, and with what every write
// sends along so that it can be taken back.
import { createAjarClient, type Schemas } from '../client/client.ts';

export type Task = Schemas['Task'];
export type Lead = Schemas['Lead'];
export type Contact = Schemas['Contact'];
export type Opportunity = Schemas['Opportunity'];

/** A request that the server refused (a status and its words) or never answered (status 0). */
export class Failure extends Error {
  readonly status: number;
  /** What is wrong with single fields of the body. */
  readonly fields: Record<string, string>;
  constructor(status: number, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

// Each write leaves an event of its own, which `/undo/` can take back by the request's id.
const HEADERS = { 'x-ajar-undoable': 'true' };

declare global {
  interface Window {
    /** Answers by address, asked for while the app was being loaded (web/public/early.js). */
    early?: Map<string, Promise<Response>>;
  }
}

/** An early answer counts once, and only for the first page: what is asked for later may have changed. */
function early({ method, url }: Request): Promise<Response> | undefined {
  const answer = method === 'GET' ? window.early?.get(url) : undefined;
  window.early?.delete(url);
  return answer;
}

async function send(request: Request): Promise<Response> {
  request.headers.set('x-tz-offset', String(-new Date().getTimezoneOffset() / 60));
  try {
    return await (early(request) ?? fetch(request));
  } catch {
    throw new Failure(0, 'The server does not answer, so this is not saved yet.');
  }
}

export const api = createAjarClient({ headers: HEADERS, fetch: send });

/** One write to all objects that the filters pick, which may name more ids than an address can hold. */
export async function writtenToMany(
  method: 'PUT' | 'POST' | 'DELETE',
  path: `/${string}/`,
  _params: Record<string, string>,
  body: object = {},
): Promise<{ request_id: string }> {
  const response = await send(
    new Request(`/api/v1${path}`, {
      method: 'POST',
      headers: { ...HEADERS, 'content-type': 'application/json', 'x-http-method-override': method },
      body: JSON.stringify({ _params, ...body }),
    }),
  );
  if (!response.ok) throw failure(response.status, await response.json().catch(() => null));
  return { request_id: response.headers.get('x-request-id') ?? '' };
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's data; throws a `Failure` for a refusal. */
export async function good<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw failure(response.status, error);
  return data as T;
}

/** As `good`, with the id under which the request can be taken back. */
export async function written<T>(answer: Promise<Answer<T>>): Promise<{ data: T; request_id: string }> {
  const { data, error, response } = await answer;
  if (!response.ok) throw failure(response.status, error);
  return { data: data as T, request_id: response.headers.get('x-request-id') ?? '' };
}

interface ErrorBody {
  error?: string;
  errors?: string[];
  'field-errors'?: Record<string, unknown>;
}

function failure(status: number, body: unknown): Failure {
  const { error, errors = [], 'field-errors': fieldErrors = {} } = (body ?? {}) as ErrorBody;
  const fields = Object.fromEntries(Object.entries(fieldErrors).map(([name, value]) => [name, wordsOf(value)]));
  const words = [error, ...errors, ...Object.entries(fields).map(([name, text]) => `${name}: ${text}`)].filter(Boolean);
  return new Failure(status, words.join(' ') || `The server answered ${status}.`, fields);
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
