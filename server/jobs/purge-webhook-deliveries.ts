// Deletes deliveries of webhooks that ended long ago, and gives up those that nobody could send in time.
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';
import type { Job } from './job.ts';

const KEPT_MS = 30 * 86_400_000;
/** So many at a time that no statement holds rows for long that requests wait for. */
const BATCH = 2000;

export const purgeWebhookDeliveries: Job = {
  name: 'purge-webhook-deliveries',
  schedule: '37 3 * * *',
  async run({ database, clock, log }) {
    const now = clock();
    const before = isoDateTime(new Date(now.getTime() - KEPT_MS));
    const webhooks = await database.query<Owner>(sql`select organization_id, id, status from webhook order by 1, 2`);
    for (const webhook of webhooks) {
      if (webhook.status === 'paused') await giveUp(database, webhook, isoDateTime(now));
      const deleted = await deleteOld(database, webhook, before);
      if (deleted > 0) log.info({ webhook_id: webhook.id, before, deleted }, 'old deliveries deleted');
    }
  },
};

interface Owner {
  organization_id: string;
  id: string;
  status: string;
}

/** What waited for a paused subscription for so long is not sent any more. */
async function giveUp(database: Database, { organization_id, id }: Owner, now: string): Promise<void> {
  await database.query(sql`
    update webhook_delivery set status = 'failed', error = 'The webhook was paused for too long.'
    where organization_id = ${organization_id} and webhook_id = ${id} and status = 'waiting'
      and expires_at < ${now}::timestamptz`);
}

// Ids ascend with time, so a batch that is not all old has met the first that stays.
async function deleteOld(database: Database, { organization_id, id }: Owner, before: string): Promise<number> {
  let deleted = 0;
  for (let last = BATCH; last === BATCH; deleted += last) {
    const [batch] = await database.query<{ count: number }>(sql`
      with oldest as (
        select id, date_created from webhook_delivery
        where organization_id = ${organization_id} and webhook_id = ${id} and status <> 'waiting'
        order by id limit ${BATCH}
      ), gone as (
        delete from webhook_delivery d using oldest o
        where d.organization_id = ${organization_id} and d.webhook_id = ${id} and d.id = o.id
          and o.date_created < ${before}::timestamptz
        returning 1
      ) select count(*)::int as count from gone`);
    last = batch?.count ?? 0;
  }
  return deleted;
}
