// GET /date/ over HTTP; how lines are read is tested with typed-line.ts.
import { beforeAll, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T14:00:00Z' });
});

it('reads words in the zone that is named, else in that of the request', async () => {
  const { body } = await world.get('/date/?text=call%20Ann%20in%203%20weeks%209am&zone=America/New_York');
  expect(body).toEqual({
    text: 'call Ann in 3 weeks 9am',
    date: '2026-03-31T13:00:00+00:00',
    kind: 'date_time',
    understood: 'Tuesday, 31 March 2026 at 09:00 (America/New_York)',
    rest: 'call Ann',
    recurrence: null,
  });
  const fixed = await world.get('/date/?text=tomorrow%209am', { 'x-tz-offset': '-5' });
  expect(fixed.body.date).toBe('2026-03-11T14:00:00+00:00');
});

it('says which repetition was meant when that is asked for', async () => {
  const { body } = await world.get('/date/?text=every%20weekday&recurrence=true');
  expect(body).toMatchObject({ date: '2026-03-10', recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', rest: '' });
});

it('refuses a missing text, a very long one and an unknown zone', async () => {
  const paths = ['/date/', `/date/?text=${'x'.repeat(600)}`, '/date/?text=today&zone=Mars/Olympus'];
  for (const path of paths) expect((await world.get(path)).status).toBe(400);
});

it('a snooze takes a zone too, whose clocks may have changed by then', async () => {
  const lead_id = (await world.post('/lead/', { name: 'Acme' })).body.id;
  const { id } = (await world.post('/task/', { lead_id, text: 'x' })).body;
  const body = { until: 'in 3 weeks 9am', zone: 'America/New_York' };
  expect((await world.post(`/task/${id}/snooze/`, body)).body.date).toBe('2026-03-31T13:00:00+00:00');
  expect((await world.post(`/task/${id}/snooze/`, { ...body, zone: 'Mars' })).status).toBe(400);
});
