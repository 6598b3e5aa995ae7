// What happens around the writes of an opportunity: its status and what that means, its note, its lead, and what follows
// from a change of them (core.md §12.2).
import { settleContacts } from '../../core/contacts-of-lead.ts';
import type { WriteContext } from '../../core/context.ts';
import { type ApiError, invalidField, REQUIRED } from '../../core/errors.ts';
import { isoDateTime } from '../../core/moments.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { htmlFromText, textFromHtml } from '../../core/rich-text.ts';
import { recordStatusChanges } from '../../core/status-changes.ts';
import { create } from '../../core/write.ts';
import { localDay } from '../../core/zone.ts';
import { sql } from '../../database/connect.ts';
import { settleDueTasks } from './due-tasks.ts';
import type { Opportunity } from './opportunity.ts';

export type OpportunityChange = Change<Opportunity>;

export const rules: Rules<Opportunity> = {
  async prepare(ctx, changes) {
    const written = changes.filter(({ operation }) => operation !== 'delete');
    for (const change of written) settleNote(change);
    await settleStatuses(ctx, written);
    for (const change of written) if (change.operation === 'create') fill(ctx, change);
    await settleContacts(ctx, written);
    await createLeads(ctx, written);
  },

  async follow(ctx, changes) {
    await recordStatusChanges(ctx, 'opportunity_status_change', 'opportunity_id', changes.flatMap(statusChange));
    await settleDueTasks(ctx, changes);
  },
};

/** `note` and `note_html` are twins; of both given, the rich one counts. */
function settleNote({ before, values }: OpportunityChange): void {
  if (values.note_html !== undefined) {
    const same = values.note_html === before?.note_html;
    values.note = same ? before?.note : textFromHtml(values.note_html ?? '');
  } else if (values.note !== undefined) {
    values.note ??= '';
    if (values.note !== before?.note) values.note_html = htmlFromText(values.note);
  }
}

interface Status {
  id: string;
  label: string;
  type: Opportunity['status_type'];
  pipeline_id: string;
}

async function settleStatuses(ctx: WriteContext, changes: OpportunityChange[]): Promise<void> {
  const asking = changes.filter(({ before, values }) => !before || values.status_id !== undefined || values.status);
  if (asking.length === 0) return;
  const statuses = await ctx.database.query<Status>(sql`
    select s.id, s.label, s.type, s.pipeline_id from opportunity_status s
    join pipeline p on p.organization_id = s.organization_id and p.id = s.pipeline_id
    where s.organization_id = ${ctx.organization_id} order by p.position, p.id, s.position, s.id`);
  for (const change of asking) {
    const status = chosen(change, statuses);
    change.values.status_id = status.id;
    settleOutcome(ctx, change, status.type);
  }
}

/** The status a body names by id or label, or the first of its pipeline, or of the first one. */
function chosen({ before, values }: OpportunityChange, statuses: Status[]): Status {
  const { status_id, pipeline_id } = values;
  const label = values.status as string | undefined;
  if (label !== undefined && status_id !== undefined) {
    throw invalidField('status', 'Only one of status and status_id may be given.');
  }
  const within = pipeline_id ?? before?.pipeline_id;
  // A label can be in several pipelines: that of the opportunity's own is meant.
  const near = [...statuses].sort((a, b) => Number(b.pipeline_id === within) - Number(a.pipeline_id === within));
  const found =
    label === undefined
      ? statuses.find(({ id, pipeline_id }) => (status_id ? id === status_id : !within || pipeline_id === within))
      : near.find((status) => status.label.toLowerCase() === label.toLowerCase());
  if (!found) throw label === undefined ? invalidField('status', REQUIRED) : unknownStatus(label);
  if (pipeline_id && found.pipeline_id !== pipeline_id) {
    throw invalidField('pipeline', 'The status is not one of this pipeline.');
  }
  return found;
}

const unknownStatus = (label: string): ApiError =>
  invalidField(
    'status',
    `Not a valid choice. Please go to Customizations in your organization settings and add "${label}" to the list of opportunity statuses.`,
  );

/** What winning and losing say about an opportunity, unless the caller says otherwise. */
function settleOutcome(
  ctx: WriteContext,
  { before, values }: OpportunityChange,
  type: Opportunity['status_type'],
): void {
  if (type === before?.status_type) return;
  if (type === 'won') {
    values.confidence ??= 100;
    if (values.date_won === undefined && !before?.date_won) values.date_won = localDay(ctx.clock(), ctx.zone);
  }
  if (type === 'lost') {
    values.confidence ??= 0;
    values.date_lost = isoDateTime(ctx.clock());
  } else if (before?.date_lost) {
    values.date_lost = null;
  }
}

function fill(ctx: WriteContext, { values }: OpportunityChange): void {
  values.user_id ??= ctx.user_id;
  values.value_period ??= 'one_time';
  values.confidence ??= 50;
  values.note ??= '';
  values.attachments ??= [];
}

/** An opportunity that comes without a lead gets a new one. */
async function createLeads(ctx: WriteContext, changes: OpportunityChange[]): Promise<void> {
  const homeless = changes.filter(({ operation, values }) => operation === 'create' && !values.lead_id);
  if (homeless.length === 0) return;
  const made = await create(
    ctx,
    'lead',
    homeless.map(() => ({})),
    { derived: true },
  );
  for (const [index, { values }] of homeless.entries()) values.lead_id = made[index]?.id ?? '';
}

/** What the activity about a new status keeps: both statuses, and the opportunity as it was then. */
function statusChange({ before, after, id }: OpportunityChange) {
  if (!before || !after || before.status_id === after.status_id) return [];
  const { lead_id, contact_id } = after;
  const details = {
    old_status_id: before.status_id,
    old_status_label: before.status_label,
    old_status_type: before.status_type,
    old_pipeline_id: before.pipeline_id,
    old_pipeline_name: before.pipeline_name,
    new_status_id: after.status_id,
    new_status_label: after.status_label,
    new_status_type: after.status_type,
    new_pipeline_id: after.pipeline_id,
    new_pipeline_name: after.pipeline_name,
    opportunity_date_won: after.date_won,
    opportunity_value: after.value,
    opportunity_value_formatted: after.value_formatted,
    opportunity_value_currency: after.value_currency,
    opportunity_value_period: after.value_period,
    opportunity_confidence: after.confidence,
  };
  return [{ of: id, values: { lead_id, contact_id }, details }];
}
