// Somebody accepts a membership that has waited for them.
import type { Visit } from '../../core/context.ts';
import { refused } from '../../core/errors.ts';
import { transaction, update } from '../../core/write.ts';
import { type Database, sql } from '../../database/connect.ts';
import { systemContext } from '../../organizations.ts';

interface Awaited {
  organization_id: string;
  membership_id: string;
  /** Whom the organization knows until now: a user of its own, with nothing but the address that it typed. */
  user_id: string;
}

/** Makes the membership an active one of `user_id`. `database` is a transaction. */
export async function join(
  visit: Pick<Visit, 'clock' | 'news'>,
  database: Database,
  { organization_id, membership_id, user_id: stand_in }: Awaited,
  user_id: string,
): Promise<void> {
  const ctx = { ...systemContext(database, organization_id, user_id, visit.clock), news: visit.news };
  if (user_id !== stand_in) {
    const [already] = await database.query(sql`
      select 1 from membership where organization_id = ${organization_id} and user_id = ${user_id}`);
    if (already) throw refused('You are a member of this organization already.');
  }
  await transaction(ctx, async (inside) => {
    await update(
      inside,
      'membership',
      [membership_id],
      { user_id, is_active: true, is_pending: false },
      { derived: true },
    );
  });
  // Nothing refers to it: a pending member is nobody's assignee and no author.
  if (user_id !== stand_in) await database.query(sql`delete from "user" where id = ${stand_in}`);
}
