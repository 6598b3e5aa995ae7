// A job: something to be done later, or again and again, apart from any request.
import type { Logger } from 'pino';
import type { Context, Enqueue } from '../core/context.ts';
import { newId } from '../core/ids.ts';
import type { News } from '../core/news.ts';
import { permissionsOf } from '../core/permissions.ts';
import type { Row } from '../core/resource.ts';
import type { Database } from '../database/connect.ts';
import { resourceNamed, resources } from '../registry.ts';
import type { Settings } from '../settings.ts';

export interface Job {
  name: string;
  /** When it is due by itself, in cron's five fields, UTC. */
  schedule?: string;
  /** Does the work, at least once: a job whose process was killed runs again, so it goes on where its own rows say that
   *  it was. `data` is what it was queued with. */
  run(work: JobContext, data: Row): Promise<void>;
}

/** What a job has to work with. */
export interface JobContext {
  readonly database: Database;
  readonly clock: () => Date;
  readonly settings: Settings;
  readonly log: Logger;
  readonly news: News;
  readonly queue: () => Promise<Enqueue>;
}

/** The context of a job that does what somebody has asked for: it may do what they may. */
export function contextFor(
  work: JobContext,
  who: Pick<Context, 'organization_id' | 'user_id' | 'role_id'> & Partial<Pick<Context, 'zone' | 'request'>>,
): Context {
  return {
    zone: 'UTC',
    request: { method: 'JOB', path: '' },
    ...who,
    database: work.database,
    clock: work.clock,
    resource: resourceNamed,
    resources,
    permissions: permissionsOf(who.role_id),
    api_key_id: null,
    session_id: null,
    request_id: newId('req'),
    settings: work.settings,
    news: work.news,
    queue: work.queue,
  };
}
