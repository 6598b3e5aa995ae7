// The custom field values of leads and contacts (core.md §9.2, §9.3).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const newField = async (body: object, object = 'lead') =>
  (await world.post(`/custom_field/${object}/`, { name: 'Field', type: 'text', ...body })).body;
const newLead = async (body: object = {}) => (await world.post('/lead/', { name: 'Wayne', ...body })).body;
const key = (field: { id: string }) => `custom.${field.id}`;

/** The value that a new lead has when this was sent for a field. */
const stored = async (field: { id: string }, value: unknown) => (await newLead({ [key(field)]: value }))[key(field)];

/** The error that a value is answered with. */
const refusal = async (field: { id: string }, value: unknown) => {
  const { status, body } = await world.post('/lead/', { name: 'x', [key(field)]: value });
  expect(status).toBe(400);
  return body['field-errors'][key(field)];
};

describe('a value', () => {
  it('is there only for fields that have one', async () => {
    const field = await newField({});
    expect(await newLead()).not.toHaveProperty([key(field)]);
    const lead = await newLead({ [key(field)]: ' big ' });
    expect(lead[key(field)]).toBe('big');
    const { body } = await world.put(`/lead/${lead.id}/`, { [key(field)]: null });
    expect(body).not.toHaveProperty([key(field)]);
    expect(await stored(field, '')).toBeUndefined();
  });

  it('stays when another one changes', async () => {
    const [one, two] = [await newField({}), await newField({})];
    const lead = await newLead({ [key(one)]: 'a', [key(two)]: 'b' });
    const { body } = await world.put(`/lead/${lead.id}/`, { [key(two)]: 'c' });
    expect(body).toMatchObject({ [key(one)]: 'a', [key(two)]: 'c' });
    const event = (await world.events()).at(-1);
    expect(event?.changed_fields).toContain(key(two));
    expect(event?.changed_fields).not.toContain(key(one));
    expect(event?.previous_data).toMatchObject({ [key(two)]: 'b' });
  });

  it('that is not new leaves no event', async () => {
    const field = await newField({ type: 'number' });
    const lead = await newLead({ [key(field)]: 1.5 });
    const before = (await world.events()).length;
    const { body } = await world.put(`/lead/${lead.id}/`, lead);
    expect(body.date_updated).toBe(lead.date_updated);
    expect((await world.events()).length).toBe(before);
  });

  it('of a number field is a number', async () => {
    const field = await newField({ type: 'number' });
    expect(await stored(field, 0.1)).toBe(0.1);
    expect(await stored(field, -0)).toBe(0);
    expect(await refusal(field, '5')).toBe('Value must be of number type.');
    expect(await refusal(field, true)).toBe('Value must be of number type.');
    const huge = await world.post('/lead/', `{"name":"x","${key(field)}":1e999}`);
    expect(huge.body['field-errors']).toEqual({ [key(field)]: 'Value must be of number type.' });
  });

  it('of a date or datetime field is kept as such', async () => {
    const [day, moment] = [await newField({ type: 'date' }), await newField({ type: 'datetime' })];
    expect(await stored(day, '2026-02-08')).toBe('2026-02-08');
    expect(await stored(moment, '2026-02-08T20:30:54+01:00')).toBe('2026-02-08T19:30:54+00:00');
    expect(await refusal(day, '2026-02-30')).toBe('Invalid ISO 8601 date.');
    expect(await refusal(moment, 5)).toBe('Invalid ISO 8601 datetime.');
  });

  it('of a choices field is one of them, in their very case', async () => {
    const field = await newField({ type: 'choices', choices: ['Yes', 'No'] });
    expect(await stored(field, 'Yes')).toBe('Yes');
    expect(await refusal(field, 'yes')).toBe('Not a valid choice.');
    expect(await refusal(field, ['Yes'])).toBe('Value must be of str type.');
  });

  it('of a user field is an id, also when it was given as a full name', async () => {
    const field = await newField({ type: 'user' });
    const member = await world.member('user');
    expect(await stored(field, member.user_id)).toBe(member.user_id);
    const other = await newWorld();
    const mel = await other.member('user');
    const theirs = (await other.post('/custom_field/lead/', { name: 'Owner', type: 'user' })).body;
    const lead = (await other.post('/lead/', { name: 'x', [key(theirs)]: 'Mel user' })).body;
    expect(lead[key(theirs)]).toBe(mel.user_id);
    expect(await refusal(field, mel.user_id)).toBe('Object does not exist.');
    expect(await refusal(field, 'Nobody')).toBe('Object does not exist.');
  });

  it('that names a contact goes with the contact, whoever may edit the field', async () => {
    const one = await newField({ type: 'contact', editable_with_roles: ['superuser'] });
    const several = await newField({ type: 'contact', accepts_multiple_values: true });
    const deal = await newField({ type: 'contact' }, 'opportunity');
    const text = await newField({});
    const lead = await newLead({ contacts: [{ name: 'Bruce' }, { name: 'Alfred' }] });
    const [bruce, alfred] = lead.contact_ids;
    const values = { [key(several)]: [bruce, alfred], [key(text)]: bruce };
    await world.put(`/lead/${lead.id}/`, values);
    const manager = await world.member('superuser');
    await manager.put(`/lead/${lead.id}/`, { [key(one)]: bruce });
    const { id } = (await world.post('/opportunity/', { lead_id: lead.id, [key(deal)]: bruce })).body;
    expect((await world.delete(`/contact/${bruce}/`)).status).toBe(200);
    const { body } = await world.get(`/lead/${lead.id}/?_fields=custom`);
    expect(body).toEqual({ [key(several)]: [alfred], [key(text)]: bruce });
    expect((await world.get(`/opportunity/${id}/?_fields=custom`)).body).toEqual({});
    const event = (await world.events()).findLast(({ object_id }) => object_id === id);
    expect([event?.action, event?.previous_data[key(deal)], event?.data[key(deal)]]).toEqual([
      'updated',
      bruce,
      undefined,
    ]);
  });

  it('that names a contact is in the log of its lead when that is deleted', async () => {
    const field = await newField({ type: 'contact' });
    const lead = await newLead({ contacts: [{ name: 'Bruce' }] });
    const [bruce] = lead.contact_ids;
    await world.put(`/lead/${lead.id}/`, { [key(field)]: bruce });
    await world.delete(`/lead/${lead.id}/`);
    const event = (await world.events()).findLast(({ object_id }) => object_id === lead.id);
    expect([event?.action, event?.previous_data[key(field)]]).toEqual(['deleted', bruce]);
  });

  it('may be sent back as it is when its contact has moved to another lead', async () => {
    const field = await newField({ type: 'contact' });
    const lead = await newLead({ contacts: [{ name: 'Bruce' }] });
    const [bruce] = lead.contact_ids;
    await world.put(`/lead/${lead.id}/`, { [key(field)]: bruce });
    await world.put(`/contact/${bruce}/`, { lead_id: (await newLead()).id });
    const whole = (await world.get(`/lead/${lead.id}/`)).body;
    const { status, body } = await world.put(`/lead/${lead.id}/`, { ...whole, name: 'Wayne Enterprises' });
    expect([status, body.name, body[key(field)]]).toEqual([200, 'Wayne Enterprises', bruce]);
  });

  it('of a contact field is a contact of the same lead', async () => {
    const field = await newField({ type: 'contact' });
    const lead = await newLead();
    const contact = (await world.post('/contact/', { lead_id: lead.id, name: 'Bruce' })).body;
    const { body } = await world.put(`/lead/${lead.id}/`, { [key(field)]: contact.id });
    expect(body[key(field)]).toBe(contact.id);
    expect(await refusal(field, contact.id)).toBe('Object does not exist.');
    const friend = await newField({ type: 'contact' }, 'contact');
    const mate = await world.post('/contact/', { lead_id: lead.id, name: 'Alfred', [key(friend)]: contact.id });
    expect(mate.body[key(friend)]).toBe(contact.id);
    const stray = { lead_id: (await newLead()).id, name: 'Joker', [key(friend)]: contact.id };
    expect((await world.post('/contact/', stray)).status).toBe(400);
  });

  it('of a hidden field is any scalar', async () => {
    const field = await newField({ type: 'hidden' });
    for (const value of ['x', 5, false, true]) expect(await stored(field, value)).toBe(value);
    expect(await refusal(field, { a: 1 })).toBeDefined();
  });

  it('is never an object or, in a text field, a number', async () => {
    const field = await newField({});
    expect(await refusal(field, {})).toBe('Value must be of str type.');
    expect(await refusal(field, [])).toBe('Value must be of str type.');
    expect(await refusal(field, 5)).toBe('Value must be of str type.');
  });
});

describe('several values', () => {
  const several = () => newField({ type: 'choices', choices: ['a', 'b', 'c'], accepts_multiple_values: true });

  it('are always a list', async () => {
    const field = await several();
    expect(await stored(field, 'a')).toEqual(['a']);
    expect(await stored(field, ['b', 'a', 'b'])).toEqual(['b', 'a']);
    expect(await stored(field, [])).toBeUndefined();
    expect(await refusal(field, ['a', 'x'])).toBe('Not a valid choice.');
    expect(await refusal(field, [['a']])).toBe('Value must be of str type.');
  });

  it('can be added and removed one by one, as often as one likes', async () => {
    const field = await several();
    const lead = await newLead();
    const put = async (suffix: string, value: unknown) =>
      (await world.put(`/lead/${lead.id}/`, { [`${key(field)}.${suffix}`]: value })).body[key(field)];
    expect(await put('add', 'b')).toEqual(['b']);
    expect(await put('add', 'a')).toEqual(['b', 'a']);
    expect(await put('add', 'a')).toEqual(['b', 'a']);
    expect(await put('remove', 'c')).toEqual(['b', 'a']);
    expect(await put('remove', 'b')).toEqual(['a']);
    expect(await put('remove', 'a')).toBeUndefined();
    const both = { [`${key(field)}.add`]: 'c', [`${key(field)}.remove`]: 'a' };
    expect((await world.put(`/lead/${lead.id}/`, both)).body[key(field)]).toEqual(['c']);
    const { body } = await world.put(`/lead/${lead.id}/`, { [`${key(field)}.add`]: 'x' });
    expect(body['field-errors']).toEqual({ [key(field)]: 'Not a valid choice.' });
  });

  it('are nothing that a field with one value has', async () => {
    const field = await newField({});
    const { status, body } = await world.put(`/lead/${(await newLead()).id}/`, { [`${key(field)}.add`]: 'x' });
    expect([status, body['field-errors'][key(field)]]).toEqual([400, 'This custom field takes only one value.']);
  });
});

describe('the older ways to say a value', () => {
  it('are by name, in a dict or after a dot', async () => {
    const [size, kind] = [await newField({ name: 'Company size' }), await newField({ name: 'kind.of' })];
    const lead = await newLead({ custom: { 'Company size': 'big', [kind.id]: 'x' } });
    expect(lead).toMatchObject({ [key(size)]: 'big', [key(kind)]: 'x' });
    const { body } = await world.put(`/lead/${lead.id}/`, { 'custom.Company size': 'small', 'custom.kind.of': 'y' });
    expect(body).toMatchObject({ [key(size)]: 'small', [key(kind)]: 'y' });
  });

  it('are refused for fields that are not there, whatever they are called', async () => {
    const names = ['__proto__', 'constructor', 'cf_doesnotexist', 'x'.repeat(10_000), '', '.add', 'a"b', '%'];
    for (const name of names) {
      const { status, body } = await world.post('/lead/', `{"name":"x",${JSON.stringify(`custom.${name}`)}:"v"}`);
      expect([status, Object.values(body['field-errors'])]).toEqual([400, ['Object does not exist.']]);
      expect(Object.keys(body['field-errors'])[0]?.length).toBeLessThan(120);
      const dict = await world.post('/lead/', `{"name":"x","custom":{${JSON.stringify(name)}:"v"}}`);
      expect(dict.status).toBe(400);
    }
    expect((await world.post('/lead/', { custom: [] })).body['field-errors']).toEqual({
      custom: 'Value must be of dict type.',
    });
  });
});

describe('a field that only some roles edit', () => {
  it('is read by all and written by those', async () => {
    const field = await newField({ editable_with_roles: ['admin', 'admin'] });
    expect(field.editable_with_roles).toEqual(['admin']);
    const lead = await newLead({ [key(field)]: 'secret' });
    const user = await world.member('user');
    expect((await user.get(`/lead/${lead.id}/`)).body[key(field)]).toBe('secret');
    expect((await user.put(`/lead/${lead.id}/`, { [key(field)]: 'x' })).status).toBe(403);
    expect((await user.put(`/lead/${lead.id}/`, { [key(field)]: null })).status).toBe(403);
    expect((await user.put(`/lead/${lead.id}/`, lead)).status).toBe(200);
    expect((await user.post('/lead/', { [key(field)]: 'x' })).status).toBe(403);
    expect((await newField({ editable_with_roles: ['king'] }))['field-errors']).toEqual({
      editable_with_roles: 'Object does not exist.',
    });
  });
});

describe('values of many objects', () => {
  it('are looked up together, and not at all when there are none', async () => {
    const [text, user] = [await newField({}), await newField({ type: 'user' })];
    const create = (body: object) => world.countStatements(() => world.post('/lead/', { name: 'x', ...body }));
    const plain = await create({});
    // The definitions are held, and read.
    expect(await create({ [key(text)]: 'x' })).toBe(plain + 2);
    const people = [await world.member('user'), await world.member('admin')];
    expect(await create({ [key(text)]: 'x', [key(user)]: people[0]?.user_id })).toBe(plain + 3);
  });

  it('that are sent back as they are cost nothing', async () => {
    const field = await newField({});
    const { id } = await newLead({ [key(field)]: 'x' });
    const put = (body: object) => world.countStatements(() => world.put(`/lead/${id}/`, body));
    expect(await put({ name: 'Enterprises', [key(field)]: 'x' })).toBe(await put({ name: 'Wayne' }));
  });
});
