// The grammar of search texts: what reads as what, what is refused and where.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../core/errors.ts';
import { type Node, parse, print, type Value } from './syntax.ts';
import { OPERATORS } from './tokens.ts';

/** A tree in short: `and(name:acme, "x y")`. */
function short(node: Node): string {
  const value = ({ text, quoted, prefix }: Value): string => (quoted ? `"${text}"` : `${text}${prefix ? '*' : ''}`);
  switch (node.kind) {
    case 'all':
      return 'all';
    case 'term':
      return value(node.value);
    case 'and':
    case 'or':
      return `${node.kind}(${node.parts.map(short).join(', ')})`;
    case 'not':
      return `not(${short(node.part)})`;
    case 'clause':
      return `${node.name}{${node.inner ? short(node.inner) : ''}}`;
    case 'compare':
      return `${node.field}${node.operator}${value(node.value)}`;
    case 'in':
      return `${node.field} in [${node.values.map(value).join(', ')}]`;
  }
}

const problem = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ApiError && error.status === 400)
      return (error.body['field-errors'] as { query: string }).query;
    throw error;
  }
  throw new Error(`no fault is found in ${text}`);
};

describe('a search text', () => {
  it.each([
    ['', 'all'],
    ['  *  ', 'all'],
    ['acme', 'acme'],
    ['acm*', 'acm*'],
    ['Acme Corp', 'and(Acme, Corp)'],
    ['Berlin, Germany', 'and(Berlin, Germany)'],
    ['"Acme Corp" x', 'and("Acme Corp", x)'],
    ['"say \\"hi\\" \\\\ there"', '"say "hi" \\ there"'],
    ['a and b or c', 'or(and(a, b), c)'],
    ['a AND (b OR c) d', 'and(a, or(b, c), d)'],
    ['not a b', 'and(not(a), b)'],
    ['not not a', 'not(not(a))'],
    ['not (a or b)', 'not(or(a, b))'],
    ['name:acme', 'name:acme'],
    ['name : "two words"', 'name:"two words"'],
    ['value>=10', 'value>=10'],
    ['value != -5', 'value!=-5'],
    ['name:acm* url:*', 'and(name:acm*, url:*)'],
    ['state:or', 'state:or'],
    ['not state:in', 'not(state:in)'],
    ['in:"save_x"', 'in:"save_x"'],
    ['"custom.Field Name":x', 'custom.Field Name:x'],
    ['status in ("a", b,"c d")', 'status in ["a", b, "c d"]'],
    ['status not in ("a")', 'not(status in ["a"])'],
    ['contact(title:ceo email_address:*) x', 'and(contact{and(title:ceo, email_address:*)}, x)'],
    ['contact()', 'contact{}'],
    ['contact (a)', 'and(contact, a)'],
    ['contact(lead(a or b))', 'contact{lead{or(a, b)}}'],
    ['url:https://acme.example/a?b=c', 'url:https://acme.example/a?b=c'],
    ['https://acme.example', 'https://acme.example'],
    ['ann@acme.example', 'ann@acme.example'],
    ['created:2024-01-31T10:30:00', 'created:2024-01-31T10:30:00'],
    ['created:last month x', 'and(created:"last month", x)'],
    ['created > 3 days ago', 'created>"3 days ago"'],
    ['created:last 7 days or a', 'or(created:"last 7 days", a)'],
    ['name:last call', 'and(name:last, call)'],
    ['sort:-created,name slice:1/3', 'and(sort:-created,name, slice:1/3)'],
    ["O'Brien & Sons! AT&T", "and(O'Brien, &, Sons!, AT&T)"],
    ['Müller 北京', 'and(Müller, 北京)'],
  ])('%s reads as %s', (text, tree) => {
    expect(short(parse(text))).toBe(tree);
  });

  it.each([
    ['(a or b', 8, 'expected ")" for the one that is opened at character 1, but the text ends.'],
    ['a or', 5, 'expected a condition, but the text ends.'],
    ['or a', 1, 'expected a condition, but there is "or".'],
    ['a ) b', 3, 'expected a condition or the end, but there is ")".'],
    ['()', 2, 'expected a condition, but there is ")".'],
    ['name:', 6, 'expected a value after :, but the text ends.'],
    ['name: (x)', 7, 'expected a value after :, but there is "(".'],
    ['value > > 5', 9, 'expected a value after >, but there is ">".'],
    [': x', 1, 'expected a condition, but there is ":".'],
    ['name:"acme', 6, 'expected a closing quote (") after this one.'],
    ['status in ("a" "b")', 16, 'expected "," or ")", but there is "b".'],
    ['status in ("a"', 15, 'expected "," or ")", but the text ends.'],
    ['name:a*b', 7, 'a * can stand alone or at the end of a word; expected it there.'],
    ['not', 4, 'expected a condition, but the text ends.'],
  ])('%s is refused at character %i', (text, at, expected) => {
    const told = problem(text);
    expect(told).toMatch(new RegExp(`^At character ${at}\\b`));
    expect(told.endsWith(expected)).toBe(true);
  });

  it('that is refused is shown around the place', () => {
    const text = `${'word '.repeat(20)}name: ) ${'more '.repeat(20)}`;
    expect(problem(text)).toBe(
      'At character 107 (near …ord word word name: ) more more more mor…): expected a value after :, but there is ")".',
    );
  });

  it('that is too long, too deep or too much is refused', () => {
    expect(problem('x'.repeat(50_001))).toContain('longer than 50000 characters');
    expect(problem(`${'('.repeat(5000)}a`)).toContain('more than 20 levels deep');
    expect(problem(`${'not '.repeat(5000)}a`)).toContain('more than 20 levels deep');
    expect(problem('contact('.repeat(5000))).toContain('more than 20 levels deep');
    expect(problem('a '.repeat(501))).toContain('more than 500 conditions');
    expect(problem(`id in (${'a,'.repeat(1001)}a)`)).toContain('more than 1000 values');
    expect(short(parse(`${'('.repeat(20)}a${')'.repeat(20)}`))).toBe('a');
  });
});

const word = fc
  .stringMatching(/^[a-zA-Zäß0-9][a-zA-Z0-9@.&'_-]{0,8}$/)
  .filter((text) => !/^(and|or|not|in|last|this|next)$/i.test(text) && !/^\d+$/.test(text));
const quoted = fc.string({ unit: 'grapheme', maxLength: 12 });
const value: fc.Arbitrary<Value> = fc.oneof(
  word.map((text) => ({ text, quoted: false, prefix: false, at: 0 })),
  word.map((text) => ({ text, quoted: false, prefix: true, at: 0 })),
  quoted.map((text) => ({ text, quoted: true, prefix: false, at: 0 })),
);
const name = fc.oneof(word, quoted);

const { tree } = fc.letrec<{ tree: Node; several: Node[] }>((tie) => ({
  several: fc.array(tie('tree'), { minLength: 2, maxLength: 4, depthIdentifier: 'tree' }),
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 5, depthIdentifier: 'tree' },
    value.map((one): Node => ({ kind: 'term', value: one, at: 0 })),
    fc.constant<Node>({ kind: 'all', at: 0 }),
    fc
      .tuple(name, fc.constantFrom(...OPERATORS), value)
      .map(([field, operator, one]): Node => ({ kind: 'compare', field, operator, value: one, at: 0 })),
    fc
      .tuple(name, fc.array(value, { maxLength: 4 }))
      .map(([field, values]): Node => ({ kind: 'in', field, values, at: 0 })),
    tie('tree').map((part): Node => ({ kind: 'not', part, at: 0 })),
    tie('several').map((parts): Node => ({ kind: 'and', parts, at: 0 })),
    tie('several').map((parts): Node => ({ kind: 'or', parts, at: 0 })),
    fc
      .tuple(word, fc.option(tie('tree')))
      .map(([clause, inner]): Node => ({ kind: 'clause', name: clause, inner, at: 0 })),
  ),
}));

const withoutPlaces = (node: Node): unknown =>
  JSON.parse(JSON.stringify(node, (key, inner) => (key === 'at' ? undefined : inner)));

describe('any tree', () => {
  it('is printed as a text that reads as the same tree', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(withoutPlaces(parse(print(one)))).toEqual(withoutPlaces(one));
      }),
      { numRuns: 500 },
    );
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ' ',
    '"',
    '\\',
    '(',
    ')',
    ',',
    ':',
    '=',
    '!',
    '>',
    '<',
    '*',
    'and',
    'or',
    'not',
    'in',
    'a',
    'name',
    '//',
    '5',
    '\ud800',
  );
  it('is read or refused, never anything else', () => {
    const read = (text: string): void => {
      try {
        parse(text);
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 400) throw error;
      }
    };
    fc.assert(fc.property(fc.string({ unit: 'binary' }), read), { numRuns: 500 });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        read,
      ),
      { numRuns: 2000 },
    );
  });
});
