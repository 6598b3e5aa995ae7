// Reading along in the event log: streams, webhooks and pages of newer events all go forward by this. A sequence is
// taken before its commit, so a lower one may appear after a higher one; what a reader has seen is therefore told by
// the snapshot it was read with. Whatever becomes visible later is not in that snapshot, and comes exactly once.
import { type Database, raw, type Sql, sql } from '../database/connect.ts';
import { type EventRow, eventColumns } from './event-row.ts';

/** Where a reader stands, as text to be kept: `from/to/sequence`. It has all that the snapshot `from` shows. With `to`, it
 *  is on its way through what that one shows beyond, and has this up to `sequence`. */
export type Position = string;

/** Before all events. */
export const BEGINNING: Position = '//0';

export interface Batch {
  events: EventRow[];
  /** After the last of these events. */
  position: Position;
  /** The snapshot that shows none of these events, empty for the beginning, and one that shows all of them. */
  since: string;
  view: string;
  /** Nothing more was there when this was read. */
  caught_up: boolean;
}

export interface Reading {
  organization_id: string;
  after: Position;
  limit: number;
  /** Further conditions on row `t`. */
  where?: Sql;
}

/** The events that have come since, in the order in which they happened to each object; at most `limit` of them. An event
 *  that was rewritten since (consolidation) comes again. None are left once `caught_up` says so. */
export async function eventsAfter(database: Database, reading: Reading): Promise<Batch> {
  const { from, to } = partsOf(reading.after);
  if (from === '' && to === '') return eventsAfter(database, { ...reading, after: await throughAll(database) });
  return to === '' ? readNew(database, reading) : readOn(database, reading);
}

/** Where a reader begins who wants only what comes from now on. */
export async function newestPosition(database: Database, organization_id: string): Promise<Position> {
  const [now] = await database.query<{ snapshot: string; sequence: string }>(sql`
    select pg_current_snapshot()::text as snapshot, coalesce((
      select sequence from event where organization_id = ${organization_id} order by sequence desc limit 1
    ), 0)::text as sequence`);
  return positionAfter(now?.snapshot ?? '', now?.sequence);
}

/** Where a reader stands who has seen what a snapshot shows. The sequence is that of the newest event in it. */
export const positionAfter = (snapshot: string, sequence = '0'): Position => `${snapshot}//${sequence}`;

/** Where a reader stands who, after what `since` shows, has seen what `view` shows, but only up to a sequence. */
export const positionWithin = (view: string, sequence: string, since = ''): Position => `${since}/${view}/${sequence}`;

/** Whether a text from outside is a position. */
export function isPosition(text: string): boolean {
  const { from, to, sequence, more } = partsOf(text);
  return more === undefined && isSequence(sequence) && [from, to].every((part) => part === '' || isSnapshot(part));
}

/** As PostgreSQL writes them: `xmin:xmax:` and the transactions between that were open, in their order. */
export function isSnapshot(text: string): boolean {
  if (!/^\d{1,18}:\d{1,18}:(\d{1,18}(,\d{1,18})*)?$/.test(text)) return false;
  const [xmin = 0, xmax = 0, open] = numbersOf(text);
  const ordered = (open ?? []).every((one, index, all) => one >= xmin && one < xmax && one > (all[index - 1] ?? 0));
  return xmin > 0 && xmin <= xmax && ordered;
}

export const isSequence = (text: string): boolean => /^\d{1,18}$/.test(text);

/** What was open is left out of a snapshot; as is all that began later. */
export function isVisibleIn(snapshot: string, transaction: string): boolean {
  const [xmin, xmax, open] = numbersOf(snapshot);
  const asked = Number(transaction);
  return asked < xmin || (asked < xmax && !open.includes(asked));
}

/** Whether the later of two snapshots, which are of one server, shows all that the other one shows. */
export function includes(later: string, earlier: string): boolean {
  if (later === earlier || earlier === '') return true;
  if (later === '') return false;
  const [, xmax, open] = numbersOf(later);
  const [, earlierMax] = numbersOf(earlier);
  return earlierMax <= xmax && open.every((one) => !isVisibleIn(earlier, String(one)));
}

/** The snapshot that a position is after, for one that is not on its way through another. */
export const snapshotOf = (position: Position): string => partsOf(position).from;

/** A server counts 2^53 transactions, the largest exact number, in 280,000 years at a thousand a second. */
function numbersOf(snapshot: string): [number, number, number[]] {
  const [xmin, xmax, open = ''] = snapshot.split(':');
  return [Number(xmin), Number(xmax), open === '' ? [] : open.split(',').map(Number)];
}

function partsOf(position: Position): { from: string; to: string; sequence: string; more?: string } {
  const [from = '', to = '', sequence = '', more] = position.split('/');
  return { from, to, sequence, ...(more === undefined ? {} : { more }) };
}

async function throughAll(database: Database): Promise<Position> {
  const [now] = await database.query<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  return positionWithin(now?.snapshot ?? '', '0');
}

type Found = EventRow & { snapshot: string };

/** What has become visible since a snapshot. If it is more than `limit`, the rest is read on its way through it. */
async function readNew(database: Database, reading: Reading): Promise<Batch> {
  const { from, sequence } = partsOf(reading.after);
  const { organization_id, limit, where = raw('true') } = reading;
  // What is picked is in the index event_transaction alone; rows are read for those that are given only.
  const rows = await database.query<Found>(sql`
    select s.snapshot::text as snapshot, e.* from (select pg_current_snapshot() as snapshot) s left join lateral (
      select ${eventColumns} from (
        select t.sequence from event t
        where t.organization_id = ${organization_id} and t.transaction >= pg_snapshot_xmin(${from}::pg_snapshot)
          and t.transaction < pg_snapshot_xmax(s.snapshot)
          and not pg_visible_in_snapshot(t.transaction, ${from}::pg_snapshot) and ${where}
        order by t.sequence limit ${limit + 1}
      ) p join event t on t.organization_id = ${organization_id} and t.sequence = p.sequence
    ) e on true order by e.sequence::bigint`);
  const now = rows[0]?.snapshot ?? '';
  if (isOfAnother(now, from)) return eventsAfter(database, { ...reading, after: positionWithin(now, sequence) });
  const found = rows.filter((row) => row.id !== null);
  const events = found.slice(0, limit);
  const last = events.at(-1)?.sequence ?? '0';
  const caught_up = found.length <= limit;
  const position = caught_up ? positionAfter(now, larger(sequence, last)) : positionWithin(now, last, from);
  return { events, position, since: from, view: now, caught_up };
}

/** On the way from one snapshot to the next: a walk along the index event_sequence. */
async function readOn(database: Database, reading: Reading): Promise<Batch> {
  const { from, to, sequence } = partsOf(reading.after);
  const { organization_id, limit, where = raw('true') } = reading;
  const since = from === '' ? raw('true') : sql`not pg_visible_in_snapshot(t.transaction, ${from}::pg_snapshot)`;
  const rows = await database.query<Found>(sql`
    select s.snapshot::text as snapshot, e.* from (select pg_current_snapshot() as snapshot) s left join lateral (
      select ${eventColumns} from event t
      where t.organization_id = ${organization_id} and t.sequence > ${sequence}::bigint
        and pg_visible_in_snapshot(t.transaction, ${to}::pg_snapshot) and ${since} and ${where}
      order by t.sequence limit ${limit + 1}
    ) e on true order by e.sequence::bigint`);
  const now = rows[0]?.snapshot ?? '';
  if (isOfAnother(now, to)) return eventsAfter(database, { ...reading, after: positionWithin(now, sequence) });
  const found = rows.filter((row) => row.id !== null);
  const events = found.slice(0, limit);
  const last = events.at(-1)?.sequence ?? sequence;
  if (found.length > limit)
    return { events, position: positionWithin(to, last, from), since: from, view: to, caught_up: false };
  const beyond: Reading = { ...reading, after: positionAfter(to, last) };
  if (events.length === 0) return readNew(database, beyond);
  const { caught_up } = await readNew(database, { ...beyond, limit: 0 });
  return { events, position: beyond.after, since: from, view: to, caught_up };
}

const larger = (one: string, other: string): string => (BigInt(other) > BigInt(one) ? other : one);

/** A snapshot that has seen more transactions than there were is of a server from which this database was restored. What
 *  counts then is the sequence. */
const isOfAnother = (now: string, snapshot: string): boolean => numbersOf(snapshot)[1] > numbersOf(now)[1];

/** Rows that came out of a dump name transactions of the server that it was taken from. Those which this server has not
 *  begun yet would seem new when it comes to them, so they are made as old as can be. For when a server starts. */
export async function settleRestored(database: Database): Promise<void> {
  const restored = await database.query<{ id: string }>(sql`
    select o.id from organization o cross join lateral (
      select transaction from event where organization_id = o.id order by transaction desc limit 1
    ) e where e.transaction >= pg_snapshot_xmax(pg_current_snapshot())`);
  for (const { id } of restored) {
    await database.query(sql`
      update event set transaction = '3'::xid8
      where organization_id = ${id} and transaction >= pg_snapshot_xmax(pg_current_snapshot())`);
  }
}
