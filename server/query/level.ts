// Where in a query the compiler is: which objects are tested there, by what name their row goes, and what fields they have.
import type { Context } from '../core/context.ts';
import type { Comparison } from '../core/field.ts';
import type { Resource } from '../core/resource.ts';
import type { CustomField } from './custom-fields.ts';
import type { Kind, SearchField, SearchObject } from './vocabulary.ts';

/** A field whose SQL is known, on row `t`. */
export interface LocatedField extends SearchField {
  value: string;
  /** Of a custom field whose values are ids or choices: its key, and whether there can be several. */
  custom?: { key: string; multiple: boolean };
}

export interface Level {
  /** As queries call the objects. */
  object_type: string;
  /** Null where a list is filtered by its parameters: what its resource declares can be tested, nothing else. */
  object: SearchObject | null;
  row: string;
  field(name: string): LocatedField | null;
}

/** SQL that was written for row `t`, for a row that goes by another name. */
export const onRow = (row: string, text: string): string => (row === 't' ? text : text.replace(/\bt(?=[.)])/g, row));

export const levelOf = (ctx: Context, object: SearchObject, row: string): Level => ({
  object_type: object.object_type,
  object,
  row,
  field: (name) => fieldOf(ctx, object, name),
});

export const listLevel = (resource: Resource): Level => ({
  object_type: resource.name,
  object: null,
  row: 't',
  field: (name) => {
    const field = Object.hasOwn(resource.fields, name) ? resource.fields[name] : undefined;
    if (!field) return null;
    const kind = field.reference ? 'reference' : KINDS[field.comparison];
    return { kind, value: field.value ?? '', ...(field.reference ? { reference: field.reference } : {}) };
  },
});

const KINDS: Record<Comparison, Kind> = {
  text: 'choice',
  number: 'number',
  boolean: 'boolean',
  moment: 'moment',
  day: 'day',
  due: 'due',
};

/** A field of searched objects, with its SQL on row `t`. */
export function fieldOf(ctx: Context, object: SearchObject, name: string): LocatedField | null {
  const field = Object.hasOwn(object.fields, name) ? object.fields[name] : undefined;
  if (!field) return null;
  const declared = object.resource ? ctx.resource(object.resource).fields[name]?.value : undefined;
  return { ...field, value: field.value ?? declared ?? field.json ?? `t."${name}"` };
}

/** A custom field as one of an object's fields. */
export function customFieldOf({ id, type, accepts_multiple_values }: CustomField): LocatedField {
  const key = `custom.${id}`;
  const shown = `t.custom ->> '${key}'`;
  const present = `(t.custom ? '${key}')`;
  switch (type) {
    case 'number':
      return {
        kind: 'number',
        present,
        value: `case when jsonb_typeof(t.custom -> '${key}') = 'number' then (${shown})::numeric end`,
      };
    case 'date':
      return { kind: 'day', present, value: `(${shown})::date` };
    case 'datetime':
      return { kind: 'moment', present, value: `(${shown})::timestamptz` };
    case 'choices':
      return { kind: 'choice', present, value: `(${shown})`, custom: { key, multiple: accepts_multiple_values } };
    case 'user':
    case 'contact':
    case 'custom_object':
      return {
        kind: 'reference',
        reference: type,
        present,
        value: `(${shown})`,
        custom: { key, multiple: accepts_multiple_values },
      };
    default:
      return { kind: 'text', indexed: true, present, value: `(${shown})` };
  }
}
