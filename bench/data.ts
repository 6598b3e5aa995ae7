// The data that is measured on: one organization with 20 people, 10,000 leads with 15,000 contacts, and 100,000 tasks.

import { createApiKey } from '../server/auth/api-key.ts';
import { type Database, type Sql, sql } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import { createOrganization, createUser } from '../server/organizations.ts';

export interface BenchData {
  organization_id: string;
  key: string;
  /** The people that tasks are assigned to. */
  user_ids: string[];
  lead_ids: string[];
  task_ids: string[];
  open_task_ids: string[];
}

const PEOPLE = 20;
export const LEADS = 10_000;
export const TASKS = 100_000;

export async function fill(database: Database): Promise<BenchData> {
  await migrate(database);
  const owner = await createOrganization(database, { name: 'Bench', email: 'bench@example.com' });
  const { organization_id } = owner;
  const { key } = await createApiKey(database, owner, 'bench');
  const user_ids: string[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const person = { email: `p${n}@example.com`, first_name: 'Pat', last_name: `Number ${n}`, role_id: 'user' };
    user_ids.push((await createUser(database, organization_id, person)).user_id);
  }
  await fillRows(database, organization_id, user_ids);
  const ids = async (rows: Sql): Promise<string[]> => (await database.query<{ id: string }>(rows)).map(({ id }) => id);
  const mine = sql`organization_id = ${organization_id}`;
  return {
    organization_id,
    key,
    user_ids,
    lead_ids: await ids(sql`select id from lead where ${mine}`),
    task_ids: await ids(sql`select id from task where ${mine}`),
    open_task_ids: await ids(sql`select id from task where ${mine} and not is_complete`),
  };
}

/** A fifth of the tasks is done, the rest is spread from 30 days ago to 60 days ahead, half of it at a time of day. */
async function fillRows(database: Database, organization_id: string, user_ids: string[]): Promise<void> {
  await database.query(sql`
    insert into lead (organization_id, id, name, display_name, description, status_id, addresses, created_by, updated_by,
      date_created, date_updated)
    select ${organization_id}, 'lead_' || md5('l' || n) || '00000000000', 'Lead ' || n, 'Lead ' || n, 'Met at the fair.',
      (select id from lead_status where organization_id = ${organization_id} order by position offset n % 4 limit 1),
      json_build_array(json_build_object('label', 'business', 'address_1', n || ' Main St', 'address_2', '',
        'city', 'Springfield', 'state', 'IL', 'zipcode', '62701', 'country', 'US'))::jsonb,
      (${user_ids}::text[])[1 + n % ${PEOPLE}::int], (${user_ids}::text[])[1 + n % ${PEOPLE}::int],
      now() - n * interval '1 minute', now() - n * interval '1 minute'
    from generate_series(1, ${LEADS}::int) n`);
  await database.query(sql`
    insert into contact (organization_id, id, lead_id, name, title, emails, phones, created_by, updated_by, date_created,
      date_updated)
    select ${organization_id}, 'cont_' || md5('c' || n) || '00000000000',
      'lead_' || md5('l' || (1 + n % ${LEADS}::int)) || '00000000000', 'Contact ' || n, 'Buyer',
      json_build_array(json_build_object('email', 'c' || n || '@example.com', 'type', 'office', 'is_unsubscribed', false))::jsonb,
      json_build_array(json_build_object('phone', '+14155550100', 'phone_formatted', '+1 415-555-0100', 'type', 'office',
        'country', 'US', 'outbound_sms_blocked', false, 'tz_ids', json_build_array()))::jsonb,
      (${user_ids}::text[])[1], (${user_ids}::text[])[1], now() - n * interval '1 minute', now()
    from generate_series(1, ${(LEADS * 3) / 2}::int) n`);
  await database.query(sql`
    insert into task (organization_id, id, type, lead_id, assigned_to, text, due_at, is_timed, is_complete, created_by,
      updated_by, date_created, date_updated)
    select ${organization_id}, 'task_' || md5('t' || n) || '00000000000', 'lead',
      'lead_' || md5('l' || (1 + n % ${LEADS}::int)) || '00000000000', (${user_ids}::text[])[1 + n % ${PEOPLE}::int],
      'Call back about offer ' || n,
      date_trunc('day', now()) + (n * 7919 % 90 - 30) * interval '1 day' + case when n % 2 = 0 then interval '10 hours' else '0' end,
      n % 2 = 0, n % 5 = 0, (${user_ids}::text[])[1], (${user_ids}::text[])[1], now() - n * interval '1 second', now()
    from generate_series(1, ${TASKS}::int) n`);
  await database.script('analyze');
}
