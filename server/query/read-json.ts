// Reads parts of JSON that comes from outside; what does not fit is a 400 that names its place.
import { invalidField, REQUIRED } from '../core/errors.ts';
import type { Row } from '../core/resource.ts';
import type { TextMode } from './query.ts';

const MODES: readonly TextMode[] = ['full_words', 'phrase', 'beginning_of_words', 'exact_value'];

export const readMode = (value: unknown, place: string): TextMode => readOneOf(value ?? 'full_words', MODES, place);

export function readObject(value: unknown, place: string): Row {
  if (value === undefined) throw invalidField(place, REQUIRED);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidField(place, 'Value must be of dict type.');
  }
  return value as Row;
}

export function readCount(value: unknown, place: string): number {
  if (value === undefined) throw invalidField(place, REQUIRED);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidField(place, 'Value must be of int type.');
  if (value < 1 || value > 1_000_000) throw invalidField(place, 'Must be a whole number from 1 to 1000000.');
  return value;
}

const MOST_VALUES = 10_000;

export const readTexts = (value: unknown, place: string): string[] =>
  readList(value, place, MOST_VALUES).map((one, index) => readText(one, `${place}[${index}]`));

export function readList(value: unknown, place: string, most: number): unknown[] {
  if (value === undefined) throw invalidField(place, REQUIRED);
  if (!Array.isArray(value)) throw invalidField(place, 'Value must be of list type.');
  if (value.length > most) throw invalidField(place, 'List is too long.');
  return value;
}

export function readText(value: unknown, place: string, longest = 1000): string {
  if (value === undefined) throw invalidField(place, REQUIRED);
  if (typeof value !== 'string') throw invalidField(place, 'Value must be of str type.');
  if (value.length > longest) throw invalidField(place, `The value must be no longer than ${longest} characters.`);
  return value;
}

export function readOneOf<const T extends string>(value: unknown, known: readonly T[], place: string): T {
  const text = readText(value, place);
  const found = known.find((one) => one === text);
  if (found === undefined) throw invalidField(place, `Must be one of ${known.join(', ')}.`);
  return found;
}
