// Under which address people reach the server. It is kept in the database, which writes it into answers and events, so that an
// object has the same addresses whichever process answers, and in jobs.
import { type Database, sql } from './database/connect.ts';

/** Notes the address from now on: without a slash at its end. */
export async function noteServerAddress(database: Database, address: string): Promise<void> {
  await database.query(sql`update server_address set value = ${address} where name = 'url' and value <> ${address}`);
}
