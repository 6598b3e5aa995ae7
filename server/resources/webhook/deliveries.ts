// The log of a subscription's deliveries, and sending one again. Beyond Close's API.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { filterParameters, listSchema, paging } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { notFound, refused } from '../../core/errors.ts';
import { choice, computed, int, naiveDateTime, ref, text } from '../../core/field.ts';
import { pageOf } from '../../core/list-params.ts';
import { isoDateTime } from '../../core/moments.ts';
import { readOne, readPage } from '../../core/read.ts';
import { answerSchema, resource } from '../../core/resource.ts';
import { name, sql } from '../../database/connect.ts';
import { bodyOf, textsOf } from '../../webhooks/deliver.ts';
import { GIVE_UP_MS } from '../../webhooks/fan-out.ts';
import { visible } from './endpoints.ts';
import { webhook } from './webhook.ts';

const headersSchema = Type.Record(Type.String(), Type.String());

export const webhookDelivery = resource({
  name: 'webhook_delivery',
  class_name: 'WebhookDelivery',
  path: '/webhook/:id/deliveries/',
  table: 'webhook_delivery',
  prefix: 'whdel',
  fields: {
    id: text({ description: 'Also the `webhook-id` header.' }),
    subscription_id: ref('webhook', { column: 'webhook_id' }),
    event_id: text({ nullable: true, filters: ['eq'], description: 'Null for a test.' }),
    object_type: text({ filters: ['eq'] }),
    action: text({ filters: ['eq'] }),
    status: choice(['waiting', 'delivered', 'failed', 'dropped'], { filters: ['eq', 'in'] }),
    attempts: int({ description: 'How often it was tried to send it.' }),
    date_created: naiveDateTime('date_created'),
    date_attempted: { ...naiveDateTime('date_attempted'), nullable: true },
    next_attempt_at: computed(Type.String(), `case when t.status = 'waiting' then t.due_at end`, {
      json: `case when t.status = 'waiting' then iso_naive(t.due_at) end`,
      comparison: 'moment',
      nullable: true,
    }),
    url: text({ nullable: true, description: 'Where the last attempt went. What follows is of that attempt too.' }),
    request_headers: computed(headersSchema, 't.request_headers', { nullable: true }),
    response_status: int({ nullable: true }),
    response_headers: computed(headersSchema, 't.response_headers', { nullable: true }),
    response_body: text({ nullable: true, description: 'The beginning of the answer.' }),
    error: text({ nullable: true }),
    duration_ms: int({ nullable: true }),
  },
  operations: [],
  default_order: '-id',
  generation: 'new',
  event: null,
});

const one = answerSchema(webhookDelivery);
const withBody = Type.Object({
  ...(one as ReturnType<typeof Type.Object>).properties,
  request_body: Type.Union([Type.String(), Type.Null()]),
});

export const deliveryEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/webhook/:id/deliveries/',
    tag: webhook.name,
    summary: 'List the deliveries of a webhook',
    description: 'The newest first. Deliveries are kept for 30 days.',
    extension: true,
    query: { ...paging(webhookDelivery), ...filterParameters(webhookDelivery) },
    answer: listSchema(one),
    async handle(ctx, { params, query }) {
      const webhook_id = await own(ctx, params.id ?? '');
      const page = await pageOf(ctx, webhookDelivery, query);
      const where = sql`t.webhook_id = ${webhook_id} and ${page.where}`;
      const { data, has_more } = await readPage(ctx, webhookDelivery, { ...page, where });
      return `{"has_more":${has_more},"data":[${data}]}`;
    },
  },
  {
    method: 'GET',
    path: '/webhook/:id/deliveries/:delivery_id/',
    tag: webhook.name,
    summary: 'Get a delivery, with the body of the request',
    extension: true,
    answer: withBody,
    async handle(ctx, { params }) {
      const { id, request_body } = await find(ctx, params);
      const text = await readOne(ctx, webhookDelivery, id);
      return `${text.slice(0, -1)},"request_body":${JSON.stringify(request_body)}}`;
    },
  },
  {
    method: 'POST',
    path: '/webhook/:id/deliveries/:delivery_id/redeliver/',
    tag: webhook.name,
    summary: 'Send a delivery again',
    description: 'With the same `webhook-id`, and retries as for a new one. The subscription has to be active.',
    extension: true,
    answer: one,
    async handle(ctx, { params }) {
      const { id, webhook_id, status, request_body } = await find(ctx, params);
      if (status !== 'active') throw refused('The webhook is paused. Make it active first.');
      if (request_body === null) throw refused('The event of this delivery is kept no longer.');
      const now = ctx.clock();
      await ctx.database.query(sql`
        update webhook_delivery set status = 'waiting', attempts = 0, due_at = ${isoDateTime(now)}::timestamptz,
          expires_at = ${isoDateTime(new Date(now.getTime() + GIVE_UP_MS))}::timestamptz
        where organization_id = ${ctx.organization_id} and webhook_id = ${webhook_id} and id = ${id}`);
      ctx.database.afterCommit(() => ctx.news.tell(ctx.organization_id));
      return readOne(ctx, webhookDelivery, id);
    },
  },
];

/** A subscription that the caller may see. */
export async function own(ctx: Context, id: string): Promise<string> {
  const [found] = await ctx.database.query<{ id: string }>(sql`
    select t.id from ${name(webhook.table)} t
    where t.organization_id = ${ctx.organization_id} and t.id = ${id} and ${visible(ctx)}`);
  if (!found) throw notFound(webhook.class_name);
  return found.id;
}

interface Found {
  id: string;
  webhook_id: string;
  /** Of the subscription. */
  status: string;
  event_id: string | null;
  request_body: string | null;
}

/** A delivery and the body that it was sent with. What was delivered at once is read from the event log. */
async function find(ctx: Context, params: Record<string, string>): Promise<Found> {
  const [found] = await ctx.database.query<Found>(sql`
    select d.id, t.id as webhook_id, t.status, d.event_id, d.request_body
    from webhook t join webhook_delivery d on d.organization_id = t.organization_id and d.webhook_id = t.id
    where t.organization_id = ${ctx.organization_id} and t.id = ${params.id} and d.id = ${params.delivery_id}
      and ${visible(ctx)}`);
  if (!found) throw notFound(webhookDelivery.class_name);
  if (found.request_body !== null || found.event_id === null) return found;
  const text = (await textsOf(ctx.database, ctx.organization_id, [found.event_id])).get(found.event_id);
  return { ...found, request_body: text === undefined ? null : bodyOf(text, found.webhook_id) };
}
