// Opportunities: creating, changing, winning and losing (core.md §12.1 to §12.3).
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead: Json;
let statuses: Record<string, string>;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  const contacts = [
    { name: 'Bruce' },
    { name: 'Lucius', emails: [{ email: 'lucius@wayne.com' }], phones: [{ phone: '+16505551234' }] },
  ];
  lead = (await world.post('/lead/', { name: 'Wayne Enterprises', contacts })).body;
  const { data } = (await world.get('/status/opportunity/')).body;
  statuses = Object.fromEntries(data.map((status: Json) => [status.label, status.id]));
});

const opportunity = async (body: object = {}, headers?: Record<string, string>): Promise<Json> =>
  (await world.post('/opportunity/', { lead_id: lead.id, ...body }, headers)).body;
const put = async (id: string, body: object, headers?: Record<string, string>): Promise<Json> =>
  (await world.put(`/opportunity/${id}/`, body, headers)).body;
const refusal = async (body: object): Promise<Json> => {
  const answer = await world.post('/opportunity/', { lead_id: lead.id, ...body });
  return answer.status === 400 ? answer.body['field-errors'] : answer.status;
};
const success = async (): Promise<Json> =>
  (
    await world.post('/pipeline/', {
      name: 'Success',
      statuses: [
        { label: 'Trial', type: 'active' },
        { label: 'Won', type: 'won' },
      ],
    })
  ).body;

describe('a new opportunity', () => {
  it('has the defaults of an opportunity, and copies of what it belongs to', async () => {
    expect(await opportunity()).toMatchObject({
      lead_id: lead.id,
      lead_name: 'Wayne Enterprises',
      lead_primary_email: { email: 'lucius@wayne.com' },
      lead_primary_phone: [{ phone: '+16505551234' }],
      user_id: world.user_id,
      user_name: 'Admin',
      contact_id: null,
      contact_name: null,
      status_id: statuses['Demo Completed'],
      status_label: 'Demo Completed',
      status_type: 'active',
      status_display_name: 'Demo Completed',
      pipeline_name: 'Sales',
      value: null,
      value_period: 'one_time',
      value_currency: 'USD',
      value_formatted: '',
      annualized_value: null,
      expected_value: null,
      confidence: 50,
      note: '',
      note_html: null,
      date_won: null,
      date_lost: null,
      attachments: [],
      integration_links: [],
      comment_summary: null,
      is_stalled: false,
      stall_status: null,
      suggested_action: null,
    });
  });

  it('takes null for what it has a default for', async () => {
    const nothing = {
      user_id: null,
      status_id: null,
      confidence: null,
      value_period: null,
      note: null,
      date_created: null,
    };
    const body = await opportunity({ ...nothing, attachments: null, pipeline_id: null });
    expect(body).toMatchObject({ user_id: world.user_id, confidence: 50, value_period: 'one_time', note: '' });
  });

  it('without a lead gets a new one', async () => {
    const { body } = await world.post('/opportunity/', { value: 500, lead_id: null });
    expect(body.lead_name).toBe('Untitled');
    expect((await world.get(`/lead/${body.lead_id}/`)).status).toBe(200);
    const types = (await world.events()).slice(-3).map((event) => `${event.object_type} ${event.action}`);
    expect(types).toContain('lead created');
    expect(types.at(-1)).toBe('opportunity created');
  });

  it('is of the first status of the pipeline it names', async () => {
    const pipeline = await success();
    expect(await opportunity({ pipeline_id: pipeline.id })).toMatchObject({
      pipeline_id: pipeline.id,
      status_label: 'Trial',
      status_display_name: 'Trial (Success)',
    });
    expect(await opportunity({ status_id: pipeline.statuses[1].id })).toMatchObject({ pipeline_id: pipeline.id });
  });

  it('refuses a status of another pipeline, and what does not exist', async () => {
    const pipeline = await success();
    expect(await refusal({ pipeline_id: pipeline.id, status_id: statuses.Won })).toHaveProperty('pipeline');
    expect(await refusal({ pipeline_id: 'pipe_none' })).toEqual({ pipeline: 'Object does not exist.' });
    expect(await refusal({ status_id: 'stat_none' })).toEqual({ status: 'Object does not exist.' });
    expect(await refusal({ lead_id: 'lead_none' })).toEqual({ lead: 'Object does not exist.' });
    expect(await refusal({ user_id: 'user_none' })).toEqual({ user: 'Object does not exist.' });
    expect(await refusal({ status: 'Open' })).toEqual({
      status:
        'Not a valid choice. Please go to Customizations in your organization settings and add "Open" to the list of opportunity statuses.',
    });
    expect(await refusal({ status: 'Won', status_id: statuses.Won })).toHaveProperty('status');
  });

  it('refuses a pipeline without any status', async () => {
    const { body: empty } = await world.post('/pipeline/', { name: 'Empty' });
    expect(await refusal({ pipeline_id: empty.id })).toEqual({ status: 'This field is required.' });
  });

  it('refuses values that it cannot have, and keys that nobody knows', async () => {
    const wrong = { confidence: 101, value: 1.5, value_period: 'weekly', date_won: 'soon', colour: 'red' };
    expect(Object.keys(await refusal(wrong)).sort()).toEqual(Object.keys(wrong).sort());
  });

  it('is with a contact of its own lead', async () => {
    const { body: other } = await world.post('/lead/', { contacts: [{ name: 'Clark' }] });
    const [, lucius] = lead.contact_ids;
    expect(await opportunity({ contact_id: lucius })).toMatchObject({ contact_id: lucius, contact_name: 'Lucius' });
    const refused = { contact: 'Object does not exist.' };
    expect(await refusal({ contact_id: other.contact_ids[0] })).toEqual(refused);
    expect(await refusal({ contact_id: lucius, lead_id: null })).toEqual(refused);
  });

  it('may say who created it and when', async () => {
    const { user_id } = await world.member('user');
    const body = await opportunity({ created_by: user_id, date_created: '2020-02-03T04:05:06Z' });
    expect(body).toMatchObject({ created_by: user_id, date_created: '2020-02-03T04:05:06+00:00' });
  });

  it('keeps files of this server', async () => {
    const file = { url: 'https://crm.example.com/go/file/temporary/user/x/a.pdf/', filename: 'a.pdf' };
    const body = await opportunity({ attachments: [{ ...file, content_type: 'application/pdf' }] });
    expect(body.attachments).toEqual([{ ...file, content_type: 'application/pdf', size: null, thumbnail_url: null }]);
    expect(await refusal({ attachments: [{ ...file, url: 'https://example.com/a.pdf' }] })).toHaveProperty(
      'attachments',
    );
    expect(await refusal({ attachments: [{ url: file.url }] })).toHaveProperty('attachments');
    expect((await put(body.id, { attachments: [] })).attachments).toEqual([]);
  });
});

describe('the numbers of an opportunity', () => {
  it('follow from its value, its period and its confidence', async () => {
    const monthly = await opportunity({ value: 5000, value_period: 'monthly', confidence: 90 });
    expect(monthly).toMatchObject({
      value_formatted: '$50 monthly',
      annualized_value: 60_000,
      expected_value: 4500,
      annualized_expected_value: 54_000,
    });
    expect(await put(monthly.id, { value_period: 'annual', value: 123_456_789 })).toMatchObject({
      value_formatted: '$1,234,567.89 annual',
      annualized_value: 123_456_789,
    });
  });

  it('are rounded to the nearest whole number', async () => {
    expect(await opportunity({ value: 101, confidence: 50 })).toMatchObject({
      value_formatted: '$1.01',
      expected_value: 51,
    });
    expect(await opportunity({ value: -150_000 })).toMatchObject({
      value_formatted: '-$1,500',
      expected_value: -75_000,
    });
  });

  it('go with the value', async () => {
    const { id } = await opportunity({ value: 100_000 });
    expect(await put(id, { value: null })).toMatchObject({ value: null, value_formatted: '', expected_value: null });
  });
});

describe('the note of an opportunity', () => {
  it('has a plain and a rich form, of which either gives the other', async () => {
    const plain = await opportunity({ note: 'Ready\n<now>' });
    expect(plain.note_html).toBe('<body><p>Ready<br />&lt;now&gt;</p></body>');
    const rich = await put(plain.id, { note_html: '<body><p>Ready <b>soon</b><script>x</script></p></body>' });
    expect(rich).toMatchObject({ note: 'Ready soon', note_html: '<body><p>Ready <b>soon</b></p></body>' });
    expect((await put(plain.id, { note: 'Ready soon' })).note_html).toBe(rich.note_html);
    expect(await put(plain.id, { note: 'no', note_html: '<body><p>yes</p></body>' })).toMatchObject({ note: 'yes' });
    expect(await put(plain.id, { note_html: null })).toMatchObject({ note: '', note_html: null });
  });

  it('is refused when it is not wrapped in a body', async () => {
    expect(await refusal({ note_html: '<p>x</p>' })).toHaveProperty('note_html');
  });
});

describe('winning and losing', () => {
  it('fills the day on which it was won, on the calendar of the caller, and its confidence', async () => {
    const { id } = await opportunity();
    world.setNow('2026-03-10T20:00:00Z');
    const won = await put(id, { status_id: statuses.Won }, { 'x-tz-offset': '5' });
    expect(won).toMatchObject({ status_type: 'won', date_won: '2026-03-11', confidence: 100 });
    const reopened = await put(id, { status: 'proposal sent' });
    expect(reopened).toMatchObject({ status_label: 'Proposal Sent', date_won: '2026-03-11', confidence: 100 });
  });

  it('leaves alone what the caller says', async () => {
    expect(
      await opportunity({ status_id: statuses.Won, date_won: '2026-01-02T10:00:00Z', confidence: 80 }),
    ).toMatchObject({ date_won: '2026-01-02', confidence: 80 });
    const { id } = await opportunity({ date_won: '2026-05-01' });
    expect((await put(id, { status_id: statuses.Won })).date_won).toBe('2026-05-01');
    expect((await put(id, { date_won: null })).date_won).toBeNull();
  });

  it('dates the loss, and takes it back', async () => {
    const { id } = await opportunity();
    expect(await put(id, { status_id: statuses.Lost })).toMatchObject({ confidence: 0, status_type: 'lost' });
    expect((await put(id, { note: 'x' })).date_lost).toMatch(/^2026-03-10T15:00:00/);
    expect((await put(id, { status_id: statuses['Contract Sent'] })).date_lost).toBeNull();
  });

  it('of a label that two pipelines have means the opportunity’s own', async () => {
    const pipeline = await success();
    const { id } = await opportunity({ pipeline_id: pipeline.id });
    expect(await put(id, { status: 'Won' })).toMatchObject({ pipeline_id: pipeline.id, status_type: 'won' });
    expect(await put(id, { status: 'Demo Completed' })).toMatchObject({ pipeline_name: 'Sales' });
  });
});

describe('an update', () => {
  it('leaves an event that says what changed', async () => {
    const { id } = await opportunity({ value: 500 });
    await put(id, { value: 900 });
    const event = (await world.events()).at(-1);
    expect(event).toMatchObject({ object_type: 'opportunity', object_id: id, action: 'updated', lead_id: lead.id });
    expect(event?.changed_fields).toEqual(expect.arrayContaining(['value', 'value_formatted', 'date_updated']));
    expect(event?.previous_data).toMatchObject({ value: 500, value_formatted: '$5' });
    expect(event?.data).not.toHaveProperty('is_stalled');
  });

  it('that changes nothing leaves no event', async () => {
    const body = await opportunity({ value: 500, note: 'x', date_won: '2026-05-01' });
    const before = (await world.events()).length;
    expect(await put(body.id, body)).toEqual(body);
    expect((await world.events()).length).toBe(before);
  });

  it('answers the fields that it is asked for', async () => {
    const { id } = await opportunity({ value: 500 });
    const { body } = await world.put(`/opportunity/${id}/?_fields=id,value_formatted`, { value: 700 });
    expect(body).toEqual({ id, value_formatted: '$7' });
  });
});

describe('permissions', () => {
  it('of a restricted user end at the opportunities of others', async () => {
    const { id } = await opportunity();
    const user = await world.member('restricteduser');
    expect((await user.get(`/opportunity/${id}/`)).status).toBe(200);
    expect((await user.put(`/opportunity/${id}/`, { value: 1 })).status).toBe(403);
    expect((await user.delete(`/opportunity/${id}/`)).status).toBe(403);
    const { body: own } = await user.post('/opportunity/', { lead_id: lead.id });
    expect((await user.put(`/opportunity/${own.id}/`, { value: 1 })).status).toBe(200);
    expect(await user.delete(`/opportunity/${own.id}/`)).toMatchObject({ status: 200, body: {} });
  });

  it('end at the organization', async () => {
    const { id } = await opportunity();
    const stranger = await newWorld();
    const missing = { error: 'Empty query: Opportunity matching query does not exist.' };
    expect(await stranger.get(`/opportunity/${id}/`)).toMatchObject({ status: 404, body: missing });
    expect((await stranger.put(`/opportunity/${id}/`, { value: 1 })).status).toBe(404);
    expect((await stranger.delete(`/opportunity/${id}/`)).status).toBe(404);
    expect((await stranger.get('/opportunity/')).body).toMatchObject({ data: [], total_results: 0 });
  });
});

describe('a deleted opportunity', () => {
  it('is gone, with an event that has its last state', async () => {
    const { id } = await opportunity({ value: 500 });
    await world.delete(`/opportunity/${id}/`);
    expect((await world.get(`/opportunity/${id}/`)).status).toBe(404);
    expect((await world.events()).at(-1)).toMatchObject({
      object_type: 'opportunity',
      action: 'deleted',
      data: null,
      previous_data: { id, value: 500 },
    });
  });

  it('goes with its lead', async () => {
    const { id } = await opportunity({ date_won: '2026-05-01' });
    expect((await world.delete(`/lead/${lead.id}/`)).status).toBe(200);
    expect((await world.get(`/opportunity/${id}/`)).status).toBe(404);
  });
});
