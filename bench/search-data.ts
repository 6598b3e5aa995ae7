// The data that searches are measured on: one organization with 200,000 leads, 300,000 contacts, 400,000 tasks and 100,000
// opportunities. Names and values are spread by a hash, so that they are the same each time and fit no index by chance.

import { createApiKey } from '../server/auth/api-key.ts';
import { type Database, raw, type Sql, sql } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import { createOrganization } from '../server/organizations.ts';

export interface SearchData {
  organization_id: string;
  user_id: string;
  key: string;
  custom_field_id: string;
  /** One of the four statuses, of a quarter of the leads. */
  status_id: string;
}

const LEADS = 200_000;
const CONTACTS = 300_000;
const TASKS = 400_000;
const OPPORTUNITIES = 100_000;
/** No statement runs longer than a server's may. */
const PARTS = [1, 2, 3, 4, 5, 6, 7, 8];

const HEADS = [
  'Ka',
  'Mer',
  'Sol',
  'Vin',
  'Tor',
  'Lu',
  'Bran',
  'Quo',
  'Zel',
  'Ory',
  'Pax',
  'Dun',
  'Hol',
  'Fen',
  'Gri',
  'Nor',
];
const TAILS = [
  'la',
  'rix',
  'mont',
  'den',
  'vale',
  'tec',
  'sen',
  'bury',
  'lyn',
  'dor',
  'ford',
  'mar',
  'kin',
  'ros',
  'wick',
];
/** SQL for one of 3,600 words such as Kalamont and Torrixdor, picked by a number. */
const word = (number: string): Sql => sql`(${HEADS}::text[])[1 + ${raw(number)} % 16]
  || (${TAILS}::text[])[1 + ${raw(number)} / 16 % 15] || (${TAILS}::text[])[1 + ${raw(number)} / 240 % 15]`;

export async function fillForSearch(database: Database): Promise<SearchData> {
  await migrate(database);
  const owner = await createOrganization(database, { name: 'Search', email: 'search@example.com' });
  const { key } = await createApiKey(database, owner, 'bench');
  const custom_field_id = `cf_${'tier'.padEnd(43, '0')}`;
  const { organization_id, user_id } = owner;
  await database.query(sql`
    insert into custom_field (organization_id, id, object_type, name, type, choices, date_created, date_updated)
    values (${organization_id}, ${custom_field_id}, 'lead', 'Tier', 'choices', '["gold", "silver", "bronze"]', now(), now())`);
  await database.query(sql`
    insert into custom_field_schema (organization_id, key, field_ids)
    values (${organization_id}, 'lead', jsonb_build_array(${custom_field_id}::text))`);
  for (const part of PARTS) await fillLeads(database, organization_id, custom_field_id, part);
  for (const part of PARTS) await fillContacts(database, organization_id, part);
  await fillRest(database, organization_id, user_id);
  await database.script('vacuum analyze');
  const [status] = await database.query<{ id: string }>(sql`
    select id from lead_status where organization_id = ${organization_id} order by position limit 1`);
  return { organization_id, user_id, key, custom_field_id, status_id: status?.id ?? '' };
}

/** Every eighth lead is gold, the others in equal parts silver and bronze. */
async function fillLeads(
  database: Database,
  organization_id: string,
  custom_field_id: string,
  part: number,
): Promise<void> {
  await database.query(sql`
    insert into lead (organization_id, id, name, display_name, description, status_id, addresses, custom, date_created,
      date_updated)
    select ${organization_id}, 'lead_' || md5('l' || n) || '00000000000', w.name, w.name, 'Met at the fair.',
      (s.ids)[1 + h % array_length(s.ids, 1)], '[{"label": "business", "city": "Springfield", "country": "US"}]'::jsonb,
      jsonb_build_object(${`custom.${custom_field_id}`}::text,
        case when h % 8 = 3 then 'gold' when h % 2 = 0 then 'silver' else 'bronze' end),
      now() - n * interval '5 minutes', now() - n * interval '5 minutes'
    from generate_series(${part}::int, ${LEADS}::int, ${PARTS.length}) n
    cross join (select array_agg(id) as ids from lead_status where organization_id = ${organization_id}) s
    cross join lateral (select abs(hashint4(n)) as h) r
    cross join lateral (select ${word('h')} || ' ' || ${word('abs(hashint4(n + 7))')} || ' Inc' as name) w`);
}

async function fillContacts(database: Database, organization_id: string, part: number): Promise<void> {
  await database.query(sql`
    insert into contact (organization_id, id, lead_id, name, title, emails, phones, date_created, date_updated)
    select ${organization_id}, 'cont_' || md5('c' || n) || '00000000000',
      'lead_' || md5('l' || (1 + abs(hashint4(n)) % ${LEADS}::int)) || '00000000000', 'Person ' || n, 'Buyer',
      json_build_array(json_build_object('email', 'person.' || n || '@example.com', 'type', 'office'))::jsonb,
      json_build_array(json_build_object('phone', '+1415' || (2000000 + n), 'phone_formatted', '+1 415-' || (2000000 + n),
        'type', 'office'))::jsonb,
      now() - n * interval '3 minutes', now()
    from generate_series(${part}::int, ${CONTACTS}::int, ${PARTS.length}) n`);
}

/** Two tasks a lead, and both are done for a ninth of the leads. */
async function fillRest(database: Database, organization_id: string, user_id: string): Promise<void> {
  await database.query(sql`
    insert into task (organization_id, id, type, lead_id, assigned_to, text, due_at, is_timed, is_complete, date_created,
      date_updated)
    select ${organization_id}, 'task_' || md5('t' || n) || '00000000000', 'lead',
      'lead_' || md5('l' || (1 + n % ${LEADS}::int)) || '00000000000', ${user_id}, 'Call back about offer ' || n,
      date_trunc('day', now()) + (n % 90 - 30) * interval '1 day', false, abs(hashint4(n)) % 3 = 0,
      now() - n * interval '1 minute', now()
    from generate_series(1, ${TASKS}::int) n`);
  await database.query(sql`
    insert into opportunity (organization_id, id, lead_id, user_id, status_id, value, date_created, date_updated)
    select ${organization_id}, 'oppo_' || md5('o' || n) || '00000000000',
      'lead_' || md5('l' || (1 + abs(hashint4(n)) % ${LEADS}::int)) || '00000000000', ${user_id},
      (select id from opportunity_status where organization_id = ${organization_id} order by position limit 1),
      abs(hashint4(n + 1)) % 10000000, now() - n * interval '10 minutes', now()
    from generate_series(1, ${OPPORTUNITIES}::int) n`);
}
