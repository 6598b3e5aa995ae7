// What happens around the writes of a contact: its phone numbers, and what it means for its lead.
import { setImmediate as immediate } from 'node:timers/promises';
import type { WriteContext } from '../../core/context.ts';
import { invalidField, REQUIRED } from '../../core/errors.ts';
import { isoDateTime } from '../../core/moments.ts';
import { distinct } from '../../core/objects.ts';
import { parsePhone } from '../../core/phone.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { create, update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import type { Contact } from './contact.ts';
import { forgetContacts } from './forget.ts';

type ContactChange = Change<Contact>;

/** The contacts of the leads that are about to lose some, in their order, by the id of the lead. */
type LeftLeads = ReadonlyMap<string, string[]>;

export const rules: Rules<Contact, LeftLeads> = {
  async prepare(ctx, changes) {
    for (const { operation, values } of changes) {
      if (operation === 'create') Object.assign(values, { emails: [], phones: [], urls: [], ...values });
      if (values.timezone !== undefined) values.timezone_source = values.timezone && 'manual';
    }
    await settlePhones(ctx, changes);
    await settleLeads(ctx, changes);
    const left = await leftLeads(ctx, changes);
    await settlePlaces(ctx, changes, left);
    return left;
  },

  async follow(ctx, changes, left) {
    await updateLeads(ctx, changes, left);
    await forgetContacts(
      ctx,
      changes.flatMap(({ operation, before }) => (operation === 'delete' && before ? [before] : [])),
    );
  },
};

/** Numbers without `+` are read as if dialled in the caller's own country (core.md §11). */
async function settlePhones(ctx: WriteContext, changes: ContactChange[]): Promise<void> {
  const given = changes.filter(({ values }) => values.phones !== undefined && values.phones.length > 0);
  const international = given.every(({ values }) => values.phones?.every(({ phone }) => /^\s*(tel:)?\+/i.test(phone)));
  const country = international ? null : await countryOfCaller(ctx);
  for (const { values } of given) {
    // Each number takes 50 µs, and of contacts and their numbers there may be thousands.
    if (given.length > 1) await immediate();
    const phones = values.phones?.map((item) => ({ ...item, ...parsePhone(item.phone, country) }));
    values.phones = distinct(phones ?? [], 'phone');
  }
}

async function countryOfCaller(ctx: WriteContext): Promise<string | null> {
  const [membership] = await ctx.database.query<{ country: string | null }>(sql`
    select country from membership where organization_id = ${ctx.organization_id} and user_id = ${ctx.user_id}`);
  return membership?.country ?? null;
}

/** A contact that comes without a lead gets one, named after it. */
async function settleLeads(ctx: WriteContext, changes: ContactChange[]): Promise<void> {
  const homeless = changes.filter(({ operation, values }) => operation === 'create' && !values.lead_id);
  if (homeless.length > 0) {
    const leads = homeless.map(({ values }) => ({ name: values.name ?? null }));
    const made = await create(ctx, 'lead', leads, { derived: true });
    for (const [index, { values }] of homeless.entries()) values.lead_id = made[index]?.id ?? null;
  }
  if (changes.some(({ values }) => values.lead_id === null)) throw invalidField('lead', REQUIRED);
}

const moves = ({ before, values }: ContactChange): boolean =>
  Boolean(before && values.lead_id && values.lead_id !== before.lead_id);

async function leftLeads(ctx: WriteContext, changes: ContactChange[]): Promise<LeftLeads> {
  const leaving = changes.filter((change) => change.operation === 'delete' || moves(change));
  if (leaving.length === 0) return new Map();
  const leads = leaving.map(({ before }) => before?.lead_id);
  const rows = await ctx.database.query<{ lead_id: string; ids: string[] }>(sql`
    select k.lead_id, array_agg(k.id order by k.sequence) as ids from contact k
    where k.organization_id = ${ctx.organization_id} and k.lead_id = any(${leads}::text[]) group by k.lead_id`);
  return new Map(rows.map(({ lead_id, ids }) => [lead_id, ids]));
}

/** Contacts that move to another lead go behind those already there, in the order they had. */
async function settlePlaces(ctx: WriteContext, changes: ContactChange[], left: LeftLeads): Promise<void> {
  const order = new Map([...left.values()].flat().map((id, place) => [id, place]));
  const moved = changes.filter(moves).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  if (moved.length === 0) return;
  const places = await ctx.database.query<{ place: string }>(sql`
    select nextval('contact_sequence_seq')::text as place from generate_series(1, ${moved.length}::int)`);
  for (const [index, { values }] of moved.entries()) values.sequence = places[index]?.place;
}

/** A lead whose contacts come or go is updated (activities-search-automation.md §3.4). Other edits of a contact are not
 *  its lead's, unless they change what a lead without a name is called. */
async function updateLeads(ctx: WriteContext, changes: ContactChange[], left: LeftLeads): Promise<void> {
  const came = byLead(changes, ({ before, after }) => (before?.lead_id === after?.lead_id ? null : after?.lead_id));
  const went = byLead(changes, ({ before, after }) => (before?.lead_id === after?.lead_id ? null : before?.lead_id));
  const renamed = byLead(changes, ({ before, after }) =>
    before?.display_name === after?.display_name ? null : after?.lead_id,
  );
  const now = isoDateTime(ctx.clock());
  await update(
    ctx,
    'lead',
    [...new Set([...came.keys(), ...went.keys(), ...renamed.keys()])],
    ({ id }) => (came.has(id as string) || went.has(id as string) ? { date_updated: now } : {}),
    {
      derived: true,
      // The lead is read after its contacts were written.
      was: ({ id, contact_ids }) => {
        if (!came.has(id as string) && !went.has(id as string)) return null;
        const arrived = came.get(id as string);
        return {
          contact_ids:
            left.get(id as string) ?? (contact_ids as string[]).filter((contact) => !arrived?.includes(contact)),
        };
      },
    },
  );
}

function byLead(
  changes: ContactChange[],
  lead: (change: ContactChange) => string | null | undefined,
): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const change of changes) {
    const lead_id = lead(change);
    if (lead_id) ids.set(lead_id, [...(ids.get(lead_id) ?? []), change.id]);
  }
  return ids;
}
