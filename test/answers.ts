// Whether answers are what the OpenAPI document says: their status is declared, and their shape is the declared one however
// deep, without a key that the document does not know.
import { openApiDocument } from '../server/openapi.ts';
import { endpoints, resources } from '../server/registry.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON as it comes
export type Json = any;

export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}

export interface Operation {
  method: string;
  /** As in the document, with `{id}`. */
  path: string;
  parameters: Parameter[];
  body?: Schema;
  /** Nobody need be signed in for it. */
  open: boolean;
  responses: Record<string, { schema?: Schema; type?: string }>;
}

const document: Json = JSON.parse(JSON.stringify(openApiDocument(endpoints, resources)));

const resolved = (part: Json): Json =>
  part.$ref === undefined
    ? part
    : part.$ref
        .slice(2)
        .split('/')
        .reduce((found: Json, name: string) => found[name], document);

/** All operations of the document. */
export const operations: readonly Operation[] = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
  Object.entries<Json>(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    parameters: operation.parameters.map(resolved),
    body: operation.requestBody?.content['application/json'].schema,
    open: operation.security?.length === 0,
    responses: Object.fromEntries(
      Object.entries<Json>(operation.responses).map(([status, response]) => {
        const [type, content] = Object.entries<Json>(resolved(response).content ?? {})[0] ?? [];
        return [status, { schema: content?.schema, type }];
      }),
    ),
  })),
);

/** The operation that a method on a path below `/api/v1` is, without its query string. */
export function operationOf(method: string, path: string): Operation | undefined {
  const fitting = operations.filter((one) => one.method === method && patternOf(one.path).test(path));
  return fitting.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

/** The paths whose last parameter takes all that follows. */
const takingAll = new Set(
  endpoints.filter(({ path }) => path.includes('*')).map(({ path }) => path.replace(/:(\w+)\*?/g, '{$1}')),
);
const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const one = takingAll.has(path) ? '.+' : '[^/]+';
  const known = patterns.get(path) ?? new RegExp(`^${path.replace(/\{\w+\}/g, one).replace(/\/$/, '/?')}$`);
  patterns.set(path, known);
  return known;
}

/** What is wrong with an answer. `partial`: the caller chose among the fields. */
export function faultsOf(operation: Operation, status: number, body: Json, partial = false): string[] {
  const response = operation.responses[status];
  if (!response) return [`the status ${status} is not declared`];
  if (response.schema === undefined) return body === undefined ? [] : ['has a body, and none is declared'];
  if (response.type !== 'application/json') return [];
  return faults(response.schema, body, '', partial);
}

function faults(given: Schema, value: Json, at: string, partial: boolean): string[] {
  const schema: Schema = resolved(given);
  if (schema.allOf) return faults(merged(schema.allOf), value, at, partial);
  if (schema.anyOf) {
    const each = schema.anyOf.map((one) => faults(one, value, at, partial));
    return each.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  if ('const' in schema && value !== schema.const) return [`${at} should be ${schema.const}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${value}, none of ${schema.enum.join()}`];
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(type, value))) {
    return [`${at} should be ${schema.type}, and is ${JSON.stringify(value)?.slice(0, 100)}`];
  }
  if (typeof value === 'string') return textFaults(schema, value, at);
  if (typeof value === 'number') {
    const { minimum = value, maximum = value } = schema;
    return value < minimum || value > maximum ? [`${at} is ${value}, beyond ${minimum} or ${maximum}`] : [];
  }
  if (Array.isArray(value))
    return value.flatMap((one, index) => faults(schema.items ?? {}, one, `${at}[${index}]`, partial));
  if (typeof value === 'object' && value !== null) return faultsInside(schema, value, at, partial);
  return [];
}

function faultsInside(schema: Schema, value: Record<string, Json>, at: string, partial: boolean): string[] {
  const { properties = {}, patternProperties = {}, additionalProperties, required = [] } = schema;
  // Of the fields that a caller chooses, the page around them is no part.
  const isPage = at === '' && 'has_more' in value;
  const missing = partial && !isPage ? [] : required.filter((name) => !Object.hasOwn(value, name));
  const patterned = Object.entries(patternProperties);
  const inside = Object.entries(value).flatMap(([name, inner]) => {
    const known = Object.hasOwn(properties, name)
      ? properties[name]
      : patterned.find(([pattern]) => new RegExp(pattern).test(name))?.[1];
    if (known) return faults(known, inner, `${at}.${name}`, partial);
    if (typeof additionalProperties === 'object') return faults(additionalProperties, inner, `${at}.${name}`, partial);
    const isFree =
      additionalProperties === true ||
      (additionalProperties === undefined && Object.keys(properties).length + patterned.length === 0);
    return isFree ? [] : [`"${name}" is in the answer but not in its schema${at && ` (${at})`}`];
  });
  return [...missing.map((name) => `${at}.${name} is missing`), ...inside];
}

const FORMATS: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
};

function textFaults({ format = '', pattern = '' }: Schema, value: string, at: string): string[] {
  const fits = new RegExp(pattern).test(value) && (FORMATS[format]?.test(value) ?? true);
  return fits ? [] : [`${at} should be a ${format || pattern}, and is ${JSON.stringify(value.slice(0, 100))}`];
}

/** Several schemas of objects as one. */
function merged(parts: Schema[]): Schema {
  const all = parts.map((part) => {
    const one: Schema = resolved(part);
    return one.allOf ? merged(one.allOf) : one;
  });
  return {
    type: 'object',
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    patternProperties: Object.assign({}, ...all.map(({ patternProperties }) => patternProperties)),
    required: all.flatMap(({ required = [] }) => required),
  };
}

const TYPES: Record<string, (value: Json) => boolean> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

const isOf = (type: string, value: Json): boolean => TYPES[type]?.(value) ?? false;
