// Exports: leads, contacts or opportunities as a file, made by a job (activities-search-automation.md §11).
import { type TSchema, Type } from 'typebox';
import { audit, bool, choice, computed, int, json, text } from '../../core/field.ts';
import { type Declaration, resource } from '../../core/resource.ts';

export const TYPES = ['leads', 'contacts', 'lead_opps', 'opps'] as const;
export type ExportType = (typeof TYPES)[number];
export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];
export const DATE_FORMATS = ['original', 'iso8601', 'excel'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export const anything = Type.Object({}, { additionalProperties: true });
const kept = <S extends TSchema>(schema: S, options: { nullable?: true } = {}) =>
  json(schema, (value) => value, options);

const FILE = `case when t.status = 'done' and t.kept_until > c.now
  then '/go/export/' || t.organization_id || '/' || t.id || '.' || t.format end`;

const fields = {
  id: text(),
  ...audit({ names: false }),
  type: choice(TYPES),
  format: choice(FORMATS),
  fields: kept(Type.Array(Type.String())),
  include_activities: bool(),
  include_smart_fields: bool(),
  include_addresses: bool(),
  include_custom_objects: bool(),
  send_done_email: bool(),
  status: choice(['created', 'started', 'in_progress', 'done', 'error']),
  // The path of the file; who answers signs it.
  download_url: computed(Type.String(), FILE, {
    nullable: true,
    event: 'null',
    description: 'Where the file is, for a minute and without an API key: each answer has a new address.',
  }),
  n_docs: int({ nullable: true }),
  n_docs_processed: int(),
  error: text({ nullable: true, description: 'x-ajar-extension: why it ended with the status error.' }),
};

/** What only exports of leads, of opportunities, or to CSV have. */
const further: Declaration['further'] = {
  sql: `(case when t.kind = 'lead'
      then jsonb_build_object('query', t.query, 's_query', t.s_query, 'results_limit', t.results_limit, 'sort', t.sort)
      else jsonb_build_object('params', t.params) end
    || case when t.format = 'csv' then jsonb_build_object('date_format', t.date_format) else '{}' end)`,
  fields: {
    query: text({ nullable: true }),
    s_query: kept(anything),
    results_limit: int({ nullable: true }),
    sort: kept(Type.Array(anything)),
    params: kept(anything),
    date_format: choice(DATE_FORMATS),
  },
};

const declared = {
  class_name: 'Export',
  table: 'export',
  prefix: 'expo',
  fields,
  further,
  default_order: '-date_created',
  operations: [],
} as const;

const kind = (of: 'lead' | 'opportunity') =>
  resource({
    ...declared,
    name: `export_${of}`,
    path: `/export/${of}/`,
    fixed: { kind: of },
    event: `export.${of}`,
    rules: { prepare: (_ctx, changes) => changes.forEach(noteEnd) },
  });

/** The event log says when one is done, beside that it has changed. */
function noteEnd({ values, also }: { values: { status?: unknown }; also: string[] }): void {
  if (values.status === 'done') also.push('completed');
}

export const exportLead = kind('lead');
export const exportOpportunity = kind('opportunity');
/** Exports of both kinds, as they are listed together. */
export const exported = resource({ ...declared, name: 'export', path: '/export/', event: null });
