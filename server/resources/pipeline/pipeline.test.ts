// Pipelines and their opportunity statuses (core.md §8).
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let sales: Json;

beforeEach(async () => {
  world = await newWorld();
  sales = (await world.get('/pipeline/')).body.data[0];
});

const idOf = (pipeline: Json, label: string): string =>
  pipeline.statuses.find((status: Json) => status.label === label)?.id;
const labelsOf = (pipeline: Json): string[] => pipeline.statuses.map((status: Json) => status.label);
const read = async (id: string) => (await world.get(`/pipeline/${id}/`)).body;

const STATUSES = ['Demo Completed', 'Proposal Sent', 'Contract Sent', 'Won', 'Lost'];

describe('a pipeline', () => {
  it('of a new organization is called Sales and has five statuses', async () => {
    expect(sales).toMatchObject({ name: 'Sales', organization_id: world.organization_id });
    expect(labelsOf(sales)).toEqual(STATUSES);
    expect(Object.keys(sales.statuses[3]).sort()).toEqual(['id', 'label', 'type']);
    expect(sales.statuses[3].type).toBe('won');
  });

  it('has dates without a zone', async () => {
    expect(sales.date_created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
    expect(sales).not.toHaveProperty('created_by_name');
  });

  it('is made empty, or with new statuses in their order', async () => {
    const { status, body } = await world.post('/pipeline/', { name: 'Success' });
    expect([status, body.statuses]).toEqual([201, []]);
    const statuses = [
      { label: 'Trial', type: 'active' },
      { label: 'Won', type: 'won' },
    ];
    const filled = (await world.post('/pipeline/', { name: 'Partners', statuses })).body;
    expect(filled.statuses).toMatchObject(statuses);
    const { data } = (await world.get('/pipeline/')).body;
    expect(data.map((pipeline: Json) => pipeline.name)).toEqual(['Sales', 'Success', 'Partners']);
  });

  it('needs a name, and statuses that say what they are', async () => {
    expect((await world.post('/pipeline/', {})).status).toBe(400);
    expect((await world.post('/pipeline/', { name: 'x', statuses: [{ label: 'y' }] })).status).toBe(400);
    expect((await world.post('/pipeline/', { name: 'x', statuses: [{ label: 'y', type: 'open' }] })).status).toBe(400);
    expect((await world.post('/pipeline/', { name: 'x', statuses: 'y' })).status).toBe(400);
    expect((await world.put(`/pipeline/${sales.id}/`, { statuses: [{ id: 'stat_none' }] })).body).toEqual({
      errors: [],
      'field-errors': { statuses: 'Object does not exist.' },
    });
  });

  it('is renamed without a word about its statuses', async () => {
    const { status, body } = await world.put(`/pipeline/${sales.id}/`, { name: 'New business' });
    expect([status, body.name]).toEqual([200, 'New business']);
    expect(labelsOf(body)).toEqual(STATUSES);
  });

  it('takes a new order; what it leaves out comes after, and never goes', async () => {
    world.setNow('2030-01-01T00:00:00Z');
    const before = (await world.events()).length;
    const statuses = [{ id: idOf(sales, 'Lost') }, { id: idOf(sales, 'Won') }];
    const { body } = await world.put(`/pipeline/${sales.id}/`, { statuses });
    expect(labelsOf(body)).toEqual(['Lost', 'Won', 'Demo Completed', 'Proposal Sent', 'Contract Sent']);
    expect(body.date_updated).toMatch(/^2030/);
    expect((await world.events()).slice(before)).toEqual([]);
  });

  it('stays as it is when the order is what it was', async () => {
    const { body } = await world.put(`/pipeline/${sales.id}/`, { name: 'Sales', statuses: sales.statuses });
    expect(body).toEqual(sales);
  });

  it('takes statuses of another pipeline, and their opportunities with them', async () => {
    const { body: opportunity } = await world.post('/opportunity/', { status_id: idOf(sales, 'Proposal Sent') });
    expect(opportunity.pipeline_name).toBe('Sales');
    const { body: success } = await world.post('/pipeline/', {
      name: 'Success',
      statuses: [{ label: 'First', type: 'active' }, { id: idOf(sales, 'Proposal Sent') }],
    });
    expect(labelsOf(success)).toEqual(['First', 'Proposal Sent']);
    expect(labelsOf(await read(sales.id))).not.toContain('Proposal Sent');
    const moved = (await world.get(`/opportunity/${opportunity.id}/`)).body;
    expect(moved).toMatchObject({ pipeline_id: success.id, pipeline_name: 'Success', status_label: 'Proposal Sent' });
  });

  it('goes only when it has no statuses', async () => {
    const { status, body } = await world.delete(`/pipeline/${sales.id}/`);
    expect([status, body.errors]).toEqual([
      400,
      ['The pipeline still has statuses. Delete them or move them to another pipeline first.'],
    ]);
    const { body: empty } = await world.post('/pipeline/', { name: 'Empty' });
    expect(await world.delete(`/pipeline/${empty.id}/`)).toMatchObject({ status: 204, body: undefined });
  });

  it('is for those who manage customizations, and only their own organization’s', async () => {
    const user = await world.member('user');
    expect((await user.post('/pipeline/', { name: 'Mine' })).status).toBe(403);
    expect((await user.put(`/pipeline/${sales.id}/`, { name: 'Mine' })).status).toBe(403);
    const stranger = await newWorld();
    expect((await stranger.get(`/pipeline/${sales.id}/`)).status).toBe(404);
    const statuses = [{ id: idOf(sales, 'Won') }];
    expect((await stranger.post('/pipeline/', { name: 'Theirs', statuses })).status).toBe(400);
  });
});

describe('an opportunity status', () => {
  it('is added last to its pipeline', async () => {
    const wanted = { label: 'On hold', type: 'active', pipeline_id: sales.id };
    const { status, body } = await world.post('/status/opportunity/', wanted);
    expect([status, body]).toEqual([200, { id: body.id, organization_id: world.organization_id, ...wanted }]);
    expect(labelsOf(await read(sales.id))).toEqual([...STATUSES, 'On hold']);
    expect((await world.get(`/status/opportunity/${body.id}/`)).body).toEqual(body);
  });

  it('is of the first pipeline unless it says which, and takes its type by either name', async () => {
    await world.post('/pipeline/', { name: 'Success' });
    const { body } = await world.post('/status/opportunity/', { label: 'Signed', status_type: 'won' });
    expect(body).toMatchObject({ type: 'won', pipeline_id: sales.id });
    expect(body).not.toHaveProperty('status_type');
  });

  it('needs a label that its pipeline does not have yet, and a type', async () => {
    const { body: success } = await world.post('/pipeline/', { name: 'Success' });
    const wanted = { label: 'won', type: 'won' };
    expect((await world.post('/status/opportunity/', wanted)).body['field-errors']).toEqual({
      label: 'An object with this value exists already.',
    });
    expect((await world.post('/status/opportunity/', { ...wanted, pipeline_id: success.id })).status).toBe(200);
    expect((await world.post('/status/opportunity/', { label: 'x' })).body['field-errors']).toEqual({
      type: 'This field is required.',
    });
    expect((await world.post('/status/opportunity/', { label: 'x', type: 'open' })).status).toBe(400);
    const elsewhere = await newWorld();
    const refused = await elsewhere.post('/status/opportunity/', { ...wanted, label: 'y', pipeline_id: success.id });
    expect(refused.body['field-errors']).toEqual({ pipeline: 'Object does not exist.' });
  });

  it('is renamed, and keeps its type and its pipeline', async () => {
    const id = idOf(sales, 'Won');
    const { body: success } = await world.post('/pipeline/', { name: 'Success' });
    const { body } = await world.put(`/status/opportunity/${id}/`, {
      label: 'Closed',
      type: 'lost',
      pipeline_id: success.id,
    });
    expect(body).toMatchObject({ label: 'Closed', type: 'won', pipeline_id: sales.id });
    expect((await world.events()).at(-1)).toMatchObject({
      object_type: 'status.opportunity',
      action: 'updated',
      changed_fields: ['label'],
    });
  });

  it('is listed pipeline by pipeline, in order', async () => {
    const statuses = [{ label: 'First', type: 'active' }];
    await world.post('/pipeline/', { name: 'Success', statuses });
    await world.post('/status/opportunity/', { label: 'On hold', type: 'active' });
    const { data } = (await world.get('/status/opportunity/')).body;
    expect(data.map((status: Json) => status.label)).toEqual([...STATUSES, 'On hold', 'First']);
  });

  it('goes only when no opportunity has it', async () => {
    const { body: opportunity } = await world.post('/opportunity/', {});
    const { status, body } = await world.delete(`/status/opportunity/${opportunity.status_id}/`);
    expect([status, body.errors]).toEqual([
      400,
      ['There are opportunities with this status. Give them another status before you delete it.'],
    ]);
    expect(await world.delete(`/status/opportunity/${idOf(sales, 'Won')}/`)).toMatchObject({ status: 200, body: {} });
  });

  it('is for those who manage customizations', async () => {
    const user = await world.member('user');
    expect((await user.post('/status/opportunity/', { label: 'Mine', type: 'won' })).status).toBe(403);
    expect((await user.put(`/status/opportunity/${idOf(sales, 'Won')}/`, { label: 'Mine' })).status).toBe(403);
    expect((await user.delete(`/status/opportunity/${idOf(sales, 'Won')}/`)).status).toBe(403);
  });
});
