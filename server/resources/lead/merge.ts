// POST /lead/merge/: everything of one lead goes to another, and the first is gone (core.md §10.5).
import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import type { WriteContext } from '../../core/context.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { ApiError, type FieldErrors, invalidFields, REQUIRED, refused } from '../../core/errors.ts';
import { logAction } from '../../core/events.ts';
import { isoDateTime } from '../../core/moments.ts';
import { need } from '../../core/permissions.ts';
import type { Row } from '../../core/resource.ts';
import { create, lock, remove, transaction, update } from '../../core/write.ts';
import { childrenOf } from './children.ts';
import { type Lead, lead } from './lead.ts';

interface Pair {
  source: string;
  destination: string;
}

export const mergeLeads: Endpoint = {
  method: 'POST',
  path: '/lead/merge/',
  may_not_find: true,
  tag: 'lead',
  summary: 'Merge two leads',
  description:
    'All that belongs to the source goes to the destination, and the source is deleted. What both have, the destination keeps. It cannot be undone.',
  body: Type.Object({ source: Type.String(), destination: Type.String() }),
  answer: Type.Object({ status: Type.Literal('ok') }),
  async handle(ctx, { body }) {
    need(ctx, 'merge_leads');
    const pair = readPair(body);
    const meta = { merge_source_lead_id: pair.source, merge_destination_lead_id: pair.destination };
    await transaction(ctx, (inside) => merge({ ...inside, meta }, pair));
    return { status: 'ok' };
  },
};

export function readPair({ source, destination }: Row): Pair {
  const errors: FieldErrors = {};
  for (const [name, value] of Object.entries({ source, destination })) {
    if (value === undefined || value === null || value === '') errors[name] = REQUIRED;
    else if (typeof value !== 'string') errors[name] = 'Value must be of str type.';
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  if (source === destination) throw refused('A lead cannot be merged with itself.');
  return { source: source as string, destination: destination as string };
}

async function merge(ctx: WriteContext, { source, destination }: Pair): Promise<void> {
  // Locked as if both went: until the end nobody can add anything to the source that would then be left behind.
  const leads = (await lock(ctx, lead, [source, destination], 'delete')).map((text): Lead => JSON.parse(text));
  const [from, into] = bothOf(leads, { source, destination });
  await moveChildren(ctx, { source, destination });
  const values = { ...mergedValues(from, into), date_updated: isoDateTime(ctx.clock()) };
  await update(ctx, 'lead', [destination], values, { derived: true });
  const details = {
    source_lead_id: source,
    source_display_name: from.display_name,
    destination_lead_id: destination,
    destination_display_name: into.display_name,
    merge_status: 'completed',
    error_message: null,
  };
  await create(ctx, 'lead_merge', [{ lead_id: destination, details }], { derived: true });
  await logAction(ctx, lead, destination, 'merged');
  await remove(ctx, 'lead', [source], { derived: true });
}

/** The two leads, from and into; throws a 404 in the words of a merge for one that is not there. */
export function bothOf(leads: Lead[], { source, destination }: Pair): [Lead, Lead] {
  const from = leads.find(({ id }) => id === source);
  const into = leads.find(({ id }) => id === destination);
  if (!from) throw new ApiError(404, { errors: ['Source lead does not exist.'] });
  if (!into) throw new ApiError(404, { errors: ['Destination lead does not exist.'] });
  return [from, into];
}

async function moveChildren(ctx: WriteContext, { source, destination }: Pair): Promise<void> {
  const children = await childrenOf(ctx, [source]);
  // The contacts first: the others point to them, and a contact has to be one of the same lead.
  const order = ['contact', ...[...children.keys()].filter((name) => name !== 'contact')];
  for (const name of order) {
    await update(ctx, name, children.get(name) ?? [], { lead_id: destination }, { derived: true });
  }
}

/** What the destination gets: where it has nothing, the source's value; of lists, what it does not have yet. */
export function mergedValues(from: Lead, into: Lead) {
  const added = from.addresses.filter((address) => !into.addresses.some((own) => isDeepStrictEqual(own, address)));
  return {
    name: into.name || from.name,
    description: into.description || from.description,
    url: into.url || from.url,
    addresses: [...into.addresses, ...added],
    merged_custom: mergedCustomValues(from, into),
  };
}

function mergedCustomValues(from: Row, into: Row): Row {
  const merged = customOf(into);
  for (const [key, value] of Object.entries(customOf(from))) {
    const own = merged[key];
    if (own === undefined) merged[key] = value;
    else if (Array.isArray(own) && Array.isArray(value)) merged[key] = [...new Set([...own, ...value])];
  }
  return merged;
}

const customOf = (lead: Row): Row =>
  Object.fromEntries(Object.entries(lead).filter(([key]) => key.startsWith('custom.')));
