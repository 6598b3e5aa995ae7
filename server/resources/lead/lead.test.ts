// Leads: their fields, statuses, names and what they bring along (core.md §10).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
});

const newLead = async (body: object = {}) => {
  const answer = await world.post('/lead/', body);
  expect(answer.status).toBe(200);
  return answer.body;
};

const fieldErrors = async (body: object) => {
  const answer = await world.post('/lead/', body);
  expect(answer.status).toBe(400);
  return answer.body['field-errors'];
};

/** What `work` leaves in the event log. */
const eventsOf = async (work: () => Promise<unknown>) => {
  const before = (await world.events()).length;
  await work();
  return (await world.events()).slice(before);
};

const named = (events: { object_type: string; action: string }[]) =>
  events.map(({ object_type, action }) => `${object_type} ${action}`);

describe('a new lead', () => {
  it('needs nothing, and has every field', async () => {
    const lead = await newLead();
    expect(lead).toMatchObject({
      name: null,
      display_name: 'Untitled',
      description: '',
      url: null,
      status_label: 'Potential',
      html_url: `http://127.0.0.1:3000/lead/${lead.id}/`,
      addresses: [],
      contact_ids: [],
      contacts: [],
      opportunities: [],
      tasks: [],
      integration_links: [],
      source: null,
      created_by: world.user_id,
      updated_by_name: 'Admin',
      organization_id: world.organization_id,
    });
    expect(lead.id).toMatch(/^lead_[0-9A-Za-z]{43}$/);
  });

  it('takes everything that can be nested in it', async () => {
    const lead = await newLead({
      name: 'Bluth Company',
      description: 'Best. Show. Ever.',
      url: 'thebluthcompany.tumblr.com',
      addresses: [{ address_1: '747 Howard St', city: 'San Francisco', country: 'us', label: 'business' }],
      contacts: [{ name: 'Gob', emails: [{ email: 'gob@example.com' }], phones: [{ phone: '8004445555' }] }, {}],
      nobody_knows: 'this key',
    });
    expect(lead).toMatchObject({ display_name: 'Bluth Company', url: 'http://thebluthcompany.tumblr.com' });
    expect(lead.addresses).toEqual([
      {
        label: 'business',
        address_1: '747 Howard St',
        address_2: null,
        city: 'San Francisco',
        state: null,
        zipcode: null,
        country: 'US',
        tz_ids: [],
      },
    ]);
    expect(lead.contacts.map((contact: { id: string }) => contact.id)).toEqual(lead.contact_ids);
    expect(lead.contacts[0]).toMatchObject({
      name: 'Gob',
      lead_id: lead.id,
      emails: [{ email: 'gob@example.com', type: 'office', is_unsubscribed: false }],
      phones: [{ phone: '+18004445555', phone_formatted: '+1 800-444-5555', country: 'US' }],
    });
  });

  it('has a Created activity and one event that shows it as it is in the end', async () => {
    let lead = { id: '' };
    const events = await eventsOf(async () => {
      lead = await newLead({ contacts: [{ name: 'Gob' }, { name: 'Buster' }] });
    });
    expect(named(events)).toEqual(['lead created', 'contact created', 'contact created']);
    const { data, previous_data, lead_id } = events[0] ?? {};
    const { contacts, opportunities, tasks, ...shown } = lead as Record<string, unknown>;
    for (const key of Object.keys(data)) expect([key, shown[key]]).toEqual([key, data[key]]);
    expect([data.display_name, data.contact_ids.length, previous_data, lead_id]).toEqual(['Gob', 2, {}, lead.id]);
    const { body } = await world.get(`/activity/created/?lead_id=${lead.id}`);
    expect(body.data).toMatchObject([{ _type: 'Created', source: 'api', user_id: world.user_id }]);
  });

  it('may be given its creator and its date, as imports do', async () => {
    const { user_id } = await world.member('user');
    const lead = await newLead({ created_by: user_id, date_created: '2020-05-01T10:00:00Z' });
    expect(lead).toMatchObject({ created_by: user_id, date_created: '2020-05-01T10:00:00+00:00' });
  });

  it('is refused with all that is wrong with it', async () => {
    expect(await fieldErrors({ name: 5, url: 'http://no good', addresses: [{ country: 'USA' }, 'x'] })).toEqual({
      name: 'Value must be of str type.',
      url: 'Invalid URL.',
      addresses: {
        errors: { 0: { 'field-errors': { country: 'Not a valid choice.' } }, 1: 'Value must be of dict type.' },
      },
    });
    expect(await fieldErrors({ contacts: 'Gob' })).toEqual({ contacts: 'Value must be of list type.' });
  });

  it('is refused with what is wrong with its contacts, and nothing of it is kept', async () => {
    const events = await eventsOf(async () => {
      const contacts = [{ name: 'Gob' }, { emails: [{ email: 'gob@example.com' }, { email: 'gob' }], title: 7 }];
      expect(await fieldErrors({ contacts })).toEqual({
        contacts: {
          errors: {
            1: {
              'field-errors': {
                title: 'Value must be of str type.',
                emails: { errors: { 1: { 'field-errors': { email: 'Invalid email address.' } } } },
              },
            },
          },
        },
      });
    });
    expect(events).toEqual([]);
  });

  it('refuses URLs that are none', async () => {
    for (const url of [
      'javascript:alert(1)',
      'ftp://example.com',
      'word',
      'mailto:a@b.example',
      'http://',
      'a b.example',
    ]) {
      expect(await fieldErrors({ url })).toEqual({ url: 'Invalid URL.' });
    }
    expect((await newLead({ url: '' })).url).toBeNull();
    expect((await newLead({ url: ' https://example.com/a?b=c ' })).url).toBe('https://example.com/a?b=c');
  });
});

describe('the status of a lead', () => {
  const unknown = (name: string) =>
    `Not a valid choice. Please go to Customizations in your organization settings and add "${name}" to the list of lead statuses.`;

  it('is given by id or label, whatever its case', async () => {
    const lead = await newLead({ status: 'customer' });
    expect(lead.status_label).toBe('Customer');
    const { body } = await world.put(`/lead/${lead.id}/`, { status: 'Qualified' });
    expect(body.status_label).toBe('Qualified');
    expect((await newLead({ status_id: lead.status_id })).status_label).toBe('Customer');
  });

  it('has to be one of the organization’s', async () => {
    expect(await fieldErrors({ status: 'Hot' })).toEqual({ status: unknown('Hot') });
    const stranger = await newWorld();
    const { status_id } = (await stranger.post('/lead/', {})).body;
    expect(await fieldErrors({ status_id })).toEqual({ status: unknown(status_id) });
    const lead = await newLead();
    const { status, body } = await world.put(`/lead/${lead.id}/`, { status_id: 'stat_1' });
    expect([status, body['field-errors']]).toEqual([400, { status: unknown('stat_1') }]);
  });

  it('is not given twice', async () => {
    const { status_id } = await newLead();
    expect(Object.keys(await fieldErrors({ status: 'Customer', status_id }))).toEqual(['status']);
  });
});

describe('an update', () => {
  it('changes only what it names, and clears what it gives as null', async () => {
    const lead = await newLead({ name: 'Acme', description: 'Old', addresses: [{ city: 'Bonn' }, { city: 'Ulm' }] });
    const { body } = await world.put(`/lead/${lead.id}/`, { description: null, addresses: [{ city: 'Rom' }] });
    expect(body).toMatchObject({ name: 'Acme', description: '', addresses: [{ city: 'Rom' }] });
    expect((await world.put(`/lead/${lead.id}/`, { addresses: null })).body.addresses).toEqual([]);
  });

  it('passes over contacts, unknown keys and what only the server writes', async () => {
    const lead = await newLead({ contacts: [{ name: 'Gob' }] });
    const events = await eventsOf(() =>
      world.put(`/lead/${lead.id}/`, {
        contacts: [],
        contact_ids: [],
        display_name: 'x',
        html_url: 'y',
        colour: 'red',
      }),
    );
    expect(events).toEqual([]);
    expect((await world.get(`/lead/${lead.id}/`)).body).toEqual(lead);
  });

  it('with the lead as it was read changes nothing', async () => {
    const lead = await newLead({
      name: 'Acme',
      url: 'acme.example',
      addresses: [{ country: 'de', city: 'Bonn' }],
      contacts: [{ phones: [{ phone: '+4922812345', type: 'fax' }] }],
    });
    world.setNow('2026-03-10T16:00:00Z');
    const events = await eventsOf(() => world.put(`/lead/${lead.id}/`, lead));
    expect(events).toEqual([]);
  });

  it('names what changed in its event', async () => {
    const lead = await newLead({ name: 'Acme' });
    const [event] = await eventsOf(() => world.put(`/lead/${lead.id}/`, { name: 'Acme Inc.', url: 'acme.example' }));
    expect(event).toMatchObject({ object_type: 'lead', action: 'updated', lead_id: lead.id });
    expect(event?.changed_fields.toSorted()).toEqual(['date_updated', 'display_name', 'name', 'url']);
    expect(event?.previous_data).toMatchObject({ name: 'Acme', url: null });
    expect(event?.data).not.toHaveProperty('contacts');
  });

  it('of a lead that is not there, or another organization’s, is a 404', async () => {
    const stranger = await newWorld();
    const lead = await newLead();
    for (const id of [lead.id, 'lead_1']) {
      const { status, body } = await stranger.put(`/lead/${id}/`, { name: 'Mine' });
      expect([status, body]).toEqual([404, { error: 'Empty query: Lead matching query does not exist.' }]);
    }
  });
});

describe('the display name', () => {
  it('is the name, else the first contact’s, else Untitled', async () => {
    const lead = await newLead({ contacts: [{ emails: [{ email: 'gob@example.com' }] }, { name: 'Buster' }] });
    const name = async () => (await world.get(`/lead/${lead.id}/`)).body.display_name;
    expect(lead.display_name).toBe('gob@example.com');
    expect((await world.put(`/lead/${lead.id}/`, { name: 'Bluth' })).body.display_name).toBe('Bluth');
    expect((await world.put(`/lead/${lead.id}/`, { name: '' })).body.display_name).toBe('gob@example.com');
    await world.delete(`/contact/${lead.contact_ids[0]}/`);
    expect(await name()).toBe('Buster');
    const [event] = (await eventsOf(() => world.put(`/contact/${lead.contact_ids[1]}/`, { name: 'Lucille' }))).slice(1);
    expect(event).toMatchObject({ object_type: 'lead', action: 'updated', data: { display_name: 'Lucille' } });
    await world.delete(`/contact/${lead.contact_ids[1]}/`);
    expect(await name()).toBe('Untitled');
  });

  it('answers with its new name also in what it embeds', async () => {
    const world = await newWorld();
    const { id } = (await world.post('/lead/', { name: 'Old' })).body;
    await world.post('/task/', { lead_id: id, text: 'x' });
    expect((await world.put(`/lead/${id}/`, { name: 'New' })).body.tasks[0].lead_name).toBe('New');
  });
});
