// Long answers are sent in pieces, each when the one before has gone: no second copy of the whole is made, no turn of the event
// loop is spent on all of it, and who reads slowly is waited for without a connection to the database.
import { Readable } from 'node:stream';

/** Characters. */
const PIECE = 64 * 1024;

/** What is sent for this text: the text itself, or a stream of it when it is long. */
export const inPieces = (text: string): string | Readable =>
  text.length <= 4 * PIECE ? text : Readable.from(pieces(text), { highWaterMark: 1 });

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = Math.min(at + PIECE, text.length);
    // The halves of a character stay together, else each would be sent as a character that is none.
    const isWhole = (text.charCodeAt(end - 1) & 0xfc00) !== 0xd800;
    const next = isWhole ? end : end - 1;
    yield text.slice(at, next);
    at = next;
  }
}
