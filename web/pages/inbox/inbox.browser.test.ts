// The inbox in a browser: adding, completing, snoozing, many at once, other people's changes, and other zones.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../../../test/axe.ts';
import type { Json } from '../../../test/harness.ts';
import { type BrowserWorld, newBrowserWorld } from '../../../test/web-app.ts';

let world: BrowserWorld;
let lead_id: string;

beforeAll(async () => {
  world = await newBrowserWorld();
});
beforeEach(async () => {
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
  const ids = (await world.get('/task/?is_complete=false&_type=all')).body.data.map(({ id }: Json) => id);
  if (ids.length > 0) await world.delete(`/task/?id__in=${ids.join()}`);
});
afterAll(() => world.close());

const newTask = async (text: string, body: object = {}): Promise<Json> =>
  (await world.post('/task/', { lead_id, text, ...body })).body;
const task = async (id: string): Promise<Json> => (await world.get(`/task/${id}/`)).body;
const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const shown = (page: Page): Promise<string[]> =>
  page.getByRole('region', { name: 'Tasks' }).getByRole('listitem').allInnerTexts();

describe('the inbox', () => {
  it('adds a task that is typed, with the date that was understood', async () => {
    await newTask('Something else');
    const page = await world.open(`/inbox?lead=${lead_id}`);
    await row(page, 'Something else').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Call Ann tomorrow 10am');
    await page.getByText(/“Call Ann” · .* at 10:00/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Added: Call Ann').waitFor();
    const [added] = (await world.get(`/task/?lead_id=${lead_id}&view=future`)).body.data;
    expect(added).toMatchObject({ text: 'Call Ann', date: expect.stringContaining('T') });
    expect(world.faults()).toEqual([]);
  });

  it('completes by key, goes on to the next task, and undoes exactly', async () => {
    const [first, second] = [
      await newTask('First', { date: '2026-01-01' }),
      await newTask('Second', { date: '2026-01-02' }),
    ];
    const page = await world.open('/inbox');
    await row(page, 'First').waitFor();
    // What was asked for while the app was loaded is not asked for again.
    const asked = `performance.getEntriesByType('resource').filter(({ name }) => /task.[?]|session/.test(name)).length`;
    expect(await page.evaluate(asked)).toBe(2);
    await page.keyboard.press('e');
    await row(page, 'First').waitFor({ state: 'detached' });
    expect(await row(page, 'Second').getAttribute('aria-current')).toBe('true');
    await expect.poll(async () => (await task(first.id)).is_complete).toBe(true);
    await page.getByText('Done: First').waitFor();
    await page.keyboard.press('z');
    await row(page, 'First').waitFor();
    expect(await task(first.id)).toMatchObject({ is_complete: false, date: '2026-01-01', object_id: null });
    expect((await task(second.id)).is_complete).toBe(false);
    await page.keyboard.press('2');
    await row(page, 'First').waitFor({ state: 'detached' });
    expect(page.url()).toContain('view=future');
    await page.keyboard.press('1');
    await row(page, 'First').waitFor();
    expect(world.faults()).toEqual([]);
  });

  it('asks for the next step of a lead that has none left', async () => {
    await newTask('The only one');
    const page = await world.open('/inbox');
    await row(page, 'The only one').waitFor();
    await page.keyboard.press('e');
    await page.getByLabel(/Nothing is planned for Wayne Enterprises/).waitFor();
    await page.keyboard.type('Follow up in 2 weeks');
    await page.keyboard.press('Enter');
    await page.getByText('Added: Follow up').waitFor();
    expect((await world.get(`/task/?lead_id=${lead_id}&is_complete=false`)).body.data).toMatchObject([
      { text: 'Follow up' },
    ]);
  });

  it('snoozes by keyboard until what is typed', async () => {
    const { id } = await newTask('Later');
    const page = await world.open('/inbox');
    await row(page, 'Later').waitFor();
    await page.keyboard.press('h');
    await page.getByLabel('Until when, in words').waitFor();
    await page.keyboard.type('in 3 weeks');
    await page.getByRole('button', { name: 'Snooze', exact: true }).and(page.locator(':enabled')).last().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await task(id)).snooze_count).toBe(1);
    expect((await task(id)).view).toBe('future');
  });

  it('edits the task beside the list by keys alone, and is back in the list then', async () => {
    const { id } = await newTask('Write to them', { date: '2026-01-01' });
    await newTask('Something else', { date: '2026-01-02' });
    const page = await world.open('/inbox');
    await row(page, 'Write to them').waitFor();
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary', { name: 'The task' });
    await pane.getByLabel('When').focus();
    // Faster than the preview.
    await page.keyboard.type('today');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await task(id)).date).not.toBe('2026-01-01');
    // It is below the other one now, and still the one that is open. A letter in a field is a letter, and the keys of editing
    // are the field's; Escape takes back what was typed and leaves the field.
    await pane.getByLabel('What').focus();
    await page.keyboard.type('e');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('x');
    expect(await pane.getByLabel('What').inputValue()).toBe('x');
    await page.keyboard.press('Escape');
    expect(await pane.getByLabel('What').inputValue()).toBe('Write to them');
    // Enter presses the button that has the focus.
    await pane.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await pane.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.ariaCurrent')).toBe('true');
    expect(await task(id)).toMatchObject({ text: 'Write to them', is_complete: false });
  });

  it('leads to any lead by its name, as fast as it is typed, and to everything that has a key', async () => {
    const { id } = (await world.post('/lead/', { name: 'Quillfeather Quarries' })).body;
    const page = await world.open('/inbox');
    await page.getByLabel('New task', { exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await expect.poll(() => page.evaluate('document.activeElement.placeholder')).toContain('Find a lead');
    await page.keyboard.type('quillf');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/lead/${id}`);
    await page.getByPlaceholder('Find a lead').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await expect.poll(() => page.evaluate('document.activeElement.placeholder')).toContain('Find a lead');
    await page.keyboard.type('go to the pipe');
    await page.getByRole('button', { name: 'Go to the pipeline' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/pipeline');
    expect(world.faults()).toEqual([]);
  });

  it('reassigns two hundred at once, and gives each back to whom it was', async () => {
    const colleague = await world.member('user');
    for (let n = 0; n < 200; n++) await newTask(`Task ${n}`, n % 2 === 0 ? {} : { assigned_to: null });
    const page = await world.open('/inbox?assignee=all');
    await row(page, 'Task ').first().waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText('200 selected').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('combobox', { name: 'Member' }).fill('Mel');
    await page.getByRole('option', { name: 'Mel user' }).click();
    const count = async (who: string): Promise<number> =>
      (await world.get(`/task/counts/?lead_id=${lead_id}&assigned_to=${who}`)).body.inbox;
    await expect.poll(() => count(colleague.user_id)).toBe(200);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => count(world.user_id)).toBe(100);
    expect(await count('')).toBe(100);
    expect(world.faults()).toEqual([]);
  });

  it('shows what the API changes, without a reload and without moving the cursor', async () => {
    await newTask('One', { date: '2026-01-02' });
    const two = await newTask('Two', { date: '2026-01-03' });
    const page = await world.open('/inbox');
    await row(page, 'Two').waitFor();
    await page.keyboard.press('j');
    await newTask('Before all', { date: '2026-01-01' });
    await world.put(`/task/${two.id}/`, { text: 'Two, changed' });
    await row(page, 'Before all').waitFor();
    await row(page, 'Two, changed').waitFor();
    expect(await row(page, 'Two, changed').getAttribute('aria-current')).toBe('true');
  });

  it('says that somebody else has changed the task that is being edited, and overwrites nothing unseen', async () => {
    const { id } = await newTask('Write to them');
    const page = await world.open('/inbox');
    await row(page, 'Write to them').waitFor();
    await page.keyboard.press('Enter');
    const what = page.getByRole('complementary', { name: 'The task' }).getByLabel('What');
    await what.fill('Write to them today');
    await world.put(`/task/${id}/`, { text: 'Phone them' });
    await page.getByText('Changed meanwhile to “Phone them”').waitFor();
    expect(await what.inputValue()).toBe('Write to them today');
    await what.press('Escape');
    expect(await what.inputValue()).toBe('Phone them');
    expect((await task(id)).text).toBe('Phone them');
  });

  it('keeps what was typed when the server is away', async () => {
    const page = await world.open(`/inbox?lead=${lead_id}`);
    const field = page.getByRole('textbox', { name: 'New task' });
    await field.fill('Do not lose me');
    await page.getByText('No date: it stays').waitFor();
    await page.route('**/api/v1/task/', (route) => route.abort());
    await field.press('Enter');
    await page.getByText('Not added: Do not lose me').waitFor();
    expect(await field.inputValue()).toBe('Do not lose me');
    await page.unroute('**/api/v1/task/');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await world.get(`/task/?lead_id=${lead_id}`)).body.data.length).toBe(1);
  });
});

// At this moment it is Tuesday the tenth in New York and Kolkata, but the eleventh in Auckland.
const NOW = new Date('2026-03-10T18:00:00Z');

it.each([
  ['America/New_York', ['Evening', 'Tenth']],
  ['Asia/Kolkata', ['Tenth']],
  ['Pacific/Auckland', ['Eleventh', 'Evening', 'Tenth']],
])(
  'in %s the inbox holds what is for the local day, also after the clocks have changed',
  async (timezoneId, expected) => {
    world.setNow(NOW.toISOString());
    await newTask('Tenth', { date: '2026-03-10' });
    await newTask('Eleventh', { date: '2026-03-11' });
    // Eight in the evening of the tenth in New York.
    await newTask('Evening', { date: '2026-03-11T00:00:00Z' });
    const page = await world.open('/inbox', { timezoneId });
    await page.clock.setFixedTime(NOW);
    await page.reload();
    await row(page, 'Tenth').waitFor();
    const texts = (await shown(page)).map((text) => text.split('\n')[0] ?? '');
    expect(texts.filter((text) => /^(Tenth|Eleventh|Evening)$/.test(text)).sort()).toEqual(expected);
  },
);

it('has no serious accessibility fault in either theme', async () => {
  await newTask('Late', { date: '2026-01-01', priority: 'high' });
  const page = await world.open('/inbox');
  await row(page, 'Late').waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('Enter');
  await page.getByLabel('When').waitFor();
  expect(await violations(page)).toEqual([]);
});
