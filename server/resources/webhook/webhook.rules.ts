// What happens around the writes of a subscription: whose it may be, how many there may be, and from when on it gets events.
import type { Context, WriteContext } from '../../core/context.ts';
import { notFound, refused } from '../../core/errors.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { holdMembership } from '../../core/standing.ts';
import { sql } from '../../database/connect.ts';
import { activate } from '../../webhooks/activation.ts';
import { newSignatureKey } from '../../webhooks/signature.ts';
import type { Webhook } from './webhook.ts';

export const MOST = 40;
/** Of somebody who may not delete those of others, so that one person does not take all of them. */
export const MOST_OF_ONE = 10;

/** Who manages the organization manages all subscriptions, others those that they made. */
export const managesAll = (ctx: Context): boolean => ctx.permissions.has('manage_organization');

export const rules: Rules<Webhook> = {
  async prepare(ctx, changes) {
    for (const { operation, before } of changes) {
      if (operation !== 'create' && !managesAll(ctx) && before?.created_by !== ctx.user_id) throw notFound('Webhook');
    }
    // What it tells would go on when they are gone.
    if (changes.some(maybeBegins)) await holdMembership(ctx);
    const created = changes.filter(({ operation }) => operation === 'create');
    if (created.length > 0) await refuseTooMany(ctx, created.length);
    for (const { values } of created) {
      values.verify_ssl ??= true;
      values.status = 'active';
      values.signature_key = newSignatureKey();
    }
    for (const { before, values } of changes.filter(({ operation }) => operation === 'update')) {
      if (values.status === undefined || values.status === before?.status) continue;
      values.pause_reason = values.status === 'active' ? null : (values.pause_reason ?? 'api');
    }
  },

  async follow(ctx, changes) {
    const begun = changes.filter(begins).map(({ id }) => id);
    if (begun.length === 0) return;
    await activate(ctx, begun);
    // Its health has changed with it, which the write's own statement could not see.
    if (changes.some(({ operation }) => operation === 'update')) ctx.answer.writes++;
  },
};

const maybeBegins = ({ operation, before, values }: Change<Webhook>): boolean =>
  operation === 'create' || (values.status === 'active' && before?.status !== 'active');

const begins = ({ operation, before, after }: Change<Webhook>): boolean =>
  operation !== 'delete' && after?.status === 'active' && before?.status !== 'active';

/** One after the other, so that two at once cannot both be the fortieth. */
async function refuseTooMany(ctx: WriteContext, more: number): Promise<void> {
  await ctx.database.query(sql`select pg_advisory_xact_lock(hashtextextended(${`webhook ${ctx.organization_id}`}, 0))`);
  const [found] = await ctx.database.query<{ all: number; own: number }>(sql`
    select count(*)::int as all, count(*) filter (where created_by = ${ctx.user_id})::int as own
    from webhook where organization_id = ${ctx.organization_id}`);
  const { all = 0, own = 0 } = found ?? {};
  if (all + more > MOST) throw refused(`An organization can have at most ${MOST} webhooks.`);
  if (!managesAll(ctx) && own + more > MOST_OF_ONE) {
    throw refused(`You can have at most ${MOST_OF_ONE} webhooks in this organization.`);
  }
}
