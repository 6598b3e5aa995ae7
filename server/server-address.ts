// Under which address people reach the server. It is kept in the database, which writes it into answers and events, so that an
// object has the same addresses whichever process answers, and in jobs.
import { type Database, sql } from './database/connect.ts';

/** Notes the address from now on: without a slash at its end. One that is noted already is not written again: a database that
 *  takes no changes, since its disk is full, refuses also those that change nothing. */
export async function noteServerAddress(database: Database, address: string): Promise<void> {
  const [noted] = await database.query<{ value: string }>(sql`select value from server_address where name = 'url'`);
  if (noted?.value === address) return;
  await database.query(sql`update server_address set value = ${address} where name = 'url' and value <> ${address}`);
}
