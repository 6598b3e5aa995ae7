import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ExtraFilter, FilterFault, parseFilter, passes } from './extra-filter.ts';

const event = {
  action: 'updated',
  lead_id: null,
  changed_fields: ['status_id', 'date_updated'],
  data: { status_id: 'stat_1', name: 'Acme Ltd', 'custom.cf_x': [1, 2], contacts: [{ name: 'Ann' }, { name: 'Bob' }] },
};
const on = (field: string, filter: ExtraFilter): ExtraFilter => ({ type: 'field_accessor', field, filter });
const equals = (value: unknown): ExtraFilter => ({ type: 'equals', value });

describe('a filter passes', () => {
  it.each<[string, ExtraFilter, boolean]>([
    ['a value that is equal', on('action', equals('updated')), true],
    ['no value that differs', on('action', equals('created')), false],
    ['whole objects and lists that are equal', on('data', on('custom.cf_x', equals([1, 2]))), true],
    ['a dotted name as one key, not as a path', on('data.status_id', { type: 'is_null' }), true],
    ['what differs', on('action', { type: 'not_equals', value: 'created' }), true],
    ['null', on('lead_id', { type: 'is_null' }), true],
    ['what is missing, as null', on('nothing', { type: 'is_null' }), true],
    ['what is missing, as equal to null', on('nothing', equals(null)), true],
    ['nothing below what is missing', on('nothing', on('more', { type: 'non_null' })), false],
    ['a list that has the value', on('changed_fields', { type: 'contains', value: 'status_id' }), true],
    ['a text that has the part', on('data', on('name', { type: 'contains', value: 'cme' })), true],
    ['no number that is asked for a part', on('nothing', { type: 'contains', value: 'x' }), false],
    [
      'a list with an element that passes',
      on('data', on('contacts', { type: 'any_array_value', filter: on('name', equals('Bob')) })),
      true,
    ],
    ['no text as a list', on('action', { type: 'any_array_value', filter: { type: 'non_null' } }), false],
    ['all of none', { type: 'and', filters: [] }, true],
    ['not any of none', { type: 'or', filters: [] }, false],
    ['not what every object inherits', on('constructor', { type: 'non_null' }), false],
  ])('%s', (_what, filter, expected) => {
    expect(passes(parseFilter(filter, 'filter'), event)).toBe(expected);
    expect(passes({ type: 'not', filter }, event)).toBe(!expected);
  });

  it('the documented example: only when a lead moved into a status', () => {
    const filter = parseFilter(
      {
        type: 'and',
        filters: [
          { type: 'field_accessor', field: 'changed_fields', filter: { type: 'contains', value: 'status_id' } },
          { type: 'field_accessor', field: 'data', filter: on('status_id', equals('stat_1')) },
        ],
      },
      'filter',
    );
    expect(passes(filter, event)).toBe(true);
    expect(passes(filter, { ...event, data: { status_id: 'stat_2' } })).toBe(false);
    expect(passes(filter, { ...event, changed_fields: ['name'] })).toBe(false);
  });
});

describe('a filter that is none is refused with its place', () => {
  it.each([
    ['text', 'filter must be an object.'],
    [null, 'filter must be an object.'],
    [[], 'filter must be an object.'],
    [{}, 'filter needs a type.'],
    [{ type: 'matches' }, 'filter.type is none of equals'],
    [{ type: 'constructor' }, 'filter.type is none of equals'],
    [{ type: 'equals' }, 'filter needs value.'],
    [{ type: 'not', filter: { type: 'or' } }, 'filter.filter needs filters.'],
    [{ type: 'and', filters: {} }, 'filter.filters must be a list.'],
    [{ type: 'and', filters: [{ type: 'is_null' }, { type: 'x' }] }, 'filter.filters[1].type is none of'],
    [{ type: 'field_accessor', field: 1, filter: { type: 'is_null' } }, 'filter.field must be a text.'],
    [{ type: 'field_accessor', field: 'data' }, 'filter needs filter.'],
  ])('%j', (filter, message) => {
    expect(() => parseFilter(filter, 'filter')).toThrow(message);
  });

  it('one that is too deep or too long', () => {
    let deep: ExtraFilter = { type: 'is_null' };
    for (let n = 0; n < 50; n++) deep = { type: 'not', filter: deep };
    const long = { type: 'or', filters: Array.from({ length: 600 }, () => ({ type: 'is_null' })) };
    for (const filter of [deep, long]) expect(() => parseFilter(filter, 'filter')).toThrow('too large');
  });
});

test('whatever is sent, it is a filter that decides, or a fault', () => {
  const leaf = fc.oneof(
    fc.record({ type: fc.constantFrom('equals', 'not_equals', 'contains'), value: fc.jsonValue({ maxDepth: 1 }) }),
    fc.record({ type: fc.constantFrom('is_null', 'non_null', 'and') }),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      leaf,
      fc.record({ type: fc.constantFrom('and', 'or'), filters: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ type: fc.constantFrom('not', 'any_array_value'), filter: tie('node') }),
      fc.record({ type: fc.constant('field_accessor'), field: fc.string(), filter: tie('node') }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  })).node;
  fc.assert(
    fc.property(tree, fc.jsonValue(), (filter, value) => {
      try {
        const parsed = parseFilter(filter, 'filter');
        expect(passes(parsed, value)).toBe(!passes({ type: 'not', filter: parsed }, value));
      } catch (error) {
        expect(error).toBeInstanceOf(FilterFault);
      }
    }),
  );
});
