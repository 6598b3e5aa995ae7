import { build, type Plugin, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { tablerIcons } from './tabler-icons.ts';

test('what is built holds the lines of the icons that it imports, and of no other', async () => {
  const { code } = await built(
    `import check from 'tabler:check'; import users from 'tabler:users'; log(check, users);`,
  );
  const logged: unknown[][] = [];
  new Function('log', code)((...icons: unknown[]) => logged.push(icons));
  expect(logged).toEqual([[[expect.stringMatching(/^m5 12l5 5/)], [expect.stringMatching(/^M5 7a4 4 0 1 0 8 0/)]]]);
  expect(code.length).toBeLessThan(1000);
});

test('an icon of several paths has each of them', async () => {
  const { code } = await built(`import clock from 'tabler:clock'; log(clock);`);
  let clock: unknown;
  new Function('log', code)((icon: unknown) => {
    clock = icon;
  });
  expect(clock).toEqual(['M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0', 'M12 7v5l3 3']);
});

test('a build with a name that there is no icon of fails, and says the name', async () => {
  for (const name of ['chekc', '', 'constructor', '__proto__', 'icon:check']) {
    await expect(built(`import icon from 'tabler:${name}'; log(icon);`)).rejects.toThrow(`no icon "${name}"`);
  }
});

test('the notice of the icons is built with them', async () => {
  const { notice } = await built(`log('');`);
  expect(notice).toMatch(/^Tabler Icons \d[\s\S]*^Copyright \(c\) 2020-2026 Paweł Kuna$[\s\S]*WITHOUT WARRANTY/m);
  expect(notice).not.toContain('Ajar');
});

async function built(source: string) {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? '\0entry' : undefined),
    load: (id) => (id === '\0entry' ? source : undefined),
  };
  const options = { write: false, minify: false, rolldownOptions: { input: 'entry' } };
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [entry, tablerIcons()],
    build: options,
  });
  const { output } = result as Rolldown.RolldownOutput;
  const asset = output.find(({ fileName }) => fileName === 'icons-license.txt');
  return { code: output[0].code, notice: asset?.type === 'asset' ? String(asset.source) : undefined };
}
