// New organizations, and the people and keys that get into one. What a person does at a terminal, not over HTTP.

import { Complaint } from './complaint.ts';
import { foldAddress } from './core/address.ts';
import type { Context } from './core/context.ts';
import { newId } from './core/ids.ts';
import { isoDateTime } from './core/moments.ts';
import { newsroom } from './core/news.ts';
import { lockAddress, newUser, noStandIns } from './core/people.ts';
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
  /** The account that the first admin has already, if it is to be that. */
  account?: string;
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
  { name, first_name = 'Admin', last_name = '', ...admin }: NewOrganization,
): Promise<{ organization_id: string } & PutIn> {
  const organization_id = newId('orga');
  const now = isoDateTime(new Date());
  return database.transaction(async (tx) => {
    await tx.query(sql`
      insert into organization (id, name, date_created, date_updated) values (${organization_id}, ${name}, ${now}, ${now})`);
    const person = { ...admin, first_name, last_name, role_id: 'admin' };
    const put = await createUser(tx, organization_id, person);
    await transaction(systemContext(tx, organization_id, put.user_id), async (ctx) => {
      await create(
        ctx,
        'lead_status',
        LEAD_STATUSES.map((label, position) => ({ label, position })),
      );
      const [pipeline] = await create(ctx, 'pipeline', [{ name: 'Sales', position: 0 }]);
      const statuses = PIPELINE.map((status, position) => ({ ...status, position, pipeline_id: pipeline?.id }));
      await create(ctx, 'opportunity_status', statuses);
    });
    return { organization_id, ...put };
  });
}

export interface NewUser {
  email: string;
  first_name: string;
  last_name: string;
  role_id: string;
  /** Of the password that they get if they have none. */
  password_hash?: string | null;
  /** The account that they have already, if it is to be that. */
  account?: string;
}

interface PutIn {
  user_id: string;
  membership_id: string;
  has_new_password: boolean;
}

/** Puts a person into an organization: as the account that is named, as who is there under their address already, or else as a
 *  new one. What other organizations know under the address is left to them: one of them may have chosen its password. */
export function createUser(
  database: Database,
  organization_id: string,
  { role_id, account, password_hash = null, ...person }: NewUser,
): Promise<PutIn> {
  const now = isoDateTime(new Date());
  return database.transaction(async (tx) => {
    await lockAddress(tx, organization_id, person.email);
    const there = await accountThere(tx, organization_id, person.email);
    if (account !== undefined) await refuseSecond(tx, { account, email: person.email, there });
    const user_id = account ?? there?.id ?? (await newUser(tx, person));
    await endOthersWait(tx, { organization_id, user_id, email: person.email });
    const [membership] = await tx.query<{ id: string }>(sql`
      insert into membership (organization_id, id, user_id, role_id, date_created, date_updated)
      values (${organization_id}, ${newId('memb')}, ${user_id}, ${role_id}, ${now}, ${now})
      on conflict (organization_id, user_id) do update set is_active = true, is_pending = false, role_id = excluded.role_id
      returning id`);
    await noStandIns(tx, [user_id]);
    const got = await tx.query(sql`
      update "user" set password_hash = ${password_hash}
      where id = ${user_id} and password_hash is null and ${password_hash}::text is not null returning id`);
    return { user_id, membership_id: membership?.id ?? '', has_new_password: got.length > 0 };
  });
}

interface There {
  id: string;
  is_active: boolean;
}

/** The account that an organization has under an address: an active member's, or else one that nobody but this organization
 *  has ever had to do with. */
async function accountThere(database: Database, organization_id: string, email: string): Promise<There | undefined> {
  const [found] = await database.query<There>(sql`
    select u.id, m.is_active from "user" u join membership m on m.user_id = u.id and m.organization_id = ${organization_id}
    where u.email_key = ${foldAddress(email)} and (m.is_active or not exists (
      select from membership o where o.user_id = u.id and o.organization_id <> m.organization_id))
    order by m.is_active desc, m.is_pending desc, u.password_hash is null, m.date_created, m.id limit 1`);
  return found;
}

/** An organization has an address once. */
async function refuseSecond(
  database: Database,
  { account, email, there }: { account: string; email: string; there: There | undefined },
): Promise<void> {
  const [named] = await database.query<{ email_key: string }>(sql`select email_key from "user" where id = ${account}`);
  if (!named) throw new Complaint(`There is no account ${account}.`);
  if (named.email_key !== foldAddress(email)) throw new Complaint(`The account ${account} has another address.`);
  if (there?.is_active && there.id !== account) {
    throw new Complaint(`The organization has a user with this address already (${there.id}): remove that one first.`);
  }
}

/** Nobody waits for somebody who is there. */
async function endOthersWait(
  database: Database,
  { organization_id, user_id, email }: { organization_id: string; user_id: string; email: string },
): Promise<void> {
  await database.query(sql`
    with waited as (
      update membership m set is_pending = false from "user" u
      where m.organization_id = ${organization_id} and u.id = m.user_id and u.email_key = ${foldAddress(email)}
        and u.id <> ${user_id} and m.is_pending returning m.user_id
    )
    delete from invitation i using waited w where i.organization_id = ${organization_id} and i.user_id = w.user_id`);
}
