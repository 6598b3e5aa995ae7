// Shared custom fields: one definition on several objects, each of which says who may edit its values (core.md §9.4).
import { Type } from 'typebox';
import { deleting, updating } from '../../core/crud.ts';
import { noteChange } from '../../core/custom-changes.ts';
import { CUSTOM_OBJECTS, type CustomObject } from '../../core/custom-conversion.ts';
import { json } from '../../core/field.ts';
import { type Rules, resource, type Shape } from '../../core/resource.ts';
import { formChanged, placeFields, settle, takeAway } from './custom-field.rules.ts';
import { definition } from './definition.ts';
import { withValues } from './with-values.ts';

/** An association as it is kept and answered. */
export interface Association {
  object_type: string;
  custom_activity_type_id?: string;
  custom_object_type_id?: string;
  editable_with_roles: string[];
  required: boolean;
}

export const associationSchema = Type.Object({
  object_type: Type.String(),
  custom_activity_type_id: Type.Optional(Type.String()),
  custom_object_type_id: Type.Optional(Type.String()),
  editable_with_roles: Type.Array(Type.String()),
  required: Type.Boolean(),
});

const fields = {
  ...definition('create'),
  // Written by the endpoints of associations.
  associations: json(Type.Array(associationSchema), (value) => value as Association[]),
};

export type SharedCustomField = Shape<typeof fields>;

const rules: Rules<SharedCustomField> = {
  prepare: settle,

  async follow(ctx, changes) {
    for (const { id, before, after } of changes) {
      const was = objectsOf(before);
      const is = objectsOf(after);
      for (const object of is.filter((one) => !was.includes(one))) await placeFields(ctx, object, [id]);
      for (const object of was.filter((one) => !is.includes(one))) await takeAway(ctx, object, [id]);
      if (!before || !after || !formChanged(before, after)) continue;
      for (const object of is) await noteChange(ctx, object, id, before.type);
    }
  },
};

const objectsOf = (field: SharedCustomField | null): CustomObject[] =>
  CUSTOM_OBJECTS.filter((object) => field?.associations.some(({ object_type }) => object_type === object));

export const sharedCustomField = resource({
  name: 'shared_custom_field',
  class_name: 'SharedCustomField',
  path: '/custom_field/shared/',
  table: 'custom_field',
  fixed: { object_type: 'shared' },
  prefix: 'cf',
  fields,
  operations: ['list', 'get', 'create'],
  default_order: 'date_created',
  max_limit: 1000,
  event: 'custom_fields.shared',
  manage: 'manage_customizations',
  rules,
});

export const sharedCustomFieldEndpoints = [updating(sharedCustomField), deleting(sharedCustomField)].map(withValues);
