// What every function that answers a request is given first: who asks, when, where, and on which database.
import type { Database } from '../database/connect.ts';
import type { Settings } from '../settings.ts';
import type { News } from './news.ts';
import type { Permission } from './permissions.ts';
import type { Resource, Row, Selection } from './resource.ts';

export interface Context {
  readonly database: Database;
  /** Any resource by its name: how one resource speaks of another. */
  readonly resource: (name: string) => Resource;
  /** All of them, for what concerns every object that refers to another. */
  readonly resources: readonly Resource[];
  /** The only source of "now". */
  readonly clock: () => Date;
  readonly organization_id: string;
  readonly user_id: string;
  readonly role_id: string;
  readonly permissions: ReadonlySet<Permission>;
  /** The key or the session that they are known by; neither for jobs and commands. */
  readonly api_key_id: string | null;
  readonly session_id: string | null;
  readonly request_id: string;
  /** The caller's time zone, as luxon names it: a fixed offset from `x-tz-offset`, or UTC (core.md §1.9). */
  readonly zone: string;
  /** What the request was, for the events it leaves (`meta`). */
  readonly request: {
    method: string;
    path: string;
    /** Whether its events stay apart from others, so that they say exactly what this request did (`x-ajar-undoable`). */
    undoable?: boolean;
  };
  readonly settings: Settings;
  /** Tells who listens in this process that the event log has grown. */
  readonly news: News;
  /** Says when the server is told to stop: what waits for somebody else ends then. */
  readonly stopping?: AbortSignal;
  /** The database is one transaction from the request's beginning to its end: nothing in it may wait for other requests. */
  readonly in_transaction?: true;
  /** How to queue jobs. Ask for it before a transaction begins: it waits until the queue's own tables are there. */
  readonly queue: () => Promise<Enqueue>;
}

/** What is known of a request of which it is not known who sends it. */
export type Visit = Pick<Context, 'database' | 'clock' | 'request_id' | 'settings' | 'news'>;

/** Queues a job, by its name; on a transaction's database it is there if and only if that commits. */
export type Enqueue = (database: Database, job: string, data?: Row) => Promise<void>;

/** A context inside a transaction: its database is the transaction. */
export interface WriteContext extends Context {
  /** Whether events are left. Sample data leaves none. */
  readonly logs: boolean;
  /** The objects whose creation or update has been logged. */
  readonly written: Set<string>;
  /** The caller's name, once a statement has read it. */
  own_name: string | null;
  /** What all events say beside the request: a merge's two leads. */
  readonly meta: Row;
  readonly answer: PendingAnswer;
}

/** What a request that writes one object answers with. A write's own statement brings it along; it counts when no other
 *  write has followed. */
export interface PendingAnswer {
  readonly resource: Resource | null;
  readonly selected: Selection | null;
  /** How many writes there were. */
  writes: number;
  /** Whether it is arranged that who waits for events is told. */
  announced: boolean;
  text: string | null;
}
