// The context of a job that does what a member has asked for.
import type { Context } from '../core/context.ts';
import { type Database, sql } from '../database/connect.ts';
import { contextFor, type JobContext } from './job.ts';

interface Asked {
  organization_id: string;
  /** Who asked for it, and in which zone their days are. */
  created_by: string;
  zone: string;
  /** The request that they made. */
  path: string;
}

/** They may do what they may now; null for somebody who has left the organization. */
export async function onBehalf(work: JobContext, asked: Asked): Promise<Context | null> {
  const { organization_id, created_by: user_id, zone, path } = asked;
  const role_id = await roleOf(work.database, organization_id, user_id);
  return role_id === null
    ? null
    : contextFor(work, { organization_id, user_id, role_id, zone, request: { method: 'POST', path } });
}

/** For what the server itself has to note about such a job. */
export const withoutRole = (work: JobContext, { organization_id, created_by, zone, path }: Asked): Context =>
  contextFor(work, { organization_id, user_id: created_by, role_id: '', zone, request: { method: 'POST', path } });

async function roleOf(database: Database, organization_id: string, user_id: string): Promise<string | null> {
  const [member] = await database.query<{ role_id: string }>(sql`
    select role_id from membership
    where organization_id = ${organization_id} and user_id = ${user_id} and is_active`);
  return member?.role_id ?? null;
}
