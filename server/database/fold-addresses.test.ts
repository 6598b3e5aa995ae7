// Users from before addresses were compared by one rule: all of them stay, and sign in as before.
import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { browser } from '../../test/browser.ts';
import { newWorld } from '../../test/harness.ts';
import { raw, sql } from './connect.ts';
import { foldAddresses } from './fold-addresses.ts';

const hashOf = (password: string): string =>
  `scrypt$1024$8$1$c2FsdA$${scryptSync(password, 'salt', 32, { N: 1024, r: 8, p: 1 }).toString('base64url')}`;

test('addresses that turn out to be the same keep their users, told apart by their passwords', async () => {
  const world = await newWorld();
  const name = world.user_id.toLowerCase();
  const emails = [
    `k${name}@example.com`,
    `\u212a${name}@example.com`,
    `\uff2b${name}@Example.com.`,
    `İ${name}@example.com`,
  ];
  const ids = emails.map((_, n) => `user_${n}${name}`);
  await world.database.transaction(async (tx) => {
    await tx.query(raw('alter table "user" alter column email_key drop not null'));
    for (const [n, email] of emails.entries()) {
      await tx.query(sql`
        insert into "user" (id, email, password_hash, date_created, date_updated)
        values (${ids[n]}, ${email}, ${hashOf(`the password ${n}`)}, now(), now())`);
      await tx.query(sql`
        insert into membership (organization_id, id, user_id, role_id, date_created, date_updated)
        values (${world.organization_id}, ${`memb_${n}${name}`}, ${ids[n]}, 'user', now(), now())`);
    }
    await foldAddresses(tx);
    await tx.query(raw('alter table "user" alter column email_key set not null'));
  });
  const keys = await world.database.query<{ email_key: string }>(sql`
    select distinct email_key from "user" where id = any(${ids}::text[]) order by 1`);
  expect(keys).toHaveLength(2);
  for (const [n, email] of emails.entries()) {
    const { status, body } = await browser(world).post('/session/', { email, password: `the password ${n}` });
    expect([status, body.user?.id]).toEqual([200, ids[n]]);
  }
});
