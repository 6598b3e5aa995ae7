// A job: something to be done later, or again and again, apart from any request.
import type { Logger } from 'pino';
import type { Database } from '../database/connect.ts';
import type { Settings } from '../settings.ts';

export interface Job {
  name: string;
  /** When it is due by itself, in cron's five fields, UTC. */
  schedule?: string;
  run(work: JobContext): Promise<void>;
}

/** What a job has to work with. */
export interface JobContext {
  readonly database: Database;
  readonly clock: () => Date;
  readonly settings: Pick<Settings, 'event_retention_days'>;
  readonly log: Logger;
}
