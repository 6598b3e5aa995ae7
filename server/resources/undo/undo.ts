// POST /undo/, beyond Close's API: takes back what one's own requests changed, from the event log, all of it or nothing.
import { Type } from 'typebox';
import type { WriteContext } from '../../core/context.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { ApiError, invalidField, REQUIRED, refused } from '../../core/errors.ts';
import { explained } from '../../core/references.ts';
import { resourceOf } from '../../core/restore.ts';
import { transaction } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { isWritten, type Logged, type Taken, takeBack } from './take-back.ts';

/** For so long something can be taken back. */
const HOURS = 24;
const MOST = 20;

export const undo: Endpoint = {
  method: 'POST',
  path: '/undo/',
  tag: 'undo',
  summary: 'Take back what requests changed',
  description: `For ${HOURS} hours, requests of one's own. Updated objects get back what they had, deleted ones come back with what went with them, created ones go. When something else has changed the same fields since, nothing is undone.`,
  body: Type.Object({
    request_ids: Type.Array(Type.String(), {
      minItems: 1,
      maxItems: MOST,
      description: 'The `x-request-id` of each request; send those with the header `x-ajar-undoable: true`.',
    }),
  }),
  answer: Type.Object({
    undone: Type.Integer({ description: 'How many objects were changed back.' }),
    objects: Type.Array(Type.Object({ object_type: Type.String(), id: Type.String() })),
  }),
  extension: true,
  handle: (ctx, { body }) => {
    const ids = requestIds(body.request_ids);
    // Its own events stay apart too, so that it can be undone.
    const apart = { ...ctx, request: { ...ctx.request, undoable: true } };
    return transaction(apart, async (inside) => {
      const events = await eventsOf(inside, ids);
      const objects = new Map<string, { object_type: string; id: string }>();
      // The newest request first: what an older one wrote is then there again when its turn comes.
      for (const [, group] of Map.groupBy(events, ({ request_id }) => request_id)) {
        const { taken, conflicts } = await takeBack(inside, group).catch((error) => notPossible(error, group));
        if (conflicts.length > 0) throw changedSince(conflicts);
        for (const { name, id } of taken) objects.set(id, { object_type: name, id });
      }
      return { undone: objects.size, objects: [...objects.values()] };
    });
  },
};

function requestIds(given: unknown): string[] {
  if (given === undefined) throw invalidField('request_ids', REQUIRED);
  const isList = Array.isArray(given) && given.length > 0 && given.length <= MOST;
  if (!isList || given.some((id) => typeof id !== 'string')) {
    throw invalidField('request_ids', `A list of 1 to ${MOST} request ids is expected.`);
  }
  return [...new Set(given as string[])];
}

/** What cannot be as it was any more, such as a task of a lead that is gone, has been overtaken too. */
function notPossible(error: unknown, events: Logged[]): Taken {
  const reason = explained(error);
  if (!(reason instanceof ApiError) || !('field-errors' in reason.body)) throw error;
  return { taken: [], conflicts: [...new Set(events.filter(isWritten).map(({ id }) => id))] };
}

const changedSince = (objects: string[]): ApiError =>
  new ApiError(409, { error: 'This was changed since, so nothing was undone.', objects });

/** The events of these requests of the caller's, newest first. */
async function eventsOf(ctx: WriteContext, ids: string[]): Promise<Logged[]> {
  const since = new Date(ctx.clock().getTime() - HOURS * 3_600_000).toISOString();
  const rows = await ctx.database.query<Omit<Logged, 'name'>>(sql`
    select e.request_id, e.sequence::text as sequence, e.object_type, e.object_id as id, e.action, e.data::json as data,
      e.previous_data::json as previous from event e
    where e.organization_id = ${ctx.organization_id} and e.user_id = ${ctx.user_id}
      and e.request_id = any(${ids}::text[]) and e.date_updated > ${since}::timestamptz
    order by e.sequence desc`);
  if (rows.some(({ action }) => action === 'merged')) throw refused('A merge of leads cannot be undone.');
  const events = rows.map((row) => ({ ...row, name: resourceOf(ctx, row.object_type) }));
  for (const id of ids) {
    const theirs = events.filter(({ request_id }) => request_id === id);
    if (theirs.length === 0) throw unknown(id);
    if (!theirs.some(isWritten)) throw refused(`What the request ${id} changed cannot be undone.`);
  }
  return events;
}

const unknown = (id: string): ApiError =>
  refused(`No change of yours in the last ${HOURS} hours was made by the request ${id.slice(0, 60)}.`);
