// Brings back what was deleted: objects, and what went with them, as the event log kept them. They are the same objects, with
// their ids and who made them when; who brings them back is who has updated them.
import type { Context, WriteContext } from './context.ts';
import { isoDateTime } from './moments.ts';
import type { Resource, Row } from './resource.ts';
import { create, touch, update } from './write.ts';

/** A deleted object as its event showed it, and the type of that event. */
export interface Deleted {
  object_type: string;
  object: Row;
}

/** Deleted objects by the name of their resource. */
type ByResource = Map<string, Row[]>;

/** Gives the ids of what has come back, by the name of their resource. */
export async function restoreDeleted(ctx: WriteContext, deleted: readonly Deleted[]): Promise<Map<string, string[]>> {
  const grouped = Map.groupBy(deleted, ({ object_type }) => resourceOf(ctx, object_type));
  const objects: ByResource = new Map([...grouped].map(([name, found]) => [name, found.map(({ object }) => object)]));
  if (objects.has('lead')) await restoreLeads(ctx, objects);
  else {
    await restoreContacts(ctx, objects.get('contact') ?? []);
    await restoreOthers(ctx, objects);
  }
  return new Map([...objects].map(([name, found]) => [name, found.map(({ id }) => String(id))]));
}

/** The name of the resource whose events are of this type. */
export function resourceOf(ctx: Context, object_type: string): string {
  const found = ctx.resources.find(({ event }) => event === object_type);
  return found?.name ?? object_type.split('.')[0] ?? '';
}

async function restoreLeads(ctx: WriteContext, objects: ByResource): Promise<void> {
  const leads = objects.get('lead') ?? [];
  const ids = leads.map(({ id }) => String(id));
  const coming = contactsIn(objects);
  await restore(ctx, 'lead', leads, coming);
  // Contacts in their leads' order, and before all that points to them.
  const place = new Map(leads.flatMap((lead) => lead.contact_ids as string[]).map((id, index) => [id, index]));
  const contacts = objects.get('contact') ?? [];
  contacts.sort((a, b) => (place.get(String(a.id)) ?? 0) - (place.get(String(b.id)) ?? 0));
  await restore(ctx, 'contact', contacts, coming);
  await restoreOthers(ctx, objects);
  await create(ctx, 'created', leads.map(createdActivity), { restored: true });
  // The event that shows a lead again shows it with its contacts.
  await touch(ctx, 'lead', ids);
}

const contactsIn = (objects: ByResource): Map<string, string> =>
  new Map((objects.get('contact') ?? []).map(({ id, lead_id }) => [String(id), String(lead_id)]));

async function restoreOthers(ctx: WriteContext, objects: ByResource): Promise<void> {
  for (const [name, rows] of objects) if (name !== 'lead' && name !== 'contact') await restore(ctx, name, rows);
}

/** The activity that opens a lead's history, of which the event log says nothing. */
const createdActivity = ({ id, created_by, date_created, source }: Row): Row => ({
  lead_id: id,
  user_id: created_by,
  created_by,
  updated_by: created_by,
  date_created,
  date_updated: date_created,
  activity_at: date_created,
  source: source ?? 'api',
});

/** Contacts go behind those that their lead has now, and it is updated as when contacts come. */
async function restoreContacts(ctx: WriteContext, contacts: Row[]): Promise<void> {
  if (contacts.length === 0) return;
  await restore(ctx, 'contact', contacts, contactsIn(new Map([['contact', contacts]])));
  const came = new Set(contacts.map(({ id }) => id));
  const leads = [...new Set(contacts.map(({ lead_id }) => String(lead_id)))];
  const was = ({ contact_ids }: Row): Row => ({ contact_ids: (contact_ids as string[]).filter((id) => !came.has(id)) });
  await update(ctx, 'lead', leads, { date_updated: isoDateTime(ctx.clock()) }, { derived: true, was });
}

async function restore(
  ctx: WriteContext,
  name: string,
  objects: Row[],
  coming: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (objects.length === 0) return;
  const resource = ctx.resource(name);
  await create(
    ctx,
    name,
    objects.map((object) => asKept(resource, object)),
    { restored: true, coming },
  );
}

/** The values that a row is written from, given the object as the event log shows it. */
function asKept(resource: Resource, object: Row): Row {
  const values: Row = {};
  const details: Row = {};
  for (const [name, field] of Object.entries(resource.fields)) {
    const value = object[name];
    if (value === undefined) continue;
    if (field.column) values[name] = value;
    else if (field.json === `t.details -> '${name}'` && value !== null) details[name] = value;
  }
  if (resource.table === 'activity') values.details = details;
  if (resource.name === 'task') Object.assign(values, taskColumns(resource, object));
  if (resource.custom) {
    values.custom = Object.fromEntries(Object.entries(object).filter(([key]) => key.startsWith('custom.')));
  }
  // Of a lead the touch that follows must find another moment.
  if (resource.name !== 'lead') for (const name of ['date_updated', 'updated_by']) delete values[name];
  return values;
}

/** A task shows its moments in a form of their own, and what only its type has beside its fields. */
export function taskColumns(resource: Resource, { date, snoozed_from, ...object }: Row): Row {
  const further = Object.keys(resource.further?.fields ?? {}).filter((name) => object[name] !== undefined);
  const isComputed = object._type === 'opportunity_due';
  const details = Object.fromEntries(further.map((name) => [name, object[name]]));
  const [due, snoozed] = [moment(date), moment(snoozed_from)];
  return {
    due_at: due.at,
    is_timed: due.is_timed,
    snoozed_from_at: snoozed.at,
    snoozed_from_is_timed: snoozed.is_timed,
    details: isComputed || further.length === 0 ? null : details,
  };
}

/** A day or an instant. */
function moment(value: unknown): { at: string | null; is_timed: boolean | null } {
  if (typeof value !== 'string') return { at: null, is_timed: null };
  const is_timed = value.length > 10;
  return { at: is_timed ? value : `${value}T00:00:00+00:00`, is_timed };
}
