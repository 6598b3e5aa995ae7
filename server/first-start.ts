// What an empty database gets before anything else: an organization, its admin and an API key.

import { createApiKey } from './auth/api-key.ts';
import { hashPassword, newPassword } from './auth/password.ts';
import { passwordFault } from './auth/password-rules.ts';
import { Complaint } from './complaint.ts';
import { newApiKey } from './core/ids.ts';
import { type Database, sql } from './database/connect.ts';
import { whenThere } from './database/wait.ts';
import { createOrganization } from './organizations.ts';
import type { Settings } from './settings.ts';

export interface Credentials {
  organization_id: string;
  user_id: string;
  email: string;
  password: string;
  key: string;
}

/** Any number that nothing else in this database locks: of two processes that start at once, one makes the admin. */
const LOCK = 20_261_124;

/** Makes the first organization, and gives what its admin needs to get in; null when there is an organization already. */
export async function createFirstOrganization(database: Database, settings: Settings): Promise<Credentials | null> {
  const first = await whenThere(() => firstOrganization(database), settings.database_wait_ms);
  if (first) return null;
  const { admin_email: email, admin_password, api_key } = settings;
  const password = admin_password ?? newPassword();
  const key = api_key ?? newApiKey();
  const fault = admin_password === null ? null : await passwordFault(password, email);
  if (fault !== null) throw new Complaint(`AJAR_ADMIN_PASSWORD: ${fault}`);
  const password_hash = await hashPassword(password);
  let made: Credentials | null = null;
  const make = async (tx: Database): Promise<Credentials | null> => {
    await tx.query(sql`select pg_advisory_xact_lock(${LOCK})`);
    const first = await firstOrganization(tx);
    // Made just now, by a commit whose answer was lost with the connection: nobody else knows how to get in.
    if (first) return made?.organization_id === first ? made : null;
    const owner = await createOrganization(tx, { name: 'My organization', email, password_hash });
    await createApiKey(tx, owner, 'First API key', { key });
    made = { ...owner, email, password, key };
    return made;
  };
  return whenThere(() => database.transaction(make), settings.database_wait_ms);
}

/** The credentials as they are shown, once. */
export const shown = ({ email, password, key }: Credentials): string => `
  E-mail:    ${email}
  Password:  ${password}
  API key:   ${key}

Keep them: they are shown only this once.`;

async function firstOrganization(database: Database): Promise<string | null> {
  const [found] = await database.query<{ id: string }>(sql`select id from organization limit 1`);
  return found?.id ?? null;
}
