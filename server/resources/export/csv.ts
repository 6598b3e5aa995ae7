// Writes CSV (RFC 4180): lines end in CRLF, cells are quoted where they must be, and none is a formula to a spreadsheet.

/** One line of cells. Null is empty, a list is its values with commas between them, anything else that is no single value
 *  is its JSON. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = harmless(asText(value));
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}

/** Where a spreadsheet may see a cell begin whose text it would run: at the beginning, and within a text after what separates
 *  cells or lines for one that is told of another separator than the comma. It passes over blanks, quotes and what cannot be
 *  seen, and takes the wide and small forms of the signs for the same. Each match has a whole run of what is passed over, in
 *  which cells may begin too, so that no run is looked through twice. */
const START =
  /(^[;|]?|[;|])([\s\p{C}\p{Z}"']*)([=+\-@＝＋－＠﹦﹢﹣﹫])?|([\s\p{C}\p{Z}"']+)([=+\-@＝＋－＠﹦﹢﹣﹫])?/gu;
/** What separates cells or lines and is passed over as well. */
const SEPARATOR = /[\t\n]|\r(?!\n)/g;
/** A cell that begins with a tab or a line's end may be run too. */
const BLANK_START = /^'*[\t\r\n]/;
/** Numbers and telephone numbers: digits and what stands between them, which names no function, no cell and no program. */
const NUMBER = /^[+-]?[\d.,][\d.,]*(e[+-]?\d+)?%?$|^\+\d[\d ().-]*$/i;

/** An apostrophe makes it text. There is one more wherever a text has some already, so whoever takes one away at each of these
 *  places has the text as it was. */
function harmless(text: string): string {
  if (NUMBER.test(text)) return text;
  let guarded_start = false;
  const guarded = text.replace(START, (all, separator, passed, sign, run = '', run_sign, at) => {
    if (separator !== undefined && sign) {
      guarded_start ||= at === 0 && separator === '';
      return `${separator}'${guardedRun(passed)}${sign}`;
    }
    return run_sign ? `${guardedRun(run)}${run_sign}` : all;
  });
  return !guarded_start && BLANK_START.test(text) ? `'${guarded}` : guarded;
}

const guardedRun = (run: string): string => run.replace(SEPARATOR, "$&'");
