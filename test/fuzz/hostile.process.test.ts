// One caller cannot stop the others: no request holds the event loop for more than a tenth of a second.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hostile, hostileRequests, type Objects } from './hostile.ts';
import { startTarget, type Target } from './server.ts';

/** Milliseconds of CPU. */
const LONGEST_BLOCK = 100;

let target: Target;

beforeAll(async () => {
  target = await startTarget();
}, 180_000);
afterAll(() => target.stop());

const ask = async ({ method, path, headers, body, stranger }: Hostile): Promise<Response> =>
  fetch(`${target.address}/api/v1${path}`, {
    method,
    headers: {
      ...(stranger ? {} : { authorization: `Basic ${btoa(`${target.people[0]?.key}:`)}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });

async function made(path: string, body: object): Promise<string> {
  const answer = await ask({ name: '', method: 'POST', path, body: JSON.stringify(body) });
  return ((await answer.json()) as { id: string }).id;
}

/** Lists are as long as what is in them. */
const LONG_LISTS: Hostile[] = ['/activity/note/', '/activity/', '/event/'].map((path) => ({
  name: 'long texts',
  method: 'GET',
  path,
}));

async function someObjects(): Promise<Objects> {
  const lead = await made('/lead/', { name: 'Target' });
  return {
    lead,
    note: await made('/activity/note/', { lead_id: lead, note: 'x' }),
    opportunity: await made('/opportunity/', { lead_id: lead }),
    custom_field: await made('/custom_field/lead/', { name: 'Colour', type: 'choices', choices: ['red'] }),
  };
}

test('hostile requests hold up nobody, and are answered with little', async () => {
  const objects = await someObjects();
  for (let count = 0; count < 40; count++) {
    await made('/activity/note/', { lead_id: objects.lead, note: 'é'.repeat(100_000) });
  }
  const ends = '\n'.repeat(99_998);
  await made('/lead/', { name: 'Line ends', description: `x${ends}x` });
  const requests = [...LONG_LISTS, ...hostileRequests(objects)];
  const found: string[] = [];
  await target.longestBlock();
  for (const request of requests) {
    const answer = await ask(request);
    const size = (await answer.text()).length;
    const block = await target.longestBlock();
    const shown = `${request.method} ${request.path.slice(0, 40)}, ${request.name}: ${answer.status}, ${block} ms, ${size} characters`;
    if (process.env.AJAR_FUZZ_VERBOSE) console.log(shown);
    if (block > LONGEST_BLOCK || answer.status >= 500 || (answer.status >= 400 && size > 20_000)) found.push(shown);
  }
  const exported = await made('/export/lead/', { type: 'leads', format: 'csv', query: 'name:"Line ends"' });
  const status = async (): Promise<string> => {
    const answer = await ask({ name: '', method: 'GET', path: `/export/${exported}/` });
    return ((await answer.json()) as { status: string }).status;
  };
  await expect.poll(status, { timeout: 20_000, interval: 200 }).toBe('done');
  const block = await target.longestBlock();
  if (block > LONGEST_BLOCK) found.push(`an export of line ends: ${block} ms`);
  expect(found).toEqual([]);
}, 300_000);
