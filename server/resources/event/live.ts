// What is new in the event log, for all streams of this process: however many there are, each organization's log is read
// once. Other processes write too, so it is looked at every second while somebody listens, and at once when this process
// has written.
import { stillGood } from '../../auth/identity.ts';
import type { Context } from '../../core/context.ts';
import { plainError } from '../../core/errors.ts';
import {
  eventsAfter,
  includes,
  isVisibleIn,
  type Position,
  positionAfter,
  positionWithin,
} from '../../core/event-reader.ts';
import type { EventRow } from '../../core/event-row.ts';
import type { News } from '../../core/news.ts';
import type { Database } from '../../database/connect.ts';

/** One who listens. It reads on its own until it has caught up, then sits down and is handed what comes. */
export interface Listener {
  /** What it was handed and has not taken yet, each with the position after it. */
  readonly inbox: { event: EventRow; position: Position }[];
  /** After all that it was handed. */
  position: Position;
  seated: boolean;
  /** Sits down with what a snapshot shows, unless others have been handed more than that: then it has to read on first. */
  sit(position: Position, snapshot: string): boolean;
  /** Resolves when it was handed something, lost its seat or is woken: true; after `ms` at the latest: false. */
  wait(ms: number): Promise<boolean>;
  wake(): void;
  leave(): void;
}

const POLL_MS = 1000;
/** From the word of a write to the look, so that a burst of writes is read in one. */
const BREATH_MS = 30;
const KEYS_MS = 2000;
const BATCH = 500;
/** Who takes nothing for so many events loses the seat, and reads on alone when there is room again. */
const LARGEST_INBOX = 1000;
/** So that nobody's mistake holds all connections. */
export const MOST_PER_KEY = 20;

interface Seat {
  listener: Listener;
  /** What the listener has seen. */
  snapshot: string;
  wants: (event: EventRow) => boolean;
  /** The id of their API key or session. */
  key: string | null;
  role_id: string;
  dismiss: () => void;
}

interface Log {
  /** Everybody, with or without a seat. */
  seats: Set<Seat>;
  position: Position | null;
  /** The latest snapshot that anything was handed out of. */
  view: string;
  stop(): void;
}

const logsOf = new WeakMap<News, Map<string, Log>>();

/** Begins to listen, for a caller who wants certain events. `dismiss` is called when their key or session is good no more. Throws a 429
 *  when that has too many listeners. */
export function listen(ctx: Context, wants: Seat['wants'], dismiss: () => void): Listener {
  const logs = logsOf.get(ctx.news) ?? new Map<string, Log>();
  logsOf.set(ctx.news, logs);
  const log = logs.get(ctx.organization_id) ?? watch(ctx, () => logs.delete(ctx.organization_id));
  const key = ctx.api_key_id ?? ctx.session_id;
  const others = [...log.seats].filter((seat) => seat.key === key).length;
  if (others >= MOST_PER_KEY) {
    throw plainError(429, `This key or session has ${MOST_PER_KEY} event streams open, the most it may have.`, {
      'retry-after': '5',
    });
  }
  logs.set(ctx.organization_id, log);
  let waiting: ((woken: boolean) => void) | null = null;
  const listener: Listener = {
    inbox: [],
    position: '',
    seated: false,
    sit(position, snapshot) {
      if (log.position !== null && !includes(snapshot, log.view)) return false;
      if (log.position === null) {
        log.position = positionAfter(snapshot);
        log.view = snapshot;
      }
      seat.snapshot = snapshot;
      listener.position = position;
      listener.seated = true;
      return true;
    },
    wait(ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => waiting?.(false), ms);
        waiting = (woken) => {
          clearTimeout(timer);
          waiting = null;
          resolve(woken);
        };
      });
    },
    wake: () => waiting?.(true),
    leave() {
      log.seats.delete(seat);
      if (log.seats.size === 0) log.stop();
    },
  };
  const seat: Seat = { listener, snapshot: '', wants, key, role_id: ctx.role_id, dismiss };
  log.seats.add(seat);
  return listener;
}

/** Looks at an organization's log until its last listener has left. */
function watch(ctx: Context, ended: () => void): Log {
  const { news, clock, organization_id } = ctx;
  // It outlives the request that began it.
  const database = ctx.database.onBehalf(null);
  let planned: NodeJS.Timeout | undefined;
  let keysAt = performance.now();
  let looking = false;
  const plan = (): void => {
    planned ??= setTimeout(() => void look(), BREATH_MS);
  };
  const look = async (): Promise<void> => {
    planned = undefined;
    if (looking) return plan();
    looking = true;
    try {
      if (await handOut(database, organization_id, log)) plan();
      if (performance.now() - keysAt > KEYS_MS) {
        const ids = [...new Set([...log.seats].flatMap(({ key }) => key ?? []))];
        dismiss(log, await stillGood(database, { organization_id, ids, now: clock() }));
        keysAt = performance.now();
      }
    } catch {
      // A database that cannot be reached now is asked again with the next look.
    }
    looking = false;
    if (log.seats.size === 0) clearTimeout(planned);
  };
  const deaf = news.listen((grown) => {
    if (grown === organization_id) plan();
  });
  const timer = setInterval(plan, POLL_MS);
  const log: Log = {
    seats: new Set(),
    position: null,
    view: '',
    stop() {
      clearInterval(timer);
      clearTimeout(planned);
      deaf();
      ended();
    },
  };
  return log;
}

/** Hands what is new to all who sit. Gives whether there is more. */
async function handOut(database: Database, organization_id: string, log: Log): Promise<boolean> {
  if (log.position === null) return false;
  const batch = await eventsAfter(database, { organization_id, after: log.position, limit: BATCH });
  log.position = batch.position;
  log.view = batch.view;
  for (const seat of log.seats) {
    if (!seat.listener.seated) continue;
    if (includes(batch.since, seat.snapshot)) seat.snapshot = batch.since;
    for (const event of batch.events) hand(seat, event, batch.view);
    // Only then has it seen all of that snapshot.
    if (batch.position.startsWith(`${batch.view}//`) && includes(batch.view, seat.snapshot)) {
      seat.snapshot = batch.view;
      if (seat.listener.seated) seat.listener.position = batch.position;
    }
  }
  return !batch.caught_up;
}

function hand(seat: Seat, event: EventRow, view: string): void {
  const { listener, snapshot } = seat;
  if (!listener.seated || isVisibleIn(snapshot, event.transaction)) return;
  listener.position = positionWithin(view, event.sequence, snapshot);
  if (!seat.wants(event)) return;
  if (listener.inbox.length >= LARGEST_INBOX) listener.seated = false;
  else listener.inbox.push({ event, position: listener.position });
  listener.wake();
}

/** Ends the streams of keys and sessions that have ended, and those whose owner's role is another now: what they may see
 *  is. */
function dismiss(log: Log, good: Map<string, string>): void {
  for (const { key, role_id, dismiss } of log.seats) if (key !== null && good.get(key) !== role_id) dismiss();
}
