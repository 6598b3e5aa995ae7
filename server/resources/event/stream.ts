// GET /event/stream/, beyond Close's API: the event log as server-sent events, as they come.
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint, Input, Streamed } from '../../core/endpoint.ts';
import { badRequest } from '../../core/errors.ts';
import { eventsAfter, newestPosition, type Position, positionWithin } from '../../core/event-reader.ts';
import type { EventRow } from '../../core/event-row.ts';
import { isAway } from '../../database/failure.ts';
import { cursorText, readCursor } from './cursor.ts';
import { textFor } from './event.ts';
import { condition, type Filters, filterParameters, fits, readFilters } from './filters.ts';
import { type Listener, listen } from './live.ts';

const HEARTBEAT_MS = 15_000;

export const streamEvents: Endpoint = {
  method: 'GET',
  path: '/event/stream/',
  tag: 'event',
  summary: 'Events as they come',
  description:
    'Server-sent events: `event` is the object type and the action (`lead.updated`), `data` the event as `GET /event/` shows it, `id` a cursor. Who connects again with the last `id` is told everything since, each event once. Any set of filters is allowed.',
  query: {
    ...filterParameters,
    last_event_id: {
      schema: Type.String(),
      description:
        'As the header `Last-Event-ID`, which counts where both are given; also a `cursor_tail` of `GET /event/`.',
    },
    ...fieldsParameter,
  },
  headers: { 'last-event-id': { schema: Type.String(), description: 'The `id` after which to go on.' } },
  answer: Type.String(),
  content_type: 'text/event-stream',
  extension: true,
  handle: (ctx, input) => answerStream(ctx, input),
};

/** How long who has stopped reading holds up the end of a stream. */
const LAST_WORDS_MS = 1000;

/** `heartbeat_ms`: how often something is sent when nothing happens, so that neither side takes the other for gone. */
export async function answerStream(
  ctx: Context,
  { query, headers }: Pick<Input, 'query' | 'headers'>,
  heartbeat_ms = HEARTBEAT_MS,
): Promise<Streamed> {
  const start = await startOf(ctx, headers['last-event-id'] || query.get('last_event_id'));
  const filters = readFilters(query);
  const ended = new AbortController();
  const end = () => {
    ended.abort();
    setTimeout(() => stream.destroy(), LAST_WORDS_MS).unref();
  };
  const listener = listen(ctx, (event) => fits(ctx, filters, event), end);
  ended.signal.addEventListener('abort', () => listener.wake());
  const show = textFor(ctx, query.get('_fields'));
  const frames = framesAfter(start, { ctx, filters, listener, show, signal: ended.signal, heartbeat_ms });
  const stream = Readable.from({
    [Symbol.asyncIterator]: () => ({
      next: () => frames.next(),
      // Called when it is over, however it ended. A generator that waits would only be told after its wait.
      return: (value) => {
        ended.abort();
        listener.leave();
        return frames.return(value);
      },
    }),
  });
  return {
    stream,
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // A server that closes would wait for another request on it.
      connection: 'close',
    },
    end,
  };
}

async function startOf(ctx: Context, resumed: string | undefined): Promise<Position> {
  if (!resumed) return newestPosition(ctx.database, ctx.organization_id);
  const { goes, position } = readCursor(ctx, resumed);
  if (goes === 'older') throw badRequest('The cursor leads to older events. A stream goes on after a cursor_tail.');
  return position;
}

interface Telling {
  ctx: Context;
  filters: Filters;
  listener: Listener;
  show: (event: EventRow) => string;
  signal: AbortSignal;
  heartbeat_ms: number;
}

const BATCH = 100;
const AWAY_MS = 1000;

function ifAway(error: unknown): null {
  if (!isAway(error)) throw error;
  return null;
}

/** The text of the stream, piece by piece as the socket takes it. */
async function* framesAfter(start: Position, telling: Telling): AsyncGenerator<string> {
  const { ctx, filters, listener, signal } = telling;
  const { organization_id, database } = ctx;
  let position = start;
  yield `retry: 2000\n${placeOf(ctx, position)}\n`;
  while (!signal.aborted) {
    const where = condition(ctx, filters);
    const batch = await eventsAfter(database, { organization_id, after: position, limit: BATCH, where }).catch(ifAway);
    if (batch === null) {
      // Whoever listens is kept until the database is back.
      if (!(await listener.wait(AWAY_MS))) yield ': the database cannot be reached\n\n';
      continue;
    }
    for (const event of batch.events) {
      if (signal.aborted) return;
      yield frame(telling, event, positionWithin(batch.view, event.sequence, batch.since));
    }
    position = batch.position;
    if (batch.caught_up && listener.sit(position, batch.view)) position = yield* handed(telling, position);
  }
}

/** What a listener is handed while it has a seat. Gives where it stands when it has lost that. */
async function* handed(telling: Telling, start: Position): AsyncGenerator<string, Position> {
  const { ctx, listener, signal, heartbeat_ms } = telling;
  let position = start;
  while (!signal.aborted) {
    for (let next = listener.inbox.shift(); next; next = listener.inbox.shift()) {
      position = next.position;
      yield frame(telling, next.event, position);
      if (signal.aborted) return position;
    }
    if (!listener.seated) return position;
    // Beyond what its filters leave out too.
    position = listener.position;
    if (!(await listener.wait(heartbeat_ms))) yield `${placeOf(ctx, position)}: nothing new\n\n`;
  }
  return position;
}

/** An id without data moves the place at which a client resumes, and is no event. */
function placeOf(ctx: Context, position: Position): string {
  const at = Math.floor(ctx.clock().getTime() / 1000);
  return `id: ${cursorText({ goes: 'newer', position, at, bounds: {} })}\n`;
}

// JSON as PostgreSQL writes it may have line breaks between its values, where each line is a `data` of its own.
const frame = ({ ctx, show }: Telling, event: EventRow, position: Position): string =>
  `${placeOf(ctx, position)}event: ${event.object_type}.${event.action}\ndata: ${show(event).replaceAll('\n', '\ndata: ')}\n\n`;
