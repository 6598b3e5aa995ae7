// `npm run bench -- --only web`: the web app in Chromium, on PostgreSQL with 100,000 tasks: how soon the inbox can be used
// when nothing is cached, how soon a key is seen on the screen with 1,000 tasks loaded, and how large the first page is.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { hashPassword } from '../server/auth/password.ts';
import { connectPostgres, sql } from '../server/database/connect.ts';
import { CHROMIUM_FLAGS, findChromium } from '../test/chromium.ts';
import { startPostgres } from '../test/postgres-server.ts';
import { fill } from './data.ts';
import { start } from './processes.ts';

export interface WebFigure {
  what: string;
  value: number;
  unit: 'ms' | 'KB';
  goal: number;
}

const PASSWORD = 'a password for the bench';
const LOADS = 7;
const KEYS = 200;
const ROWS = 1000;

export async function measureWeb(command: string[]): Promise<WebFigure[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    const url = await postgres.createDatabase('web');
    const database = connectPostgres(url);
    const { user_ids } = await fill(database);
    await database.query(sql`
      update "user" set password_hash = ${await hashPassword(PASSWORD)} where id = ${user_ids[1]}`);
    await database.script('vacuum analyze');
    // What was filled in is on the disk before anything is timed.
    await database.script('checkpoint');
    await database.close();
    const server = await start(command, { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'warn' }, '/readyz');
    try {
      return await inBrowser(server.base);
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
  }
}

export function printWeb(figures: WebFigure[]): void {
  console.log('\nThe web app, 100,000 tasks');
  console.log('| what | measured | goal |\n|---|---:|---:|');
  for (const { what, value, unit, goal } of figures) {
    console.log(`| ${what} | ${Math.round(value)} ${unit} | under ${goal} ${unit} |`);
  }
}

async function inBrowser(base: string): Promise<WebFigure[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const loads: number[] = [];
    for (let n = 0; n < LOADS; n++) loads.push(await firstPage(browser, base));
    const page = await signedIn(await browser.newContext({ baseURL: base }).then((context) => context.newPage()));
    const keys = await keystrokes(page);
    return [
      { what: 'first page usable, nothing cached (median)', value: quantile(loads, 0.5), unit: 'ms', goal: 1500 },
      {
        what: `a key seen with ${ROWS.toLocaleString('en')} tasks loaded (95 %)`,
        value: quantile(keys, 0.95),
        unit: 'ms',
        goal: 50,
      },
      { what: 'main bundle, compressed', value: mainBundle() / 1024, unit: 'KB', goal: 350 },
    ];
  } finally {
    await browser.close();
  }
}

const rows = (page: Page) => page.getByRole('region', { name: 'Tasks' }).getByRole('listitem');

async function signedIn(page: Page): Promise<Page> {
  const answer = await page.request.post('/api/v1/session/', { data: { email: 'p1@example.com', password: PASSWORD } });
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`);
  return page;
}

/** Milliseconds from the beginning of a visit with nothing cached to the end of the frame that shows a task with what can be
 *  done to it. In a page that the test library does not attach itself to: attached, it has each script parsed once more. */
async function firstPage(browser: Browser, base: string): Promise<number> {
  const context = await browser.newContext({ baseURL: base });
  const page = await signedIn(await context.newPage());
  const cookies = (await page.context().cookies()).map(({ name, value }) => ({ name, value, url: base }));
  await context.close();
  const devtools = await browser.newBrowserCDPSession();
  const { browserContextId } = await devtools.send('Target.createBrowserContext');
  try {
    await devtools.send('Storage.setCookies', { cookies, browserContextId });
    const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId });
    const command = async (id: number, method: string, params: object): Promise<void> => {
      const done = new Promise<void>((resolve) =>
        devtools.on('Target.receivedMessageFromTarget', (event) => {
          if (event.sessionId === sessionId && JSON.parse(event.message).id === id) resolve();
        }),
      );
      const message = JSON.stringify({ id, method, params });
      await devtools.send('Target.sendMessageToTarget', { sessionId, message });
      await done;
    };
    await command(1, 'Page.enable', {});
    await command(2, 'Page.addScriptToEvaluateOnNewDocument', { source: TELL_FIRST_ROW });
    await command(3, 'Page.navigate', { url: `${base}/inbox` });
    for (let tries = 0; tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { targetInfo } = await devtools.send('Target.getTargetInfo', { targetId });
      const [, told] = /^first row: ([\d.]+)$/.exec(targetInfo.title) ?? [];
      if (told) return Number(told);
    }
    throw new Error('the inbox shows no task');
  } finally {
    await devtools.send('Target.disposeBrowserContext', { browserContextId });
  }
}

/** Milliseconds from each key to the frame that shows what it did. */
async function keystrokes(page: Page): Promise<number[]> {
  await page.goto('/inbox');
  await rows(page).first().waitFor();
  // Scrolling down loads the next pages.
  const list = page.getByRole('region', { name: 'Tasks' });
  for (let before = 0; ; ) {
    const height = await list.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
      return element.scrollHeight;
    });
    if (height > ROWS * 52 || height === before) break;
    await page.waitForLoadState('networkidle');
    before = height;
  }
  await list.evaluate((element) => {
    element.scrollTop = 0;
  });
  await page.evaluate(WATCH_KEYS);
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press(n % 3 === 2 ? 'x' : 'j');
    // A person sees what a key did before pressing the next.
    await page.evaluate('new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)))');
  }
  return page.evaluate('painted');
}

/** Runs in the page, which tells by its title. */
const TELL_FIRST_ROW = `
  const look = () => {
    if (!document.querySelector('section[aria-label="Tasks"] button[aria-label^="Done:"]')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { document.title = 'first row: ' + performance.now(); }));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true });`;

/** Runs in the page: after the frame that follows a key, the time since the key. */
const WATCH_KEYS = `painted = [];
  document.addEventListener('keydown', ({ timeStamp }) =>
    requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - timeStamp))), true)`;

/** Bytes of the scripts that every page needs, as they are sent. */
function mainBundle(): number {
  const folder = join(import.meta.dirname, '../web/dist');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const names = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name = '']) => name);
  if (names.length === 0) throw new Error('web/dist is not built');
  return names.reduce((sum, name) => sum + statSync(join(folder, `${name}.gz`)).size, 0);
}

const quantile = (values: number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
