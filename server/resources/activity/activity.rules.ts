// What happens around the writes of an activity, whichever type it has.
import { settleContacts } from '../../core/contacts-of-lead.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Change, Rules } from '../../core/resource.ts';
import type { Activity } from './activity.ts';

type ActivityChange = Change<Activity>;

/** The rules of every type, then those of one. */
export const rulesOf = (own: Rules = {}): Rules => ({
  ...own,
  async prepare(ctx, changes) {
    for (const change of changes as ActivityChange[]) fill(ctx, change);
    await settleContacts(ctx, changes as ActivityChange[]);
    await own.prepare?.(ctx, changes);
  },
});

function fill(ctx: WriteContext, { operation, before, values }: ActivityChange): void {
  if (operation === 'create') {
    values.user_id ??= ctx.user_id;
    values.created_by = (values.created_by_id as string | undefined) ?? values.created_by;
    values.activity_at ??= values.date_created;
  }
  if (values.activity_at === null) values.activity_at = before?.date_created;
}
