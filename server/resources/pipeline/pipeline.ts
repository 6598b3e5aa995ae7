// Pipelines: ordered lists of opportunity statuses (core.md §8).
import { Type } from 'typebox';
import { NOT_A_CHOICE, REQUIRED } from '../../core/errors.ts';
import { audit, embedded, int, json, naiveDateTime, Refusal, text, wrongType } from '../../core/field.ts';
import { type Row, resource, type Shape } from '../../core/resource.ts';
import { TYPES } from './opportunity-status.ts';
import { rules } from './pipeline.rules.ts';

export const fields = {
  id: text(),
  name: text({ writes: 'always', required: true, min: 1, max: 255 }),
  ...audit({ names: false }),
  date_created: naiveDateTime('date_created'),
  date_updated: naiveDateTime('date_updated'),
  statuses: embedded({
    resource: 'opportunity_status',
    by: 'pipeline_id',
    order: 't.position, t.id',
    fields: ['id', 'label', 'type'],
  }),
  position: int({ onRequest: true, description: 'x-ajar-extension: its place among the pipelines, from 0.' }),
};

export type Pipeline = Shape<typeof fields>;

/** A status as a pipeline's body names it: one that is there, by its id, or a new one. */
export type Listed = { id: string } | { label: string; type: string };

const listedSchema = Type.Array(
  Type.Object({
    id: Type.Optional(Type.String()),
    label: Type.Optional(Type.String()),
    type: Type.Optional(Type.Enum([...TYPES])),
  }),
);

export const pipeline = resource({
  name: 'pipeline',
  class_name: 'Pipeline',
  path: '/pipeline/',
  table: 'pipeline',
  prefix: 'pipe',
  fields,
  inputs: { statuses: json(listedSchema, parseStatuses, { writes: 'always' }) },
  operations: ['list', 'get', 'create', 'update', 'delete'],
  default_order: 'position',
  generation: 'new',
  event: null,
  manage: 'manage_customizations',
  rules,
});

const MOST = 1000;

function parseStatuses(value: unknown): Listed[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (value.length > MOST) throw new Refusal('List is too long.');
  const listed = value.map(parseStatus);
  const ids = listed.flatMap((status) => ('id' in status ? [status.id] : []));
  if (new Set(ids).size < ids.length) throw new Refusal('A status can be in the list only once.');
  return listed;
}

function parseStatus(value: unknown): Listed {
  if (typeof value !== 'object' || value === null) throw wrongType('dict');
  const { id, label, type } = value as Row;
  if (typeof id === 'string') return { id };
  if (typeof label !== 'string' || label.trim() === '') throw new Refusal({ label: REQUIRED });
  if (!TYPES.some((known) => known === type)) throw new Refusal({ type: type === undefined ? REQUIRED : NOT_A_CHOICE });
  return { label: label.trim(), type: type as string };
}
