// Custom field values in bodies (core.md §9.3): checks them against the fields' definitions and merges them into the
// row's `custom`, which keeps them under the keys that answers show them by.
import { isDeepStrictEqual } from 'node:util';
import { sql } from '../database/connect.ts';
import type { Context, WriteContext } from './context.ts';
import { type Definition, heldDefinitions, type Where } from './custom-definitions.ts';
import { type CustomType, type Lookups, parseCustomValue } from './custom-types.ts';
import { DOES_NOT_EXIST, type FieldErrors, forbidden, invalidFields, MOST_NAMED } from './errors.ts';
import { Refusal, wrongType } from './field.ts';
import type { Change, Resource, Row } from './resource.ts';

/** Takes the custom field values that the changes of one request carry, under whichever keys, and puts the whole map of
 *  values that each object is to have in their place. However many the changes are, that is one statement for the
 *  definitions, one for users and one for contacts, each only if there is something to look up. */
export async function applyCustomValues(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const written = changes.filter(({ operation }) => operation !== 'delete');
  const asked = written.map((change) => {
    const { given, current } = { given: takeGiven(change.values), current: customOf(change.before ?? {}) };
    // Clients send whole objects back: what is as it was needs no look at the definitions.
    return {
      change,
      current,
      given: given.every((one) => isAsItWas(one, current[`custom.${one.field}`])) ? [] : given,
    };
  });
  const given = asked.flatMap((one) => one.given);
  const fields = await definitions(ctx, resource, given);
  const found = await lookUp(ctx, fields, given);
  for (const one of asked) {
    if (one.given.length > 0)
      one.change.values.custom = merge(ctx, fields, found, placed(resource, one.change, one.current), one.given);
    else if (one.change.operation === 'create') one.change.values.custom = {};
  }
}

/** One value that a body gives for a custom field. */
interface Given {
  /** As errors call it. */
  key: string;
  /** The field's id, or its name where the body uses the older way to say it. */
  field: string;
  does: 'set' | 'add' | 'remove';
  value: unknown;
}

type Definitions = (field: string) => Definition | undefined;

const ID_KEY = /^(l?cf_[0-9A-Za-z]+)(?:\.(add|remove))?$/;
const LONGEST_SHOWN = 100;

function takeGiven(values: Row): Given[] {
  const given: Given[] = [];
  for (const [key, value] of Object.entries(values)) {
    // The older way to give them all, and what the contract calls it on opportunities.
    if (key === 'custom' || key === 'custom_fields') given.push(...(value === null ? [] : fromDict(value)));
    else if (key.startsWith('custom.')) given.push(understand(key.slice('custom.'.length), value));
    else continue;
    delete values[key];
  }
  return given;
}

function fromDict(value: unknown): Given[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidFields({ custom: 'Value must be of dict type.' });
  }
  return Object.entries(value).map(([name, inner]) => understand(name, inner));
}

/** Reads what follows `custom.`: an id, an id with `.add` or `.remove`, or else a field's name. */
function understand(text: string, value: unknown): Given {
  const [, id, does] = ID_KEY.exec(text) ?? [];
  const shown = id ?? text;
  const key = `custom.${shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown}`;
  return { key, field: shown, does: (does ?? 'set') as Given['does'], value };
}

async function definitions(ctx: Context, resource: Resource, given: Given[]): Promise<Definitions> {
  if (given.length === 0) return () => undefined;
  const asked = [...new Set(given.map(({ field }) => field))];
  const rows = (await heldDefinitions(ctx, resource.custom ?? '', asked)).reverse();
  // Of several fields with one name, the first that people see is meant.
  const byName = new Map(rows.map((row) => [row.name, row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (field) => byId.get(field) ?? byName.get(field);
}

/** The users and contacts that values speak of. */
async function lookUp(ctx: Context, fields: Definitions, given: Given[]): Promise<Lookups> {
  const texts = (type: CustomType): string[] => {
    const values = given.filter(({ field }) => fields(field)?.type === type).flatMap(({ value }) => value);
    return [...new Set(values.filter((value) => typeof value === 'string'))];
  };
  return {
    users: await usersNamed(ctx, texts('user')),
    contacts: await leadsOfContacts(ctx, texts('contact')),
  };
}

/** Ids of users by what may stand for them: their id or their full name. */
export async function usersNamed(
  { database, organization_id }: Where,
  texts: readonly string[],
): Promise<Map<string, string>> {
  if (texts.length === 0) return new Map();
  const rows = await database.query<{ id: string; full_name: string }>(sql`
    select u.id, u.full_name from membership m join "user" u on u.id = m.user_id
    where m.organization_id = ${organization_id} and not m.is_pending
      and (u.id = any(${texts}::text[]) or u.full_name = any(${texts}::text[]))
    order by m.is_active, m.date_created desc, u.id desc`);
  return new Map([
    ...rows.map((row) => [row.full_name, row.id] as const),
    ...rows.map((row) => [row.id, row.id] as const),
  ]);
}

/** Leads of contacts by the contact's id. The contacts stay until the transaction ends: who deletes one then finds the values
 *  that name it. */
export async function leadsOfContacts(
  { database, organization_id }: Where,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string; lead_id: string }>(sql`
    select id, lead_id from contact where organization_id = ${organization_id} and id = any(${ids}::text[])
    order by id for key share`);
  return new Map(rows.map((row) => [row.id, row.lead_id]));
}

/** An object as far as its custom values are concerned. */
interface Placed {
  lead_id: unknown;
  values: Row;
}

const placed = (resource: Resource, { id, before, values: { lead_id } }: Change, values: Row): Placed => ({
  lead_id: resource.name === 'lead' ? id : (lead_id ?? before?.lead_id),
  values,
});

/** The custom field values of an object. */
export const customOf = (object: Row): Row =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key.startsWith('custom.')));

const isAsItWas = ({ does, value }: Given, current: unknown): boolean =>
  does === 'set' && isDeepStrictEqual(value, current);

function merge(ctx: Context, fields: Definitions, found: Lookups, object: Placed, given: Given[]): Row {
  const values = { ...object.values };
  const errors: FieldErrors = {};
  const touched = new Map<string, Definition>();
  for (const one of given) {
    const field = fields(one.field);
    try {
      const key = `custom.${field?.id ?? one.field}`;
      // What an object has already, such as a contact that has moved since, is no fault.
      if (isAsItWas(one, values[key])) continue;
      if (!field) {
        // A field that is gone, whose value has still to follow it.
        if (one.does !== 'set' || one.value !== null || values[key] === undefined) throw new Refusal(DOES_NOT_EXIST);
        delete values[key];
        continue;
      }
      touched.set(key, field);
      const value = settle(field, values[key], one, { ...found, lead_id: object.lead_id });
      if (value === undefined) delete values[key];
      else values[key] = value;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors[one.key] = error.reason;
      if (Object.keys(errors).length === MOST_NAMED) break;
    }
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  for (const [key, field] of touched) needRole(ctx, field, object.values[key], values[key]);
  return values;
}

/** Reads are open to all; who may change a value, the field says. Clients that send whole objects back change nothing. */
function needRole(
  ctx: Context,
  { name, editable_with_roles: roles }: Definition,
  before: unknown,
  after: unknown,
): void {
  if (roles.length === 0 || roles.includes(ctx.role_id) || isDeepStrictEqual(before, after)) return;
  throw forbidden(`You do not have permission to edit the custom field "${name}".`);
}

interface Surroundings extends Lookups {
  lead_id: unknown;
}

/** The value that a field has after this; undefined for none. */
function settle(field: Definition, current: unknown, { does, value }: Given, around: Surroundings): unknown {
  const parse = (one: unknown): unknown => parseCustomValue(field, one, around);
  if (does === 'set') {
    if (!field.accepts_multiple_values) return parse(value);
    const list = [value ?? []].flat().map(parse);
    return orNone([...new Set(list)]);
  }
  if (!field.accepts_multiple_values) throw new Refusal('This custom field takes only one value.');
  const had = [current ?? []].flat();
  if (does === 'add') return orNone([...new Set([...had, parse(value)])]);
  // What is taken away need not be valid any more.
  if (typeof value !== 'string') throw wrongType('str');
  const gone = around.users.get(value) ?? value;
  return orNone(had.filter((one) => one !== gone));
}

function orNone(list: unknown[]): unknown[] | undefined {
  const values = list.filter((one) => one !== undefined);
  return values.length > 0 ? values : undefined;
}
