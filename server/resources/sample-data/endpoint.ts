// POST /sample_data/, beyond Close's API: something to look at in an organization that is still empty.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { refused } from '../../core/errors.ts';
import { int } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { need } from '../../core/permissions.ts';
import { bodySchema } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import { addSampleData } from '../../sample-data/sample-data.ts';

const wanted = {
  fields: {
    leads: int({ writes: 'create', min: 1, max: 5000, description: 'How many; 200 unless given, at most 5000.' }),
  },
} as const;

const DEFAULT_LEADS = 200;

export const createSampleData: Endpoint = {
  method: 'POST',
  path: '/sample_data/',
  tag: 'organization',
  summary: 'Fill an empty organization with sample data',
  description:
    'Leads with contacts, opportunities, tasks and notes, as `ajar seed` makes them, without events. Only an organization that has no leads gets them. An Idempotency-Key has no effect.',
  body: bodySchema(wanted, 'create'),
  answer: Type.Object({ leads: Type.Integer() }),
  extension: true,
  // All of it would be one transaction.
  takes_idempotency_key: false,
  async handle(ctx, { body }) {
    need(ctx, 'manage_organization');
    const { leads = DEFAULT_LEADS } = readBody(ctx, wanted, body, 'create') as { leads?: number };
    await fill(ctx, leads);
    return { leads };
  },
};

/** So many at a time that other requests wait for no longer than they would for a bulk request. */
const BATCH = 20;

async function fill(ctx: Context, leads: number): Promise<void> {
  const first = Math.min(leads, BATCH);
  // The first leads come in the transaction that has found none, so that of two requests one is refused.
  await ctx.database.transaction(async (database) => {
    await database.query(sql`select from organization where id = ${ctx.organization_id} for update`);
    const [lead] = await database.query(sql`select from lead where organization_id = ${ctx.organization_id} limit 1`);
    if (lead) throw refused('The organization has leads already. Sample data is for an empty one.');
    await addSampleData({ ...ctx, database }, { leads: first, seed: 1 });
  });
  if (leads > first) await addSampleData(ctx, { leads: leads - first, seed: 2, batch: BATCH });
}
