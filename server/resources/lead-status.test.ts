// Lead statuses (core.md §7).
import { beforeEach, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../test/harness.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld();
});

const labels = async () =>
  (await world.get('/status/lead/')).body.data.map((status: { label: string }) => status.label);

describe('lead statuses', () => {
  it('of a new organization are seven, in the order people see them', async () => {
    expect(await labels()).toEqual([
      'Potential',
      'Bad Fit',
      'Qualified',
      'Customer',
      'Interested',
      'Canceled',
      'Not Interested',
    ]);
  });

  it('are appended last', async () => {
    const { status, body } = await world.post('/status/lead/', { label: ' On hold ', color: '#ff0000' });
    expect([status, body.label, body.color, body.organization_id]).toEqual([
      200,
      'On hold',
      '#ff0000',
      world.organization_id,
    ]);
    expect((await labels()).at(-1)).toBe('On hold');
    expect((await world.get(`/status/lead/${body.id}/`)).body).toEqual(body);
  });

  it('show their place only to those who ask', async () => {
    const { body } = await world.get('/status/lead/?_fields=label,position&_limit=1');
    expect(body).toEqual({ has_more: true, data: [{ label: 'Potential', position: 0 }] });
    expect((await world.post('/status/lead/', { label: 'x', position: 'first' })).body).not.toHaveProperty('position');
  });

  it('are renamed with an event that says what changed', async () => {
    const { body } = await world.post('/status/lead/', { label: 'Hot' });
    expect((await world.put(`/status/lead/${body.id}/`, { label: 'Warm' })).body.label).toBe('Warm');
    const [updated] = (await world.events()).slice(-1);
    expect(updated).toMatchObject({
      object_type: 'status.lead',
      object_id: body.id,
      action: 'updated',
      changed_fields: ['label'],
      previous_data: { label: 'Hot' },
    });
  });

  it('have labels that differ, whatever their case', async () => {
    const { status, body } = await world.post('/status/lead/', { label: 'POTENTIAL' });
    expect([status, body]).toEqual([
      400,
      { errors: [], 'field-errors': { label: 'An object with this value exists already.' } },
    ]);
    expect((await world.post('/status/lead/', {})).body['field-errors']).toEqual({ label: 'This field is required.' });
    expect((await world.post('/status/lead/', { label: '' })).status).toBe(400);
  });

  it('of new leads are the first', async () => {
    const [first] = (await world.get('/status/lead/')).body.data;
    expect((await world.post('/lead/', {})).body.status_id).toBe(first.id);
  });

  it('go only when no lead has them', async () => {
    const { body: unused } = await world.post('/status/lead/', { label: 'Unused' });
    expect((await world.delete(`/status/lead/${unused.id}/`)).body).toEqual({});
    expect((await world.get(`/status/lead/${unused.id}/`)).status).toBe(404);
    const { status_id } = (await world.post('/lead/', {})).body;
    const { status, body } = await world.delete(`/status/lead/${status_id}/`);
    expect([status, body.errors]).toEqual([
      400,
      ['There are leads with this status. Give them another status before you delete it.'],
    ]);
  });

  it('never go all', async () => {
    const answers = [];
    for (const { id } of (await world.get('/status/lead/')).body.data) {
      answers.push((await world.delete(`/status/lead/${id}/`)).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 200, 400]);
  });

  it('are for those who manage customizations, and only their own organization’s', async () => {
    const [first] = (await world.get('/status/lead/')).body.data;
    const user = await world.member('user');
    expect((await user.get('/status/lead/')).status).toBe(200);
    expect((await user.post('/status/lead/', { label: 'Mine' })).status).toBe(403);
    expect((await user.put(`/status/lead/${first.id}/`, { label: 'Mine' })).status).toBe(403);
    expect((await user.delete(`/status/lead/${first.id}/`)).status).toBe(403);
    const stranger = await newWorld();
    const { status, body } = await stranger.put(`/status/lead/${first.id}/`, { label: 'Theirs' });
    expect([status, body]).toEqual([404, { error: 'Empty query: LeadStatus matching query does not exist.' }]);
  });
});
