// What happens around the writes of a lead: its status, its display name, the contacts that come with a new one, and
// everything that goes with one that is deleted.
import type { WriteContext } from '../../core/context.ts';
import { fitted } from '../../core/custom-conversion.ts';
import { heldDefinitions } from '../../core/custom-definitions.ts';
import { ApiError, type FieldErrors, invalidField, invalidFields } from '../../core/errors.ts';
import { Refusal } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { readEachInTurn } from '../../core/objects.ts';
import type { Change, Row, Rules } from '../../core/resource.ts';
import { recordStatusChanges } from '../../core/status-changes.ts';
import { create, remove } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { childrenOf } from './children.ts';
import type { Lead } from './lead.ts';

type LeadChange = Change<Lead>;

const UNNAMED = 'Untitled';

export const rules: Rules<Lead> = {
  async prepare(ctx, changes) {
    const written = changes.filter(({ operation }) => operation !== 'delete');
    for (const change of written) {
      if (change.operation === 'create') change.values.addresses ??= [];
      await readContacts(ctx, change);
      await keepMerged(ctx, change);
    }
    await settleStatuses(ctx, written);
    await settleDisplayNames(ctx, written);
    await removeChildren(
      ctx,
      changes.filter(({ operation }) => operation === 'delete').map(({ id }) => id),
    );
  },

  async follow(ctx, changes) {
    await createCompanions(
      ctx,
      changes.filter(({ operation }) => operation === 'create'),
    );
    await recordStatusChanges(ctx, 'lead_status_change', 'lead_id', changes.flatMap(statusChange));
  },
};

/** Checks the contacts of a new lead before anything is written, and keeps what they say. */
async function readContacts(ctx: WriteContext, { values }: LeadChange): Promise<void> {
  if (!values.contacts) return;
  const contact = { ...ctx.resource('contact'), ignores_unknown_keys: true };
  try {
    values.contacts = await readEachInTurn(values.contacts, ({ lead_id, ...body }) => {
      try {
        return readBody(ctx, contact, body, 'create');
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        throw new Refusal({ 'field-errors': error.body['field-errors'] as FieldErrors });
      }
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw invalidFields({ contacts: error.reason });
  }
}

/** A merge gives custom field values as they are kept. They were checked when they came to the source: whom a field allows
 *  today is not asked again, only whether it is still there, and of that form. */
async function keepMerged(ctx: WriteContext, { id, values }: LeadChange): Promise<void> {
  const custom = values.merged_custom as Row | undefined;
  if (custom === undefined) return;
  delete values.merged_custom;
  if (Object.keys(custom).length === 0) return;
  [values.custom] = await fitted(ctx, await heldDefinitions(ctx, 'lead', 'all'), [{ lead_id: id, custom }]);
}

/** A status is given by its id or its label; a new lead without one gets the first. */
async function settleStatuses(ctx: WriteContext, changes: LeadChange[]): Promise<void> {
  const asking = changes.filter(({ before, values }) => !before || values.status_id !== undefined || values.status);
  if (asking.length === 0) return;
  const statuses = await ctx.database.query<{ id: string; label: string }>(sql`
    select id, label from lead_status where organization_id = ${ctx.organization_id} order by position, id`);
  for (const { values } of asking) {
    const { status, status_id } = values;
    if (status !== undefined && status_id !== undefined) {
      throw invalidField('status', 'Only one of status and status_id may be given.');
    }
    const label = typeof status === 'string' ? status.toLowerCase() : undefined;
    const found = statuses.find((known) =>
      status_id === undefined ? label === undefined || known.label.toLowerCase() === label : known.id === status_id,
    );
    if (!found) throw unknownStatus(String(status_id ?? status ?? ''));
    values.status_id = found.id;
  }
}

const unknownStatus = (given: string): ApiError =>
  invalidField(
    'status',
    `Not a valid choice. Please go to Customizations in your organization settings and add "${given}" to the list of lead statuses.`,
  );

/** A lead is shown by its name, one without a name by its first contact's. */
async function settleDisplayNames(ctx: WriteContext, changes: LeadChange[]): Promise<void> {
  const nameOf = ({ before, values }: LeadChange) => (values.name === undefined ? before?.name : values.name);
  const unnamed = changes.filter((change) => change.before && !nameOf(change)).map(({ id }) => id);
  const contacts = await firstContacts(ctx, unnamed);
  for (const change of changes) {
    change.values.display_name = nameOf(change) || contacts.get(change.id) || UNNAMED;
  }
}

async function firstContacts(ctx: WriteContext, lead_ids: string[]): Promise<Map<string, string>> {
  if (lead_ids.length === 0) return new Map();
  const rows = await ctx.database.query<{ lead_id: string; display_name: string }>(sql`
    select distinct on (k.lead_id) k.lead_id, contact_display_name(k.name, k.emails, k.phones) as display_name from contact k
    where k.organization_id = ${ctx.organization_id} and k.lead_id = any(${lead_ids}::text[])
    order by k.lead_id, k.sequence`);
  return new Map(rows.map((row) => [row.lead_id, row.display_name]));
}

/** Each new lead has an activity that says so, and the contacts that came with it. */
async function createCompanions(ctx: WriteContext, created: LeadChange[]): Promise<void> {
  if (created.length === 0) return;
  const activities = created.map(({ id }) => ({ lead_id: id, source: 'api' }));
  await create(ctx, 'created', activities, { derived: true });
  const contacts = created.flatMap(({ id, values }) =>
    (values.contacts ?? []).map((contact): Row => ({ ...contact, lead_id: id })),
  );
  await create(ctx, 'contact', contacts, { derived: true });
}

function statusChange({ id, before, after }: LeadChange) {
  if (!before || !after || before.status_id === after.status_id) return [];
  const details = {
    old_status_id: before.status_id,
    old_status_label: before.status_label,
    new_status_id: after.status_id,
    new_status_label: after.status_label,
  };
  return [{ of: id, values: {}, details }];
}

/** Everything that belongs to a lead goes with it, each object with an event of its own (core.md §10.4). */
async function removeChildren(ctx: WriteContext, lead_ids: string[]): Promise<void> {
  if (lead_ids.length === 0) return;
  const children = await childrenOf(ctx, lead_ids);
  // The contacts last: the others point to them, and are logged as they were.
  const contacts = children.get('contact') ?? [];
  children.delete('contact');
  for (const [resource, ids] of children) await remove(ctx, resource, ids, { derived: true });
  await remove(ctx, 'contact', contacts, { derived: true });
}
