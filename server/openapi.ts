// The OpenAPI 3.1 document, derived from the endpoints and the resources: there is no second description of the API.
import type { TSchema } from 'typebox';
import { SESSION } from './auth/browser.ts';
import type { Endpoint } from './core/endpoint.ts';
import { answerSchema, type Resource } from './core/resource.ts';
import {
  errorResponses,
  errorSchemas,
  isKept,
  onlyOfKept,
  onlyOfPost,
  onlyOfWrites,
  responseHeaders,
  responsesOf,
  sharedParameters,
} from './openapi-shared.ts';

type Json = Record<string, unknown>;

/** The document of these endpoints, whose schemas refer to those of the resources by name. */
export function openApiDocument(endpoints: readonly Endpoint[], resources: readonly Resource[]): Json {
  const document = documenter(resources);
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)\*?/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, document) };
  }
  const tags = [...new Set(endpoints.map((endpoint) => endpoint.tag))];
  return {
    openapi: '3.1.0',
    info: { title: 'Ajar', version: '0.1.0', license: { name: 'MIT', identifier: 'MIT' }, description: DESCRIPTION },
    servers: [{ url: '/api/v1' }],
    security: [{ api_key: [] }, { session: [] }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        api_key: { type: 'http', scheme: 'basic', description: 'The API key as user name, with an empty password.' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION.name, description: 'Set by `POST /session/`.' },
      },
      parameters: sharedParameters,
      headers: responseHeaders,
      responses: errorResponses,
      schemas: { ...document.components(), ...errorSchemas },
    },
  };
}

const DESCRIPTION = `A CRM server that speaks the Close REST API. Bodies and answers are JSON; every path ends in a slash.

A query too long for a URL goes as \`{"_params": {…}}\` into the body of a POST with the header \`x-http-method-override: GET\`;
\`_params\` stands for the whole query string. Operations and fields marked \`x-ajar-extension\` are not in Close's API.`;

interface Documenter {
  /** A schema as it stands in the document. */
  schema(schema: TSchema): unknown;
  /** A resource at this path, whose objects take custom field values. */
  takesCustom(path: string): boolean;
  components(): Json;
}

/** What a schema says of objects that are shown inside another. */
interface Shown {
  'x-shows'?: readonly string[];
  'x-or-shows'?: readonly string[];
  'x-omits'?: readonly string[];
}

interface ObjectSchema {
  properties: Json;
  required: string[];
}

function documenter(resources: readonly Resource[]): Documenter {
  const names = new Map(resources.map((resource) => [resource.name, componentName(resource.name)]));
  const answers = new Map(resources.map((resource) => [answerSchema(resource), componentName(resource.name)]));
  const custom = new Set(resources.filter((resource) => resource.custom).map((resource) => resource.path));

  const schema = (part: unknown): unknown => {
    const name = answers.get(part as TSchema);
    return name === undefined ? inside(part) : reference('schemas', name);
  };
  const inside = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(schema);
    if (typeof part !== 'object' || part === null) return part;
    const { 'x-embeds': embeds, ...rest } = part as Json;
    if (typeof embeds === 'string') return embedded(embeds, part as Shown);
    return marked(Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, schema(value)])));
  };
  // Of an object that is shown in part, or not always the same part, there is no component.
  const embedded = (
    name: string,
    { 'x-shows': shows, 'x-or-shows': others, 'x-omits': omits = [] }: Shown,
  ): unknown => {
    const resource = resources.find((one) => one.name === name);
    if (!resource || (!shows && omits.length === 0)) return reference('schemas', names.get(name) ?? name);
    const { properties, required, ...rest } = inside(answerSchema(resource)) as ObjectSchema;
    const isShown = (field: string): boolean =>
      !omits.includes(field) && (!shows || shows.includes(field) || others?.includes(field) === true);
    const isAlways = (field: string): boolean =>
      isShown(field) && (!shows || shows.includes(field)) && (!others || others.includes(field));
    const object = {
      ...rest,
      required: [...new Set([...required, ...(shows ?? [])])].filter(isAlways),
      properties: Object.fromEntries(Object.entries(properties).filter(([field]) => isShown(field))),
    };
    return resource.custom ? withCustom(object) : object;
  };
  return {
    schema,
    takesCustom: (path) => custom.has(path.replace(/:id\/$/, '')),
    components: () =>
      Object.fromEntries(
        resources.map((resource) => {
          const object = inside(answerSchema(resource)) as Json;
          return [componentName(resource.name), resource.custom ? withCustom(object) : object];
        }),
      ),
  };
}

const EXTENSION = 'x-ajar-extension';

/** Fields that are ours say so at the beginning of their description. */
function marked(schema: Json): Json {
  const { description } = schema;
  if (typeof description !== 'string' || !description.startsWith(`${EXTENSION}: `)) return schema;
  const text = description.slice(EXTENSION.length + 2);
  return { ...schema, description: `${text[0]?.toUpperCase()}${text.slice(1)}`, [EXTENSION]: true };
}

const withCustom = (object: Json): Json => ({
  ...object,
  patternProperties: { '^custom\\.': { description: 'The value of a custom field, under its id: `custom.cf_…`.' } },
});

function operation(endpoint: Endpoint, document: Documenter): Json {
  const { path, tag, summary, description, body, answer, content_type, status = 200, extension, open } = endpoint;
  const good = status === 204 ? {} : contentOf(document.schema(answer), content_type);
  const content = body && (document.schema(body) as Json);
  return {
    operationId: operationId(endpoint),
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(extension ? { [EXTENSION]: true } : {}),
    ...(open ? { security: [] } : {}),
    parameters: parameters(endpoint, document),
    ...(content
      ? { requestBody: { required: true, ...json(document.takesCustom(path) ? withCustom(content) : content) } }
      : {}),
    responses: {
      [status]: {
        description: status === 204 ? 'Done; the answer has no body.' : 'Done.',
        headers: Object.fromEntries(named(endpoint, responseHeaders).map((name) => [name, reference('headers', name)])),
        ...good,
      },
      ...Object.fromEntries(responsesOf(endpoint).map(([code, name]) => [code, reference('responses', name)] as const)),
    },
  };
}

function parameters(endpoint: Endpoint, document: Documenter): unknown[] {
  const { path, query, headers } = endpoint;
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const declared = (given: Endpoint['query'], place: string) =>
    Object.entries(given ?? {}).map(([name, { schema, description }]) => {
      const shown = document.schema(schema) as Json;
      return { name, in: place, ...(description ? { description } : {}), schema: shown };
    });
  return [
    ...inPath,
    ...declared(query, 'query'),
    ...declared(headers, 'header'),
    ...named(endpoint, sharedParameters).map((name) => reference('parameters', name)),
  ];
}

/** The shared parameters or headers that an endpoint has, by name. */
const named = (endpoint: Endpoint, shared: object): string[] =>
  Object.keys(shared).filter(
    (name) =>
      (endpoint.method === 'POST' || !onlyOfPost.includes(name)) &&
      (endpoint.method !== 'GET' || !onlyOfWrites.includes(name)) &&
      (isKept(endpoint) || !onlyOfKept.includes(name)),
  );

/** `GET /task/:id/` → `get_task_by_id`: a name for generated clients that stays when other operations come. */
function operationId({ method, path }: Endpoint): string {
  const words = path.split('/').filter((word) => word !== '');
  return [method.toLowerCase(), ...words.map((word) => word.replace(/^:/, 'by_').replace(/\W/g, ''))].join('_');
}

const json = (schema: unknown): Json => contentOf(schema);

const contentOf = (schema: unknown, type = 'application/json'): Json => ({ content: { [type]: { schema } } });

const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** `lead_status` → `LeadStatus`. */
const componentName = (resource: string): string =>
  resource
    .split('_')
    .map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)
    .join('');
