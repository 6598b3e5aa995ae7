// Makes requests out of the OpenAPI document: mostly such as it describes, with ids that earlier answers gave, and most of
// those with something wrong in them.
import { type Operation, operations } from '../answers.ts';
import type { Memory } from './memory.ts';
import type { Random } from './random.ts';
import type { Person } from './server.ts';
import { nasty, objectFor, valueFor } from './values.ts';

export interface Call {
  operation: Operation;
  /** Nobody without one. */
  person?: Person;
  /** As it is sent: a POST may stand for another. */
  method: string;
  /** With its query string, below `/api/v1`. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What calls are made of. */
export interface Surroundings {
  random: Random;
  memory: Memory;
  people: readonly Person[];
  /** Ids of another organization's objects. */
  foreign: readonly string[];
}

// Streams do not end. What takes keys and memberships away would leave nobody who could ask.
const SKIPPED = (one: Operation): boolean =>
  one.responses[200]?.type === 'text/event-stream' ||
  (one.method !== 'GET' && /^\/(membership|api_key)\/\{/.test(one.path)) ||
  (one.method === 'DELETE' && one.path === '/session/');

const USED = operations.filter((one) => !SKIPPED(one));

export function newCall(around: Surroundings): Call {
  const { random, people } = around;
  const operation = random.one(USED);
  const person = random.percent(4) ? undefined : random.one(random.percent(50) ? people.slice(0, 1) : people);
  const call: Call = {
    operation,
    ...(person ? { person } : {}),
    method: operation.method,
    path: pathOf(operation, around),
    headers: headersOf(operation, around),
  };
  const query = queryOf(operation, around);
  if (operation.body) call.body = oddText(random) ?? JSON.stringify(bodyOf(operation, around));
  else if (operation.method === 'GET' && random.percent(5)) {
    const _params = Object.fromEntries(
      query.map(([name, value]) => [name, random.percent(20) ? nasty(random) : value]),
    );
    return overridden(call, { _params });
  }
  if (call.body !== undefined) call.headers['content-type'] = contentType(random);
  const search = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  return { ...call, path: search === '' ? call.path : `${call.path}?${search.slice(0, 8000)}` };
}

const overridden = (call: Call, body: object): Call => ({
  ...call,
  method: 'POST',
  headers: { ...call.headers, 'x-http-method-override': call.operation.method, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Halves of characters cannot be written in an address. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

function pathOf({ path }: Operation, { random, memory, foreign }: Surroundings): string {
  return path.replace(/\{\w+\}/g, () => {
    if (random.percent(5)) return random.one(foreign);
    if (random.percent(4)) return encoded(shown(nasty(random)).slice(0, 2000)) || 'x';
    return memory.idFor(path, random) ?? random.one(foreign);
  });
}

function queryOf({ parameters }: Operation, { random, memory, foreign }: Surroundings): [string, string][] {
  const asked = parameters.filter((one) => one.in === 'query' && random.percent(12));
  return asked.map(({ name, schema }) => {
    if (random.percent(15)) return [name, shown(nasty(random)).slice(0, 3000)];
    if (random.percent(8)) return [name, random.one(foreign)];
    const value = valueFor(schema, name, random, memory);
    return [name, Array.isArray(value) ? value.map(shown).join() : shown(value)];
  });
}

function headersOf({ method }: Operation, { random }: Surroundings): Record<string, string> {
  return {
    ...(random.percent(10) ? { 'x-tz-offset': random.one(['-4', '5.5', '14', 'x', '99']) } : {}),
    ...(method === 'POST' && random.percent(10) ? { 'idempotency-key': `key-${random.below(200)}` } : {}),
    ...(method !== 'GET' && random.percent(5) ? { 'x-ajar-undoable': 'true' } : {}),
  };
}

function bodyOf({ path, body = {} }: Operation, { random, memory, foreign }: Surroundings): unknown {
  const value = objectFor(body, random, memory);
  const names = Object.keys(body.properties ?? {});
  // Else there would soon be nothing left.
  if (path === '/bulk_action/delete/' && random.percent(95)) value.query = 'nobody at all';
  if (random.percent(25) && names.length > 0) value[random.one(names)] = nasty(random);
  if (random.percent(8)) delete value[random.one(Object.keys(value))];
  if (random.percent(8)) value[shown(nasty(random)).slice(0, 500)] = nasty(random);
  if (random.percent(8)) value[`custom.${random.one(['cf_x', 'Name', '', 'cf_x.add'])}`] = nasty(random);
  const references = names.filter((name) => /_id$|^assigned_to$|^source$/.test(name));
  if (random.percent(10) && references.length > 0) value[random.one(references)] = random.one(foreign);
  return random.percent(3) ? nasty(random) : value;
}

/** Now and then a body that is no JSON object. */
const oddText = (random: Random): string | undefined =>
  random.percent(3)
    ? random.one(['', '{', '[]', '"x"', 'null', '{"a":1,"a":2}', '\ufeff{}', '{"a":NaN}', 'a=b'])
    : undefined;

const contentType = (random: Random): string =>
  random.percent(96)
    ? 'application/json'
    : random.one([
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/json; charset=utf-16',
        ';',
        'multipart/form-data',
      ]);

/** A line for a shell that sends the same again. */
export function asCurl(address: string, { person, method, path, headers, body }: Call): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  return [
    `curl -sg -X ${method} ${quoted(`${address}/api/v1${path}`)}`,
    ...(person ? [`-u ${person.key}:`] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body.length > 3000 ? `${body.slice(0, 3000)}…` : body)}`]),
  ].join(' ');
}
