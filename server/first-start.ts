// What an empty database gets before anything else: an organization, its admin and an API key.

import { createApiKey } from './auth/api-key.ts';
import { hashPassword, newPassword } from './auth/password.ts';
import { passwordFault } from './auth/password-rules.ts';
import { Complaint } from './complaint.ts';
import { newApiKey } from './core/ids.ts';
import { type Database, sql } from './database/connect.ts';
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
  if (await hasOrganization(database)) return null;
  const { admin_email: email, admin_password, api_key } = settings;
  const password = admin_password ?? newPassword();
  const key = api_key ?? newApiKey();
  const fault = admin_password === null ? null : await passwordFault(password, email);
  if (fault !== null) throw new Complaint(`AJAR_ADMIN_PASSWORD: ${fault}`);
  const password_hash = await hashPassword(password);
  return database.transaction(async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(${LOCK})`);
    if (await hasOrganization(tx)) return null;
    const owner = await createOrganization(tx, { name: 'My organization', email, password_hash });
    await createApiKey(tx, owner, 'First API key', { key });
    return { ...owner, email, password, key };
  });
}

/** The credentials as they are shown, once. */
export const shown = ({ email, password, key }: Credentials): string => `
  E-mail:    ${email}
  Password:  ${password}
  API key:   ${key}

Keep them: they are shown only this once.`;

async function hasOrganization(database: Database): Promise<boolean> {
  const [found] = await database.query(sql`select 1 from organization limit 1`);
  return found !== undefined;
}
