// Reads the facts that test/contract.unit.test.ts holds us to from a copy of the contract: which operations there are, their
// status, and the names and JSON types of parameters and fields. Run when the contract has changed:
//   node test/contract-facts.ts path/to/close-openapi.json > test/contract.json
import { readFileSync } from 'node:fs';

export interface Facts {
  [operation: string]: { status: number; query: string[]; body: string[]; fields: Record<string, string[]> };
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Operation {
  parameters?: { $ref?: string; in: string; name: string }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

export interface Document {
  paths: Record<string, Record<string, Operation> & { parameters?: Operation['parameters'] }>;
}

const METHODS = ['get', 'post', 'put', 'delete'];

/** The facts about the operations whose path `wanted` takes; paths without `/api/v1`, parameters as `{}`. */
export function factsOf(document: Document, wanted: (path: string) => boolean): Facts {
  const facts: Facts = {};
  for (const [path, item] of Object.entries(document.paths)) {
    const shape = path.replace(/^\/api\/v1/, '').replace(/\{[^}]+\}/g, '{}');
    if (!wanted(shape)) continue;
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) facts[`${method} ${shape}`] = factsOfOperation(document, item.parameters ?? [], operation);
    }
  }
  return facts;
}

function factsOfOperation(document: Document, shared: object[], operation: Operation): Facts[string] {
  const parameters = [...shared, ...(operation.parameters ?? [])].map((one) => resolve(document, one)) as {
    in: string;
    name: string;
  }[];
  const [status = '200', answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
  const top = properties(document, schemaOf(document, answer));
  const item = top.data ? properties(document, resolve(document, top.data).items ?? {}) : top;
  return {
    status: Number(status),
    query: parameters
      .filter((one) => one.in === 'query')
      .map((one) => one.name)
      .sort(),
    body: Object.keys(properties(document, schemaOf(document, operation.requestBody))).sort(),
    fields: Object.fromEntries(Object.entries(item).map(([name, schema]) => [name, typesOf(document, schema)])),
  };
}

const schemaOf = (document: Document, content: Content | undefined): Schema =>
  resolve(document, Object.values(resolve(document, content ?? {}).content ?? {})[0]?.schema ?? {});

function resolve<T extends object>(document: Document, value: T): T {
  const reference = (value as { $ref?: string }).$ref;
  if (reference === undefined) return value;
  const target = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
  return resolve(document, target as T);
}

function properties(document: Document, given: Schema, depth = 0): Record<string, Schema> {
  const schema = resolve(document, given);
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (depth > 6) return {};
  return Object.assign({ ...schema.properties }, ...parts.map((part) => properties(document, part, depth + 1)));
}

/** The JSON types a value may have, sorted; none when the schema says nothing of it. */
function typesOf(document: Document, given: Schema): string[] {
  const schema = resolve(document, given);
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  const own = schema.type === undefined ? (schema.enum ?? []).map(typeOfValue) : [schema.type].flat();
  return [...new Set([...own, ...parts.flatMap((part) => typesOf(document, part))])].sort();
}

const typeOfValue = (value: unknown): string => (value === null ? 'null' : typeof value);

/** What is implemented so far. */
const IMPLEMENTED =
  /^\/(me|user|organization|membership|status|pipeline|custom_field\/(lead|contact|opportunity|shared)|custom_field_schema|lead|contact|opportunity|task|activity\/(created|status_change|task_completed|lead_merge|note)|activity\/$|saved_search|event|webhook|bulk_action\/(edit|delete)|export|report\/funnel)/;

if (import.meta.main) {
  const document = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Document;
  console.log(
    JSON.stringify(
      factsOf(document, (path) => IMPLEMENTED.test(path)),
      null,
      1,
    ),
  );
}
