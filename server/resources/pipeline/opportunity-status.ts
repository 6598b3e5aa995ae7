// Opportunity statuses, each in a pipeline, in the order people see them (core.md §8).
import { Type } from 'typebox';
import type { WriteContext } from '../../core/context.ts';
import { invalidField, REQUIRED, refused } from '../../core/errors.ts';
import { choice, computed, int, ref, text } from '../../core/field.ts';
import { placeLast } from '../../core/positions.ts';
import { type Change, resource, type Shape } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';

export const TYPES = ['active', 'won', 'lost'] as const;

const fields = {
  id: text(),
  label: text({ writes: 'always', required: true, min: 1, max: 255 }),
  type: choice(TYPES, { writes: 'create' }),
  pipeline_id: ref('pipeline', { writes: 'create' }),
  organization_id: ref('organization'),
  position: int({ onRequest: true, description: 'x-ajar-extension: its place in its pipeline, from 0.' }),
  pipeline_position: computed(
    Type.Integer(),
    '(select p.position from pipeline p where p.organization_id = t.organization_id and p.id = t.pipeline_id)',
    { comparison: 'number', onRequest: true, description: 'x-ajar-extension: the place of its pipeline, from 0.' },
  ),
};

export type OpportunityStatus = Shape<typeof fields>;

export const opportunityStatus = resource({
  name: 'opportunity_status',
  class_name: 'OpportunityStatus',
  path: '/status/opportunity/',
  table: 'opportunity_status',
  prefix: 'stat',
  fields,
  // Some pages of Close's documentation call the type so.
  inputs: { status_type: choice(TYPES, { writes: 'create' }) },
  operations: ['list', 'get', 'create', 'update', 'delete'],
  default_order: 'pipeline_position,position',
  event: 'status.opportunity',
  manage: 'manage_customizations',
  rules: {
    async prepare(ctx, changes) {
      const created = changes.filter(({ operation }) => operation === 'create');
      for (const { values } of created) {
        values.type ??= values.status_type as OpportunityStatus['type'];
        if (!values.type) throw invalidField('type', REQUIRED);
      }
      await fillPipeline(ctx, created);
      await placeLast(ctx, 'opportunity_status', created, 'pipeline_id');
      await refuseUsed(ctx, changes);
    },
  },
});

/** A status that says no pipeline is of the first one. */
async function fillPipeline(ctx: WriteContext, created: Change<OpportunityStatus>[]): Promise<void> {
  const without = created.filter(({ values }) => values.pipeline_id === undefined);
  if (without.length === 0) return;
  const [first] = await ctx.database.query<{ id: string }>(sql`
    select p.id from pipeline p where p.organization_id = ${ctx.organization_id} order by p.position, p.id limit 1`);
  if (!first) throw invalidField('pipeline', REQUIRED);
  for (const { values } of without) values.pipeline_id = first.id;
}

async function refuseUsed(ctx: WriteContext, changes: Change<OpportunityStatus>[]): Promise<void> {
  const ids = changes.filter(({ operation }) => operation === 'delete').map(({ id }) => id);
  if (ids.length === 0) return;
  const [used] = await ctx.database.query(sql`
    select 1 from opportunity o where o.organization_id = ${ctx.organization_id}
      and o.status_id = any(${ids}::text[]) limit 1`);
  if (used) throw refused('There are opportunities with this status. Give them another status before you delete it.');
}
