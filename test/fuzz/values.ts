// Values for the parameters and bodies of fuzzed requests: such as a schema asks for, and such as nothing asks for.
import type { Schema } from '../answers.ts';
import type { Memory } from './memory.ts';
import type { Random } from './random.ts';

const WORDS = [
  'Ann',
  'Acme',
  'red',
  'x',
  'Straße',
  '東京',
  '👩‍👩‍👧',
  'a"b\\c',
  "o'neil",
  '%_%',
  '<b>x</b>',
  '*',
  '-',
  'İ',
];

/** What no field is made for. */
const NASTY: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e300,
  -0,
  2 ** 53,
  '',
  ' ',
  '0',
  'null',
  'x'.repeat(300),
  'x'.repeat(110_000),
  '\u0000',
  'a\ud800b',
  '\u202e\u200b\ufeff',
  '2026-02-30',
  '0000-01-01',
  '9999999-01-01T00:00:00Z',
  '-infinity',
  'tomorrow at 3',
  'FREQ=DAILY;COUNT=0',
  "'; drop table lead; --",
  '../../etc/passwd',
  '__proto__',
  [],
  [null],
  [[[[]]]],
  ['x', 'x'],
  Array.from({ length: 300 }, (_, index) => index),
  {},
  { a: { b: { c: 1 } } },
  { constructor: 1, toString: null, length: -1 },
  { id: 'x' },
  [{}],
  [{ id: null }],
];

export const nasty = (random: Random): unknown => random.one(NASTY);

/** A value that the schema allows, as far as it says; `name` is what it is called, which tells of whom an id is. */
export function valueFor(schema: Schema, name: string, random: Random, memory: Memory): unknown {
  const choices = schema.anyOf ?? (schema.enum ? undefined : schema.allOf);
  if (choices) return valueFor(random.one(choices), name, random, memory);
  if (schema.enum) return random.one(schema.enum);
  if ('const' in schema) return schema.const;
  const type = [schema.type ?? 'string'].flat();
  switch (random.one(type)) {
    case 'boolean':
      return random.percent(50);
    case 'integer':
      return random.one([0, 1, 2, 10, 100, schema.maximum ?? 50]);
    case 'number':
      return random.one([0, 1, 0.5, 99, -3, 1e6]);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: random.below(4) }, () => valueFor(schema.items ?? {}, name, random, memory));
    case 'object':
      return objectFor(schema, random, memory);
    default:
      return textFor(schema, name, random, memory);
  }
}

export function objectFor(schema: Schema, random: Random, memory: Memory): Record<string, unknown> {
  const required = new Set(schema.required);
  const names = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || random.percent(35));
  return Object.fromEntries(names.map(([name, part]) => [name, valueFor(part, name, random, memory)]));
}

function textFor({ format }: Schema, name: string, random: Random, memory: Memory): string {
  const day = `20${10 + random.below(40)}-0${1 + random.below(9)}-1${random.below(10)}`;
  if (format === 'date') return day;
  if (format === 'date-time') return random.one([`${day}T10:00:00Z`, `${day}T23:59:59.999999+05:30`, day]);
  const id = memory.idCalled(name, random);
  if (id !== undefined && random.percent(85)) return id;
  if (name === 'query') return random.one(QUERIES);
  if (name === '_fields') return random.one(['id', '_all', 'id,name,custom', 'custom', 'nothing', 'id,id,lead_id']);
  if (name === 'url') return random.one(['https://hooks.example.com/x', 'http://127.0.0.1/', 'x']);
  if (name.includes('email')) return `${random.below(1000)}@example.com`;
  if (name.includes('phone')) return random.one(['+1 650 253 0000', '030 1234', '1-800-FLOWERS']);
  if (name.includes('html')) return random.one(['<body><p>a</p></body>', '<body>', '<body><b></i></body>', 'x']);
  if (name.includes('recurrence')) return random.one(['FREQ=WEEKLY;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=31', 'RRULE']);
  return Array.from({ length: 1 + random.below(3) }, () => random.one(WORDS)).join(' ');
}

const QUERIES = [
  '*',
  'Acme',
  'name:Ann or red',
  'not x',
  'tasks > 1',
  'has:email',
  '(',
  '"',
  'created > 2026',
  'sort:-created',
  'in:x',
];
