// What follows from the changes of opportunities: activities about their statuses, and tasks on their expected days
// (core.md §12.2, activities-search-automation.md §2.8).
import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead_id: string;
let statuses: Record<string, string>;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
  const { data } = (await world.get('/status/opportunity/')).body;
  statuses = Object.fromEntries(data.map((status: Json) => [status.label, status.id]));
});

const opportunity = async (body: object = {}): Promise<Json> =>
  (await world.post('/opportunity/', { lead_id, ...body })).body;
const put = async (id: string, body: object, who: Caller = world): Promise<Json> =>
  (await who.put(`/opportunity/${id}/`, body)).body;
const history = async (id: string): Promise<Json[]> =>
  (await world.get(`/activity/status_change/opportunity/?opportunity_id=${id}`)).body.data;
const tasks = async (parameters = ''): Promise<Json[]> =>
  (await world.get(`/task/?_type=opportunity_due${parameters}`)).body.data;

describe('a change of status', () => {
  it('is told by an activity, with what the opportunity was worth', async () => {
    const { id, pipeline_id } = await opportunity({ value: 5000, value_period: 'monthly', date_won: '2026-06-01' });
    expect(await history(id)).toEqual([]);
    await put(id, { status_id: statuses.Won });
    const [activity, ...more] = await history(id);
    expect(more).toEqual([]);
    expect(activity).toMatchObject({
      _type: 'OpportunityStatusChange',
      opportunity_id: id,
      lead_id,
      user_id: world.user_id,
      old_status_id: statuses['Demo Completed'],
      old_status_label: 'Demo Completed',
      old_status_type: 'active',
      old_pipeline_id: pipeline_id,
      old_pipeline_name: 'Sales',
      new_status_id: statuses.Won,
      new_status_label: 'Won',
      new_status_type: 'won',
      new_pipeline_id: pipeline_id,
      new_pipeline_name: 'Sales',
      opportunity_value: 5000,
      opportunity_value_formatted: '$50 monthly',
      opportunity_value_currency: 'USD',
      opportunity_value_period: 'monthly',
      opportunity_confidence: 100,
      opportunity_date_won: '2026-06-01T00:00:00+00:00',
    });
    const actions = (await world.events()).map((event) => `${event.object_type} ${event.action}`);
    expect(actions.slice(-3)).toEqual([
      'opportunity updated',
      'activity.opportunity_status_change created',
      'task.opportunity_due deleted',
    ]);
  });

  it('that goes on within five minutes is one activity, and none when it is taken back', async () => {
    const { id } = await opportunity();
    await put(id, { status_id: statuses['Proposal Sent'] });
    await put(id, { status_id: statuses['Contract Sent'], value: 700 });
    const [activity, ...more] = await history(id);
    expect(more).toEqual([]);
    expect(activity).toMatchObject({
      old_status_label: 'Demo Completed',
      new_status_label: 'Contract Sent',
      opportunity_value: 700,
    });
    await put(id, { status_id: statuses['Demo Completed'] });
    expect(await history(id)).toEqual([]);
    const last = (await world.events()).at(-1);
    expect(last).toMatchObject({ object_type: 'activity.opportunity_status_change', action: 'deleted' });
  });

  it('later, or by somebody else, is another activity', async () => {
    const { id } = await opportunity();
    await put(id, { status_id: statuses['Proposal Sent'] });
    await put(id, { status_id: statuses.Lost }, await world.member('user'));
    world.setNow('2026-03-10T15:06:00Z');
    await put(id, { status_id: statuses.Won });
    const changes = (await history(id)).map((change) => [change.old_status_label, change.new_status_label]);
    expect(changes).toEqual([
      ['Lost', 'Won'],
      ['Proposal Sent', 'Lost'],
      ['Demo Completed', 'Proposal Sent'],
    ]);
  });
});

describe('the task of an opportunity', () => {
  it('is due on the day it is expected to be won', async () => {
    const { id, user_id } = await opportunity({ date_won: '2026-05-01' });
    const [task, ...more] = await tasks();
    expect(more).toEqual([]);
    expect(task).toMatchObject({
      _type: 'opportunity_due',
      date: '2026-05-01',
      assigned_to: user_id,
      lead_id,
      object_type: 'opportunity',
      object_id: id,
      is_complete: false,
      created_by: null,
    });
    expect(task.id).toMatch(/^noti_/);
    const created = (await world.events()).filter((event) => event.object_type === 'task.opportunity_due');
    expect(created.map((event) => event.action)).toEqual(['created']);
  });

  it('follows the day and the user', async () => {
    const { id } = await opportunity({ date_won: '2026-05-01' });
    const { user_id } = await world.member('user');
    await put(id, { date_won: '2026-06-01', user_id });
    expect(await tasks()).toMatchObject([{ date: '2026-06-01', assigned_to: user_id }]);
  });

  it('that was snoozed stays so when only the user changes', async () => {
    const { id } = await opportunity({ date_won: '2026-05-01' });
    const [task] = await tasks();
    await world.put(`/task/${task.id}/`, { date: '2026-07-01' });
    const { user_id } = await world.member('user');
    await put(id, { user_id });
    expect(await tasks()).toMatchObject([{ id: task.id, date: '2026-07-01', assigned_to: user_id }]);
  });

  it('goes when the opportunity is won or lost, has no day, or goes itself', async () => {
    const day = { date_won: '2026-05-01' };
    const { id } = await opportunity(day);
    await put(id, { status_id: statuses.Lost });
    expect(await tasks()).toEqual([]);
    await put(id, { status_id: statuses['Contract Sent'] });
    expect((await tasks()).length).toBe(1);
    await put(id, { date_won: null });
    expect(await tasks()).toEqual([]);
    await put(id, day);
    await world.delete(`/opportunity/${id}/`);
    expect(await tasks()).toEqual([]);
    await opportunity({ status_id: statuses.Won });
    expect(await tasks()).toEqual([]);
  });

  it('that was completed stays so, until there is another day', async () => {
    const { id } = await opportunity({ date_won: '2026-05-01' });
    const [task] = await tasks();
    await world.put(`/task/${task.id}/`, { is_complete: true });
    await put(id, { user_id: (await world.member('user')).user_id });
    expect((await tasks()).map((one) => one.id)).toEqual([task.id]);
    await put(id, { date_won: '2026-06-01' });
    expect((await tasks()).length).toBe(2);
    expect(await tasks('&is_complete=false')).toMatchObject([{ date: '2026-06-01' }]);
  });
});
