// What happens around the writes of a pipeline: the statuses that its body lists, and when it may go.
import type { WriteContext } from '../../core/context.ts';
import { DOES_NOT_EXIST, invalidField, refused } from '../../core/errors.ts';
import { isoDateTime } from '../../core/moments.ts';
import { placeLast } from '../../core/positions.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { create, update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import type { Listed, Pipeline } from './pipeline.ts';

type PipelineChange = Change<Pipeline>;

export const rules: Rules<Pipeline> = {
  async prepare(ctx, changes) {
    await placeLast(ctx, 'pipeline', changes);
    await refuseFull(ctx, changes);
    const arranged = changes.filter(({ values }) => values.statuses !== undefined);
    if (arranged.length === 0) return;
    const there = await statusesOf(ctx, arranged);
    for (const change of arranged) arrange(ctx, change, there);
  },

  async follow(ctx, changes) {
    const arranged = changes.filter(({ values }) => values.statuses !== undefined);
    if (arranged.length > 0) await place(ctx, arranged);
  },
};

const listed = ({ values }: PipelineChange): Listed[] => (values.statuses ?? []) as unknown as Listed[];

interface Placed {
  id: string;
  pipeline_id: string;
  position: number;
}

async function statusesOf(ctx: WriteContext, changes: PipelineChange[]): Promise<Placed[]> {
  const named = changes.flatMap((change) => listed(change).flatMap((status) => ('id' in status ? [status.id] : [])));
  const pipelines = changes.map(({ id }) => id);
  return ctx.database.query<Placed>(sql`
    select t.id, t.pipeline_id, t.position from opportunity_status t
    where t.organization_id = ${ctx.organization_id}
      and (t.id = any(${named}::text[]) or t.pipeline_id = any(${pipelines}::text[]))
    order by t.position, t.id`);
}

/** Leaves in the values only what gets another place. Statuses that the body does not list come after those it does:
 *  leaving one out never deletes it. */
function arrange(ctx: WriteContext, change: PipelineChange, there: Placed[]): void {
  const known = new Map(there.map((status) => [status.id, status]));
  const asked = listed(change);
  const ids = new Set(asked.map((status) => ('id' in status ? status.id : '')));
  const others = there.filter((status) => status.pipeline_id === change.id && !ids.has(status.id));
  const places = [...asked, ...others.map(({ id }) => ({ id }))].map((status, position) => ({ ...status, position }));
  const moved = places.filter((status) => {
    if (!('id' in status)) return true;
    const now = known.get(status.id);
    if (!now) throw invalidField('statuses', DOES_NOT_EXIST);
    return now.pipeline_id !== change.id || now.position !== status.position;
  });
  Object.assign(change.values, { statuses: moved });
  if (change.operation === 'update' && moved.length > 0) change.values.date_updated = isoDateTime(ctx.clock());
}

async function place(ctx: WriteContext, changes: PipelineChange[]): Promise<void> {
  const all = changes.flatMap((change) => listed(change).map((status) => ({ ...status, pipeline_id: change.id })));
  const places = new Map(all.flatMap((status) => ('id' in status ? [[status.id, status] as const] : [])));
  const added = all.filter((status) => !('id' in status));
  await update(ctx, 'opportunity_status', [...places.keys()], ({ id }) => ({ ...places.get(id as string) }), {
    derived: true,
  });
  await create(ctx, 'opportunity_status', added, { derived: true });
}

async function refuseFull(ctx: WriteContext, changes: PipelineChange[]): Promise<void> {
  const ids = changes.filter(({ operation }) => operation === 'delete').map(({ id }) => id);
  if (ids.length === 0) return;
  const [found] = await ctx.database.query(sql`
    select 1 from opportunity_status t
    where t.organization_id = ${ctx.organization_id} and t.pipeline_id = any(${ids}::text[]) limit 1`);
  if (found) throw refused('The pipeline still has statuses. Delete them or move them to another pipeline first.');
}
