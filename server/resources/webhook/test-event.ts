// Sends a test event to a subscription, and answers with what came back. Beyond Close's API.
import type { Context } from '../../core/context.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { ApiError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { isoDateTime } from '../../core/moments.ts';
import { readOne } from '../../core/read.ts';
import { answerSchema, type Row } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import { openClient } from '../../webhooks/client.ts';
import { type Attempt, attempt, bodyOf, type Taken } from '../../webhooks/deliver.ts';
import { GIVE_UP_MS } from '../../webhooks/fan-out.ts';
import { isDelivered, messageOf } from '../../webhooks/retries.ts';
import { own, webhookDelivery } from './deliveries.ts';
import { webhook } from './webhook.ts';

/** At once in an organization; each may take ten seconds, and somebody waits for it. */
const MOST_AT_ONCE = 10;
const underWay = new Map<string, number>();

export const testWebhook: Endpoint = {
  method: 'POST',
  path: '/webhook/:id/test/',
  tag: webhook.name,
  summary: 'Send a test event',
  description:
    'At once, whether the webhook is active or not, and once: the answer is the delivery, with what came back. Its event is made up: of the first kind that is subscribed to, with `"meta": {"is_test": true}`. With an Idempotency-Key it is sent after the answer.',
  extension: true,
  answer: answerSchema(webhookDelivery),
  async handle(ctx, { params }) {
    const webhook_id = await own(ctx, params.id ?? '');
    const made = await prepare(ctx, webhook_id);
    // Nobody is waited for inside a transaction, so there it is left to who sends all others.
    if (ctx.in_transaction) await keep(ctx, made);
    else await keep(ctx, made, await limited(ctx.organization_id, () => send(ctx, made.taken)));
    return readOne(ctx, webhookDelivery, made.taken.id);
  },
};

async function limited<T>(organization_id: string, work: () => Promise<T>): Promise<T> {
  const before = underWay.get(organization_id) ?? 0;
  if (before >= MOST_AT_ONCE) {
    throw new ApiError(429, { error: 'Too many tests of webhooks are under way.' }, { 'retry-after': '10' });
  }
  underWay.set(organization_id, before + 1);
  try {
    return await work();
  } finally {
    const left = (underWay.get(organization_id) ?? 1) - 1;
    if (left > 0) underWay.set(organization_id, left);
    else underWay.delete(organization_id);
  }
}

interface Made {
  taken: Taken;
  object_type: string;
  action: string;
}

async function prepare(ctx: Context, webhook_id: string): Promise<Made> {
  const [target] = await ctx.database.query<Pick<Taken, 'url' | 'verify_ssl' | 'signature_key'> & { first: Row }>(sql`
    select url, verify_ssl, signature_key, events -> 0 as first from webhook
    where organization_id = ${ctx.organization_id} and id = ${webhook_id}`);
  if (!target) throw new Error('the subscription is gone');
  const { first, ...to } = target;
  const { object_type, action } = first as { object_type: string; action: string };
  const taken: Taken = {
    ...to,
    organization_id: ctx.organization_id,
    webhook_id,
    id: newId('whdel'),
    attempts: 1,
    expires_at: new Date(ctx.clock().getTime() + GIVE_UP_MS),
    failing: false,
    is_test: true,
    body: bodyOf(JSON.stringify(testEvent(ctx, object_type, action)), webhook_id),
  };
  return { taken, object_type, action };
}

/** An event with all the keys that events have. */
function testEvent(ctx: Context, object_type: string, action: string): Row {
  const now = isoDateTime(ctx.clock()).slice(0, -6);
  return {
    id: newId('ev'),
    date_created: now,
    date_updated: now,
    organization_id: ctx.organization_id,
    user_id: ctx.user_id,
    request_id: ctx.request_id,
    api_key_id: ctx.api_key_id,
    oauth_client_id: null,
    oauth_scope: null,
    object_type,
    object_id: null,
    lead_id: null,
    action,
    changed_fields: [],
    data: {},
    previous_data: {},
    meta: { request_method: ctx.request.method, request_path: ctx.request.path, is_test: true },
  };
}

async function send(ctx: Context, taken: Taken): Promise<Attempt> {
  const client = openClient({ allow_private: ctx.settings.webhook_private_addresses });
  try {
    return await attempt(client, ctx.clock, taken, ctx.stopping);
  } finally {
    client.close();
  }
}

/** Enters it into the log, as it went or to be sent. */
async function keep(ctx: Context, { taken, object_type, action }: Made, sent?: Attempt): Promise<void> {
  const outcome = sent?.outcome;
  const delivered = outcome !== undefined && isDelivered(outcome);
  const now = isoDateTime(sent?.at ?? ctx.clock());
  const answered = outcome && outcome.status !== null ? outcome : null;
  const ended = delivered ? 'delivered' : 'failed';
  const status = outcome === undefined ? 'waiting' : ended;
  await ctx.database.query(sql`
    insert into webhook_delivery (organization_id, webhook_id, id, object_type, action, status, due_at, expires_at,
      attempts, url, request_headers, request_body, response_status, response_headers, response_body, error, duration_ms,
      date_created, date_attempted)
    values (${ctx.organization_id}, ${taken.webhook_id}, ${taken.id}, ${object_type}, ${action}, ${status},
      ${now}::timestamptz, ${isoDateTime(taken.expires_at)}::timestamptz, ${sent ? 1 : 0}::int,
      ${sent ? taken.url : null}, ${sent ? JSON.stringify(sent.headers) : null}::jsonb, ${taken.body},
      ${answered?.status ?? null}::int, ${answered ? JSON.stringify(answered.headers) : null}::jsonb,
      ${answered?.body ?? null}, ${outcome && !delivered ? messageOf(outcome) : null}, ${outcome?.ms ?? null}::int,
      ${now}::timestamptz, ${sent ? now : null}::timestamptz)`);
  if (!sent) ctx.database.afterCommit(() => ctx.news.tell(ctx.organization_id));
}
