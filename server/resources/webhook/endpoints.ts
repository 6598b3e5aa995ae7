// Reading, changing and deleting subscriptions: one's own, or all of the organization's.
import type { Context } from '../../core/context.ts';
import { answerDelete, answerUpdate, deleting, getting, listing, updating } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { notFound } from '../../core/errors.ts';
import { pageOf } from '../../core/list-params.ts';
import { readPage, selection } from '../../core/read.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import { managesAll } from './webhook.rules.ts';
import { webhook } from './webhook.ts';

export const webhookEndpoints: Endpoint[] = [
  {
    ...listing(webhook),
    async handle(ctx, { query }) {
      const page = await pageOf(ctx, webhook, query);
      const where = sql`${page.where} and ${visible(ctx)}`;
      const { data, has_more } = await readPage(
        ctx,
        webhook,
        { ...page, where },
        selection(webhook, query.get('_fields')),
      );
      return `{"has_more":${has_more},"data":[${data}]}`;
    },
  },
  {
    ...getting(webhook),
    async handle(ctx, { params, query }) {
      const where = sql`t.id = ${params.id ?? ''} and ${visible(ctx)}`;
      const page = { where, order: raw('t.id'), limit: 1, skip: 0 };
      const { data } = await readPage(ctx, webhook, page, selection(webhook, query.get('_fields')));
      if (data === '') throw notFound(webhook.class_name);
      return data;
    },
  },
  {
    ...updating(webhook),
    handle(ctx, input) {
      // Close's own schema allows null in every key, which says nothing.
      const said = Object.entries(input.body).filter(([, value]) => value !== null);
      return answerUpdate(ctx, webhook, { ...input, body: Object.fromEntries(said) });
    },
  },
  {
    ...deleting(webhook),
    status: 200,
    async handle(ctx, input) {
      await answerDelete(ctx, webhook, input);
      return {};
    },
  },
];

/** The subscriptions that the caller sees, as a condition on row `t`. */
export const visible = (ctx: Context): Sql => (managesAll(ctx) ? raw('true') : sql`t.created_by = ${ctx.user_id}`);
