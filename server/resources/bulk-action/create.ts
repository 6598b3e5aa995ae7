// POST /bulk_action/edit/ and /bulk_action/delete/: what is to be done to which objects becomes a job, or is only counted.
import { type TSchema, Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { invalidField, refused } from '../../core/errors.ts';
import { bool, choice, json, text } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { need, type Permission } from '../../core/permissions.ts';
import { image, moments, scope, selection } from '../../core/read.ts';
import { answerSchema, bodySchema, type Fields, type Resource, type Row } from '../../core/resource.ts';
import { create, writeAndRead } from '../../core/write.ts';
import { name, raw, sql } from '../../database/connect.ts';
import { checkPopulation, type Population, picked, readPopulation, typePicked } from '../../query/population.ts';
import { bulkDelete, bulkEdit, EDIT_TYPES, type ObjectType, OPERATIONS } from './bulk-action.ts';
import { ABSENT_TYPES, readEdit } from './edit-body.ts';

const any = (schema: TSchema, description?: string) =>
  json(schema, (value) => value, { nullable: true, writes: 'create', ...(description ? { description } : {}) });

const shared: Fields = {
  query: any(Type.String(), 'In the text language, over leads.'),
  s_query: any(Type.Object({}, { additionalProperties: true })),
  results_limit: any(Type.Integer({ minimum: 0 })),
  sort: any(Type.Array(Type.Object({}, { additionalProperties: true }))),
  send_done_email: bool({ writes: 'create', description: 'Kept, without effect: this server sends no such mail.' }),
  dry_run: bool({
    writes: 'create',
    description: 'x-ajar-extension: nothing is done; the answer says how many objects it would be, and the first ten.',
  }),
};

const newEdit: Fields = {
  type: choice([...EDIT_TYPES, ...ABSENT_TYPES], { writes: 'create', required: true }),
  lead_status_id: text({ nullable: true, writes: 'create' }),
  custom_field_id: text({ nullable: true, writes: 'create' }),
  custom_field_name: text({ nullable: true, writes: 'create' }),
  custom_field_value: any(Type.Any()),
  custom_field_values: any(Type.Array(Type.Any())),
  custom_field_operation: choice(OPERATIONS, { writes: 'create' }),
  ...shared,
};

/** What the contract's bulk deletes are about; only the first two exist here. */
const DELETABLE = ['lead', 'contact', 'call', 'custom_activity', 'form_submission'] as const;

const newDelete: Fields = { bulk_object_type: choice(DELETABLE, { writes: 'create' }), ...shared };

const dryRun = Type.Object({
  dry_run: Type.Literal(true),
  n_objects: Type.Integer(),
  n_leads: Type.Integer(),
  objects: Type.Array(Type.Object({}, { additionalProperties: true })),
});

const posting = (
  resource: Resource,
  fields: Fields,
  permission: Permission,
  read: (ctx: Context, body: Row, population: Population) => Promise<Row & { object_type: ObjectType }>,
): Endpoint => ({
  method: 'POST',
  path: resource.path,
  tag: resource.name,
  summary: resource === bulkEdit ? 'Edit many objects' : 'Delete many objects',
  description:
    'The objects are those that `query` or `s_query` picks when the job begins; one of the two is needed. A query over leads picks, for edits of contacts and opportunities, those of the leads.',
  query: fieldsParameter,
  body: bodySchema({ fields }, 'create'),
  answer: Type.Union([answerSchema(resource), dryRun]),
  async handle(ctx, { query, body }) {
    need(ctx, permission);
    const { dry_run = false, send_done_email = true, ...given } = readBody(ctx, { fields }, body, 'create');
    const population = await readPopulation(ctx, given);
    if (!population) throw refused('One of query and s_query must be given.');
    const asked = await read(ctx, given, population);
    await checkPopulation(ctx, population, asked.object_type);
    if (dry_run) return answerDryRun(ctx, population, asked.object_type);
    const values = { ...asked, ...population, send_done_email, zone: ctx.zone, status: 'created' };
    const enqueue = await ctx.queue();
    return writeAndRead(
      ctx,
      resource,
      async (inside) => {
        const [change] = await create(inside, resource.name, [values]);
        const id = change?.id ?? '';
        await enqueue(inside.database, 'bulk-action', { organization_id: ctx.organization_id, id });
        return id;
      },
      selection(resource, query.get('_fields')),
    );
  },
});

export const createEdit = posting(bulkEdit, newEdit, 'bulk_edit', async (ctx, body, { s_query }) => ({
  ...(await readEdit(ctx, body, typePicked(s_query))),
}));

export const createDelete = posting(
  bulkDelete,
  newDelete,
  'bulk_delete',
  async (_ctx, { bulk_object_type = 'lead' }) => {
    if (bulk_object_type !== 'lead' && bulk_object_type !== 'contact') {
      throw invalidField('bulk_object_type', 'There are no such objects here.');
    }
    return { object_type: bulk_object_type };
  },
);

const SHOWN = 10;

async function answerDryRun(ctx: Context, population: Population, object_type: ObjectType): Promise<string> {
  const resource = ctx.resource(object_type);
  const rows = await picked(ctx, population, object_type);
  const body = image(ctx, resource, resource.answer);
  const [[counted], objects] = await Promise.all([
    ctx.database.query<{ n_objects: number; n_leads: number }>(sql`
      select count(*)::int as n_objects, count(distinct p.lead_id)::int as n_leads from (${rows}) p`),
    ctx.database.query<{ body: string }>(sql`
      select ${raw(body)} as body from (select p.id, p.position from (${rows}) p order by p.position limit ${SHOWN}) p
      join ${name(resource.table)} t on ${scope(ctx, resource)} and t.id = p.id${moments(ctx, body)}
      order by p.position`),
  ]);
  const { n_objects = 0, n_leads = 0 } = counted ?? {};
  const shown = objects.map((row) => row.body).join(',');
  return `{"dry_run":true,"n_objects":${n_objects},"n_leads":${n_leads},"objects":[${shown}]}`;
}
