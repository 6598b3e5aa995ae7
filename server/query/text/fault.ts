// What is wrong with a search text: where, and what was expected there.
import { type ApiError, invalidField } from '../../core/errors.ts';

const AROUND = 20;

/** A 400 that names the character, counted from 1, and shows the text around it. */
export function fault(text: string, at: number, problem: string): ApiError {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const after = text.slice(at, at + AROUND);
  const near = `${at > AROUND ? '…' : ''}${before}${after}${at + AROUND < text.length ? '…' : ''}`.toWellFormed();
  const where = near.trim() === '' ? '' : ` (near ${near.trim()})`;
  return invalidField('query', `At character ${at + 1}${where}: ${problem}`);
}

/** A text of the caller's, short enough to be shown in an error. */
export const shown = (text: string): string => `"${text.length > 50 ? `${text.slice(0, 50).toWellFormed()}…` : text}"`;

/** What was probably meant: the known name with the fewest letters different, if those are few. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const most = Math.min(3, Math.ceil(name.length / 3));
  let found: string | null = null;
  let fewest = most + 1;
  for (const one of known) {
    if (Math.abs(one.length - name.length) >= fewest) continue;
    const distance = difference(name.toLowerCase(), one.toLowerCase());
    if (distance < fewest) [found, fewest] = [one, distance];
  }
  return found;
}

/** How many letters have to be put in, left out or changed to make one of the other. */
function difference(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
