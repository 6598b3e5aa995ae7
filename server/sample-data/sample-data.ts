// Fills an organization with sample data, through the same door as every write: what comes out cannot be told from what
// the API made, but for the event log, which leaves it out.
import { setImmediate } from 'node:timers/promises';
import type { Context, WriteContext } from '../core/context.ts';
import { readBody } from '../core/input.ts';
import { isoDateTime } from '../core/moments.ts';
import type { Row } from '../core/resource.ts';
import { create, insideOf } from '../core/write.ts';
import { sql } from '../database/connect.ts';
import { ensureCustomFields } from './custom-fields.ts';
import { type Dated, type SampleLead, type SampleStatus, type Surroundings, sampleLead } from './lead.ts';
import { randomFrom } from './random.ts';

export interface SampleSize {
  leads: number;
  seed: number;
  /** So many leads in one transaction: enough that statements cost little, few enough that others are not kept waiting. */
  batch?: number;
  progress?: (done: number) => void;
}

export async function addSampleData(
  ctx: Context,
  { leads, seed, batch: size = 200, progress }: SampleSize,
): Promise<void> {
  const random = randomFrom(seed);
  const around = await surroundings(ctx);
  for (let done = 0; done < leads; ) {
    const batch = Array.from({ length: Math.min(size, leads - done) }, () => sampleLead(random, around));
    await unlogged(ctx, (inside) => writeBatch(inside, batch));
    done += batch.length;
    progress?.(done);
    // The embedded database answers within the same turn of the event loop: requests would wait for all batches.
    await setImmediate();
  }
  // The embedded database has nobody who would gather statistics by and by, and plans queries badly without.
  await ctx.database.script('analyze');
}

/** A transaction whose events are not kept. */
const unlogged = <T>(ctx: Context, work: (ctx: WriteContext) => Promise<T>): Promise<T> =>
  ctx.database.transaction((database) => work({ ...insideOf(ctx, database), logs: false }));

async function surroundings(ctx: Context): Promise<Surroundings> {
  const { database, organization_id } = ctx;
  const members = await database.query<{ id: string }>(sql`
    select user_id as id from membership where organization_id = ${organization_id} and is_active order by date_created, user_id`);
  const statuses = await database.query<{ id: string }>(sql`
    select id from lead_status where organization_id = ${organization_id} order by position, label`);
  const opportunity_statuses = await database.query<SampleStatus>(sql`
    select id, type, pipeline_id from opportunity_status
    where organization_id = ${organization_id} order by position, label`);
  const custom = await unlogged(ctx, ensureCustomFields);
  return {
    now: ctx.clock(),
    users: members.map(({ id }) => id),
    lead_statuses: statuses.map(({ id }) => id),
    opportunity_statuses,
    custom,
  };
}

async function writeBatch(ctx: WriteContext, batch: SampleLead[]): Promise<void> {
  const leads = await make(
    ctx,
    'lead',
    batch.map(({ lead }) => ({ body: lead, created: new Date(lead.date_created as string) })),
  );
  const contacts = await makeChildren(ctx, 'contact', batch, leads, (sample) =>
    sample.contacts.map((body) => ({ body, created: new Date(body.date_created as string), contact: null })),
  );
  const withContact = (of: (sample: SampleLead) => Dated[]) => (sample: SampleLead, index: number) =>
    of(sample).map((one) => ({
      ...one,
      contact: one.contact === null ? null : (contacts[index]?.[one.contact] ?? null),
    }));
  const opportunities = await makeChildren(
    ctx,
    'opportunity',
    batch,
    leads,
    withContact((sample) => sample.opportunities),
  );
  await make(
    ctx,
    'opportunity_status_change',
    batch.flatMap((sample, index) =>
      sample.opportunities.flatMap(({ moves, body }, place) =>
        moves.map(({ from, to, at }) => ({
          created: at,
          body: {
            lead_id: leads[index],
            opportunity_id: opportunities[index]?.[place],
            user_id: body.user_id,
            old_status_id: from,
            new_status_id: to,
          },
        })),
      ),
    ),
  );
  const tasks = await makeChildren(
    ctx,
    'task',
    batch,
    leads,
    withContact((sample) => sample.tasks),
  );
  await makeChildren(
    ctx,
    'note',
    batch,
    leads,
    withContact((sample) => sample.notes),
  );
  const completed = batch.flatMap((sample, index) =>
    sample.tasks.flatMap(({ completed, changed }, place) =>
      completed ? [{ id: tasks[index]?.[place] ?? '', at: isoDateTime(changed) }] : [],
    ),
  );
  await backdate(ctx, { leads, opportunities: opportunities.flat(), completed });
}

interface New {
  body: Row;
  created: Date;
  changed?: Date;
}

/** Creates objects as they were at their time, and gives their ids. */
async function make(ctx: WriteContext, name: string, objects: New[]): Promise<string[]> {
  const resource = ctx.resource(name);
  const values = objects.map(({ body, created, changed = created }) => ({
    ...readBody(ctx, resource, body, 'create'),
    date_created: isoDateTime(created),
    date_updated: isoDateTime(changed),
  }));
  const changes = await create(ctx, name, values, { derived: true });
  return changes.map(({ id }) => id);
}

/** The same for what belongs to leads; the ids come by lead. */
async function makeChildren(
  ctx: WriteContext,
  name: string,
  batch: SampleLead[],
  leads: string[],
  of: (sample: SampleLead, index: number) => (New & { contact: string | null })[],
): Promise<string[][]> {
  const byLead = batch.map((sample, index) =>
    of(sample, index).map(({ body, contact, ...dates }) => ({
      ...dates,
      body: { ...body, lead_id: leads[index], ...(contact === null ? {} : { contact_id: contact }) },
    })),
  );
  const ids = await make(ctx, name, byLead.flat());
  return byLead.map((children) => ids.splice(0, children.length));
}

/** What the rules made on the way has the date of now: it gets that of what it was made for. */
async function backdate(
  { database, organization_id }: WriteContext,
  {
    leads,
    opportunities,
    completed,
  }: { leads: string[]; opportunities: string[]; completed: { id: string; at: string }[] },
): Promise<void> {
  await database.query(sql`
    update activity a set date_created = l.date_created, date_updated = l.date_created, activity_at = l.date_created
    from lead l where a.organization_id = ${organization_id} and a.lead_id = any(${leads}::text[]) and a.type = 'Created'
      and l.organization_id = ${organization_id} and l.id = a.lead_id`);
  await database.query(sql`
    with done as (
      update task t set date_updated = d.at
      from json_to_recordset(${JSON.stringify(completed)}::json) as d (id text, at timestamptz)
      where t.organization_id = ${organization_id} and t.id = d.id returning t.object_id, d.at
    ) update activity a set date_created = d.at, date_updated = d.at, activity_at = d.at
    from done d where a.organization_id = ${organization_id} and a.id = d.object_id`);
  await database.query(sql`
    update task t set date_created = o.date_created, date_updated = o.date_created
    from opportunity o where t.organization_id = ${organization_id} and t.object_id = any(${opportunities}::text[])
      and t.type = 'opportunity_due' and o.organization_id = ${organization_id} and o.id = t.object_id`);
  await database.query(sql`
    update opportunity set date_lost = date_updated
    where organization_id = ${organization_id} and id = any(${opportunities}::text[]) and date_lost is not null`);
  await database.query(sql`
    update lead l set date_updated = (
      select max(a.date_created) from activity a where a.organization_id = ${organization_id} and a.lead_id = l.id)
    where l.organization_id = ${organization_id} and l.id = any(${leads}::text[])`);
}
