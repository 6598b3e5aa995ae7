// Writes CSV (RFC 4180): lines end in CRLF, cells are quoted where they must be, and none is a formula to a spreadsheet.

/** One line of cells. Null is empty, a list is its values with commas between them, anything else that is no single value
 *  is its JSON. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = harmless(asText(value));
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}

/** Spreadsheets run text that begins so, also when they keep it in quotes; their wide forms are taken for the same. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Numbers and telephone numbers: digits and what stands between them, which names no function, no cell and no program. */
const NUMBER = /^[+-]?[\d.,][\d.,]*(e[+-]?\d+)?%?$|^\+\d[\d ().-]*$/i;

/** The apostrophe makes it text. */
const harmless = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);
