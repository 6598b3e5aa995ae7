// Deletes what has been in the event log for longer than it is kept.
import { isoDateTime } from '../core/moments.ts';
import { addDays } from '../core/zone.ts';
import { type Database, sql } from '../database/connect.ts';
import type { Job } from './job.ts';

export const purgeEvents: Job = {
  name: 'purge-events',
  schedule: '17 3 * * *',
  async run({ database, clock, settings, log }) {
    const days = settings.event_retention_days;
    if (days === null) return;
    const now = isoDateTime(clock());
    const before = addDays(now.slice(0, 10), -days) + now.slice(10);
    for (const { id } of await database.query<{ id: string }>(sql`select id from organization order by id`)) {
      const deleted = await deleteEvents(database, id, before);
      if (deleted > 0) log.info({ organization_id: id, before, deleted }, 'old events deleted');
    }
  },
};

/** So many at a time that no statement holds rows for long that requests wait for. */
const BATCH = 2000;

// The log is in the order of time, so a batch that is not all old has met the first event that stays.
async function deleteEvents(database: Database, organization_id: string, before: string): Promise<number> {
  let deleted = 0;
  for (let last = BATCH; last === BATCH; deleted += last) {
    const [batch] = await database.query<{ count: number }>(sql`
      with oldest as (
        select id, date_updated from event where organization_id = ${organization_id} order by sequence limit ${BATCH}
      ), gone as (
        delete from event e using oldest o
        where e.organization_id = ${organization_id} and e.id = o.id and o.date_updated < ${before}::timestamptz
        returning 1
      ) select count(*)::int as count from gone`);
    last = batch?.count ?? 0;
  }
  return deleted;
}
