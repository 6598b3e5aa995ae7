// GET /lead/merge/preview/, beyond Close's API: what a merge of two leads would do, before it is done for good.
import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import type { Endpoint } from '../../core/endpoint.ts';
import { need } from '../../core/permissions.ts';
import { columns, oneOf, scope, type Written, whole } from '../../core/read.ts';
import type { Row } from '../../core/resource.ts';
import { raw, sql } from '../../database/connect.ts';
import { childrenOf } from './children.ts';
import { type Lead, lead } from './lead.ts';
import { bothOf, mergedValues, readPair } from './merge.ts';

export const previewMerge: Endpoint = {
  method: 'GET',
  path: '/lead/merge/preview/',
  may_not_find: true,
  tag: 'lead',
  summary: 'Preview a merge of two leads',
  query: {
    source: { schema: Type.String(), description: 'The lead that would be gone.' },
    destination: { schema: Type.String(), description: 'The lead that would stay.' },
  },
  answer: Type.Object({
    moves: Type.Record(Type.String(), Type.Integer(), {
      description: 'How many objects of which kind would go from the source to the destination.',
    }),
    gets: Type.Record(Type.String(), Type.Any(), {
      description: 'Fields of the destination that would change, with what they would then be.',
    }),
  }),
  extension: true,
  async handle(ctx, { query }) {
    need(ctx, 'merge_leads');
    const pair = readPair(Object.fromEntries(query));
    const shown = columns(ctx, lead, SHOWN);
    const rows = await ctx.database.query<Written>(sql`
      select ${raw(shown)} from lead t where ${scope(ctx, lead)} and t.id ${oneOf([pair.source, pair.destination])}`);
    const [from, into] = bothOf(
      rows.map((row): Lead => JSON.parse(whole(row))),
      pair,
    );
    const children = await childrenOf(ctx, [pair.source]);
    const { merged_custom, ...merged } = mergedValues(from, into);
    const before = into as Row;
    const gets = Object.entries({ ...merged, ...merged_custom }).filter(
      ([name, value]) => !isDeepStrictEqual(before[name], value),
    );
    return {
      moves: Object.fromEntries([...children].map(([name, ids]) => [name, ids.length])),
      gets: Object.fromEntries(gets),
    };
  },
};

const SHOWN = { names: ['id', 'name', 'description', 'url', 'addresses'], further: 'all', place: 'answer' } as const;
