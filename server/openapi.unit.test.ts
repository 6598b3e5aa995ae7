import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { endpoints, resources } from './registry.ts';

interface Operation {
  operationId: string;
  tags: string[];
  parameters: { $ref?: string; name?: string; in?: string; schema?: unknown }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  'x-ajar-extension'?: true;
}

const document = JSON.parse(JSON.stringify(openApiDocument(endpoints, resources)));
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every value of an object key by this name, anywhere in the document. */
function everywhere(key: string, part: unknown = document): unknown[] {
  if (Array.isArray(part)) return part.flatMap((inner) => everywhere(key, inner));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => [...(name === key ? [value] : []), ...everywhere(key, value)]);
}

const resolve = (reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce((part: unknown, name) => (part as Record<string, unknown> | undefined)?.[name], document);

test('every reference leads somewhere', () => {
  const references = everywhere('$ref').filter((value) => typeof value === 'string');
  expect(references.length).toBeGreaterThan(100);
  for (const reference of references) expect(resolve(reference), reference).toBeDefined();
  expect(everywhere('x-embeds')).toEqual([]);
});

test('every endpoint is there once, under a name of its own', () => {
  expect(operations).toHaveLength(endpoints.length);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(endpoints.length);
  for (const { operation } of operations) expect(operation.operationId).toMatch(/^[a-z]+(_\w+)+$/);
});

test('no two paths differ only in the names of their parameters', () => {
  const shapes = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('the parameters of a path are declared, and no parameter twice', () => {
  for (const { path, method, operation } of operations) {
    const declared = operation.parameters.map((one) => (one.$ref ? resolve(one.$ref) : one) as typeof one);
    const inPath = declared.filter((one) => one.in === 'path').map((one) => one.name);
    expect(inPath, `${method} ${path}`).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    const names = declared.map((one) => `${one.in} ${one.name}`);
    expect(new Set(names).size, `${method} ${path}`).toBe(names.length);
    for (const one of declared) expect(one.schema, `${method} ${path} ${one.name}`).toBeDefined();
  }
});

test('every operation says how it answers, also when it refuses', () => {
  for (const { path, operation } of operations) {
    const codes = Object.keys(operation.responses);
    expect(codes.filter((code) => code.startsWith('2'))).toHaveLength(1);
    expect(codes).toEqual(expect.arrayContaining(['400', '401', '403', '415', '429', '431', '503']));
    if (path.includes('{')) expect(codes).toContain('404');
    expect(codes.includes('413')).toBe(operation.requestBody !== undefined);
    expect(operation.tags).toHaveLength(1);
  }
});

test('an answer of a resource refers to its component, in lists and composed answers too', () => {
  const schemaOf = (operation: Operation) =>
    (operation.responses['200'] as { content: Record<string, { schema: unknown }> }).content['application/json']
      ?.schema;
  const task = { $ref: '#/components/schemas/Task' };
  expect(schemaOf(document.paths['/task/{id}/'].get)).toEqual(task);
  expect(schemaOf(document.paths['/task/'].get)).toMatchObject({ properties: { data: { items: task } } });
  expect(schemaOf(document.paths['/task/{id}/snooze/'].post)).toMatchObject({ allOf: [task, { type: 'object' }] });
});

test('what is not in the API of Close is marked', () => {
  expect(document.paths['/task/{id}/snooze/'].post['x-ajar-extension']).toBe(true);
  expect(document.paths['/task/'].post['x-ajar-extension']).toBeUndefined();
  const { snooze_count, date } = document.components.schemas.Task.properties;
  expect(snooze_count).toMatchObject({ 'x-ajar-extension': true, description: 'How often the task has been snoozed.' });
  expect(date['x-ajar-extension']).toBeUndefined();
});

test('objects with custom fields take and answer their values', () => {
  const custom = { patternProperties: { '^custom\\.': expect.anything() } };
  expect(document.components.schemas.Lead).toMatchObject(custom);
  expect(document.paths['/lead/'].post.requestBody.content['application/json'].schema).toMatchObject(custom);
  expect(document.components.schemas.Task.patternProperties).toBeUndefined();
});

test('the version is the one of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(document.info.version).toBe(version);
});
