// Deletes what is known of the single objects of bulk actions that ended long ago, and what exports have left of theirs when
// their process was killed.
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';
import type { Job } from './job.ts';

const KEPT_MS = 30 * 86_400_000;
/** So many at a time that no statement holds rows for long that requests wait for. */
const BATCH = 2000;

export const bulkPurge: Job = {
  name: 'bulk-purge',
  schedule: '29 4 * * *',
  async run({ database, clock, log }) {
    const before = isoDateTime(new Date(clock().getTime() - KEPT_MS));
    for (const { id } of await database.query<{ id: string }>(sql`select id from organization order by id`)) {
      let deleted = 0;
      for (const picked_by of await pickers(database, id, before))
        deleted += await deleteObjects(database, id, picked_by);
      if (deleted > 0) log.info({ organization_id: id, before, deleted }, 'objects of old bulk actions deleted');
    }
  },
};

/** What has picked objects of which nobody needs to know any more. */
async function pickers(database: Database, organization_id: string, before: string): Promise<string[]> {
  const rows = await database.query<{ picked_by: string }>(sql`
    with recursive pickers as (
      (select picked_by from picked_object where organization_id = ${organization_id} order by picked_by limit 1)
      union all
      select (select o.picked_by from picked_object o
        where o.organization_id = ${organization_id} and o.picked_by > p.picked_by order by o.picked_by limit 1)
      from pickers p where p.picked_by is not null
    )
    select p.picked_by from pickers p where p.picked_by is not null
      and not exists (select from bulk_action b where b.organization_id = ${organization_id} and b.id = p.picked_by
        and b.date_updated >= ${before}::timestamptz)
      and not exists (select from export e where e.organization_id = ${organization_id}
        and e.id = split_part(p.picked_by, '/', 1) and e.status in ('created', 'started', 'in_progress'))`);
  return rows.map((row) => row.picked_by);
}

async function deleteObjects(database: Database, organization_id: string, picked_by: string): Promise<number> {
  let deleted = 0;
  for (let last = BATCH; last === BATCH; deleted += last) {
    const [batch] = await database.query<{ count: number }>(sql`
      with gone as (
        delete from picked_object where organization_id = ${organization_id} and picked_by = ${picked_by} and position in (
          select position from picked_object
          where organization_id = ${organization_id} and picked_by = ${picked_by} order by position limit ${BATCH})
        returning 1
      ) select count(*)::int as count from gone`);
    last = batch?.count ?? 0;
  }
  return deleted;
}
