// What a status change that a caller adds to the history keeps: which statuses there were, and in the case of an
// opportunity what it was worth. What follows from a lead's or an opportunity's own change brings its details with it.
import type { WriteContext } from '../../core/context.ts';
import { DOES_NOT_EXIST, invalidField } from '../../core/errors.ts';
import { image, scope } from '../../core/read.ts';
import type { Change, Row, Rules } from '../../core/resource.ts';
import { raw, sql } from '../../database/connect.ts';

export const leadRules: Rules = {
  async prepare(ctx, changes) {
    const added = changes.filter(isAdded);
    const statuses = await leadStatuses(ctx, idsOf(added, 'old_status_id', 'new_status_id'));
    for (const change of added) change.values.details = frozen(change, statuses);
  },
};

export const opportunityRules: Rules = {
  async prepare(ctx, changes) {
    const added = changes.filter(isAdded);
    const statuses = await opportunityStatuses(ctx, idsOf(added, 'old_status_id', 'new_status_id'));
    const opportunities = await opportunitiesWith(ctx, idsOf(added, 'opportunity_id'));
    for (const change of added) {
      const opportunity = opportunities.get(change.values.opportunity_id as string);
      if (!opportunity || opportunity.lead_id !== change.values.lead_id)
        throw invalidField('opportunity', DOES_NOT_EXIST);
      change.values.details = { ...frozen(change, statuses), ...worth(opportunity) };
    }
  },
};

const isAdded = ({ operation, values }: Change): boolean => operation === 'create' && values.details === undefined;

const idsOf = (changes: Change[], ...names: string[]): string[] => [
  ...new Set(changes.flatMap(({ values }) => names.map((name) => values[name] as string))),
];

/** What is known of the two statuses, as `old_status_…` and `new_status_…`; labels that the caller gives go before. */
function frozen({ values }: Change, statuses: Map<string, Row>): Row {
  const details: Row = {};
  for (const side of ['old', 'new']) {
    const id = values[`${side}_status_id`] as string;
    for (const [name, value] of Object.entries(statuses.get(id) ?? {})) details[`${side}_${name}`] = value;
    details[`${side}_status_label`] = values[`${side}_status_label`] ?? details[`${side}_status_label`];
  }
  return details;
}

async function leadStatuses(ctx: WriteContext, ids: string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.database.query<{ status_id: string }>(sql`
    select s.id as status_id, s.label as status_label from lead_status s
    where s.organization_id = ${ctx.organization_id} and s.id = any(${ids}::text[])`);
  return new Map(rows.map((row) => [row.status_id, row]));
}

async function opportunityStatuses(ctx: WriteContext, ids: string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.database.query<{ status_id: string }>(sql`
    select s.id as status_id, s.label as status_label, s.type as status_type,
      p.id as pipeline_id, p.name as pipeline_name
    from opportunity_status s
    join pipeline p on p.organization_id = s.organization_id and p.id = s.pipeline_id
    where s.organization_id = ${ctx.organization_id} and s.id = any(${ids}::text[])`);
  return new Map(rows.map((row) => [row.status_id, row]));
}

const WORTH = ['value', 'value_formatted', 'value_currency', 'value_period', 'confidence', 'date_won'];
const SHOWN = { names: ['lead_id', ...WORTH], further: [], place: 'answer' } as const;

const worth = (opportunity: Row): Row =>
  Object.fromEntries(WORTH.map((name) => [`opportunity_${name}`, opportunity[name] ?? null]));

async function opportunitiesWith(ctx: WriteContext, ids: string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const opportunity = ctx.resource('opportunity');
  const rows = await ctx.database.query<{ id: string; body: string }>(sql`
    select t.id, ${raw(image(ctx, opportunity, SHOWN))} as body from opportunity t
    where ${scope(ctx, opportunity)} and t.id = any(${ids}::text[])`);
  return new Map(rows.map((row) => [row.id, JSON.parse(row.body)]));
}
