// What becomes of the values that objects have when the definition of a custom field changes (core.md §9.2, §9.3). Like the
// definition, that is one act: the objects count as unchanged, and the event log shows the field alone.
import { name, sql } from '../database/connect.ts';
import type { WriteContext } from './context.ts';
import { type CustomType, parseCustomValue } from './custom-types.ts';
import { usersNamed } from './custom-values.ts';
import { Refusal } from './field.ts';

/** The objects that have values of their own now, each in the table of its name. */
export const CUSTOM_OBJECTS = ['lead', 'contact', 'opportunity'] as const;
export type CustomObject = (typeof CUSTOM_OBJECTS)[number];

export interface ValueForm {
  type: CustomType;
  choices: readonly string[] | null;
  accepts_multiple_values: boolean;
}

/** Takes away all values of fields. */
export async function dropValues(ctx: WriteContext, object: CustomObject, field_ids: readonly string[]): Promise<void> {
  const keys = field_ids.map((id) => `custom.${id}`);
  await ctx.database.query(sql`
    update ${name(object)} t set custom = t.custom - ${keys}::text[]
    where t.organization_id = ${ctx.organization_id} and t.custom ?| ${keys}::text[]`);
}

/** Gives all values of a field the form that its definition asks for now; what does not convert is dropped. Each different
 *  value is converted once, so the objects are written by one statement however many they are. */
export async function convertValues(
  ctx: WriteContext,
  object: CustomObject,
  field_id: string,
  from: ValueForm,
  to: ValueForm,
): Promise<void> {
  const key = `custom.${field_id}`;
  const different = await ctx.database.query<{ was: unknown }>(sql`
    select distinct t.custom -> ${key}::text as was from ${name(object)} t
    where t.organization_id = ${ctx.organization_id} and t.custom ? ${key}::text`);
  if (different.length === 0) return;
  const texts = different.flatMap(({ was }) => was).filter((value) => typeof value === 'string');
  const users = await namesOrIds(ctx, from.type, to.type, texts);
  const converted = different.map(({ was }) => ({ was, becomes: convert(was, from, to, users) }));
  await ctx.database.query(sql`
    update ${name(object)} t
    set custom = case when v.becomes is null then t.custom - ${key}::text
      else jsonb_set(t.custom, array[${key}::text], v.becomes) end
    from (select nullif(v -> 'was', 'null') as was, nullif(v -> 'becomes', 'null') as becomes
      from jsonb_array_elements(${JSON.stringify(converted)}::jsonb) v) v
    where t.organization_id = ${ctx.organization_id} and t.custom -> ${key}::text = v.was
      and v.becomes is distinct from v.was`);
}

/** What stands for each user in the new form: the full name when users become texts, the id when texts become users. */
async function namesOrIds(
  ctx: WriteContext,
  from: CustomType,
  to: CustomType,
  texts: string[],
): Promise<ReadonlyMap<string, string>> {
  if (to === 'user') return usersNamed(ctx, texts);
  if (from !== 'user') return new Map();
  const rows = await ctx.database.query<{ id: string; full_name: string }>(sql`
    select u.id, u.full_name from membership m join "user" u on u.id = m.user_id
    where m.organization_id = ${ctx.organization_id} and m.user_id = any(${texts}::text[])`);
  return new Map(rows.map((row) => [row.id, row.full_name]));
}

function convert(was: unknown, from: ValueForm, to: ValueForm, users: ReadonlyMap<string, string>): unknown {
  const values = [was].flat().flatMap((value) => converted(value, from, to, users) ?? []);
  const [first] = values;
  if (first === undefined) return null;
  return to.accepts_multiple_values ? [...new Set(values)] : first;
}

function converted(value: unknown, from: ValueForm, to: ValueForm, users: ReadonlyMap<string, string>): unknown {
  // Contacts know their lead already; nothing else turns into one.
  if (to.type === from.type && to.type !== 'choices') return value;
  if (to.type === 'contact' || from.type === 'contact') return undefined;
  const said = from.type === 'user' ? (users.get(String(value)) ?? '') : value;
  try {
    return parseCustomValue(to, inKind(to.type, said), { users, contacts: new Map(), lead_id: undefined });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A text where the type keeps texts, and a number where it keeps numbers and the text is one. */
function inKind(type: CustomType, value: unknown): unknown {
  if (type === 'hidden') return value;
  if (type !== 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}
