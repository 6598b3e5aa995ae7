// What the definition of any custom field is made of, and which parts of it go together (core.md §9.1, §9.2).
import { Type } from 'typebox';
import { CUSTOM_TYPES, MULTIPLE } from '../../core/custom-types.ts';
import { DOES_NOT_EXIST, invalidField } from '../../core/errors.ts';
import {
  audit,
  bool,
  choice,
  type FieldOptions,
  json,
  Refusal,
  text,
  type Writes,
  wrongType,
} from '../../core/field.ts';
import { looksLikeId } from '../../core/ids.ts';
import { BUILT_IN_ROLES } from '../../core/permissions.ts';
import type { Change, Shape } from '../../core/resource.ts';

const LONGEST_NAME = 200;
const LONGEST_CHOICE = 255;
const MOST_CHOICES = 1000;

// Long texts are a matter of custom activities alone.
const TYPES = CUSTOM_TYPES.filter((type) => type !== 'textarea');

/** The fields of a definition; `form` says when the type of its values may be written. */
export const definition = (form: Writes) => ({
  id: text(),
  name: text({ writes: 'always', required: true, min: 1, max: LONGEST_NAME }),
  description: text({ writes: 'always', nullable: true, max: 280 }),
  type: choice(TYPES, { writes: form, required: true }),
  choices: json(Type.Array(Type.String()), parseChoices, { writes: 'always', nullable: true }),
  accepts_multiple_values: bool({ writes: form }),
  referenced_custom_type_id: text({ writes: 'create', nullable: true, max: 100 }),
  back_reference_is_visible: bool({ writes: 'always', nullable: true }),
  is_shared: bool(),
  ...audit({ names: false }),
});

export type Definition = Shape<ReturnType<typeof definition>>;

/** The roles whose members may edit the values; everybody when there are none. */
export const roles = <O extends FieldOptions>(options?: O) => json(Type.Array(Type.String()), parseRoles, options);

function parseRoles(value: unknown): string[] {
  const ids = texts(value);
  if (!ids.every((id) => Object.hasOwn(BUILT_IN_ROLES, id) || looksLikeId('role', id)))
    throw new Refusal(DOES_NOT_EXIST);
  return [...new Set(ids)];
}

function parseChoices(value: unknown): string[] {
  const choices = texts(value).map((choice) => choice.trim());
  if (choices.length > MOST_CHOICES) throw new Refusal('List is too long.');
  if (choices.includes('')) throw new Refusal('A choice must not be empty.');
  if (choices.some((choice) => choice.length > LONGEST_CHOICE)) {
    throw new Refusal(`The value must be no longer than ${LONGEST_CHOICE} characters.`);
  }
  if (new Set(choices).size < choices.length) throw new Refusal('Choices must be unique.');
  return choices;
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (!value.every((one) => typeof one === 'string')) throw wrongType('str');
  return value;
}

/** Makes the parts of a new or changed definition agree with its type. */
export function settleForm<D extends Definition>({ before, values }: Change<D>): void {
  const form: Partial<Definition> = values;
  const type = form.type ?? before?.type;
  if (type === 'custom_object') {
    throw invalidField('type', 'There are no custom objects yet that a custom field could refer to.');
  }
  if (form.accepts_multiple_values && !MULTIPLE.has(type ?? '')) {
    throw invalidField('accepts_multiple_values', 'Custom fields of this type take only one value.');
  }
  form.choices = type === 'choices' ? (form.choices ?? before?.choices ?? []) : null;
  form.accepts_multiple_values =
    MULTIPLE.has(type ?? '') && (form.accepts_multiple_values ?? before?.accepts_multiple_values ?? false);
  form.referenced_custom_type_id = null;
  form.back_reference_is_visible = null;
}
