// The board in a browser: moving cards by keys and by mouse, winning, editing, filters and other people's changes.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../../../test/axe.ts';
import type { Json } from '../../../test/harness.ts';
import { type BrowserWorld, newBrowserWorld } from '../../../test/web-app.ts';

let world: BrowserWorld;
let statuses: Json[];

beforeAll(async () => {
  world = await newBrowserWorld();
  statuses = (await world.get('/pipeline/')).body.data[0].statuses;
});
beforeEach(async () => {
  for (const { id } of (await world.get('/lead/?_limit=100')).body.data) await world.delete(`/lead/${id}/`);
});
afterAll(() => world.close());

const first = (type: string): Json => statuses.find((status) => status.type === type);
const active = (place: number): Json => statuses.filter(({ type }) => type === 'active')[place];

async function newOpportunity(name: string, body: object = {}): Promise<Json> {
  const lead_id = (await world.post('/lead/', { name })).body.id;
  return (await world.post('/opportunity/', { lead_id, status_id: active(0).id, ...body })).body;
}
const opportunity = async (id: string): Promise<Json> => (await world.get(`/opportunity/${id}/`)).body;

const column = (page: Page, { label }: Json): Locator => page.getByRole('region', { name: label, exact: true });
const card = (place: Page | Locator, name: string): Locator => place.getByRole('listitem').filter({ hasText: name });
const sums = async (page: Page, status: Json): Promise<string[]> =>
  (await column(page, status).locator('> div').first().innerText()).split(/\n+/).slice(1);

describe('the board', () => {
  it('says how to begin when there is nothing', async () => {
    const lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
    const page = await world.open('/pipeline');
    await page.getByRole('heading', { name: 'No opportunities yet' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('combobox', { name: 'Lead' }).fill('Way');
    await page.getByRole('option', { name: 'Wayne Enterprises' }).click();
    await page.getByLabel('Value').fill('1,500');
    await page.getByRole('button', { name: 'Save' }).click();
    await card(column(page, active(0)), 'Wayne Enterprises')
      .getByText('$1,500')
      .waitFor();
    expect((await world.get(`/opportunity/?lead_id=${lead_id}`)).body.data).toMatchObject([{ value: 150_000 }]);
    expect(world.faults()).toEqual([]);
  });

  it('carries a card to another column by space and arrows, the sums with it, and undoes', async () => {
    const { id } = await newOpportunity('Acme', { value: 100_000, confidence: 50 });
    await newOpportunity('Bluth', { value: 20_000, confidence: 10 });
    const page = await world.open('/pipeline');
    await card(page, 'Acme').waitFor();
    expect(await sums(page, active(0))).toEqual(['2', '$1,200 · $520 weighted']);
    await card(page, 'Acme').focus();
    await page.keyboard.press('Space');
    await page.getByText('Lifted.').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.getByText(`Over ${active(1).label}.`).waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await card(column(page, active(1)), 'Acme').waitFor();
    await expect.poll(() => sums(page, active(1))).toEqual(['1', '$1,000 · $500 weighted']);
    expect(await sums(page, active(0))).toEqual(['1', '$200 · $20 weighted']);
    await expect.poll(async () => (await opportunity(id)).status_id).toBe(active(1).id);
    await page.getByText(`Acme is in ${active(1).label}`).waitFor();
    await page.keyboard.press('z');
    await card(column(page, active(0)), 'Acme').waitFor();
    await expect.poll(() => sums(page, active(0))).toEqual(['2', '$1,200 · $520 weighted']);
    expect((await opportunity(id)).status_id).toBe(active(0).id);
    expect(world.faults()).toEqual([]);
  });

  it('drags a card by mouse', async () => {
    const { id } = await newOpportunity('Acme');
    const page = await world.open('/pipeline');
    const from = await card(page, 'Acme').boundingBox();
    const to = await column(page, active(1)).getByText('$0', { exact: false }).boundingBox();
    if (!from || !to) throw new Error('the board is not there');
    await page.mouse.move(from.x + 100, from.y + 40);
    await page.mouse.down();
    await page.mouse.move(from.x + 120, from.y + 50, { steps: 5 });
    await page.mouse.move(to.x + 100, from.y + 50, { steps: 20 });
    await page.getByText(`Over ${active(1).label}.`).waitFor({ state: 'attached' });
    await page.mouse.up();
    await card(column(page, active(1)), 'Acme').waitFor();
    await expect.poll(async () => (await opportunity(id)).status_id).toBe(active(1).id);
    expect(world.faults()).toEqual([]);
  });

  it('moves by shift and arrow, and asks for the day when it is won', async () => {
    const { id } = await newOpportunity('Acme', { status_id: statuses[statuses.indexOf(first('won')) - 1].id });
    const page = await world.open('/pipeline');
    await card(page, 'Acme').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+ArrowRight');
    const day = page.getByLabel('Won on');
    await day.waitFor();
    await card(column(page, first('won')), 'Acme').waitFor();
    // Nothing is written before the answer.
    expect((await opportunity(id)).status_type).toBe('active');
    await day.fill('2026-01-15');
    await day.press('Enter');
    await expect
      .poll(() => opportunity(id))
      .toMatchObject({ status_type: 'won', date_won: '2026-01-15', confidence: 100 });
    await page.getByText(`Acme is in ${first('won').label}`).waitFor();
    // The card has the focus again, so the keys go on.
    await card(page, 'Acme').and(page.locator(':focus')).waitFor();
    expect(world.faults()).toEqual([]);
  });

  it('puts the card back when it is not won after all', async () => {
    const { id } = await newOpportunity('Acme', { status_id: statuses[statuses.indexOf(first('won')) - 1].id });
    const page = await world.open('/pipeline');
    await card(page, 'Acme').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+L');
    await page.getByLabel('Won on').press('Escape');
    await card(column(page, first('won')), 'Acme').waitFor({ state: 'detached' });
    await card(page, 'Acme').waitFor();
    expect((await opportunity(id)).status_type).toBe('active');
  });

  it('says so when nothing is planned for a lead, until something is', async () => {
    const { lead_id } = await newOpportunity('Acme');
    const page = await world.open('/pipeline');
    await card(page, 'Acme').getByText('No next step').waitFor();
    await world.post('/task/', { lead_id, text: 'Call them', date: '2099-01-01' });
    await card(page, 'Acme').getByText('Call them').waitFor();
    expect(await card(page, 'Acme').getByText('No next step').count()).toBe(0);
  });

  it('edits an opportunity beside the board, sending only what was changed', async () => {
    const { id } = await newOpportunity('Acme', { value: 100_000, note: 'As it was' });
    const page = await world.open('/pipeline');
    await card(page, 'Acme').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByLabel('Value').fill('2500');
    await world.put(`/opportunity/${id}/`, { note: 'Changed by somebody else' });
    await page.getByRole('button', { name: 'Save' }).click();
    await card(page, 'Acme').getByText('$2,500').waitFor();
    expect(await opportunity(id)).toMatchObject({ value: 250_000, note: 'Changed by somebody else' });
    expect(world.faults()).toEqual([]);
  });

  it('counts all of a column, and shows more of it when asked', async () => {
    const lead_id = (await world.post('/lead/', { name: 'Many' })).body.id;
    for (let n = 0; n < 62; n++) await world.post('/opportunity/', { lead_id, status_id: active(0).id, value: 100 });
    const page = await world.open('/pipeline');
    await page.getByRole('button', { name: 'Show 2 more of 2' }).click();
    await expect.poll(() => card(column(page, active(0)), 'Many').count()).toBe(62);
    expect(await sums(page, active(0))).toEqual(['62', '$62 · $31 weighted']);
  });

  it('shows only those of a user and of a close date, which are in the address', async () => {
    const { user_id } = await world.member('user');
    await newOpportunity('Soon', { date_won: '2026-03-10' });
    await newOpportunity('Late', { date_won: '2026-09-10' });
    await newOpportunity('Of Mel', { user_id, date_won: '2026-03-10' });
    const page = await world.open('/pipeline?until=2026-06-30');
    await card(page, 'Soon').waitFor();
    expect(await card(page, 'Late').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Of whom' }).click();
    await page.getByRole('option', { name: 'Mel user' }).click();
    await card(page, 'Soon').waitFor({ state: 'detached' });
    await card(page, 'Of Mel').waitFor();
    expect(new URL(page.url()).searchParams.get('user')).toBe(user_id);
  });
});

it('has no serious accessibility fault in either theme', async () => {
  const { lead_id } = await newOpportunity('Acme', { value: 100_000, date_won: '2026-01-01' });
  await world.post('/task/', { lead_id, text: 'Call them', date: '2026-01-01' });
  await newOpportunity('Stuck');
  const page = await world.open('/pipeline');
  await card(page, 'Stuck').waitFor();
  await page.keyboard.press('j');
  expect(await violations(page)).toEqual([]);
});
