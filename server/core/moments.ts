// Reading and writing the API's dates and date-times (core.md §1.14).

export type Moment = { day: string } | { at: Date };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/** Reads an ISO 8601 date or date-time; one without an offset is UTC. Null for anything else, also for impossible
 *  dates such as 2026-02-30. Precision is the millisecond. */
export function parseMoment(text: string): Moment | null {
  if (DAY.test(text)) return isDay(text) ? { day: text } : null;
  const match = DATE_TIME.exec(text);
  if (!match) return null;
  const [, day = '', hours = '', minutes = '', seconds = '00', fraction = '0', zone = 'Z'] = match;
  if (!isDay(day) || hours > '23' || minutes > '59' || seconds > '59') return null;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const at = new Date(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}${offset(zone)}`);
  // The offset may carry a time near the ends beyond the years that four digits can hold.
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999 ? null : { at };
}

const offset = (zone: string): string => {
  if (zone === 'Z' || zone === 'z') return 'Z';
  const digits = zone.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
};

/** Whether the text is a day of the calendar, `YYYY-MM-DD`, from year 1 to 9999. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match || match[1] === '0000') return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** `2026-02-08T20:30:54.314000+00:00`, and `2026-02-08T20:30:54+00:00` when the second is whole, as Python's isoformat writes it
 *  (additions.md §1). Never `Z`. */
export const isoDateTime = (at: Date): string =>
  at.getUTCMilliseconds() === 0
    ? `${at.toISOString().slice(0, 19)}+00:00`
    : `${at.toISOString().slice(0, -1)}000+00:00`;
