// The order in which people see an object's custom fields, its own and shared ones (core.md §9.5).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { CUSTOM_OBJECTS } from '../../core/custom-conversion.ts';
import type { Endpoint, Input } from '../../core/endpoint.ts';
import { DOES_NOT_EXIST, invalidField, invalidFields, notFound, REQUIRED } from '../../core/errors.ts';
import { Refusal } from '../../core/field.ts';
import { readEach } from '../../core/objects.ts';
import { need } from '../../core/permissions.ts';
import { readPage } from '../../core/read.ts';
import { answerSchema, type Row } from '../../core/resource.ts';
import { transaction } from '../../core/write.ts';
import { raw, sql } from '../../database/connect.ts';
import { MOST_FIELDS } from './custom-field.rules.ts';
import { leadCustomField } from './custom-field.ts';

const shared = {
  path: '/custom_field_schema/:key*/',
  tag: 'custom_field_schema',
  answer: Type.Object({
    object_type: Type.String(),
    name: Type.String(),
    organization_id: Type.String(),
    fields: Type.Array(answerSchema(leadCustomField)),
  }),
};

export const schemaEndpoints: Endpoint[] = [
  {
    ...shared,
    method: 'GET',
    summary: "List an object's custom fields in the order people see them",
    handle: (ctx, input) => answerSchemaOf(ctx, objectIn(input)),
  },
  {
    ...shared,
    method: 'PUT',
    summary: "Arrange an object's custom fields",
    description: 'Fields that the list leaves out follow in the order they had.',
    body: Type.Object({ fields: Type.Array(Type.Object({ id: Type.String() })) }),
    async handle(ctx, input) {
      const object = objectIn(input);
      need(ctx, 'manage_customizations');
      await arrange(ctx, object, readIds(input.body));
      return answerSchemaOf(ctx, object);
    },
  },
];

const objectIn = ({ params }: Input): string => {
  const key = (params['*'] ?? '').replace(/\/$/, '');
  const object = CUSTOM_OBJECTS.find((one) => one === key);
  if (!object) throw notFound('CustomFieldSchema');
  return object;
};

async function answerSchemaOf(ctx: Context, object: string): Promise<string> {
  const resource = ctx.resource(`${object}_custom_field`);
  const all = { where: raw('true'), order: raw('t.position'), limit: MOST_FIELDS, skip: 0 };
  const { data } = await readPage(ctx, resource, all);
  const name = `${object[0]?.toUpperCase()}${object.slice(1)}`;
  const head = JSON.stringify({ object_type: object, name, organization_id: ctx.organization_id });
  return `${head.slice(0, -1)},"fields":[${data}]}`;
}

function readIds({ fields }: Row): string[] {
  if (fields === undefined || fields === null) throw invalidField('fields', REQUIRED);
  if (!Array.isArray(fields)) throw invalidField('fields', 'Value must be of list type.');
  try {
    return readEach(fields, ({ id }) => {
      if (typeof id !== 'string') throw new Refusal({ 'field-errors': { id: REQUIRED } });
      return id;
    });
  } catch (error) {
    if (error instanceof Refusal) throw invalidFields({ fields: error.reason });
    throw error;
  }
}

async function arrange(ctx: Context, object: string, ids: string[]): Promise<void> {
  await transaction(ctx, async ({ database, organization_id }) => {
    const [schema] = await database.query<{ field_ids: string[] }>(sql`
      select field_ids from custom_field_schema where organization_id = ${organization_id} and key = ${object} for update`);
    const before = schema?.field_ids ?? [];
    if (ids.some((id) => !before.includes(id))) throw invalidField('fields', DOES_NOT_EXIST);
    const arranged = [...new Set([...ids, ...before])];
    await database.query(sql`
      update custom_field_schema set field_ids = ${JSON.stringify(arranged)}::jsonb
      where organization_id = ${organization_id} and key = ${object}`);
  });
}
