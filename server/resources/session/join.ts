// Somebody accepts a membership that has waited for them.
import type { Visit } from '../../core/context.ts';
import { refused } from '../../core/errors.ts';
import { transaction, update } from '../../core/write.ts';
import { type Database, sql } from '../../database/connect.ts';
import { systemContext } from '../../organizations.ts';

interface Awaited {
  organization_id: string;
  membership_id: string;
  /** Whom the organization knows until now: a stand-in, with nothing but the address that it typed, or who was a member. */
  user_id: string;
  is_stand_in: boolean;
}

/** Makes the membership an active one of `user_id`. `database` is a transaction. */
export async function join(
  visit: Pick<Visit, 'clock' | 'news'>,
  database: Database,
  { organization_id, membership_id, user_id: awaited, is_stand_in }: Awaited,
  user_id: string,
): Promise<void> {
  const ctx = { ...systemContext(database, organization_id, user_id, visit.clock), news: visit.news };
  if (user_id !== awaited) {
    // What they did and were assigned is that account's.
    if (!is_stand_in)
      throw refused(
        'You were a member of this organization before with another account of this address: accept as that.',
      );
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
  // Nothing refers to a stand-in: it never was an assignee or an author.
  if (user_id !== awaited) await database.query(sql`delete from "user" where id = ${awaited} and is_stand_in`);
}
