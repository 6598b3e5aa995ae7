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
    expect((await world.get('/saved_search/')).body.data).toMatchObject([{ name: 'Only Acme', query: 'acme' }]);
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

it.each(['light', 'dark'] as const)('has no serious accessibility fault, %s', async (colorScheme) => {
  const page = await world.open('/leads', { colorScheme });
  await page.getByRole('checkbox', { name: 'Select Acme' }).check();
  expect(await violations(page)).toEqual([]);
  await page.goto('/leads/import');
  await page.getByRole('button', { name: 'Choose a CSV file' }).waitFor();
  expect(await violations(page)).toEqual([]);
});
