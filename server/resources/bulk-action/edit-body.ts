// What the body of a bulk edit says: to which objects it does what. All that can be refused is refused here, so that a job
// does not find it out object by object.
import type { Context } from '../../core/context.ts';
import { applyCustomValues } from '../../core/custom-values.ts';
import { ApiError, DOES_NOT_EXIST, type FieldErrors, forbidden, invalidField, REQUIRED } from '../../core/errors.ts';
import type { Row } from '../../core/resource.ts';
import { insideOf, newChange } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { type EditType, OBJECT_TYPES, type ObjectType, type Operation } from './bulk-action.ts';

/** What an edit does, as it is kept. */
export interface Edit {
  type: EditType;
  object_type: ObjectType;
  lead_status_id: string | null;
  custom_field_id: string | null;
  custom_field_name: string | null;
  custom_field_operation: Operation | null;
  /** The value or the list of values, as JSON text. */
  value: string | null;
}

/** Types of edits of the contract whose objects this server does not have. */
export const ABSENT_TYPES = [
  'set_activity_custom_field',
  'clear_activity_custom_field',
  'set_custom_object_custom_field',
  'clear_custom_object_custom_field',
] as const;

/** Reads what to do; `picked` is the type of the objects that the query picks. */
export async function readEdit(ctx: Context, body: Row, picked: string): Promise<Edit> {
  const type = body.type as EditType | (typeof ABSENT_TYPES)[number];
  if (isAbsent(type)) throw invalidField('type', 'There are no objects here that have such custom fields.');
  const nothing = {
    lead_status_id: null,
    custom_field_id: null,
    custom_field_name: null,
    custom_field_operation: null,
    value: null,
  };
  if (type === 'set_lead_status') {
    return { ...nothing, type, object_type: 'lead', lead_status_id: await leadStatus(ctx, body.lead_status_id) };
  }
  const object_type = typeOfObjects(type, picked);
  const field = await customField(ctx, body, object_type, type.includes('global'));
  const edit: Edit = { ...nothing, type, object_type, custom_field_id: field.id, custom_field_name: field.name };
  if (type.startsWith('set')) Object.assign(edit, readValue(body, field));
  if (field.editable_with_roles.length > 0 && !field.editable_with_roles.includes(ctx.role_id)) {
    throw forbidden(`You do not have permission to edit the custom field "${field.name}".`);
  }
  // Whether a contact fits depends on the lead that it is given to.
  if (field.type !== 'contact') await tryOut(ctx, edit);
  return edit;
}

/** The values by field name that an edit gives to each object, one step after the other. */
export function steps(
  edit: Pick<Edit, 'lead_status_id' | 'custom_field_id' | 'custom_field_operation' | 'value'>,
): Row[] {
  if (edit.lead_status_id !== null) return [{ status_id: edit.lead_status_id }];
  const key = `custom.${edit.custom_field_id}`;
  const value: unknown = edit.value === null ? null : JSON.parse(edit.value);
  if (edit.custom_field_operation === 'replace' || value === null) return [{ [key]: value }];
  return [value].flat().map((one) => ({ [`${key}.${edit.custom_field_operation}`]: one }));
}

const isAbsent = (type: string): type is (typeof ABSENT_TYPES)[number] =>
  (ABSENT_TYPES as readonly string[]).includes(type);

function typeOfObjects(type: EditType, picked: string): ObjectType {
  if (type.includes('contact')) return 'contact';
  if (type.includes('opportunity')) return 'opportunity';
  if (!type.includes('global')) return 'lead';
  const found = OBJECT_TYPES.find((known) => known === picked);
  if (!found) throw invalidField('s_query', `The query must be over one of ${OBJECT_TYPES.join(', ')}.`);
  return found;
}

async function leadStatus(ctx: Context, id: unknown): Promise<string> {
  if (typeof id !== 'string' || id === '') throw invalidField('lead_status', REQUIRED);
  const [found] = await ctx.database.query(sql`
    select id from lead_status where organization_id = ${ctx.organization_id} and id = ${id}`);
  if (!found) throw invalidField('lead_status', DOES_NOT_EXIST);
  return id;
}

interface Field {
  id: string;
  name: string;
  type: string;
  accepts_multiple_values: boolean;
  editable_with_roles: string[];
}

async function customField(ctx: Context, body: Row, object_type: ObjectType, shared: boolean): Promise<Field> {
  const { custom_field_id: id, custom_field_name: given } = body;
  const key = id ? 'custom_field_id' : 'custom_field_name';
  const asked = id || given;
  if (!asked) throw invalidField('custom_field_id', REQUIRED);
  // A field's id may be given with the prefix that it has in answers.
  const text = id ? String(id).replace(/^custom\./, '') : String(asked);
  const [found] = await ctx.database.query<Field>(sql`
    select t.id, t.name, t.type, t.accepts_multiple_values, t.editable_with_roles from custom_field_on t
    where t.organization_id = ${ctx.organization_id} and t.object_type = ${object_type}
      and case when ${key} = 'custom_field_id' then t.id else t.name end = ${text} and (t.is_shared or not ${shared})
    order by t.position limit 1`);
  if (!found) throw invalidField(key, DOES_NOT_EXIST);
  return found;
}

function readValue(body: Row, field: Field): Pick<Edit, 'custom_field_operation' | 'value'> {
  const { custom_field_value: one, custom_field_values: several } = body;
  const operation = (body.custom_field_operation as Operation | undefined) ?? 'replace';
  if (one !== undefined && one !== null && several !== undefined && several !== null) {
    throw invalidField('custom_field_values', 'Only one of custom_field_value and custom_field_values may be given.');
  }
  const value = several ?? one;
  if (value === undefined || value === null) throw invalidField('custom_field_value', REQUIRED);
  if (several && !field.accepts_multiple_values) {
    throw invalidField('custom_field_values', 'This custom field takes only one value.');
  }
  if (operation !== 'replace' && !field.accepts_multiple_values) {
    throw invalidField('custom_field_operation', 'This custom field takes only one value.');
  }
  return { custom_field_operation: operation, value: JSON.stringify(value) };
}

/** Has the value checked as if it were given to an object without any. */
async function tryOut(ctx: Context, edit: Edit): Promise<void> {
  const inside = insideOf(ctx, ctx.database);
  const changes = steps(edit).map((values) => newChange('update', '', { ...values }, {}));
  try {
    await applyCustomValues(inside, ctx.resource(edit.object_type), changes);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error;
    const [reason = ''] = Object.values(error.body['field-errors'] as FieldErrors);
    throw invalidField('custom_field_value', String(reason));
  }
}
