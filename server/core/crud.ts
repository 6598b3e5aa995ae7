// The endpoints that follow from a resource's declaration alone: list, get, create, update, delete.
import { type TSchema, Type } from 'typebox';
import type { Context } from './context.ts';
import type { Answer, Endpoint, Input, QueryParameter } from './endpoint.ts';
import { notFound } from './errors.ts';
import { readBody } from './input.ts';
import { type Parameters, pageOf } from './list-params.ts';
import { readOne, readPage, selection } from './read.ts';
import { answerSchema, bodySchema, fieldSchema, type Resource } from './resource.ts';
import { updateAndRead } from './update-one.ts';
import { create, remove, transaction, writeAndRead } from './write.ts';

/** The endpoints of the operations that a resource declares. */
export function crud(resource: Resource): Endpoint[] {
  const all = { list: listing, get: getting, create: creating, update: updating, delete: deleting };
  return resource.operations.map((operation) => all[operation](resource));
}

export async function answerList(ctx: Context, resource: Resource, query: Parameters): Promise<string> {
  const page = await pageOf(ctx, resource, query);
  const { data, has_more } = await readPage(ctx, resource, page, selection(resource, query.get('_fields')));
  return `{"has_more":${has_more},"data":[${data}]}`;
}

export const answerOne = (ctx: Context, resource: Resource, { params, query }: Input): Promise<string> =>
  readOne(ctx, resource, params.id ?? '', selection(resource, query.get('_fields')));

export function answerCreate(ctx: Context, resource: Resource, { query, body }: Input): Promise<string> {
  const values = readBody(ctx, resource, body, 'create');
  return writeAndRead(
    ctx,
    resource,
    async (inside) => (await create(inside, resource.name, [values]))[0]?.id ?? '',
    selection(resource, query.get('_fields')),
  );
}

export function answerUpdate(ctx: Context, resource: Resource, { params, query, body }: Input): Promise<string> {
  const values = readBody(ctx, resource, body, 'update');
  return updateAndRead(ctx, resource, params.id ?? '', values, selection(resource, query.get('_fields')));
}

export async function answerDelete(ctx: Context, resource: Resource, { params }: Input): Promise<Answer> {
  await transaction(ctx, async (inside) => {
    const removed = await remove(inside, resource.name, [params.id ?? '']);
    if (removed.length === 0) throw notFound(resource.class_name);
  });
  return resource.generation === 'new' ? undefined : {};
}

const words = (resource: Resource): string => resource.name.replaceAll('_', ' ');

export const listing = (resource: Resource): Endpoint => ({
  method: 'GET',
  path: resource.path,
  tag: resource.name,
  summary: `List ${words(resource)} objects`,
  query: { ...paging(resource), ...filterParameters(resource), ...fieldsParameter },
  answer: listSchema(answerSchema(resource)),
  handle: (ctx, { query }) => answerList(ctx, resource, query),
});

export const getting = (resource: Resource): Endpoint => ({
  method: 'GET',
  path: `${resource.path}:id/`,
  tag: resource.name,
  summary: `Get one ${words(resource)}`,
  query: fieldsParameter,
  answer: answerSchema(resource),
  handle: (ctx, input) => answerOne(ctx, resource, input),
});

const creating = (resource: Resource): Endpoint => ({
  method: 'POST',
  path: resource.path,
  tag: resource.name,
  summary: `Create a ${words(resource)}`,
  query: fieldsParameter,
  body: bodySchema(resource, 'create'),
  generation: resource.generation,
  answer: answerSchema(resource),
  status: resource.generation === 'new' ? 201 : 200,
  handle: (ctx, input) => answerCreate(ctx, resource, input),
});

export const updating = (resource: Resource): Endpoint => ({
  method: 'PUT',
  path: `${resource.path}:id/`,
  tag: resource.name,
  summary: `Update a ${words(resource)}`,
  description: 'Only the keys in the body change; null clears a field that may be empty.',
  query: fieldsParameter,
  body: bodySchema(resource, 'update'),
  generation: resource.generation,
  answer: answerSchema(resource),
  handle: (ctx, input) => answerUpdate(ctx, resource, input),
});

export const deleting = (resource: Resource): Endpoint => ({
  method: 'DELETE',
  path: `${resource.path}:id/`,
  tag: resource.name,
  summary: `Delete a ${words(resource)}`,
  answer: Type.Object({}),
  status: resource.generation === 'new' ? 204 : 200,
  handle: (ctx, input) => answerDelete(ctx, resource, input),
});

export const listSchema = (item: TSchema): TSchema => Type.Object({ has_more: Type.Boolean(), data: Type.Array(item) });

export const fieldsParameter: Record<string, QueryParameter> = {
  _fields: {
    schema: Type.String(),
    description: 'Comma list of the fields to answer; `_all` for every field, `custom` for every custom field.',
  },
};

/** `_limit`, `_skip` and `_order_by`, as the resource takes them. */
export function paging(resource: Resource): Record<string, QueryParameter> {
  const both = {
    _limit: { schema: Type.Integer({ minimum: 0, maximum: resource.max_limit, default: 100 }) },
    _skip: { schema: Type.Integer({ minimum: 0, maximum: resource.max_skip, default: 0 }) },
  };
  if (!resource.orders) return both;
  const description = `Comma list of ${resource.orders.join(', ')}; \`-\` before a name turns it round.`;
  return { ...both, _order_by: { schema: Type.String(), description } };
}

/** The parameters that filter a resource's list. */
export function filterParameters(resource: Resource): Record<string, QueryParameter> {
  const parameters: Record<string, QueryParameter> = {};
  for (const [name, field] of Object.entries(resource.fields)) {
    for (const operator of field.filters ?? []) {
      parameters[operator === 'eq' ? name : `${name}__${operator}`] = {
        schema: operator === 'in' ? Type.String() : fieldSchema(field),
        ...(operator === 'in' ? { description: 'Comma list.' } : {}),
      };
    }
  }
  for (const [name, { schema, description }] of Object.entries(resource.parameters ?? {})) {
    parameters[name] = { schema, ...(description ? { description } : {}) };
  }
  return parameters;
}
