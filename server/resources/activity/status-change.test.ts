// Status changes as history that callers edit (activities-search-automation.md §2.8).
import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
});

describe('a change of a lead’s status', () => {
  const path = '/activity/status_change/lead/';
  let statuses: Json[];

  beforeAll(async () => {
    statuses = (await world.get('/status/lead/')).body.data;
  });

  const ids = () => ({ old_status_id: statuses[0].id, new_status_id: statuses[1].id });

  it('is added to the history with the labels of now, and leaves the lead alone', async () => {
    const before = (await world.get(`/lead/${lead_id}/`)).body;
    const date_created = '2020-01-02T03:04:05+00:00';
    const { body } = await world.post(path, { lead_id, ...ids(), date_created });
    expect(body).toMatchObject({
      _type: 'LeadStatusChange',
      lead_id,
      ...ids(),
      old_status_label: 'Potential',
      new_status_label: 'Bad Fit',
      date_created,
      activity_at: date_created,
      user_id: world.user_id,
    });
    expect((await world.get(`${path}${body.id}/`)).body).toEqual(body);
    expect((await world.get(`/lead/${lead_id}/`)).body).toEqual(before);
  });

  it('keeps labels that are given, and a label that is renamed later', async () => {
    const given = { old_status_label: 'Once', new_status_label: 'Then' };
    expect((await world.post(path, { lead_id, ...ids(), ...given })).body).toMatchObject(given);
    const { body: status } = await world.post('/status/lead/', { label: 'Early' });
    const { body } = await world.post(path, { lead_id, ...ids(), new_status_id: status.id });
    await world.put(`/status/lead/${status.id}/`, { label: 'Late' });
    expect((await world.get(`${path}${body.id}/`)).body.new_status_label).toBe('Early');
  });

  it('needs a lead and two statuses of the organization', async () => {
    expect((await world.post(path, {})).body['field-errors']).toEqual({
      lead: 'This field is required.',
      old_status: 'This field is required.',
      new_status: 'This field is required.',
    });
    const unknown = await world.post(path, { lead_id, ...ids(), new_status_id: 'stat_x' });
    expect([unknown.status, unknown.body['field-errors']]).toEqual([400, { new_status: 'Object does not exist.' }]);
  });

  it('is taken out of the history, and leaves the lead alone', async () => {
    await world.put(`/lead/${lead_id}/`, { status_id: statuses[2].id });
    const [change] = (await world.get(`${path}?lead_id=${lead_id}`)).body.data;
    expect(change.new_status_id).toBe(statuses[2].id);
    const restricted = await world.member('restricteduser');
    expect((await restricted.delete(`${path}${change.id}/`)).status).toBe(403);
    expect((await world.delete(`${path}${change.id}/`)).body).toEqual({});
    expect((await world.get(`${path}${change.id}/`)).body).toEqual({
      error: 'Empty query: LeadStatusChange matching query does not exist.',
    });
    expect((await world.get(`/lead/${lead_id}/`)).body.status_id).toBe(statuses[2].id);
  });

  it('leaves events', async () => {
    const { body } = await world.post(path, { lead_id, ...ids() });
    await world.delete(`${path}${body.id}/`);
    const events = (await world.events()).filter((event) => event.object_id === body.id);
    expect(events.map((event) => `${event.object_type} ${event.action}`)).toEqual([
      'activity.lead_status_change created',
      'activity.lead_status_change deleted',
    ]);
    expect(events[0]?.data).toMatchObject({ old_status_label: 'Potential', lead_id });
  });

  it('cannot be changed', async () => {
    const { body } = await world.post(path, { lead_id, ...ids() });
    expect((await world.put(`${path}${body.id}/`, { new_status_label: 'x' })).status).toBeGreaterThanOrEqual(404);
  });
});

describe('a change of an opportunity’s status', () => {
  const path = '/activity/status_change/opportunity/';
  let pipeline: Json;
  let opportunity: Json;

  beforeAll(async () => {
    [pipeline] = (await world.get('/pipeline/')).body.data;
    const values = { lead_id, value: 450, value_period: 'monthly', confidence: 70, date_won: '2026-05-01' };
    opportunity = (await world.post('/opportunity/', values)).body;
  });

  const values = () => ({
    lead_id,
    opportunity_id: opportunity.id,
    old_status_id: pipeline.statuses[0].id,
    new_status_id: pipeline.statuses[3].id,
  });

  it('is added with what is known of the statuses and of the opportunity, which stays as it is', async () => {
    const before = (await world.get(`/opportunity/${opportunity.id}/`)).body;
    const { body } = await world.post(path, values());
    expect(body).toMatchObject({
      _type: 'OpportunityStatusChange',
      ...values(),
      old_status_label: 'Demo Completed',
      old_status_type: 'active',
      old_pipeline_id: pipeline.id,
      old_pipeline_name: 'Sales',
      new_status_label: 'Won',
      new_status_type: 'won',
      new_pipeline_id: pipeline.id,
      new_pipeline_name: 'Sales',
      opportunity_value: 450,
      opportunity_value_formatted: before.value_formatted,
      opportunity_value_currency: 'USD',
      opportunity_value_period: 'monthly',
      opportunity_confidence: 70,
      opportunity_date_won: '2026-05-01T00:00:00+00:00',
    });
    expect((await world.get(`/opportunity/${opportunity.id}/`)).body).toEqual(before);
  });

  it('is one of an opportunity of that lead', async () => {
    const elsewhere = (await world.post('/lead/', {})).body.id;
    const { status, body } = await world.post(path, { ...values(), lead_id: elsewhere });
    expect([status, body['field-errors']]).toEqual([400, { opportunity: 'Object does not exist.' }]);
    expect((await world.post(path, { ...values(), opportunity_id: undefined })).body['field-errors']).toEqual({
      opportunity: 'This field is required.',
    });
  });

  it('is found by its opportunity', async () => {
    const other = (await world.post('/opportunity/', { lead_id })).body;
    const { body: change } = await world.post(path, { ...values(), opportunity_id: other.id });
    const { body } = await world.get(`${path}?opportunity_id=${other.id}`);
    expect(body).toEqual({ has_more: false, data: [change] });
  });

  it('that follows from the opportunity itself reads alike, and is deleted alone', async () => {
    await world.put(`/opportunity/${opportunity.id}/`, { status_id: pipeline.statuses[3].id });
    const [change] = (await world.get(`${path}?opportunity_id=${opportunity.id}`)).body.data;
    expect(change).toMatchObject({ new_status_label: 'Won', opportunity_value: 450 });
    expect(change.opportunity_date_won).toMatch(/T00:00:00\+00:00$/);
    expect((await world.delete(`${path}${change.id}/`)).status).toBe(200);
    const { status_id } = (await world.get(`/opportunity/${opportunity.id}/`)).body;
    expect(status_id).toBe(pipeline.statuses[3].id);
    const events = (await world.events()).filter((event) => event.object_id === change.id);
    expect(events.map((event) => `${event.object_type} ${event.action}`)).toEqual([
      'activity.opportunity_status_change created',
      'activity.opportunity_status_change deleted',
    ]);
  });
});
