// A lead's page in a browser.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../../../test/axe.ts';
import type { Json } from '../../../test/harness.ts';
import { type BrowserWorld, newBrowserWorld } from '../../../test/web-app.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await newBrowserWorld();
});
afterAll(() => world.close());

const newLead = async (body: object = {}): Promise<Json> =>
  (await world.post('/lead/', { name: 'Wayne Enterprises', contacts: [{ name: 'Bruce' }], ...body })).body;
const lead = async (id: string): Promise<Json> => (await world.get(`/lead/${id}/`)).body;

describe('the page of a lead', () => {
  it('edits a custom field in place, each kind with its control', async () => {
    const field = async (body: object): Promise<string> => (await world.post('/custom_field/lead/', body)).body.id;
    const industry = await field({ name: 'Industry', type: 'choices', choices: ['Food', 'Law'] });
    const size = await field({ name: 'Employees', type: 'number' });
    const { id } = await newLead();
    const page = await world.open(`/lead/${id}`);
    await page.getByRole('combobox', { name: 'Industry' }).click();
    await page.getByRole('option', { name: 'Law' }).click();
    await expect.poll(async () => (await lead(id))[`custom.${industry}`]).toBe('Law');
    const employees = page.getByRole('textbox', { name: 'Employees' });
    await employees.fill('many');
    await employees.press('Enter');
    await page.getByText('A number, please.').waitFor();
    await employees.fill('250');
    await employees.press('Enter');
    await expect.poll(async () => (await lead(id))[`custom.${size}`]).toBe(250);
    expect(world.faults()).toEqual([]);
  });

  it('edits the custom fields of a contact and of an opportunity in their forms', async () => {
    const field = async (of: string, body: object): Promise<string> =>
      (await world.post(`/custom_field/${of}/`, body)).body.id;
    const channel = await field('contact', { name: 'Channel', type: 'choices', choices: ['Mail', 'Phone'] });
    const rival = await field('opportunity', { name: 'Rival', type: 'text' });
    const { id } = await newLead();
    await world.post('/opportunity/', { lead_id: id, value: 100 });
    const page = await world.open(`/lead/${id}`);
    await page.getByRole('button', { name: 'Edit Bruce' }).click();
    await page.getByRole('combobox', { name: 'Channel' }).click();
    await page.getByRole('option', { name: 'Phone' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await lead(id)).contacts[0][`custom.${channel}`]).toBe('Phone');
    await page.getByRole('button', { name: '$1' }).click();
    await page.getByRole('textbox', { name: 'Rival' }).fill('Acme');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await lead(id)).opportunities[0][`custom.${rival}`]).toBe('Acme');
    expect(world.faults()).toEqual([]);
  });

  it('keeps a pinned note on top, and tells what a merge would move', async () => {
    const { id } = await newLead({ name: 'Stark' });
    for (const note of ['older', 'newer']) await world.post('/activity/note/', { lead_id: id, note });
    const page = await world.open(`/lead/${id}`);
    const first = page.getByRole('article').first();
    await first.getByText('newer').waitFor();
    await page.getByRole('article').filter({ hasText: 'older' }).getByRole('button', { name: 'This note' }).click();
    await page.getByRole('menuitem', { name: 'Pin to the top' }).click();
    await first.getByText('Pinned note').waitFor();
    await first.getByText('older').waitFor();

    await newLead({ name: 'Stork', url: 'stork.example', contacts: [{ name: 'A' }, { name: 'B' }] });
    await page.getByRole('button', { name: 'More for this lead' }).click();
    await page.getByRole('menuitem', { name: /Merge/ }).click();
    await page.getByRole('combobox', { name: 'The other lead' }).fill('Stork');
    await page.getByRole('option', { name: /Stork/ }).click();
    await page.getByRole('dialog').getByText('2 contacts').waitFor();
    await page.getByRole('dialog').getByText('Stark also gets its web address').waitFor();
    expect(world.faults()).toEqual([]);
  });

  it('says when nothing is planned, once the only task is done', async () => {
    const { id } = await newLead();
    await world.post('/task/', { lead_id: id, text: 'The only one' });
    const page = await world.open(`/lead/${id}`);
    await page.getByRole('button', { name: 'Done: The only one' }).click();
    await page.getByText('No next step').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Call in 3 days');
    await page.getByText(/“Call”/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Done: Call' }).waitFor();
    await page.getByText('No next step').waitFor({ state: 'detached' });
  });

  it('keeps a note that is being written, adds it, and shows what the API adds', async () => {
    const { id } = await newLead();
    const page = await world.open(`/lead/${id}`);
    await page.getByRole('textbox', { name: 'New note' }).fill('They want a discount');
    await page.reload();
    const note = page.getByRole('textbox', { name: 'New note' });
    await expect.poll(() => note.inputValue()).toBe('They want a discount');
    await note.press('Control+Enter');
    await page.getByRole('article').filter({ hasText: 'They want a discount' }).waitFor();
    await world.post('/activity/note/', { lead_id: id, note: 'By the API' });
    await page.getByRole('article').filter({ hasText: 'By the API' }).waitFor();
  });

  it('says that a field was changed meanwhile, and does not overwrite what is being typed', async () => {
    const { id } = await newLead();
    const page = await world.open(`/lead/${id}`);
    const name = page.getByRole('textbox', { name: 'Name of the lead' });
    await name.fill('Mine');
    await world.put(`/lead/${id}/`, { name: 'Theirs' });
    await page.getByText('Changed meanwhile to “Theirs”').waitFor();
    expect(await name.inputValue()).toBe('Mine');
    await name.press('Escape');
    await expect.poll(() => name.inputValue()).toBe('Theirs');
  });

  it('is worked by keys: an opportunity, the status, and a name that stays after all', async () => {
    const { id } = await newLead();
    const page = await world.open(`/lead/${id}`);
    await page.getByLabel('Name of the lead').waitFor();
    await page.keyboard.press('o');
    await expect.poll(() => page.evaluate('document.activeElement.labels?.[0]?.innerText')).toBe('Value');
    // While a dialog is open the page's keys rest, also when nothing in it has the focus.
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('m');
    expect(await page.evaluate('document.activeElement.ariaLabel')).not.toBe('New note');
    await page.getByLabel('Value', { exact: true }).focus();
    await page.keyboard.type('750');
    await page.keyboard.press('Enter');
    await page.getByText('Opportunity added').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('s');
    await page.getByRole('option', { name: 'Qualified' }).waitFor();
    const options = await page.getByRole('option').allInnerTexts();
    const steps = options.indexOf('Qualified') - options.indexOf('Potential');
    for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await world.get(`/lead/${id}/`)).body.status_label).toBe('Qualified');
    // The page's keys work again.
    await page.keyboard.press('m');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('New note');
    await page.getByLabel('Name of the lead').focus();
    await page.keyboard.type('Not this');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.waitForURL('**/leads');
    const { body } = await world.get(`/lead/${id}/`);
    expect([body.name, body.opportunities.length]).toEqual(['Wayne Enterprises', 1]);
  });

  it('adds an opportunity, and deletes the lead with an undo', async () => {
    const { id } = await newLead();
    const page = await world.open(`/lead/${id}`);
    await page.getByRole('button', { name: 'Opportunity', exact: true }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('1500');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(async () => (await lead(id)).opportunities).toMatchObject([{ value: 150_000 }]);
    await page.getByRole('button', { name: 'More for this lead' }).click();
    await page.getByRole('menuitem', { name: 'Delete the lead' }).click();
    await page.getByText('Deleted: Wayne Enterprises').waitFor();
    expect((await world.get(`/lead/${id}/`)).status).toBe(404);
    await page.keyboard.press('z');
    await expect.poll(async () => (await lead(id)).opportunities?.length).toBe(1);
    expect(world.faults()).toEqual([]);
  });
});

it('has no serious accessibility fault in either theme', async () => {
  const { id } = await newLead({ url: 'https://wayne.example', addresses: [{ city: 'Gotham', country: 'US' }] });
  await world.post('/task/', { lead_id: id, text: 'Late', date: '2026-01-01' });
  await world.post('/activity/note/', { lead_id: id, note: 'A note' });
  await world.post('/opportunity/', { lead_id: id, value: 100 });
  const page = await world.open(`/lead/${id}`);
  await page.getByRole('article').filter({ hasText: 'A note' }).waitFor();
  await page.getByText('Late', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
});
