// How values that were given by an earlier definition of a custom field get the form that it asks for now, and go with a field
// that is there no more (core.md §9.2, §9.3).
import { sql } from '../database/connect.ts';
import { type Definition, heldDefinitions, type Where } from './custom-definitions.ts';
import { type CustomType, type Lookups, parseCustomValue } from './custom-types.ts';
import { leadsOfContacts, usersNamed } from './custom-values.ts';
import { Refusal } from './field.ts';
import { looksLikeId } from './ids.ts';
import type { Change, Resource, Row } from './resource.ts';

/** The objects that have values of their own now, each in the table of its name. */
export const CUSTOM_OBJECTS = ['lead', 'contact', 'opportunity'] as const;
export type CustomObject = (typeof CUSTOM_OBJECTS)[number];

/** The custom values of one object, by their keys in answers. */
export interface Valued {
  lead_id: unknown;
  custom: Row;
}

export interface Fitting {
  /** Only this field's values; the others stay as they are. */
  field_id?: string;
  /** The type that the field had. */
  was?: CustomType | null;
  /** Contacts that will be there too, the lead of each by its id. */
  coming?: ReadonlyMap<string, string>;
}

/** The values that objects may have by these definitions of all their fields, or of the one in question. What fits is as it
 *  was, so it makes no difference how often this is done. At most three statements. */
export async function fitted(
  ctx: Where,
  definitions: readonly Definition[],
  objects: readonly Valued[],
  { field_id, was = null, coming = new Map() }: Fitting = {},
): Promise<Row[]> {
  const fields = new Map(definitions.map((field) => [`custom.${field.id}`, field]));
  const concerned = (key: string): boolean => field_id === undefined || key === `custom.${field_id}`;
  const customs = objects.map(({ custom }) => custom);
  const found = await lookUp(ctx, fields, was, customs);
  const contacts = new Map([...found.contacts, ...coming]);
  return objects.map(({ lead_id, custom }) => {
    const around: Around = { ...found, contacts, lead_id, was };
    const kept = Object.entries(custom).flatMap(([key, value]) => {
      const becomes = concerned(key) ? convert(fields.get(key), value, around) : value;
      return becomes === undefined ? [] : [[key, becomes] as const];
    });
    return Object.fromEntries(kept);
  });
}

/** Objects that come back get the values that they may have now; `coming` are contacts that come back after them, the lead of
 *  each by its id. */
export async function fitKept(
  ctx: Where,
  resource: Resource,
  changes: readonly Change[],
  coming?: ReadonlyMap<string, string>,
): Promise<void> {
  const valued = changes.filter(
    ({ operation, values }) => operation === 'create' && Object.keys(values.custom ?? {}).length > 0,
  );
  if (valued.length === 0) return;
  const objects = valued.map(({ id, values }) => ({
    lead_id: resource.name === 'lead' ? id : values.lead_id,
    custom: values.custom as Row,
  }));
  const definitions = await heldDefinitions(ctx, resource.name, 'all');
  const customs = await fitted(ctx, definitions, objects, coming && { coming });
  for (const [index, { values }] of valued.entries()) values.custom = customs[index];
}

interface Found extends Lookups {
  /** Full names of users by id, where a field no longer holds users. */
  names: ReadonlyMap<string, string>;
}

interface Around extends Found {
  lead_id: unknown;
  was: CustomType | null;
}

async function lookUp(
  ctx: Where,
  fields: ReadonlyMap<string, Definition>,
  was: CustomType | null,
  customs: readonly Row[],
): Promise<Found> {
  const texts = (wanted: (field: Definition) => boolean): string[] => {
    const values = customs.flatMap((custom) =>
      Object.entries(custom).flatMap(([key, value]) => {
        const field = fields.get(key);
        return field && wanted(field) ? [value].flat() : [];
      }),
    );
    return [...new Set(values.filter((value) => typeof value === 'string'))];
  };
  return {
    users: await usersNamed(
      ctx,
      texts(({ type }) => type === 'user'),
    ),
    contacts: await leadsOfContacts(ctx, texts(({ type }) => type === 'contact').filter(isContact)),
    names: await namesOf(ctx, was === 'user' ? texts(({ type }) => type !== 'user').filter(isUser) : []),
  };
}

const isUser = (value: unknown): boolean => typeof value === 'string' && looksLikeId('user', value);
const isContact = (value: unknown): boolean => typeof value === 'string' && looksLikeId('cont', value);

async function namesOf({ database, organization_id }: Where, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string; full_name: string }>(sql`
    select u.id, u.full_name from membership m join "user" u on u.id = m.user_id
    where m.organization_id = ${organization_id} and m.user_id = any(${ids}::text[])`);
  return new Map(rows.map((row) => [row.id, row.full_name]));
}

/** The value in the form of its field; undefined where there is none. */
function convert(field: Definition | undefined, value: unknown, around: Around): unknown {
  if (!field) return undefined;
  const values = [value].flat().flatMap((one) => converted(field, one, around) ?? []);
  if (values.length === 0) return undefined;
  return field.accepts_multiple_values ? [...new Set(values)] : values[0];
}

// While values are converted others are given already, so what has the new form is not taken for the old one.
function converted(field: Definition, value: unknown, { was, names, ...around }: Around): unknown {
  // A contact that was one of the lead's stays, though it may have moved since; nothing else turns into one.
  const lead = around.contacts.get(String(value));
  if (field.type === 'contact')
    return lead && (lead === around.lead_id || was === null || was === 'contact') ? value : undefined;
  if (was === 'contact' && isContact(value)) return undefined;
  const said = was === 'user' && field.type !== 'user' && isUser(value) ? names.get(String(value)) : value;
  try {
    return parseCustomValue(field, inKind(field.type, said ?? null), around);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A text where the type keeps texts, and a number where it keeps numbers and the text is one. */
function inKind(type: CustomType, value: unknown): unknown {
  if (type === 'hidden' || value === null) return value;
  if (type !== 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}
