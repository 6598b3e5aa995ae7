// The settings in a browser, and getting in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../../../test/axe.ts';
import type { Json } from '../../../test/harness.ts';
import { type BrowserWorld, newBrowserWorld, PASSWORD, testBrowser } from '../../../test/web-app.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await newBrowserWorld();
});
afterAll(() => world.close());

describe('signing in', () => {
  it('says when the password is wrong, and goes to the page that was asked for when it is right', async () => {
    const context = await (await testBrowser()).newContext({ baseURL: world.address });
    const page = await context.newPage();
    await page.goto('/settings/organization');
    await page.getByLabel('E-mail').fill(world.email);
    await page.getByLabel('Password', { exact: false }).first().fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Password', { exact: false }).first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Organization' }).waitFor();
    await page.getByRole('button', { name: /Admin/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Ajar' }).waitFor();
  });

  it('an invited member chooses a password by the link, and is in', async () => {
    const page = await world.open('/settings/members');
    await page.getByLabel('Invite by e-mail address').fill('new@example.com');
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByText('/sign-in?invitation=').innerText();
    const theirs = await (await testBrowser()).newContext({ baseURL: world.address });
    const guest = await theirs.newPage();
    await guest.goto(link.trim());
    await guest.getByLabel('New password').fill('a password of their own');
    await guest.getByRole('button', { name: 'Save and sign in' }).click();
    await guest.getByRole('button', { name: /new@example.com/ }).waitFor();
    expect(world.faults().filter((fault) => !fault.includes('401'))).toEqual([]);
  });
});

describe('the settings', () => {
  it('make an API key that works, and revoke it', async () => {
    const page = await world.open('/settings/api-keys');
    await page.getByLabel('What is it for?').fill('A script');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const key = (await page.getByLabel('The new key', { exact: true }).innerText()).trim();
    const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
    const status = async (): Promise<number> => (await fetch(`${world.address}/api/v1/me/`, { headers })).status;
    expect(await status()).toBe(200);
    await page.getByRole('button', { name: 'Revoke A script' }).click();
    await expect.poll(status).toBe(401);
  });

  it('put lead statuses in another order by the keyboard', async () => {
    const labels = async (): Promise<string[]> =>
      (await world.get('/status/lead/')).body.data.map(({ label }: { label: string }) => label);
    const [first, second] = await labels();
    const page = await world.open('/settings/statuses');
    await page.getByLabel(`Move ${first}`).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect.poll(async () => (await labels()).slice(0, 2)).toEqual([second, first]);
  });

  it('make a custom field with choices', async () => {
    const page = await world.open('/settings/fields');
    await page.getByRole('button', { name: 'New field' }).click();
    await page.getByLabel('Name').fill('Size');
    await page.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Choices' }).click();
    const choices = page
      .getByRole('combobox', { name: 'Choices' })
      .or(page.getByLabel('Choices').locator('visible=true'))
      .first();
    await choices.fill('Small');
    await choices.press('Enter');
    await choices.fill('Large');
    await choices.press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Choices: Small, Large').waitFor();
    const [field] = (await world.get('/custom_field/lead/')).body.data;
    expect(field).toMatchObject({ name: 'Size', type: 'choices', choices: ['Small', 'Large'] });
  });

  it('subscribe a webhook to all that happens to leads, and to one thing more', async () => {
    const page = await world.open('/settings/webhooks');
    await page.getByLabel('Address').fill('https://hooks.example.com/ajar');
    const events = page.getByRole('combobox', { name: 'Events' });
    await events.fill('lead: all');
    await page.getByRole('option', { name: 'lead: all', exact: true }).click();
    await events.fill('status.opportunity created');
    await page.getByRole('option', { name: 'status.opportunity created' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await page.getByText('https://hooks.example.com/ajar').waitFor();
    const [{ events: wanted }] = (await world.get('/webhook/')).body.data;
    expect(wanted.map((one: Json) => `${one.object_type} ${one.action}`)).toEqual([
      ...['created', 'updated', 'deleted', 'merged'].map((action) => `lead ${action}`),
      'status.opportunity created',
    ]);
  });

  it('load sample data into an empty organization', async () => {
    const empty = await newBrowserWorld();
    const page = await empty.open('/inbox');
    await page.getByRole('button', { name: 'Load sample data' }).click();
    await expect.poll(async () => (await empty.get('/lead/?_limit=0')).body.total_results).toBe(200);
    await page.getByRole('region', { name: 'Tasks' }).getByRole('listitem').first().waitFor();
    await empty.app.close();
  });
});

it('no section has a serious accessibility fault in either theme', async () => {
  const page = await world.open('/settings');
  const sections = page.getByRole('navigation', { name: 'Settings' }).getByRole('link');
  await sections.first().waitFor();
  for (const section of await sections.allInnerTexts()) {
    await sections.filter({ hasText: section }).click();
    await page.getByRole('region', { name: section }).waitFor();
    expect([section, await violations(page)]).toEqual([section, []]);
  }
  expect(await sections.count()).toBe(8);
});
