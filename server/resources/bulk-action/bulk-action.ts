// Bulk actions: one change to many objects, as a job whose progress can be read (activities-search-automation.md §10), and
// beyond Close's API, taking one back.
import { Type } from 'typebox';
import { audit, bool, choice, computed, type Field, int, json, text } from '../../core/field.ts';
import { type Fields, resource, type Shape } from '../../core/resource.ts';

export const STATUSES = ['created', 'loading', 'processing', 'done', 'paused', 'resuming', 'error'] as const;
export type Status = (typeof STATUSES)[number];

export const OBJECT_TYPES = ['lead', 'contact', 'opportunity'] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

const anything = Type.Object({}, { additionalProperties: true });

/** A field that only this server has. */
const ours = <F extends Field>(field: F, meaning: string): F => ({
  ...field,
  schema: { ...field.schema, description: `x-ajar-extension: ${meaning}` },
});

const common = {
  id: text(),
  ...audit({ names: false }),
  status: choice(STATUSES),
  n_leads: int({ nullable: true }),
  n_leads_processed: int(),
  n_objects: int({ nullable: true }),
  n_objects_processed: int(),
  n_objects_skipped: ours(int(), 'how many were left as they were: they had the value already, or are gone.'),
  n_objects_failed: ours(int(), 'how many could not be changed; each is listed with the reason under object/.'),
  error: ours(text({ nullable: true }), 'why it ended with the status error.'),
};

const population = {
  query: text({ nullable: true }),
  s_query: json(anything, (value) => value),
  results_limit: int({ nullable: true }),
  sort: json(Type.Array(anything), (value) => value),
  send_done_email: bool(),
};

const undoing = {
  undo_id: ours(
    computed(
      Type.String(),
      `(select u.id from bulk_action u where u.organization_id = t.organization_id and u.undone_id = t.id)`,
      { nullable: true },
    ),
    'the bulk action that takes this one back.',
  ),
};

/** The value as text, as the contract has it. */
const asText = computed(Type.String(), `case when t.value not like '[%' then t.value::jsonb #>> '{}' end`, {
  nullable: true,
});
const asList = computed(Type.Array(Type.Any()), `case when t.value like '[%' then t.value::jsonb end`, {
  nullable: true,
});

export const EDIT_TYPES = [
  'set_lead_status',
  'set_custom_field',
  'clear_custom_field',
  'set_contact_custom_field',
  'clear_contact_custom_field',
  'set_opportunity_custom_field',
  'clear_opportunity_custom_field',
  'set_global_custom_field',
  'clear_global_custom_field',
] as const;
export type EditType = (typeof EDIT_TYPES)[number];

export const OPERATIONS = ['replace', 'add', 'remove'] as const;
export type Operation = (typeof OPERATIONS)[number];

const editing = {
  type: choice(EDIT_TYPES),
  lead_status_id: text({ nullable: true }),
  custom_field_id: ours(text({ nullable: true }), 'the id of the custom field.'),
  custom_field_name: text({ nullable: true }),
  custom_field_value: asText,
  custom_field_values: ours(asList, 'the values, when a list of them was given.'),
  custom_field_operation: ours(choice(OPERATIONS, { nullable: true }), 'what is done with the value.'),
};

const kind = <F extends Fields>(name: 'edit' | 'delete' | 'undo', class_name: string, fields: F) =>
  resource({
    name: `bulk_${name}`,
    class_name,
    path: `/bulk_action/${name}/`,
    table: 'bulk_action',
    prefix: `bulk${name}`,
    fields: { ...common, ...fields },
    fixed: { kind: name },
    operations: ['list', 'get'],
    default_order: '-date_created',
    event: name === 'undo' ? null : `bulk_action.${name}`,
    rules: { prepare: (_ctx, changes) => changes.forEach(noteEnd) },
  });

/** The event log says when one is done, or paused, beside that it has changed. */
function noteEnd({ values, also }: { values: { status?: unknown }; also: string[] }): void {
  if (values.status === 'done') also.push('completed');
  if (values.status === 'paused') also.push('paused');
}

export const bulkEdit = kind('edit', 'BulkEditAction', { ...editing, ...population, ...undoing });

export const bulkDelete = kind('delete', 'BulkDeleteAction', {
  bulk_object_type: text({ column: 'object_type' }),
  ...population,
  ...undoing,
});

export const bulkUndo = kind('undo', 'BulkUndoAction', {
  undone_id: text({ description: 'x-ajar-extension: the bulk action that this one takes back.' }),
  object_type: text({ description: 'x-ajar-extension: what its objects are.' }),
});

export type BulkAction = Shape<typeof common>;
