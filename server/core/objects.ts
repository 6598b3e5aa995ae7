// Lists of small objects that live in one column of a row: a contact's phones, a lead's addresses.
import { setImmediate as immediate } from 'node:timers/promises';
import { Type } from 'typebox';
import { type FieldErrors, MOST_NAMED, REQUIRED } from './errors.ts';
import { type Field, type FieldOptions, json, Refusal, wrongType } from './field.ts';
import { type Fields, fieldSchema, type Row, type Shape } from './resource.ts';

export interface ObjectsOptions extends FieldOptions {
  /** The parts that an object has whether or not the caller gives them. */
  defaults: Row;
  /** The part that tells objects apart: of two alike, whatever their case, the first is kept. */
  once?: string;
}

const MOST = 100;

/** A list of objects with these parts. Parts that callers may not write, and keys that nobody knows, are passed over,
 *  since clients send whole answers back. */
export const objects = <P extends Fields, O extends ObjectsOptions>(parts: P, options: O) => {
  const schema = Type.Object(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, fieldSchema(part)])),
  );
  const parse = (value: unknown) => readObjects(parts, value, options) as unknown as Shape<P>[];
  return json(Type.Array(schema), parse, { empty: [], ...options });
};

function readObjects(parts: Fields, value: unknown, { defaults, once }: ObjectsOptions): Row[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (value.length > MOST) throw new Refusal('List is too long.');
  const found = readEach(value, (item) => ({ ...defaults, ...readParts(parts, item) }));
  return once === undefined ? found : distinct(found, once);
}

type ReadItem<T> = (item: Row, index: number) => T;

/** Reads each item of a list. What is wrong with one is told under its place in the list (core.md §1.10). */
export function readEach<T>(items: readonly unknown[], read: ReadItem<T>): T[] {
  const list = listOf(read);
  for (const [index, item] of items.entries()) if (!list.take(item, index)) break;
  return list.end();
}

/** The same for items that are much work each: other requests have their turn in between. */
export async function readEachInTurn<T>(items: readonly unknown[], read: ReadItem<T>): Promise<T[]> {
  const list = listOf(read);
  for (const [index, item] of items.entries()) {
    await immediate();
    if (!list.take(item, index)) break;
  }
  return list.end();
}

function listOf<T>(read: ReadItem<T>) {
  const found: T[] = [];
  const errors: FieldErrors = {};
  return {
    /** Whether it is worth going on. */
    take(item: unknown, index: number): boolean {
      try {
        if (typeof item !== 'object' || item === null || Array.isArray(item)) throw wrongType('dict');
        found.push(read(item as Row, index));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        errors[index] = error.reason;
      }
      return Object.keys(errors).length < MOST_NAMED;
    },
    end(): T[] {
      if (Object.keys(errors).length > 0) throw new Refusal({ errors });
      return found;
    },
  };
}

function readParts(parts: Fields, item: Row): Row {
  const values: Row = {};
  const errors: FieldErrors = {};
  for (const [name, part] of Object.entries(parts)) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (part.writes !== 'always') continue;
    if (value === undefined || value === null || value === '') {
      if (part.required) errors[name] = REQUIRED;
      continue;
    }
    const result = tried(part, value);
    if ('reason' in result) errors[name] = result.reason;
    else values[name] = result.value;
  }
  if (Object.keys(errors).length > 0) throw new Refusal({ 'field-errors': errors });
  return values;
}

function tried(part: Field, value: unknown): { value: unknown } | { reason: FieldErrors[string] } {
  try {
    return { value: part.parse(value) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reason: error.reason };
  }
}

/** Of the objects that are alike in one part, whatever its case, the first. */
export function distinct<T extends Row>(items: readonly T[], part: string): T[] {
  const byPart = new Map<string, T>();
  for (const item of items) {
    const key = String(item[part]).toLowerCase();
    if (!byPart.has(key)) byPart.set(key, item);
  }
  return [...byPart.values()];
}
