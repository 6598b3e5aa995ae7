// docs/events.md: its client follows a server that is stopped and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPlace, type Place, type Running, startServer } from '../../../test/ajar.ts';

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const LONG = 120_000;
const docs = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');

let place: Place;
let client: ChildProcess | undefined;
beforeAll(async () => {
  place = await newPlace();
}, LONG);
afterAll(async () => {
  client?.kill();
  await place.remove();
});

async function eventually(done: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !done(); ) {
    if (Date.now() > end) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function createLead({ address }: Running, name: string): Promise<void> {
  const { status } = await fetch(`${address}/api/v1/lead/`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${KEY}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  expect(status).toBe(200);
}

test(
  'the client is told of every lead, also across a restart; a server with open streams stops when it is told to',
  async () => {
    const [, program = ''] = /```js\n(\/\/ follow\.mjs[\s\S]*?)```/.exec(docs) ?? [];
    const file = join(place.directory, 'follow.mjs');
    writeFileSync(file, program);
    const settings = { AJAR_API_KEY: KEY };
    const first = await startServer(place, settings);
    const port = new URL(first.address).port;
    client = spawn(process.execPath, [file], {
      env: { ...place.environment, AJAR_URL: first.address, AJAR_KEY: KEY },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    client.stdout?.setEncoding('utf8').on('data', (part) => {
      printed += part;
    });
    // The first that it sees: whatever was written before it had connected is not told.
    for (let at = 0; !printed.includes('created first'); at++) {
      await createLead(first, 'first');
      await new Promise((resolve) => setTimeout(resolve, 200));
      if (at > 100) throw new Error('The client was told nothing.');
    }
    await createLead(first, 'second');
    await eventually(() => printed.includes('created second\n'));
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });

    const second = await startServer(place, { ...settings, PORT: port });
    for (const name of ['third', 'fourth', 'fifth']) await createLead(second, name);
    await eventually(() => printed.includes('created fifth\n'));
    expect(printed.split('\n').filter((line) => !line.endsWith('first'))).toEqual([
      'created second',
      'created third',
      'created fourth',
      'created fifth',
      '',
    ]);
    expect(await second.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  },
  LONG,
);
