// Deletes the answers kept for an Idempotency-Key that are too old to be given again.
import { KEPT_MS } from '../core/idempotency.ts';
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';
import type { Job } from './job.ts';

export const purgeFirstAnswers: Job = {
  name: 'purge-first-answers',
  schedule: '41 * * * *',
  async run({ database, clock, log }) {
    const before = isoDateTime(new Date(clock().getTime() - KEPT_MS));
    for (const { id } of await database.query<{ id: string }>(sql`select id from organization order by id`)) {
      const deleted = await deleteAnswers(database, id, before);
      if (deleted > 0) log.info({ organization_id: id, before, deleted }, 'old first answers deleted');
    }
  },
};

const BATCH = 2000;

async function deleteAnswers(database: Database, organization_id: string, before: string): Promise<number> {
  let deleted = 0;
  for (let last = BATCH; last === BATCH; deleted += last) {
    const [batch] = await database.query<{ count: number }>(sql`
      with gone as (
        delete from first_answer where organization_id = ${organization_id} and (caller, key) in (
          select caller, key from first_answer
          where organization_id = ${organization_id} and date_created <= ${before}::timestamptz
          order by date_created limit ${BATCH})
        returning 1
      ) select count(*)::int as count from gone`);
    last = batch?.count ?? 0;
  }
  return deleted;
}
