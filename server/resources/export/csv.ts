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
 *  seen, and takes the wide and small forms of the signs for the same. A cell that begins with a tab or a line's end may be
 *  run too. */
const FORMULA = /(?<=^|[;|\t\n]|\r(?!\n))(?=[\s\p{C}\p{Z}"']*[=+\-@＝＋－＠﹦﹢﹣﹫])|^(?='*[\t\r\n])/gu;
/** Numbers and telephone numbers: digits and what stands between them, which names no function, no cell and no program. */
const NUMBER = /^[+-]?[\d.,][\d.,]*(e[+-]?\d+)?%?$|^\+\d[\d ().-]*$/i;

/** An apostrophe makes it text. There is one more wherever a text has some already, so whoever takes one away at each of these
 *  places has the text as it was. */
const harmless = (text: string): string => (NUMBER.test(text) ? text : text.replace(FORMULA, "'"));
