// What the tests of the web app drive it with: a real Chromium, on a server of their own with an organization of their own.
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { hashPassword } from '../server/auth/password.ts';
import { sql } from '../server/database/connect.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { newWorld, type World } from './harness.ts';

let launched: Promise<Browser> | undefined;

/** The one browser of this worker process, in which the pages of one test after the other share a process. */
export function testBrowser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS, '--process-per-site'] });
  return launched;
}

export const PASSWORD = 'correct horse battery';

let passwordHash: Promise<string> | undefined;

export interface BrowserWorld extends World {
  /** `http://127.0.0.1:51234`. */
  address: string;
  email: string;
  /** Opens a page of the app in a browser that has signed in as the organization's admin. What the page throws, and what it
   *  logs as an error, fails the test that reads `faults`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong inside the pages since the last look. */
  faults(): string[];
  close(): Promise<void>;
}

/** The test that each page is of. */
const openedBy = new WeakMap<Page, string | undefined>();

/** Closes the pages of earlier tests, which would go on refreshing themselves with every change. */
async function closeEarlier(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const earlier = pages.filter((page) => openedBy.get(page) !== expect.getState().currentTestName);
  await Promise.all(earlier.map((page) => page.close()));
}

export async function newBrowserWorld(options: Parameters<typeof newWorld>[0] = {}): Promise<BrowserWorld> {
  const world = await newWorld(options);
  passwordHash ??= hashPassword(PASSWORD);
  const [user] = await world.database.query<{ email: string }>(sql`
    update "user" set password_hash = ${await passwordHash} where id = ${world.user_id} returning email`);
  const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await testBrowser();
  const email = user?.email ?? '';
  let faults: string[] = [];
  const watch = (page: Page): Page => {
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      // The browser itself logs answers that are refusals; those the tests provoke.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
    return page;
  };
  // Browsers that have the app's files already and are signed in, one for each kind of user's surroundings.
  const signedIn = new Map<string, Promise<BrowserContext>>();
  const signIn = async (options: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width: 1440, height: 900 },
      // What opens is there at once.
      reducedMotion: 'reduce',
      ...options,
    });
    await context.request.post('/api/v1/session/', { data: { email, password: PASSWORD } });
    return context;
  };
  return {
    ...world,
    address,
    email,
    open: async (path, options = {}) => {
      const kind = JSON.stringify(options);
      const context = signedIn.get(kind) ?? signIn(options);
      signedIn.set(kind, context);
      const page = watch(await (await context).newPage());
      openedBy.set(page, expect.getState().currentTestName);
      // The new page is there by now, so that it has the process of the earlier ones.
      await closeEarlier(browser);
      await page.goto(path);
      return page;
    },
    faults: () => {
      const found = faults;
      faults = [];
      return found;
    },
    close: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await world.app.close();
    },
  };
}
