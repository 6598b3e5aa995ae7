// Cursors: where in the event log a page ended, as text that callers hand back. Forward ones are good for resuming a stream
// too.
import type { Context } from '../../core/context.ts';
import { type ApiError, badRequest } from '../../core/errors.ts';
import { isPosition, type Position } from '../../core/event-reader.ts';
import { type Bounds, isBounds, readableSince } from './filters.ts';

export interface Cursor {
  /** Older: what a snapshot shows below a sequence. Newer: what comes after a position. */
  goes: 'older' | 'newer';
  position: Position;
  /** When the reader was there, in seconds: what was deleted since then it would miss. */
  at: number;
  /** Of the request that the first cursor came from: they hold for all pages. */
  bounds: Bounds;
}

export const cursorText = ({ goes, position, at, bounds }: Cursor): string =>
  Buffer.from(JSON.stringify([goes, position, at, bounds])).toString('base64url');

/** Reads what `cursorText` wrote. Throws a 400 for anything else, and for what is from before the oldest event. */
export function readCursor(ctx: Context, text: string): Cursor {
  const cursor = parse(text);
  if (!cursor) throw badRequest('The cursor is not valid.');
  const since = readableSince(ctx);
  if (since !== null && cursor.at * 1000 < Date.parse(since)) throw stale();
  return cursor;
}

export const stale = (): ApiError =>
  badRequest('The cursor is too old: events that came after it have been deleted. Begin without one.');

function parse(text: string): Cursor | null {
  if (!/^[\w-]{1,8000}$/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [goes, position, at, bounds] = value;
  if (goes !== 'older' && goes !== 'newer') return null;
  if (typeof position !== 'string' || !isPosition(position)) return null;
  // What goes back does so within one snapshot.
  if (goes === 'older' && !/^\/[^/]+\//.test(position)) return null;
  return Number.isSafeInteger(at) && isBounds(bounds) ? { goes, position, at, bounds } : null;
}
