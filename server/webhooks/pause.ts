// Pauses a subscription that cannot be delivered to. It stays so until somebody sets it active again.
import type { Row } from '../core/resource.ts';
import { transaction, update } from '../core/write.ts';
import { sql } from '../database/connect.ts';
import { contextFor, type JobContext } from '../jobs/job.ts';

export type PauseReason = 'failing' | 'gone' | 'queue_full';

export async function pause(
  work: JobContext,
  organization_id: string,
  webhook_id: string,
  pause_reason: PauseReason,
): Promise<void> {
  const [found] = await work.database.query<{ updated_by: string }>(sql`
    select updated_by from webhook
    where organization_id = ${organization_id} and id = ${webhook_id} and status = 'active'`);
  if (!found) return;
  // By nobody in particular, so it still says who changed it last.
  const ctx = contextFor(work, { organization_id, user_id: found.updated_by, role_id: 'admin' });
  const paused = await transaction(ctx, async (inside) => {
    const change = (before: Row): Row => (before.status === 'active' ? { status: 'paused', pause_reason } : {});
    const [changed] = await update(inside, 'webhook', [webhook_id], change);
    if (changed && pause_reason === 'queue_full') await emptyQueue(inside);
    return changed !== undefined;
  });
  if (paused) work.log.warn({ organization_id, webhook_id, pause_reason }, 'a webhook was paused');

  async function emptyQueue({ database }: typeof ctx): Promise<void> {
    await database.query(sql`
      update webhook_delivery set status = 'dropped', error = 'Too many events were waiting.'
      where organization_id = ${organization_id} and webhook_id = ${webhook_id} and status = 'waiting'`);
  }
}
