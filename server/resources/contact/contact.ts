// Contacts: the people of a lead (core.md §11).
import { Type } from 'typebox';
import { audit, bool, choice, computed, json, Refusal, ref, text, wrongType } from '../../core/field.ts';
import { email, url } from '../../core/formats.ts';
import { objects } from '../../core/objects.ts';
import { parsePhone } from '../../core/phone.ts';
import { resource, type Shape } from '../../core/resource.ts';
import { rules } from './contact.rules.ts';

const emails = {
  email: email({ writes: 'always', required: true }),
  type: choice(['office', 'home', 'direct', 'other'], { writes: 'always' }),
  is_unsubscribed: bool(),
};

const phones = {
  phone: json(Type.String(), parsePhoneText, { writes: 'always', required: true }),
  phone_formatted: text(),
  type: choice(['office', 'mobile', 'home', 'direct', 'fax', 'other'], { writes: 'always' }),
  country: text({ nullable: true }),
  outbound_sms_blocked: bool(),
  tz_ids: json(Type.Array(Type.String()), () => []),
};

const urls = {
  url: url({ writes: 'always', required: true }),
  type: choice(['url'], { writes: 'always' }),
};

export const fields = {
  id: text(),
  ...audit({ imported: true, names: false }),
  lead_id: ref('lead', { nullable: true, writes: 'always', filters: ['eq'] }),
  name: text({ nullable: true, writes: 'always', max: 1000 }),
  display_name: computed(Type.String(), 'contact_display_name(t.name, t.emails, t.phones)'),
  title: text({ nullable: true, writes: 'always', max: 1000 }),
  emails: objects(emails, { writes: 'always', once: 'email', defaults: { type: 'office', is_unsubscribed: false } }),
  phones: objects(phones, {
    writes: 'always',
    defaults: { type: 'office', phone_formatted: '', country: null, outbound_sms_blocked: false, tz_ids: [] },
  }),
  urls: objects(urls, { writes: 'always', once: 'url', defaults: { type: 'url' } }),
  timezone: json(Type.String(), parseTimezone, { nullable: true, writes: 'always' }),
  timezone_source: text({ nullable: true }),
  integration_links: computed(Type.Array(Type.Object({ name: Type.String(), url: Type.String() })), `'[]'::json`),
  recent_calls: computed(Type.Array(Type.Object({})), `'[]'::json`, { onRequest: true }),
  subscriptions: computed(Type.Array(Type.Object({})), `'[]'::json`, { onRequest: true }),
  lead_suggestions_operation_id: computed(Type.String(), 'null::text', { onRequest: true, nullable: true }),
};

export type Contact = Shape<typeof fields>;

export const contact = resource({
  name: 'contact',
  class_name: 'Contact',
  path: '/contact/',
  table: 'contact',
  prefix: 'cont',
  fields,
  custom: 'contact',
  operations: ['list', 'get', 'create', 'update', 'delete'],
  // Contacts that come with a lead are all of the same moment.
  default_order: 'date_created,sequence',
  event: 'contact',
  rules,
});

/** Refuses what is no number in any country. Its final form depends on the caller, so the rules give it. */
function parsePhoneText(value: unknown): string {
  if (typeof value !== 'string') throw wrongType('str');
  if (!parsePhone(value, null)) {
    throw new Refusal('Phone number is not valid. Please use the international format like +16505551234');
  }
  return value;
}

/** An IANA name such as `Europe/Paris`; JavaScript would take offsets too. */
function parseTimezone(value: unknown): string {
  if (typeof value !== 'string') throw wrongType('str');
  const text = value.trim();
  try {
    if (!/^[A-Za-z]/.test(text)) throw new RangeError();
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    throw new Refusal('Not a valid choice.');
  }
}
