// Deletes the sessions that have ended because nobody used them any more, invitations that nobody has accepted in time, and
// browsers that are known no longer.
import { KNOWN_MS } from '../auth/known-browser.ts';
import { isoDateTime } from '../core/moments.ts';
import { sql } from '../database/connect.ts';
import type { Job } from './job.ts';

export const purgeSessions: Job = {
  name: 'purge-sessions',
  schedule: '11 4 * * *',
  async run({ database, clock, log }) {
    const now = isoDateTime(clock());
    const since = isoDateTime(new Date(clock().getTime() - KNOWN_MS));
    const [gone] = await database.query<{ sessions: number; invitations: number }>(sql`
      with ended as (delete from session where expires_at <= ${now}::timestamptz returning 1),
        unused as (delete from invitation where expires_at <= ${now}::timestamptz returning 1),
        unknown as (delete from known_browser where last_used <= ${since}::timestamptz)
      select (select count(*)::int from ended) as sessions, (select count(*)::int from unused) as invitations`);
    if (gone && gone.sessions + gone.invitations > 0) log.info(gone, 'ended sessions and invitations deleted');
  },
};
