// The reports, in a real browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../../../test/axe.ts';
import { type BrowserWorld, newBrowserWorld } from '../../../test/web-app.ts';

let world: BrowserWorld;

const add = async (path: string, body: object): Promise<{ id: string }> => (await world.post(path, body)).body;
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  world = await newBrowserWorld();
  const lead_id = (await add('/lead/', { name: 'Wayne Enterprises' })).id;
  const { id: done } = await add('/task/', { lead_id, text: 'call', date: day(0) });
  await world.put(`/task/${done}/`, { is_complete: true });
  for (const late of [-3, -2]) await add('/task/', { lead_id, text: 'call', date: day(late) });
  const pipeline = (await world.get('/pipeline/')).body.data[0];
  const status = (type: string): string => pipeline.statuses.find((one: { type: string }) => one.type === type).id;
  const sold = await add('/opportunity/', { lead_id, status_id: status('active'), value: 250_000 });
  await world.put(`/opportunity/${sold.id}/`, { status_id: status('won'), date_won: day(0) });
  await add('/opportunity/', { lead_id, status_id: status('active'), value: 100_000 });
});
afterAll(() => world.close());

const open = (path: string) => world.open(path, { timezoneId: 'UTC' });

/** The cells of a report's rows, the first of each left out. */
async function numbers(page: Page, title: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name: title }).locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('td').allTextContents()));
}
const report = (page: Page, title: string) => page.getByRole('region', { name: title });

it('shows the numbers behind each chart: what was done, is overdue, was won, and the funnel', async () => {
  const page = await open('/reports?period=month');
  await report(page, 'Tasks done').getByText('1 in all').waitFor();
  await page.keyboard.press('t');
  await expect.poll(async () => (await numbers(page, 'Overdue'))[0]).toEqual(['2']);
  const days = await numbers(page, 'Tasks done');
  expect(days.length).toBeGreaterThanOrEqual(28);
  expect(days.flat().filter((cell) => cell !== '0')).toEqual(['1', '1']);
  expect((await numbers(page, 'Won'))[0]).toEqual(['1', '$2,500']);
  const first = (await numbers(page, 'Funnel'))[0];
  expect(first?.slice(0, 3)).toEqual(['2', '$3,500', '50 %']);
  expect(world.faults()).toEqual([]);
});

it('keeps its time and whose it is in the address, and follows what the API changes', async () => {
  const page = await open('/reports');
  await report(page, 'Overdue').getByText('2 now').waitFor();
  await page.keyboard.press('q');
  await expect.poll(() => page.url()).toContain('period=quarter');
  const { body } = await world.get('/task/?is_complete=false&_type=lead');
  await world.put(`/task/${body.data[0].id}/`, { is_complete: true });
  await report(page, 'Overdue').getByText('1 now').waitFor();
  await report(page, 'Tasks done').getByText('2 in all').waitFor();
  await page.getByRole('combobox', { name: 'Of whom' }).click();
  await page.getByRole('option').first().click();
  await expect.poll(() => page.url()).toContain('user=');
  expect(world.faults()).toEqual([]);
});

it('says what failed, and tries again', async () => {
  const page = await open('/inbox');
  await page.getByRole('region', { name: 'Tasks' }).waitFor();
  await page.route('**/report/tasks/**', (route) =>
    route.fulfill({ status: 400, body: '{"error":"No reports today."}' }),
  );
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await report(page, 'Overdue').getByText('No reports today.').waitFor();
  await page.unroute('**/report/tasks/**');
  await report(page, 'Overdue').getByRole('button', { name: 'Try again' }).click();
  await report(page, 'Overdue')
    .getByText(/\d now/)
    .waitFor();
});

it('has no serious accessibility fault in either theme', async () => {
  const page = await world.open('/reports');
  await report(page, 'Tasks done')
    .getByText(/in all/)
    .waitFor();
  await page.keyboard.press('t');
  await page.getByRole('table', { name: 'Funnel' }).waitFor();
  expect(await violations(page)).toEqual([]);
});
