// Moments as CSV exports write them (activities-search-automation.md §11). They come in UTC; days stay as they are.
import type { DateFormat } from './export.ts';

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2})(:\d{2}:\d{2})(\.\d+)?\+00:00$/;

export function formatDate(text: string, format: DateFormat): string {
  const [found, day, hours = '', rest, fraction = ''] = MOMENT.exec(text) ?? [];
  if (found === undefined) return text;
  switch (format) {
    case 'original':
      return `${day} ${hours}${rest}${fraction}+00:00`;
    case 'iso8601':
      return `${day}T${hours}${rest}+00:00`;
    case 'excel': {
      const hour = Number(hours);
      return `${day} ${String(hour % 12 || 12).padStart(2, '0')}${rest} ${hour < 12 ? 'AM' : 'PM'}`;
    }
  }
}
