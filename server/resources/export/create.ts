// POST /export/lead/ and /export/opportunity/: what is asked for becomes a job that writes a file.
import { type TSchema, Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { invalidField } from '../../core/errors.ts';
import { bool, choice, json } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { filters } from '../../core/list-params.ts';
import { need } from '../../core/permissions.ts';
import { selection } from '../../core/read.ts';
import { answerSchema, bodySchema, type Fields, type Resource, type Row } from '../../core/resource.ts';
import { create, writeAndRead } from '../../core/write.ts';
import { checkPopulation, readPopulation } from '../../query/population.ts';
import {
  anything,
  DATE_FORMATS,
  type ExportType,
  exportLead,
  exportOpportunity,
  FORMATS,
  type Format,
} from './export.ts';
import { ROWS, readFields } from './fields.ts';

const any = (schema: TSchema, description?: string) =>
  json(schema, (value) => value, { nullable: true, writes: 'create', ...(description ? { description } : {}) });
const flag = (description: string) => bool({ writes: 'create', description });

const shared: Fields = {
  format: choice(FORMATS, { writes: 'create', required: true }),
  date_format: choice(DATE_FORMATS, { writes: 'create', description: 'For CSV only.' }),
  fields: any(Type.Array(Type.String()), 'Names of fields; those that the contract lists unless given.'),
  include_activities: flag('For the type leads in JSON only.'),
  include_smart_fields: flag('For the type leads in JSON, and for CSV.'),
  include_addresses: flag('Whether the addresses of leads are among the fields.'),
  include_custom_objects: flag('Without effect: this server has none.'),
  send_done_email: flag('Kept, without effect: this server sends no such mail.'),
};

const leadBody: Fields = {
  type: choice(['leads', 'contacts', 'lead_opps'], { writes: 'create', required: true }),
  ...shared,
  query: any(Type.String(), 'In the text language; all leads without it and s_query.'),
  s_query: any(anything),
  results_limit: any(Type.Integer({ minimum: 0 })),
  sort: any(Type.Array(anything)),
};

const opportunityBody: Fields = { ...shared, params: any(anything, 'Parameters of the list of opportunities.') };

const posting = (resource: Resource, fields: Fields, read: (ctx: Context, body: Row) => Promise<Row>): Endpoint => ({
  method: 'POST',
  path: resource.path,
  tag: resource.name,
  summary: `Export ${resource === exportLead ? 'leads, contacts or their opportunities' : 'opportunities'} to a file`,
  query: fieldsParameter,
  body: bodySchema({ fields }, 'create'),
  answer: answerSchema(resource),
  async handle(ctx, { query, body }) {
    need(ctx, 'export');
    const given = readBody(ctx, { fields }, body, 'create');
    const values = { ...readContents(ctx, given), ...(await read(ctx, given)), zone: ctx.zone, status: 'created' };
    const enqueue = await ctx.queue();
    return writeAndRead(
      ctx,
      resource,
      async (inside) => {
        const [change] = await create(inside, resource.name, [values]);
        const id = change?.id ?? '';
        await enqueue(inside.database, 'export-file', { organization_id: ctx.organization_id, id });
        return id;
      },
      selection(resource, query.get('_fields')),
    );
  },
});

/** What the file is to hold. */
function readContents(ctx: Context, given: Row): Row {
  const type = (given.type ?? 'opps') as ExportType;
  const format = given.format as Format;
  const { include_activities = false, include_smart_fields = false, include_addresses } = given;
  const wholeLeads = type === 'leads' && format === 'json';
  if (include_activities && !wholeLeads) {
    throw invalidField('include_activities', 'Activities are only in exports of the type leads to JSON.');
  }
  if (include_smart_fields && format === 'json' && !wholeLeads) {
    throw invalidField('include_smart_fields', 'In JSON, smart fields are only in exports of the type leads.');
  }
  const fields = readFields(ctx, given.fields, type, format).filter(
    (name) => name !== 'addresses' || include_addresses !== false,
  );
  if (include_addresses && !fields.includes('addresses')) fields.push('addresses');
  if (fields.length === 0) throw invalidField('fields', 'At least one field is needed.');
  return {
    type,
    format,
    date_format: given.date_format ?? 'original',
    fields,
    include_activities,
    include_smart_fields,
    include_addresses: fields.includes('addresses'),
    include_custom_objects: given.include_custom_objects ?? false,
    send_done_email: given.send_done_email ?? true,
  };
}

/** Without a query, all leads. */
const ALL = { s_query: { type: 'match_all' } };

export const createLeadExport = posting(exportLead, leadBody, async (ctx, body) => {
  const population = (await readPopulation(ctx, body)) ?? (await readPopulation(ctx, { ...body, ...ALL }));
  if (!population) throw new Error('a query was given, and nothing was read from it');
  await checkPopulation(ctx, population, ROWS[body.type as ExportType]);
  return { ...population };
});

export const createOpportunityExport = posting(exportOpportunity, opportunityBody, async (ctx, body) => {
  const params = body.params ?? {};
  await filters(ctx, ctx.resource('opportunity'), asParameters(params));
  return { params };
});

/** The parameters of a list as their object in JSON says them: lists join by commas, null is the empty value. */
export function asParameters(params: unknown): Map<string, string> {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) {
    throw invalidField('params', 'Value must be of dict type.');
  }
  return new Map(Object.entries(params).map(([name, value]) => [name, asParameter(value)]));
}

function asParameter(value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(asParameter).join(',');
  if (typeof value === 'object')
    throw invalidField('params', 'A parameter must be a text, a number, a boolean or a list.');
  return String(value);
}
