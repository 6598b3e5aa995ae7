// What a backup is made of, wherever it comes from and goes to: a header that says what there is, and parts, one after the
// other. A database, a backup file and an older engine's directory are all read as one of these.
import type { Writable } from 'node:stream';

export interface Column {
  name: string;
  /** PostgreSQL's name of the type, as `format_type` gives it. */
  type: string;
  not_null: boolean;
}

export interface Table {
  name: string;
  /** In the order in which the rows have them. Generated columns are not among them. */
  columns: Column[];
  rows: number;
}

export interface Sequence {
  name: string;
  /** The column that it counts for, if it belongs to one. */
  table: string | null;
  column: string | null;
  last_value: string;
  is_called: boolean;
}

export interface Header {
  /** The program that made it, and PostgreSQL's version there. */
  ajar: string;
  postgresql: string;
  /** ISO 8601, UTC. */
  made_at: string;
  /** How large the database is on its disk, with its indexes, in bytes. */
  bytes: number;
  /** The migrations that it has had, in order, with the SHA-256 of each where one was kept. */
  migrations: { name: string; checksum: string | null }[];
  tables: Table[];
  sequences: Sequence[];
  /** What was waiting in the job queue or under way, in order. */
  jobs: { name: string; data: Record<string, unknown> | null }[];
}

/** The rows of a table, as `COPY … TO STDOUT` writes them in its text format; or a file of the data directory. */
export interface Part {
  kind: 'table' | 'file';
  /** The table, or the file's path in the data directory, with slashes. */
  name: string;
  /** Writes all of it, and ends the sink. Throws, and destroys the sink, when it is not whole. */
  pour(sink: Writable): Promise<void>;
}

export interface Snapshot {
  header: Header;
  /** To be gone through once, each part poured before the next is asked for. */
  parts: AsyncIterable<Part>;
}
