// Shared custom fields, their associations, and the order of an object's fields (core.md §9.4, §9.5).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const newShared = async (body: object = {}) =>
  (await world.post('/custom_field/shared/', { name: 'Owner', type: 'text', ...body })).body;
const associate = (field: { id: string }, body: object) =>
  world.post(`/custom_field/shared/${field.id}/association/`, body);
const key = (field: { id: string }) => `custom.${field.id}`;
const ids = (fields: { id: string }[]) => fields.map(({ id }) => id);

describe('a shared custom field', () => {
  it('is on no object at first', async () => {
    const field = await newShared({ description: 'Who' });
    expect(field).toMatchObject({ name: 'Owner', description: 'Who', is_shared: true, associations: [] });
    expect(field).not.toHaveProperty('editable_with_roles');
    expect((await world.get(`/custom_field/shared/${field.id}/`)).body).toEqual(field);
    expect(ids((await world.get('/custom_field/shared/')).body.data)).toContain(field.id);
    expect((await world.get(`/custom_field/lead/${field.id}/`)).status).toBe(404);
    expect((await world.post('/lead/', { [key(field)]: 'x' })).status).toBe(400);
  });

  it('keeps its type and whether it takes several values', async () => {
    const field = await newShared({ type: 'choices', choices: ['a'] });
    const change = { name: 'New', choices: ['b'], type: 'number', accepts_multiple_values: true };
    const { body } = await world.put(`/custom_field/shared/${field.id}/`, change);
    expect(body).toMatchObject({ name: 'New', choices: ['b'], type: 'choices', accepts_multiple_values: false });
  });

  it('appears among the fields of the objects it is on, and is changed only as shared', async () => {
    const field = await newShared();
    await associate(field, { object_type: 'lead', editable_with_roles: ['admin'] });
    const path = `/custom_field/lead/${field.id}/`;
    const shown = (await world.get(path)).body;
    expect(shown).toMatchObject({ id: field.id, is_shared: true, editable_with_roles: ['admin'] });
    expect((await world.get('/custom_field/lead/')).body.data).toContainEqual(shown);
    expect((await world.get(`/custom_field/contact/${field.id}/`)).status).toBe(404);
    for (const answer of [await world.put(path, { name: 'x' }), await world.delete(path)]) {
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0]).toMatch(/shared/);
    }
  });

  it('has values on each of its objects, which only the roles of the association edit', async () => {
    const field = await newShared();
    await associate(field, { object_type: 'lead', editable_with_roles: ['admin'] });
    await associate(field, { object_type: 'contact' });
    const lead = (await world.post('/lead/', { [key(field)]: 'x' })).body;
    const user = await world.member('user');
    expect((await user.put(`/lead/${lead.id}/`, { [key(field)]: 'y' })).status).toBe(403);
    const contact = await user.post('/contact/', { lead_id: lead.id, name: 'C', [key(field)]: 'y' });
    expect(contact.body[key(field)]).toBe('y');
    await world.delete(`/custom_field/shared/${field.id}/`);
    expect((await world.get(`/lead/${lead.id}/`)).body).not.toHaveProperty([key(field)]);
    expect((await world.get(`/contact/${contact.body.id}/`)).body).not.toHaveProperty([key(field)]);
    expect((await world.get(`/custom_field/lead/${field.id}/`)).status).toBe(404);
  });

  it('takes removed choices from the values of all its objects', async () => {
    const field = await newShared({ type: 'choices', choices: ['a', 'b'] });
    await associate(field, { object_type: 'lead' });
    const lead = (await world.post('/lead/', { [key(field)]: 'a' })).body;
    await world.put(`/custom_field/shared/${field.id}/`, { choices: ['b'] });
    expect((await world.get(`/lead/${lead.id}/`)).body).not.toHaveProperty([key(field)]);
  });

  it('is managed by those who may customize, in its own organization', async () => {
    const field = await newShared();
    const user = await world.member('user');
    expect((await user.post('/custom_field/shared/', { name: 'x', type: 'text' })).status).toBe(403);
    const path = `/custom_field/shared/${field.id}/association/`;
    expect((await user.post(path, { object_type: 'lead' })).status).toBe(403);
    const stranger = await newWorld();
    expect((await stranger.post(path, { object_type: 'lead' })).status).toBe(404);
    expect((await stranger.get(`${path}lead/`)).status).toBe(404);
    expect((await stranger.delete(`${path}lead/`)).status).toBe(404);
  });
});

describe('an association', () => {
  it('is made, read, changed and ended', async () => {
    const field = await newShared();
    const path = `/custom_field/shared/${field.id}/association/opportunity/`;
    const made = await associate(field, { object_type: 'opportunity' });
    expect(made.body).toEqual({ object_type: 'opportunity', editable_with_roles: [], required: false });
    expect((await world.get(path)).body).toEqual(made.body);
    const change = { editable_with_roles: ['superuser'], required: true };
    expect((await world.put(path, { ...change, object_type: 'lead' })).body).toEqual({ ...made.body, ...change });
    expect((await world.get(`/custom_field/shared/${field.id}/`)).body.associations).toEqual([
      { object_type: 'opportunity', ...change },
    ]);
    expect((await world.delete(path)).body).toBeUndefined();
    for (const answer of [await world.get(path), await world.put(path, {}), await world.delete(path)]) {
      expect(answer.status).toBe(404);
    }
  });

  it('takes the values of its object along when it ends', async () => {
    const field = await newShared();
    await associate(field, { object_type: 'lead' });
    const lead = (await world.post('/lead/', { [key(field)]: 'x' })).body;
    await world.delete(`/custom_field/shared/${field.id}/association/lead/`);
    expect((await world.get(`/lead/${lead.id}/`)).body).not.toHaveProperty([key(field)]);
    await associate(field, { object_type: 'lead' });
    expect((await world.get(`/lead/${lead.id}/`)).body).not.toHaveProperty([key(field)]);
  });

  it('is there once for each object that exists', async () => {
    const field = await newShared();
    const errors = async (body: object) => (await associate(field, body)).body['field-errors'];
    await associate(field, { object_type: 'lead' });
    expect(await errors({ object_type: 'lead' })).toEqual({
      object_type: 'The custom field is on this object already.',
    });
    expect(await errors({ object_type: 'task' })).toEqual({ object_type: 'Not a valid choice.' });
    expect(await errors({})).toEqual({ object_type: 'This field is required.' });
    const custom = { object_type: 'custom_activity_type', custom_activity_type_id: 'actitype_x' };
    expect(await errors(custom)).toEqual({ custom_activity_type_id: 'Object does not exist.' });
    const path = `/custom_field/shared/${field.id}/association/custom_activity_type/actitype_x/`;
    expect((await world.get(path)).status).toBe(404);
  });

  it('shows in the events of its field', async () => {
    const field = await newShared();
    const before = (await world.events()).length;
    await associate(field, { object_type: 'lead' });
    const [event, ...more] = (await world.events()).slice(before);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ object_type: 'custom_fields.shared', action: 'updated', object_id: field.id });
    expect(event?.changed_fields).toContain('associations');
  });
});

describe('the schema of an object', () => {
  const newField = async (name: string) => (await world.post('/custom_field/contact/', { name, type: 'text' })).body;
  const path = '/custom_field_schema/contact/';

  it('lists its fields, new ones last, in an order that can be changed', async () => {
    const [one, two] = [await newField('One'), await newField('Two')];
    const shared = await newShared();
    await associate(shared, { object_type: 'contact' });
    const three = await newField('Three');
    const { body } = await world.get(path);
    expect(body).toMatchObject({ object_type: 'contact', name: 'Contact', organization_id: world.organization_id });
    const listed = ids(body.fields).slice(-4);
    expect(listed).toEqual([one.id, two.id, shared.id, three.id]);
    expect(body.fields.at(-1)).toEqual(three);
    const arranged = await world.put(path, { fields: [{ id: shared.id }, { id: two.id }] });
    expect(ids(arranged.body.fields).slice(0, 2)).toEqual([shared.id, two.id]);
    expect(ids(arranged.body.fields).slice(-2)).toEqual([one.id, three.id]);
    expect(ids((await world.get('/custom_field/contact/')).body.data)).toEqual(ids(arranged.body.fields));
    await world.delete(`/custom_field/contact/${two.id}/`);
    expect(ids((await world.get(path)).body.fields).slice(0, 2)).toEqual([shared.id, one.id]);
  });

  it('refuses what is no list of its fields, and is not there for other objects', async () => {
    const elsewhere = (await world.post('/custom_field/lead/', { name: 'x', type: 'text' })).body;
    for (const fields of [[{ id: elsewhere.id }], [{}], ['x'], 'x', undefined]) {
      const { status, body } = await world.put(path, { fields });
      expect([status, Object.keys(body['field-errors'])]).toEqual([400, ['fields']]);
    }
    for (const other of ['task', 'activity/actitype_x', 'custom_object/cotype_x']) {
      expect((await world.get(`/custom_field_schema/${other}/`)).status).toBe(404);
    }
    expect((await world.get('/custom_field_schema/opportunity/')).body.fields).toEqual([]);
  });
});
