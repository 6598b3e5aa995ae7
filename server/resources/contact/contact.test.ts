// Contacts: their fields, and what they mean for their lead (core.md §11).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';
import { sql } from '../../database/connect.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
});

const newContact = async (body: object = {}) => {
  const answer = await world.post('/contact/', { lead_id, ...body });
  expect(answer.status).toBe(200);
  return answer.body;
};

const fieldErrors = async (body: object) => {
  const answer = await world.post('/contact/', { lead_id, ...body });
  expect(answer.status).toBe(400);
  return answer.body['field-errors'];
};

const eventsOf = async (work: () => Promise<unknown>) => {
  const before = (await world.events()).length;
  await work();
  return (await world.events()).slice(before);
};

const named = (events: { object_type: string; action: string }[]) =>
  events.map(({ object_type, action }) => `${object_type} ${action}`);

describe('a new contact', () => {
  it('has every field', async () => {
    const contact = await newContact();
    expect(contact).toMatchObject({
      lead_id,
      name: null,
      display_name: '',
      title: null,
      emails: [],
      phones: [],
      urls: [],
      timezone: null,
      timezone_source: null,
      integration_links: [],
      created_by: world.user_id,
    });
    expect(contact).not.toHaveProperty('created_by_name');
    const { body } = await world.get(
      `/contact/${contact.id}/?_fields=recent_calls,subscriptions,lead_suggestions_operation_id`,
    );
    expect(body).toEqual({ recent_calls: [], subscriptions: [], lead_suggestions_operation_id: null });
  });

  it('is shown by its name, else its first address, else its first number', async () => {
    const phones = [{ phone: '+1 415 555 0100' }];
    const emails = [{ email: 'a@example.com' }];
    expect((await newContact({ name: ' Ann ', emails, phones })).display_name).toBe('Ann');
    expect((await newContact({ name: '', emails, phones })).display_name).toBe('a@example.com');
    expect((await newContact({ phones })).display_name).toBe('+1 415-555-0100');
  });

  it('has the types that it does not name by default', async () => {
    const contact = await newContact({
      emails: [{ email: 'Ann@Example.com ' }, { email: 'home@example.com', type: 'home' }],
      phones: [{ phone: '+14155550100 x123' }, { phone: 'tel:+14155550101', type: 'mobile' }],
      urls: [{ url: 'example.com' }],
    });
    expect(contact.emails).toEqual([
      { email: 'Ann@Example.com', type: 'office', is_unsubscribed: false },
      { email: 'home@example.com', type: 'home', is_unsubscribed: false },
    ]);
    expect(contact.phones).toMatchObject([
      { phone: '+14155550100x123', type: 'office', country: 'US', outbound_sms_blocked: false, tz_ids: [] },
      { phone: '+14155550101', type: 'mobile' },
    ]);
    expect(contact.urls).toEqual([{ url: 'http://example.com', type: 'url' }]);
  });

  it('drops what it has twice', async () => {
    const contact = await newContact({
      emails: [{ email: 'a@example.com', type: 'home' }, { email: 'A@example.com' }],
      phones: [{ phone: '4155550100' }, { phone: '+1 (415) 555-0100' }],
      urls: [{ url: 'example.com' }, { url: 'http://example.com' }],
    });
    expect(contact).toMatchObject({ emails: [{ type: 'home' }], phones: [{ phone: '+14155550100' }] });
    expect([contact.emails.length, contact.phones.length, contact.urls.length]).toEqual([1, 1, 1]);
  });

  it('is refused with the place of what is wrong', async () => {
    expect(
      await fieldErrors({
        emails: [{ email: 'a@example.com' }, { email: 'b', type: 'work' }, { type: 'home' }],
        phones: [{ phone: 'call me' }],
        urls: [{ url: 'javascript:alert(1)' }, null],
        timezone: 'Mars/Olympus',
        title: 'x'.repeat(1001),
        colour: 'red',
      }),
    ).toEqual({
      emails: {
        errors: {
          1: { 'field-errors': { email: 'Invalid email address.', type: 'Not a valid choice.' } },
          2: { 'field-errors': { email: 'This field is required.' } },
        },
      },
      phones: {
        errors: {
          0: {
            'field-errors': {
              phone: 'Phone number is not valid. Please use the international format like +16505551234',
            },
          },
        },
      },
      urls: { errors: { 0: { 'field-errors': { url: 'Invalid URL.' } }, 1: 'Value must be of dict type.' } },
      timezone: 'Not a valid choice.',
      title: 'The value must be no longer than 1000 characters.',
      colour: 'Extra inputs are not permitted',
    });
    const emails = Array.from({ length: 101 }, (_, i) => ({ email: `a${i}@example.com` }));
    expect(await fieldErrors({ emails })).toEqual({ emails: 'List is too long.' });
  });

  it('refuses addresses that are none', async () => {
    for (const email of [
      'a',
      'a@',
      '@b.example',
      'a@b',
      'a b@c.example',
      'a@b..example',
      `${'a'.repeat(250)}@b.example`,
    ]) {
      expect(Object.keys(await fieldErrors({ emails: [{ email }] }))).toEqual(['emails']);
    }
    for (const email of ["o'neil+tag@sub.example.co.uk", '用户@例子.广告', 'a@xn--fsqu00a.xn--0zwm56d']) {
      expect((await newContact({ emails: [{ email }] })).emails[0].email).toBe(email);
    }
  });

  it('reads numbers without a country as dialled in the caller’s', async () => {
    const briton = await world.member('user');
    await world.database.query(sql`
      update membership set country = 'GB' where organization_id = ${world.organization_id} and user_id = ${briton.user_id}`);
    const phones = [{ phone: '8004445555' }, { phone: '1234' }, { phone: '+4930123456' }];
    const { body } = await briton.post('/contact/', { lead_id, phones });
    expect(body.phones).toMatchObject([
      { phone: '+448004445555' },
      { phone: '+441234', country: null },
      { phone: '+4930123456', country: 'DE' },
    ]);
  });

  it('says that its time zone was set by hand', async () => {
    const contact = await newContact({ timezone: 'Europe/Paris' });
    expect(contact).toMatchObject({ timezone: 'Europe/Paris', timezone_source: 'manual' });
    const { body } = await world.put(`/contact/${contact.id}/`, { timezone: null });
    expect(body).toMatchObject({ timezone: null, timezone_source: null });
    expect(await fieldErrors({ timezone: '+02:00' })).toEqual({ timezone: 'Not a valid choice.' });
  });

  it('updates its lead', async () => {
    const lead = (await world.post('/lead/', { name: 'Acme' })).body;
    const events = await eventsOf(() => newContact({ lead_id: lead.id, name: 'Ann' }));
    expect(named(events)).toEqual(['contact created', 'lead updated']);
    const [created, updated] = events;
    expect(created?.lead_id).toBe(lead.id);
    expect(updated?.changed_fields.toSorted()).toEqual(['contact_ids', 'date_updated']);
    expect(updated?.previous_data.contact_ids).toEqual([]);
    expect(updated?.data.contact_ids).toEqual([created?.object_id]);
  });

  it('without a lead gets one that is named after it', async () => {
    const events = await eventsOf(async () => {
      const { body: contact } = await world.post('/contact/', { name: 'Ann Lee' });
      const { body: lead } = await world.get(`/lead/${contact.lead_id}/`);
      expect(lead).toMatchObject({ name: 'Ann Lee', display_name: 'Ann Lee', contact_ids: [contact.id] });
    });
    expect(named(events)).toEqual(['lead created', 'contact created']);
    const { body: nameless } = await world.post('/contact/', { lead_id: null, emails: [{ email: 'ann@example.com' }] });
    const { body: lead } = await world.get(`/lead/${nameless.lead_id}/`);
    expect(lead).toMatchObject({ name: null, display_name: 'ann@example.com' });
  });

  it('refuses a lead of another organization', async () => {
    const stranger = await newWorld();
    const theirs = (await stranger.post('/lead/', {})).body.id;
    expect(await fieldErrors({ lead_id: theirs })).toEqual({ lead: 'Object does not exist.' });
  });
});

describe('an update', () => {
  it('replaces whole lists, and only those it names', async () => {
    const contact = await newContact({ emails: [{ email: 'a@example.com' }], phones: [{ phone: '+14155550100' }] });
    const { body } = await world.put(`/contact/${contact.id}/`, { emails: [{ email: 'b@example.com' }], phones: null });
    expect(body).toMatchObject({ emails: [{ email: 'b@example.com' }], phones: [] });
  });

  it('is the contact’s event, not its lead’s', async () => {
    const contact = await newContact({ name: 'Ann' });
    const events = await eventsOf(() => world.put(`/contact/${contact.id}/`, { name: 'Ann Lee', title: 'CEO' }));
    expect(named(events)).toEqual(['contact updated']);
    expect(events[0]?.changed_fields.toSorted()).toEqual(['date_updated', 'display_name', 'name', 'title']);
  });

  it('with the contact as it was read changes nothing', async () => {
    const contact = await newContact({
      name: 'Ann',
      emails: [{ email: 'a@example.com' }],
      phones: [{ phone: '1234' }, { phone: '+14155550100x1' }],
      urls: [{ url: 'example.com' }],
      timezone: 'Europe/Paris',
    });
    world.setNow('2026-03-10T16:00:00Z');
    const events = await eventsOf(() => world.put(`/contact/${contact.id}/`, contact));
    expect(events).toEqual([]);
  });

  it('moves it to another lead, behind the contacts there', async () => {
    const from = (await world.post('/lead/', { contacts: [{ name: 'Ann' }, { name: 'Bob' }] })).body;
    const to = (await world.post('/lead/', { contacts: [{ name: 'Cid' }] })).body;
    const [ann, bob] = from.contact_ids;
    const events = await eventsOf(async () => {
      const { body } = await world.put(`/contact/${ann}/`, { lead_id: to.id });
      expect(body.lead_id).toBe(to.id);
    });
    expect(named(events)).toEqual(['contact updated', 'lead updated', 'lead updated']);
    const both = Object.fromEntries(events.slice(1).map((event) => [event.object_id, event]));
    expect(both[from.id]).toMatchObject({ data: { contact_ids: [bob], display_name: 'Bob' } });
    expect(both[to.id]).toMatchObject({
      data: { contact_ids: [...to.contact_ids, ann], display_name: 'Cid' },
      previous_data: { contact_ids: to.contact_ids },
    });
    const { status, body } = await world.put(`/contact/${ann}/`, { lead_id: null });
    expect([status, body['field-errors']]).toEqual([400, { lead: 'This field is required.' }]);
  });
});

describe('deleting a contact', () => {
  it('updates its lead, and lets go of it where it was named', async () => {
    const contact = await newContact({ name: 'Ann' });
    const task = (await world.post('/task/', { lead_id, text: 'Call', contact_id: contact.id })).body;
    const events = await eventsOf(async () => {
      const { status, body } = await world.delete(`/contact/${contact.id}/`);
      expect([status, body]).toEqual([200, {}]);
    });
    expect(named(events)).toEqual(['contact deleted', 'lead updated']);
    expect(events[1]?.previous_data.contact_ids).toContain(contact.id);
    expect((await world.get(`/task/${task.id}/`)).body.contact_id).toBeNull();
    const { status, body } = await world.get(`/contact/${contact.id}/`);
    expect([status, body]).toEqual([404, { error: 'Empty query: Contact matching query does not exist.' }]);
  });
});

describe('the list of contacts', () => {
  it('can be that of one lead, in the order of creation', async () => {
    const lead = (await world.post('/lead/', { contacts: [{ name: 'Ann' }, { name: 'Bob' }] })).body;
    const last = await newContact({ lead_id: lead.id });
    const { body } = await world.get(`/contact/?lead_id=${lead.id}&_fields=id`);
    expect(body).toEqual({ has_more: false, data: [...lead.contact_ids, last.id].map((id: string) => ({ id })) });
    const stranger = await newWorld();
    expect((await stranger.get(`/contact/?lead_id=${lead.id}`)).body.data).toEqual([]);
  });
});
