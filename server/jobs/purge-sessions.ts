// Deletes the sessions that have ended because nobody used them any more.
import { isoDateTime } from '../core/moments.ts';
import { sql } from '../database/connect.ts';
import type { Job } from './job.ts';

export const purgeSessions: Job = {
  name: 'purge-sessions',
  schedule: '11 4 * * *',
  async run({ database, clock, log }) {
    const [sessions] = await database.query<{ deleted: number }>(sql`
      with gone as (delete from session where expires_at <= ${isoDateTime(clock())}::timestamptz returning 1)
      select count(*)::int as deleted from gone`);
    if (sessions?.deleted) log.info({ deleted: sessions.deleted }, 'ended sessions deleted');
  },
};
