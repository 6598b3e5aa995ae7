// What every request goes through before its endpoint: the method it really means, its parameters and its body
// (core.md §1.1, §1.7).
import type { FastifyRequest } from 'fastify';
import { browserToken, sessionToken } from '../auth/browser.ts';
import type { Endpoint, Input } from './endpoint.ts';
import { type ApiError, badRequest, plainError } from './errors.ts';
import type { Row } from './resource.ts';

/** The method a request means: a POST may carry another in `x-http-method-override`. */
export function methodOf(request: FastifyRequest): string {
  const override = request.headers['x-http-method-override'];
  return request.method === 'POST' && typeof override === 'string' ? override.trim().toUpperCase() : request.method;
}

export function inputOf(request: FastifyRequest, endpoint: Endpoint): Input {
  const overridden = request.method !== endpoint.method;
  const body = endpoint.body || overridden ? readJson(request, endpoint) : {};
  const { _params, ...rest } = body;
  const query = parameters(_params === undefined ? (request.query as Row) : asParameters(_params));
  return {
    params: decoded(request.params as Record<string, string>),
    query,
    headers: declared(request, endpoint),
    body: rest,
    address: request.ip,
    session: sessionToken(request),
    browser: browserToken(request),
  };
}

const declared = ({ headers }: FastifyRequest, endpoint: Endpoint): Record<string, string> =>
  Object.fromEntries(
    Object.keys(endpoint.headers ?? {}).flatMap((name) =>
      typeof headers[name] === 'string' ? [[name, headers[name]]] : [],
    ),
  );

const INVALID_JSON = 'The request contains invalid JSON.';

function readJson(request: FastifyRequest, endpoint: Endpoint): Row {
  const text = request.body as string | undefined;
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    const status = endpoint.generation === 'new' ? 415 : 400;
    throw plainError(status, "Please send valid JSON with a 'Content-Type: application/json' header.");
  }
  const body = parseJson(text ?? '');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('JSON data must be a dict.');
  return body as Row;
}

/** So many values a body may hold, keys counted too; and keys one object. A megabyte of `0,` would take half a second. */
const MOST_VALUES = 50_000;
const MOST_KEYS = 2_000;
const DEEPEST = 64;

function parseJson(text: string): unknown {
  // Before it is parsed, which takes ten times as long.
  const { keys, values, depth, escapes } = scan(text);
  if (depth > DEEPEST) throw badRequest('The request contains JSON nested too deeply.');
  if (keys + values > MOST_VALUES) throw badRequest(`The request contains JSON with more than ${MOST_VALUES} values.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest(INVALID_JSON);
  }
  // JSON.parse keeps the last of two equal keys. Which one was meant nobody knows, so neither is taken.
  if (countKeys(value, escapes) !== keys) throw badRequest('The request contains JSON with duplicate keys.');
  return value;
}

interface Scanned {
  keys: number;
  /** Those in lists and those of keys. */
  values: number;
  depth: number;
  /** Whether a character is written as `\u…`: only so can there be one that is no valid text. */
  escapes: boolean;
}

const [QUOTE, BACKSLASH, COLON, COMMA, LETTER_U] = [34, 92, 58, 44, 117];
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/** Reads JSON text as far as its strings, brackets, colons and commas tell it; whether it is valid is not known. */
function scan(text: string): Scanned {
  const found = { keys: 0, values: 1, depth: 0, escapes: false };
  let level = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted) {
      if (code !== BACKSLASH) continue;
      at++;
      found.escapes ||= text.charCodeAt(at) === LETTER_U;
    } else if (code === COLON) found.keys++;
    else if (code === COMMA) found.values++;
    else if (OPENING.has(code)) {
      level++;
      found.values++;
      found.depth = Math.max(found.depth, level);
    } else if (CLOSING.has(code)) level--;
  }
  return found;
}

/** The keys of all objects in a value. Throws for an object with too many, and for what cannot be stored. */
function countKeys(value: unknown, check: boolean): number {
  if (typeof value === 'string' && check && !isStorable(value)) throw unstorable();
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + countKeys(inner, check), 0);
  const keys = Object.keys(value);
  if (keys.length > MOST_KEYS)
    throw badRequest(`The request contains JSON with more than ${MOST_KEYS} keys in an object.`);
  if (check && !keys.every(isStorable)) throw unstorable();
  return keys.reduce((sum, key) => sum + countKeys((value as Row)[key], check), keys.length);
}

/** PostgreSQL keeps neither NUL characters nor halves of surrogate pairs. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const unstorable = (): ApiError => badRequest('The request contains characters that are not valid text.');

function asParameters(value: unknown): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('_params must be a dict.');
  return value as Row;
}

/** Query parameters as text, whichever JSON type `_params` gave them: lists, and parameters
 *  given several times, join by commas; null is the empty value. */
function parameters(query: Row): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(query)) {
    const text = parameterText(value);
    if (!isStorable(key) || !isStorable(text)) throw unstorable();
    found.set(key, text);
  }
  return found;
}

function parameterText(value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(parameterText).join(',');
  if (typeof value === 'object') throw badRequest('A query parameter must be a text, a number, a boolean or a list.');
  return String(value);
}

function decoded(params: Record<string, string>): Record<string, string> {
  if (Object.values(params).some((value) => !isStorable(value))) throw unstorable();
  return params;
}
