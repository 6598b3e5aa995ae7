// New organizations, and the people and keys that get into one. What a person does at a terminal, not over HTTP.

import { foldAddress } from './core/address.ts';
import type { Context } from './core/context.ts';
import { newId } from './core/ids.ts';
import { isoDateTime } from './core/moments.ts';
import { newsroom } from './core/news.ts';
import { ensureUser } from './core/people.ts';
import { permissionsOf } from './core/permissions.ts';
import { create, transaction } from './core/write.ts';
import { type Database, sql } from './database/connect.ts';
import { resourceNamed, resources } from './registry.ts';
import { readSettings } from './settings.ts';

/** What a new organization starts with (core.md §3). */
const LEAD_STATUSES = ['Potential', 'Bad Fit', 'Qualified', 'Customer', 'Interested', 'Canceled', 'Not Interested'];
const PIPELINE = [
  { label: 'Demo Completed', type: 'active' },
  { label: 'Proposal Sent', type: 'active' },
  { label: 'Contract Sent', type: 'active' },
  { label: 'Won', type: 'won' },
  { label: 'Lost', type: 'lost' },
];

export interface NewOrganization {
  name: string;
  email: string;
  first_name?: string;
  last_name?: string;
  password_hash?: string | null;
}

/** The context of a write that no request asked for. */
export function systemContext(
  database: Database,
  organization_id: string,
  user_id: string,
  clock = () => new Date(),
): Context {
  return {
    database,
    clock,
    resource: resourceNamed,
    resources,
    organization_id,
    user_id,
    role_id: 'admin',
    permissions: permissionsOf('admin'),
    api_key_id: null,
    session_id: null,
    request_id: newId('req'),
    zone: 'UTC',
    request: { method: 'COMMAND', path: '' },
    settings: readSettings({}),
    news: newsroom(),
    queue: () => Promise.reject(new Error('A command queues no jobs.')),
  };
}

/** Makes an organization with its default statuses and pipeline, and its first admin. */
export async function createOrganization(
  database: Database,
  { name, email, first_name = 'Admin', last_name = '', password_hash = null }: NewOrganization,
): Promise<{ organization_id: string; user_id: string; membership_id: string }> {
  const organization_id = newId('orga');
  const now = isoDateTime(new Date());
  return database.transaction(async (tx) => {
    await tx.query(sql`
      insert into organization (id, name, date_created, date_updated) values (${organization_id}, ${name}, ${now}, ${now})`);
    const person = { email, first_name, last_name, password_hash, role_id: 'admin' };
    const { user_id, membership_id } = await createUser(tx, organization_id, person);
    await transaction(systemContext(tx, organization_id, user_id), async (ctx) => {
      await create(
        ctx,
        'lead_status',
        LEAD_STATUSES.map((label, position) => ({ label, position })),
      );
      const [pipeline] = await create(ctx, 'pipeline', [{ name: 'Sales', position: 0 }]);
      const statuses = PIPELINE.map((status, position) => ({ ...status, position, pipeline_id: pipeline?.id }));
      await create(ctx, 'opportunity_status', statuses);
    });
    return { organization_id, user_id, membership_id };
  });
}

export interface NewUser {
  email: string;
  first_name: string;
  last_name: string;
  role_id: string;
  password_hash?: string | null;
}

/** Puts a person into an organization; one whose e-mail address is known keeps the user they have. */
export async function createUser(
  database: Database,
  organization_id: string,
  { role_id, ...person }: NewUser,
): Promise<{ user_id: string; membership_id: string }> {
  const now = isoDateTime(new Date());
  const user_id = await ensureUser(database, person);
  // Who was added by their address and has yet to accept is in now.
  await database.query(sql`
    delete from membership m using "user" u
    where m.organization_id = ${organization_id} and u.id = m.user_id and u.email_key = ${foldAddress(person.email)}
      and u.id <> ${user_id} and m.is_pending`);
  const [membership] = await database.query<{ id: string }>(sql`
    insert into membership (organization_id, id, user_id, role_id, date_created, date_updated)
    values (${organization_id}, ${newId('memb')}, ${user_id}, ${role_id}, ${now}, ${now})
    on conflict (organization_id, user_id) do update set is_active = true, is_pending = false, role_id = excluded.role_id
    returning id`);
  return { user_id, membership_id: membership?.id ?? '' };
}
