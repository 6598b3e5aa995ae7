// The nine types of tasks (core.md §13.1).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';
import { newId } from '../../core/ids.ts';
import { create, transaction } from '../../core/write.ts';
import { systemContext } from '../../organizations.ts';

let world: World;
let lead_id: string;

/** Types that nothing makes by itself yet, with what only they have. */
const MADE_BY_THE_SERVER = {
  incoming_email: { emails: ['acti_1'], subject: 'Hello', body_preview: 'Dear' },
  email_followup: { email_id: 'acti_1', subject: 'Hello', body_preview: 'Dear' },
  missed_call: { phone: '+14155550100', phone_formatted: '+1 415-555-0100', local_phone: '+14155550101' },
  voicemail: { phone: '+14155550100', voicemail_duration: 12, voicemail_url: 'https://example.com/v.mp3' },
  answered_detached_call: { phone: '+14155550100', recording_url: 'https://example.com/r.mp3' },
  incoming_sms: { remote_phone: '+14155550100', local_phone: '+14155550101', attachments: [] },
};

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  const { body } = await world.post('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }] });
  lead_id = body.id;
  await transaction(systemContext(world.database, world.organization_id, world.user_id), (ctx) =>
    create(
      ctx,
      'task',
      Object.entries(MADE_BY_THE_SERVER).map(([_type, details]) => {
        const id = newId('noti');
        return { id, _type, details, date: '2026-03-10T10:00:00+00:00', lead_id };
      }),
    ),
  );
  await world.post('/task/', { lead_id, _type: 'outgoing_call', contact_id: body.contacts[0].id, date: '2026-03-09' });
  await world.post('/task/', { lead_id, text: 'Plain', date: '2026-03-10' });
  const values = { value: 123450, value_period: 'monthly', note: 'Big', date_won: '2026-03-10' };
  await world.post('/opportunity/', { lead_id, ...values });
});

const list = async (query: string) => (await world.get(`/task/?lead_id=${lead_id}&${query}`)).body.data;

describe('lists of tasks', () => {
  it('hold those of type lead, or all nine, or those that are named', async () => {
    const types = async (query: string) => (await list(query)).map(({ _type }: { _type: string }) => _type).sort();
    expect(await types('')).toEqual(['lead']);
    const all = [...Object.keys(MADE_BY_THE_SERVER), 'lead', 'opportunity_due', 'outgoing_call'].sort();
    expect(await types('_type=all')).toEqual(all);
    expect(await types('_type=voicemail')).toEqual(['voicemail']);
    expect(await types('_type__in=voicemail,missed_call')).toEqual(['missed_call', 'voicemail']);
    expect(await types('view=inbox&_type=all')).toEqual(all);
  });

  it('show with each type what only it has', async () => {
    for (const [type, details] of Object.entries(MADE_BY_THE_SERVER)) {
      const [task] = await list(`_type=${type}`);
      expect(task).toMatchObject({ ...details, due_date: null });
      expect(task.id).toMatch(/^noti_/);
    }
    expect((await list(''))[0]).not.toHaveProperty('phone');
    expect(await list('_type=voicemail&_fields=voicemail_duration,_type')).toEqual([
      { _type: 'voicemail', voicemail_duration: 12 },
    ]);
  });

  it('show with the task of an opportunity what that one is worth now', async () => {
    const [task] = await list('_type=opportunity_due');
    expect(task).toMatchObject({
      date: '2026-03-10',
      object_type: 'opportunity',
      opportunity_note: 'Big',
      opportunity_value: 123450,
      opportunity_value_currency: 'USD',
      opportunity_value_formatted: '$1,234.50 monthly',
      opportunity_value_period: 'monthly',
    });
    await world.put(`/opportunity/${task.object_id}/`, { value: 500 });
    expect((await list('_type=opportunity_due'))[0].opportunity_value).toBe(500);
  });
});

describe('a task of any type', () => {
  it('takes a date, an assignee and its completion, and leaves a completed event but no TaskCompleted', async () => {
    const [task] = await list('_type=voicemail');
    const before = (await world.events()).length;
    const { body } = await world.put(`/task/${task.id}/`, { date: '2026-04-01', assigned_to: null, is_complete: true });
    expect(body).toMatchObject({ date: '2026-04-01', assigned_to: null, is_complete: true, object_id: null });
    const events = (await world.events()).slice(before).map(({ object_type, action }) => `${object_type} ${action}`);
    expect(events).toEqual(['task.voicemail updated', 'task.voicemail completed']);
  });

  it('that is not of type lead takes no text', async () => {
    const [task] = await list('_type=missed_call');
    const { status, body } = await world.put(`/task/${task.id}/`, { text: 'x' });
    expect([status, body['field-errors']]).toEqual([400, { text: 'Value cannot be changed.' }]);
  });
});

describe('an outgoing call', () => {
  it('needs a contact, who is one of the lead’s', async () => {
    const call = { lead_id, _type: 'outgoing_call' };
    expect((await world.post('/task/', call)).body['field-errors']).toEqual({ contact: 'This field is required.' });
    const other = (await world.post('/contact/', { name: 'Of another lead' })).body.id;
    const { body } = await world.post('/task/', { ...call, contact_id: other });
    expect(body['field-errors']).toEqual({ contact: 'Object does not exist.' });
  });

  it('can be closed without calling', async () => {
    const [call] = await list('_type=outgoing_call');
    const { body } = await world.put(`/task/${call.id}/`, { resolution: 'skipped', is_complete: true });
    expect(body).toMatchObject({ resolution: 'skipped', is_complete: true });
  });
});
