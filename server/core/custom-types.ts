// The types of custom fields, and what a value of each looks like (core.md §9.2).
import { DOES_NOT_EXIST, NOT_A_CHOICE } from './errors.ts';
import { date, dateTime, Refusal, text, wrongType } from './field.ts';

export const CUSTOM_TYPES = [
  'text',
  'textarea',
  'number',
  'date',
  'datetime',
  'choices',
  'user',
  'contact',
  'custom_object',
  'hidden',
] as const;

export type CustomType = (typeof CUSTOM_TYPES)[number];

/** The types of which a field may take several values. */
export const MULTIPLE: ReadonlySet<string> = new Set<CustomType>(['choices', 'user', 'contact', 'custom_object']);

/** What has been looked up for values: ids of users by id or full name, and leads of contacts by the contact's id. */
export interface Lookups {
  users: ReadonlyMap<string, string>;
  contacts: ReadonlyMap<string, string>;
}

interface Typed {
  type: CustomType;
  choices: readonly string[] | null;
}

/** One value as it is kept and answered; undefined for null and the empty text, which unset. Throws `Refusal`. */
export function parseCustomValue(field: Typed, value: unknown, around: Lookups & { lead_id: unknown }): unknown {
  if (value === null || value === '') return undefined;
  switch (field.type) {
    case 'number':
      return number(value);
    case 'date':
      return DATE(value);
    case 'datetime':
      return DATE_TIME(value);
    case 'choices':
      return choice(field.choices ?? [], value);
    case 'user':
      return reference(value, (id) => around.users.get(id));
    case 'contact':
      // Only one of the same lead (core.md §9.2).
      return reference(value, (id) => (around.contacts.get(id) === around.lead_id ? id : undefined));
    case 'custom_object':
      throw new Refusal(DOES_NOT_EXIST);
    case 'hidden':
      return typeof value === 'string' ? TEXT(value) : scalar(value);
    default:
      return TEXT(value) || undefined;
  }
}

const TEXT = text().parse;
const DATE = date().parse;
const DATE_TIME = dateTime().parse;

function number(value: unknown): number {
  // JSON can say 1e999, which is no number here.
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType('number');
  // PostgreSQL has one zero only.
  return value === 0 ? 0 : value;
}

function scalar(value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  return number(value);
}

function choice(choices: readonly string[], value: unknown): string {
  if (typeof value !== 'string') throw wrongType('str');
  if (!choices.includes(value)) throw new Refusal(NOT_A_CHOICE);
  return value;
}

function reference(value: unknown, find: (id: string) => string | undefined): string {
  if (typeof value !== 'string') throw wrongType('str');
  const id = find(value);
  if (id === undefined) throw new Refusal(DOES_NOT_EXIST);
  return id;
}
