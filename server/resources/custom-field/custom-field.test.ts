// Custom fields of leads, contacts and opportunities: their definitions, and what a change of one does to the values
// (core.md §9.1).
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

describe('a custom field', () => {
  it('has all parts of a definition', async () => {
    const field = await newField({ name: ' Size ', description: 'How big' });
    expect(field).toMatchObject({
      name: 'Size',
      description: 'How big',
      type: 'text',
      choices: null,
      accepts_multiple_values: false,
      editable_with_roles: [],
      referenced_custom_type_id: null,
      back_reference_is_visible: null,
      is_shared: false,
      organization_id: world.organization_id,
      created_by: world.user_id,
    });
    expect(field.id).toMatch(/^cf_\w{43}$/);
    expect((await world.get(`/custom_field/lead/${field.id}/`)).body).toEqual(field);
    const { body } = await world.get('/custom_field/lead/?_fields=id,name');
    expect(body.data).toContainEqual({ id: field.id, name: 'Size' });
    expect((await world.get(`/custom_field/contact/${field.id}/`)).status).toBe(404);
  });

  it('answers under the old path too', async () => {
    const authorization = `Basic ${Buffer.from(`${world.key}:`).toString('base64')}`;
    const old = await world.app.inject({ url: '/api/v1/custom_fields/lead/', headers: { authorization } });
    expect(old.json()).toEqual((await world.get('/custom_field/lead/')).body);
  });

  it('needs a name and a type that objects can have', async () => {
    const { body } = await world.post('/custom_field/lead/', {});
    expect(body['field-errors']).toEqual({ name: 'This field is required.', type: 'This field is required.' });
    for (const type of ['textarea', 'dropdown']) {
      expect((await newField({ type }))['field-errors']).toEqual({ type: 'Not a valid choice.' });
    }
    expect((await newField({ type: 'custom_object' }))['field-errors'].type).toMatch(/no custom objects/);
    expect((await newField({ description: 'x'.repeat(281) }))['field-errors'].description).toMatch(/280/);
    expect((await newField({ name: '' }))['field-errors'].name).toBeDefined();
    expect((await newField({ colour: 'red' }))['field-errors'].colour).toBe('Extra inputs are not permitted');
  });

  it('has choices that are unique texts, when that is its type', async () => {
    const choices = async (given: unknown) => newField({ type: 'choices', choices: given });
    expect((await choices(['b', ' a '])).choices).toEqual(['b', 'a']);
    expect((await choices(undefined)).choices).toEqual([]);
    expect((await choices(['a', 'a ']))['field-errors'].choices).toBe('Choices must be unique.');
    expect((await choices([1]))['field-errors'].choices).toBe('Value must be of str type.');
    expect((await choices(['']))['field-errors'].choices).toBeDefined();
    expect((await newField({ type: 'number', choices: ['a'] })).choices).toBeNull();
  });

  it('takes several values only if its type can', async () => {
    const { 'field-errors': errors } = await newField({ type: 'number', accepts_multiple_values: true });
    expect(errors.accepts_multiple_values).toBe('Custom fields of this type take only one value.');
    expect((await newField({ type: 'user', accepts_multiple_values: true })).accepts_multiple_values).toBe(true);
  });

  it('is managed by those who may customize', async () => {
    const user = await world.member('user');
    const field = await newField({});
    const path = `/custom_field/lead/${field.id}/`;
    expect((await user.get(path)).status).toBe(200);
    expect((await user.post('/custom_field/lead/', { name: 'x', type: 'text' })).status).toBe(403);
    expect((await user.put(path, { name: 'x' })).status).toBe(403);
    expect((await user.delete(path)).status).toBe(403);
    expect((await user.put('/custom_field_schema/lead/', { fields: [] })).status).toBe(403);
  });

  it('is nobody else’s', async () => {
    const stranger = await newWorld();
    const field = await newField({});
    const path = `/custom_field/lead/${field.id}/`;
    expect((await stranger.get(path)).body.error).toBe('Empty query: LeadCustomField matching query does not exist.');
    expect((await stranger.put(path, { name: 'x' })).status).toBe(404);
    expect((await stranger.delete(path)).status).toBe(404);
    const { body } = await stranger.post('/lead/', { [key(field)]: 'x' });
    expect(body['field-errors']).toEqual({ [key(field)]: 'Object does not exist.' });
  });

  it('leaves events when it is made, renamed and deleted', async () => {
    const before = (await world.events()).length;
    const field = await newField({ name: 'Old' }, 'contact');
    const { body } = await world.put(`/custom_field/contact/${field.id}/`, { name: 'New' });
    expect(body.name).toBe('New');
    await world.put(`/custom_field/contact/${field.id}/`, body);
    expect((await world.delete(`/custom_field/contact/${field.id}/`)).body).toEqual({});
    const events = (await world.events()).slice(before);
    expect(events.map(({ object_type, action }) => `${object_type} ${action}`)).toEqual([
      'custom_fields.contact created',
      'custom_fields.contact updated',
      'custom_fields.contact deleted',
    ]);
    expect(events[1]?.previous_data).toMatchObject({ name: 'Old' });
  });

  it('lists come a thousand at a time at most', async () => {
    expect((await world.get('/custom_field/lead/?_limit=1000')).status).toBe(200);
    expect((await world.get('/custom_field/lead/?_limit=1001')).status).toBe(400);
  });
});

describe('changing a definition', () => {
  const change = async (field: { id: string }, body: object) =>
    (await world.put(`/custom_field/lead/${field.id}/`, body)).body;
  const valueIn = async (lead: { id: string }, field: { id: string }) =>
    (await world.get(`/lead/${lead.id}/`)).body[key(field)];

  it('converts the values that convert, and drops the others', async () => {
    const field = await newField({ type: 'text' });
    const [number, day, word] = [
      await newLead({ [key(field)]: '12.5' }),
      await newLead({ [key(field)]: '2026-02-08' }),
      await newLead({ [key(field)]: 'word' }),
    ];
    expect(await change(field, { type: 'number' })).toMatchObject({ type: 'number', choices: null });
    expect([await valueIn(number, field), await valueIn(day, field), await valueIn(word, field)]).toEqual([
      12.5,
      undefined,
      undefined,
    ]);
    await change(field, { type: 'text' });
    expect(await valueIn(number, field)).toBe('12.5');
    await change(field, { type: 'choices', choices: ['12.5'], accepts_multiple_values: true });
    expect(await valueIn(number, field)).toEqual(['12.5']);
    await change(field, { accepts_multiple_values: false });
    expect(await valueIn(number, field)).toBe('12.5');
  });

  it('takes users for their names and names for users', async () => {
    const other = await newWorld();
    const mel = await other.member('user');
    const field = (await other.post('/custom_field/lead/', { name: 'Owner', type: 'text' })).body;
    const path = `/custom_field/lead/${field.id}/`;
    const lead = (await other.post('/lead/', { [key(field)]: 'Mel user' })).body;
    await other.put(path, { type: 'user', accepts_multiple_values: true });
    expect((await other.get(`/lead/${lead.id}/`)).body[key(field)]).toEqual([mel.user_id]);
    expect((await other.put(path, { type: 'text' })).body.accepts_multiple_values).toBe(false);
    expect((await other.get(`/lead/${lead.id}/`)).body[key(field)]).toBe('Mel user');
  });

  it('takes removed choices from the values', async () => {
    const field = await newField({ type: 'choices', choices: ['a', 'b'], accepts_multiple_values: true });
    const [both, one] = [await newLead({ [key(field)]: ['a', 'b'] }), await newLead({ [key(field)]: 'b' })];
    const before = (await world.events()).length;
    await change(field, { choices: ['a', 'c'] });
    expect(await valueIn(both, field)).toEqual(['a']);
    expect(await valueIn(one, field)).toBeUndefined();
    expect((await world.events()).slice(before).map(({ object_type }) => object_type)).toEqual(['custom_fields.lead']);
  });

  it('sends as many statements for many values as for one', async () => {
    const field = await newField({ type: 'text' });
    await newLead({ [key(field)]: '1' });
    const one = await world.countStatements(() => change(field, { type: 'number' }));
    for (let n = 2; n < 20; n++) await newLead({ [key(field)]: n });
    expect(await world.countStatements(() => change(field, { type: 'text' }))).toBe(one);
  });

  it('is a deletion of all values, when it is deleted', async () => {
    const field = await newField({});
    const lead = await newLead({ [key(field)]: 'x' });
    await world.delete(`/custom_field/lead/${field.id}/`);
    expect(await valueIn(lead, field)).toBeUndefined();
    expect((await world.put(`/lead/${lead.id}/`, { [key(field)]: 'x' })).status).toBe(400);
  });
});

describe('custom_fields in the body of a new opportunity', () => {
  it('gives values by field id, as the contract has it', async () => {
    const world = await newWorld();
    const field = (await world.post('/custom_field/opportunity/', { name: 'Region', type: 'text' })).body;
    const { body } = await world.post('/opportunity/', { custom_fields: { [field.id]: 'West' } });
    expect(body[`custom.${field.id}`]).toBe('West');
    expect((await world.post('/opportunity/', { custom_fields: null })).status).toBe(200);
    expect((await world.post('/opportunity/', { custom_fields: ['x'] })).status).toBe(400);
  });
});
