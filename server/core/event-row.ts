// A row of the event log, and its JSON as the API shows it (activities-search-automation.md §3.1).
import { raw, type Sql } from '../database/connect.ts';

/** What `eventColumns` selects. The last four are JSON text, kept as it was written. */
export interface EventRow {
  sequence: string;
  transaction: string;
  id: string;
  date_created: string;
  date_updated: string;
  organization_id: string;
  user_id: string | null;
  request_id: string | null;
  api_key_id: string | null;
  object_type: string;
  object_id: string;
  lead_id: string | null;
  action: string;
  changed_fields: string;
  data: string | null;
  previous_data: string | null;
  meta: string;
}

/** Columns of row `t`. Numbers of 64 bits are text in one driver and numbers in the other. */
export const eventColumns: Sql = raw(`t.sequence::text as sequence, t.transaction::text as transaction, t.id,
  iso_naive(t.date_created) as date_created, iso_naive(t.date_updated) as date_updated, t.organization_id, t.user_id,
  t.request_id, t.api_key_id, t.object_type, t.object_id, t.lead_id, t.action, t.changed_fields, t.data,
  t.previous_data, t.meta`);

const PLAIN = [
  'id',
  'date_created',
  'date_updated',
  'organization_id',
  'user_id',
  'request_id',
  'api_key_id',
  'oauth_client_id',
  'oauth_scope',
  'object_type',
  'object_id',
  'lead_id',
  'action',
] as const;
const JSON_TEXT = ['changed_fields', 'data', 'previous_data', 'meta'] as const;

/** The fields of an event, in the order of its JSON. */
export const EVENT_FIELDS: readonly string[] = [...PLAIN, ...JSON_TEXT];

/** An event's JSON text: joined from texts, since what it holds was JSON already. Only the fields that `shows` takes. */
export function eventText(row: EventRow, shows: (field: string) => boolean = () => true): string {
  const values: Record<string, unknown> = { ...row, oauth_client_id: null, oauth_scope: null };
  const plain = PLAIN.filter(shows).map((name) => `"${name}":${JSON.stringify(values[name])}`);
  const texts = JSON_TEXT.filter(shows).map((name) => `"${name}":${row[name] ?? 'null'}`);
  return `{${[...plain, ...texts].join(',')}}`;
}
