// docs/webhooks.md: its receiver takes what this server sends, and nothing that others send.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { newWorld } from '../../../test/harness.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { deliverDue } from '../../webhooks/dispatcher.ts';

const docs = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
const [, program = ''] = /```js\n(.*?)```/s.exec(docs) ?? [];
const directory = mkdtempSync(join(tmpdir(), 'ajar-receiver-'));

afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('its receiver takes what is signed with its key, once, and refuses everything else', async () => {
  const world = await newWorld({ settings: { webhook_private_addresses: true } });
  // The address is known before the key is, so what is sent is caught first.
  const caught = await openReceiver();
  const events = [{ object_type: 'lead', action: 'created' }];
  const { body: webhook } = await world.post('/webhook/', { url: caught.url, events });

  const file = join(directory, 'receiver.mjs');
  writeFileSync(file, program);
  const env = { PATH: process.env.PATH, SIGNATURE_KEY: webhook.signature_key, PORT: '0' };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      printed += part;
    });
    await vi.waitFor(() => expect(printed).toMatch(/listening on \S+\n/), { timeout: 15_000 });
    const [, url = ''] = /listening on (\S+)/.exec(printed) ?? [];
    const { body: lead } = await world.post('/lead/', { name: 'Gemütlich ✓' });
    await deliverDue(world.work, world.organization_id);
    const [{ headers, text } = { headers: {}, text: '' }] = caught.received;
    const send = async (changed: Record<string, string>, body = text): Promise<number> => {
      const signed = Object.entries(headers).filter(([name]) => /^(close-sig|webhook)-/.test(name));
      const given = { ...Object.fromEntries(signed.map(([name, value]) => [name, String(value)])), ...changed };
      return (await fetch(url, { method: 'POST', headers: given, body })).status;
    };
    expect(await send({}, text.replace('Gem', 'Gim'))).toBe(400);
    expect(await send({ 'close-sig-hash': '0'.repeat(64) })).toBe(400);
    expect(await send({ 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` })).toBe(400);
    expect(await send({ 'webhook-id': 'whdel_other' })).toBe(400);
    expect(await send({ 'close-sig-timestamp': '1' })).toBe(400);
    expect(await send({})).toBe(200);
    expect(await send({})).toBe(200);

    await world.put(`/webhook/${webhook.id}/`, { url });
    const test = await world.post(`/webhook/${webhook.id}/test/`, {});
    expect(test.body).toMatchObject({ status: 'delivered', response_status: 200 });
    await vi.waitFor(() => expect(printed).toContain('lead created null\n'), { timeout: 15_000 });
    expect(printed.split(`lead created ${lead.id}\n`)).toHaveLength(2);
  } finally {
    child.kill();
    await once(child, 'exit');
    await caught.close();
  }
});
