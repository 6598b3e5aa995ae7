// The parameters of task lists that are not plain fields: which types, and which of a person's three views.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { badRequest } from '../../core/errors.ts';
import type { ListParameter } from '../../core/resource.ts';
import { localDay } from '../../core/zone.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import { compile } from '../../query/compile.ts';
import { condition, type MomentRange } from '../../query/query.ts';

/** Without `_type` only tasks of type `lead` are meant (core.md §13.6). */
export const typeIs: ListParameter = {
  schema: Type.String(),
  description: 'One type, or `all`; without it only tasks of type `lead`.',
  absent: (parameters) => (parameters.has('_type__in') ? null : sql`t.type = 'lead'`),
  where: (_ctx, value) => (value === 'all' ? null : sql`t.type = ${value}`),
};

export const typeIn: ListParameter = {
  schema: Type.String(),
  description: 'Comma list of types.',
  where: (_ctx, value) => sql`t.type = any(${value.split(',').map((type) => type.trim())}::text[])`,
};

/** Views part tasks by completion and by the caller's local day (core.md §13.5). */
export const viewIs: ListParameter = {
  schema: Type.Enum(['inbox', 'future', 'archive']),
  description: 'Which of the three lists, by the local day of `x-tz-offset`.',
  replaces: { inbox: ['date__lt'], future: ['date__gte'] },
  where(ctx, view) {
    if (view === 'archive') return raw('t.is_complete');
    const today = { type: 'fixed_local_date', value: localDay(ctx.clock(), ctx.zone), which: 'end' } as const;
    if (view === 'inbox') return sql`not t.is_complete and ${dueWhen(ctx, { type: 'moment_range', before: today })}`;
    if (view === 'future')
      return sql`not t.is_complete and ${dueWhen(ctx, { type: 'moment_range', on_or_after: today })}`;
    throw badRequest('view must be one of inbox, future, archive.');
  },
};

/** Part of the contract, where nothing says what it means (core.md §13.6). */
export const format: ListParameter = { schema: Type.String(), description: 'Has no effect.', where: () => null };

const dueWhen = (ctx: Context, range: MomentRange): Sql =>
  compile(ctx, ctx.resource('task'), condition('task', 'date', range));
