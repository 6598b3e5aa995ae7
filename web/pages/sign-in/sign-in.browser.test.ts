// Getting in, in a browser: by links that lead elsewhere, by invitations, with passwords that may not be chosen.
import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../../server/auth/api-key.ts';
import { sql } from '../../../server/database/connect.ts';
import { violations } from '../../../test/axe.ts';
import { person } from '../../../test/browser.ts';
import { newWorld } from '../../../test/harness.ts';
import { type BrowserWorld, newBrowserWorld, PASSWORD, testBrowser } from '../../../test/web-app.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await newBrowserWorld();
});
afterAll(() => world.close());

const guest = async (): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await (await testBrowser()).newContext({ baseURL: world.address });
  return { context, page: await context.newPage() };
};

const linkFor = async (at: Pick<BrowserWorld, 'post'>, membership_id: string): Promise<string> => {
  const { token } = (await at.post(`/membership/${membership_id}/invitation/`)).body;
  return `/sign-in?invitation=${token}`;
};

it('after signing in, a link leads to a page of the app and to no other site', async () => {
  const { page, context } = await guest();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const [to, path] of [
    ['/\t/evil.example/', '/inbox'],
    ['/.//evil.example/', '/inbox'],
    ['/\\evil.example/', '/inbox'],
    ['javascript:document.title="taken"', '/inbox'],
    ['/settings/organization', '/settings/organization'],
  ] as const) {
    await context.clearCookies();
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
    await page.getByLabel('E-mail').fill(world.email);
    await page.getByLabel('Password', { exact: false }).first().fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${world.address}${path}`);
  }
  expect([...hosts]).toEqual([new URL(world.address).host]);
});

describe('an invitation', () => {
  it('says what is wrong with a password before it is sent', async () => {
    const { id } = (await world.post('/membership/', { email: `${randomUUID()}@example.com`, role_id: 'user' })).body;
    const { page } = await guest();
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') sent++;
    });
    await page.goto(await linkFor(world, id));
    for (const [password, words] of [
      ['short', 'Choose a password of at least 10 characters'],
      ['1234567890', 'does not repeat or count'],
      ['password123', 'among those that many people use'],
    ] as const) {
      await page.getByLabel('New password').fill(password);
      await page.getByRole('button', { name: 'Save and sign in' }).click();
      await page.getByText(words).waitFor();
    }
    expect([sent, await violations(page)]).toEqual([0, []]);
  });

  it('that gives a new password lists the API keys, and revokes what one does not know', async () => {
    const pat = await person(world);
    const owner = { organization_id: world.organization_id, user_id: pat.user_id };
    for (const name of ['Old script', 'Unknown', 'Forgotten']) await createApiKey(world.database, owner, name);
    const { memberships } = (await world.get(`/organization/${world.organization_id}/`)).body;
    const { id } = memberships.find(({ user_id }: { user_id: string }) => user_id === pat.user_id);
    const { page } = await guest();
    await page.goto(await linkFor(world, id));
    await page.getByLabel('New password').fill('a password of their own');
    await page.getByRole('button', { name: 'Save and sign in' }).click();
    await page.getByRole('region', { name: 'Your API keys still work' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // The second before the answer to the first.
    const asked: (() => void)[] = [];
    await page.route('**/api/v1/me/api_key/revoke/', async (route) => {
      await new Promise<void>((resolve) => (asked.length === 0 ? asked.push(resolve) : resolve(asked[0]?.())));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Revoke Unknown' }).click();
    await page.getByRole('button', { name: 'Revoke Forgotten' }).click();
    for (const name of ['Revoke Unknown', 'Revoke Forgotten'])
      await page.getByRole('button', { name }).waitFor({ state: 'detached' });
    const names = async (): Promise<string[]> =>
      (await world.get('/api_key/')).body.data
        .filter(({ user_id }: { user_id: string }) => user_id === pat.user_id)
        .map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['Old script']);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForURL(`${world.address}/inbox`);
  });

  it('of another organization is accepted with the account that there is, or while signed in', async () => {
    const other = await newWorld();
    const [pat, kim] = [await person(world), await person(world)];
    const linkOf = async (email: string): Promise<string> =>
      linkFor(other, (await other.post('/membership/', { email, role_id: 'user' })).body.id);
    const { page } = await guest();
    await page.goto(await linkOf(pat.email));
    await page.getByLabel('New password').fill('not the one I have');
    await page.getByRole('button', { name: 'Save and sign in' }).click();
    await page.getByLabel('Password of your account').fill(pat.password);
    await page.getByRole('button', { name: 'Sign in and accept' }).click();
    await page.waitForURL(`${world.address}/inbox`);

    const { page: kims, context } = await guest();
    await context.request.post('/api/v1/session/', { data: { email: kim.email, password: kim.password } });
    await kims.goto(await linkOf(kim.email));
    await kims.getByRole('button', { name: `Accept as ${kim.email}` }).click();
    await kims.waitForURL(`${world.address}/inbox`);
    const { memberships } = (await other.get(`/organization/${other.organization_id}/`)).body;
    const members = memberships.filter(({ is_pending }: { is_pending: boolean }) => !is_pending);
    expect(members.map(({ user_id }: { user_id: string }) => user_id)).toEqual(
      expect.arrayContaining([pat.user_id, kim.user_id]),
    );
  });
});

it('a changed password lists the API keys that go on', async () => {
  const own = await newBrowserWorld();
  const page = await own.open('/settings/account');
  await page.getByLabel('Present password').fill(PASSWORD);
  await page.getByLabel('New password').fill(own.email);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('not made of your e-mail address').waitFor();
  await page.getByLabel('New password').fill('quite another password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Other browsers were signed out').waitFor();
  await page.getByRole('button', { name: 'Revoke test' }).click();
  await page.getByText('None is left.').waitFor();
  const left = sql`select 1 from api_key where user_id = ${own.user_id} and date_revoked is null`;
  expect(await own.database.query(left)).toEqual([]);
  await own.app.close();
});

it('an API key is made with a time after which it works no longer', async () => {
  const page = await world.open('/settings/api-keys');
  await page.getByLabel('What is it for?').fill('For a month');
  await page.getByRole('combobox', { name: 'Expires' }).click();
  await page.getByRole('option', { name: 'In 30 days' }).click();
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByLabel('The new key', { exact: true }).waitFor();
  const [made] = (await world.get('/api_key/')).body.data;
  const days = (Date.parse(made.date_expires) - Date.parse(made.date_created)) / 86_400_000;
  expect([made.name, Math.round(days), made.date_last_used]).toEqual(['For a month', 30, null]);
  const row = page.getByRole('row', { name: /For a month/ });
  await row.getByText('Never').waitFor();
});
