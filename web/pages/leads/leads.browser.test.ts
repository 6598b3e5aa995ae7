// The list of leads in a browser: searching, changing many, and importing a file.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../../../test/axe.ts';
import type { Json } from '../../../test/harness.ts';
import { type BrowserWorld, newBrowserWorld } from '../../../test/web-app.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await newBrowserWorld();
  for (const name of ['Acme', 'Bluth Company', 'Wayne Enterprises']) {
    await world.post('/lead/', { name, contacts: [{ name: `${name}’s contact` }] });
  }
});
afterAll(() => world.close());

const leads = async (query: string): Promise<Json[]> =>
  (await world.get(`/lead/?query=${encodeURIComponent(query)}`)).body.data;

describe('the list of leads', () => {
  it('finds by the search language, and shows what is wrong at its place', async () => {
    const page = await world.open('/leads');
    await page.getByRole('link', { name: 'Acme' }).waitFor();
    const box = page.getByRole('textbox', { name: 'Search leads' });
    await box.fill('name:(bluth');
    await page.getByText(/^Character 6: expected a value after :/).waitFor();
    expect(await page.locator('mark').innerText()).toBe('(');
    // What was found before stays meanwhile.
    expect(await page.getByRole('link', { name: 'Acme' }).count()).toBe(1);
    await box.fill('name:bluth');
    await page.getByRole('link', { name: 'Acme' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Bluth Company' }).waitFor();
    expect(new URL(page.url()).searchParams.get('query')).toContain('name:bluth');
    expect(world.faults()).toEqual([]);
  });

  it('is kept as a smart view, which is in the sidebar then', async () => {
    const page = await world.open('/leads?query=acme');
    await page.getByRole('button', { name: 'Save as smart view' }).click();
    await page.getByLabel('Name').fill('Only Acme');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('navigation', { name: 'Smart views' }).getByText('Only Acme').waitFor();
    await page.getByRole('heading', { name: 'Only Acme' }).waitFor();
    const views = async (): Promise<Json[]> => (await world.get('/saved_search/')).body.data;
    expect(await views()).toMatchObject([{ name: 'Only Acme', query: 'acme' }]);

    // Its columns and its order, when that is asked for.
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Contacts' }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Updated' }).click();
    await page
      .getByRole('columnheader', { name: 'Updated', exact: true })
      .and(page.locator('[aria-sort=ascending]'))
      .waitFor();
    expect((await views())[0].selected_fields).toContainEqual({ type_id: 'lead', field_id: 'contacts' });
    await page.getByRole('button', { name: 'This smart view' }).click();
    await page.getByRole('menuitem', { name: 'Keep these columns and this order' }).click();
    await expect.poll(async () => (await views())[0].query).toBe('acme sort:date_updated');
    const again = await world.open(`/leads?view=${(await views())[0].id}`);
    await again.locator('th[aria-sort=ascending]').getByText('Updated').waitFor();
    expect(await again.getByRole('columnheader', { name: 'Contacts' }).count()).toBe(0);
  });

  it('gives a field to a range of leads, and clears it, after saying of which', async () => {
    const { body: field } = await world.post('/custom_field/lead/', {
      name: 'Region',
      type: 'choices',
      choices: ['North', 'South'],
    });
    const page = await world.open('/leads?sort=name');
    await page.getByRole('checkbox', { name: 'Select Acme' }).click();
    await page.getByRole('checkbox', { name: 'Select Wayne Enterprises' }).click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: 'Selected leads' });
    await bar.getByText('3 selected').waitFor();
    const set = async (begin: () => Promise<void>, what: () => Promise<void>): Promise<void> => {
      await begin();
      await page.getByRole('combobox', { name: 'Field' }).click();
      await page.getByRole('option', { name: 'Region' }).click();
      await what();
      await page.getByText(/^3 leads: /).waitFor();
      await page.getByRole('button', { name: 'Change them' }).click();
    };
    await set(
      () => bar.getByRole('button', { name: 'Set field' }).click(),
      async () => {
        await page.getByRole('combobox', { name: 'Value' }).click();
        await page.getByRole('option', { name: 'North' }).click();
      },
    );
    const north = `custom.${field.id}:North`;
    await expect.poll(() => world.runJobs().then(() => leads(north))).toHaveLength(3);
    // By the keyboard this time.
    await page.keyboard.press('Control+a');
    await set(
      () => page.keyboard.press('f'),
      () => page.getByRole('radiogroup').getByText('Clear').click(),
    );
    await expect.poll(() => world.runJobs().then(() => leads(north))).toHaveLength(0);
    expect(world.faults()).toEqual([]);
  });

  it('changes the status of those selected, after saying which, and takes it back', async () => {
    const page = await world.open('/leads');
    await page.getByRole('checkbox', { name: 'Select Acme' }).check();
    await page.getByRole('checkbox', { name: 'Select Bluth Company' }).check();
    await page.getByRole('button', { name: 'Set status' }).click();
    await page.getByRole('combobox', { name: 'New status' }).click();
    await page.getByRole('option', { name: 'Qualified', exact: true }).click();
    await page.getByText(/^2 leads: (Acme, Bluth Company|Bluth Company, Acme)$/).waitFor();
    await page.getByRole('button', { name: 'Change them' }).click();
    await expect.poll(() => world.runJobs().then(() => leads('status:Qualified'))).toHaveLength(2);
    await page.getByText('Changed: 2 leads').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => world.runJobs().then(() => leads('status:Qualified'))).toHaveLength(0);
    await page.getByText('Undone.').waitFor();
    expect(world.faults()).toEqual([]);
  });
});

it('imports a file, leaves out what is known, and gives back the refused rows with the reasons', async () => {
  const page = await world.open('/leads/import');
  const rows = [
    'Company,Contact,Email,Country,Nothing',
    'Initech,Peter,peter@initech.example,US,x',
    'Acme,Wile,,,',
    'Hooli,Gavin,not an address,US,',
    'Umbrella,Alice,alice@umbrella.example,Nowhere,',
  ];
  const buffer = Buffer.from(rows.join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('cell', { name: 'peter@initech.example' }).nth(1).waitFor();
  await page.getByRole('button', { name: 'Import 4 rows' }).click();
  await page.getByText('4 of 4 rows: 1 leads made, 1 left out, 2 refused.').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download them with the reasons' }).click(),
  ]);
  const refused = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(refused[0]).toBe('Company,Contact,Email,Country,Nothing,Why it was refused');
  expect(
    refused
      .slice(1)
      .map((row) => row.split(',')[0])
      .sort(),
  ).toEqual(['Hooli', 'Umbrella']);
  expect(refused.join()).toMatch(/e-?mail/i);
  expect(await leads('initech')).toMatchObject([
    { contacts: [{ name: 'Peter', emails: [{ email: 'peter@initech.example' }] }] },
  ]);
  expect(await leads('hooli or umbrella')).toEqual([]);
  expect(world.faults()).toEqual([]);
});

it('has no serious accessibility fault in either theme', async () => {
  const page = await world.open('/leads');
  await page.getByRole('checkbox', { name: 'Select Acme' }).check();
  expect(await violations(page)).toEqual([]);
  await page.goto('/leads/import');
  await page.getByRole('button', { name: 'Choose a CSV file' }).waitFor();
  expect(await violations(page)).toEqual([]);
});
