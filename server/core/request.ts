// What every request goes through before its endpoint: the method it really means, its parameters and its body
// (core.md §1.1, §1.7).
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../auth/session.ts';
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
    session: request.cookies[SESSION_COOKIE],
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

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest(INVALID_JSON);
  }
  const { keys, depth, broken } = measure(value);
  if (broken) throw unstorable();
  if (depth > 64) throw badRequest('The request contains JSON nested too deeply.');
  // JSON.parse keeps the last of two equal keys. Which one was meant nobody knows, so neither is taken.
  if (keys !== keysIn(text)) throw badRequest('The request contains JSON with duplicate keys.');
  return value;
}

/** Counts the keys of objects in JSON text: the strings that a colon follows. */
function keysIn(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/gs)) if (colon) count++;
  return count;
}

function measure(root: unknown): { keys: number; depth: number; broken: boolean } {
  let keys = 0;
  let depth = 0;
  let broken = false;
  const open: [unknown, number][] = [[root, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, level] = next;
    depth = Math.max(depth, level);
    if (typeof value === 'string') broken ||= !isStorable(value);
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.entries(value);
    if (!Array.isArray(value)) {
      keys += entries.length;
      broken ||= entries.some(([key]) => !isStorable(key));
    }
    for (const [, inner] of entries) open.push([inner, level + 1]);
  }
  return { keys, depth, broken };
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
