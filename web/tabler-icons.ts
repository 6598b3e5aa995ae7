// The plugin that makes `import check from 'tabler:check'` the lines of an icon of Tabler Icons (https://tabler.io/icons), out
// of the package that holds all six thousand as one JSON file. Only those that are imported come into what is built.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { icons, info } from '@iconify-json/tabler';
import type { Plugin } from 'vite';

const SCHEME = 'tabler:';

/** Imports resolve to the `d` of each path of the icon, on a grid of 24 by 24; a name that the package does not have fails
 *  the build. What is built has the icons' notice beside it, as icons-license.txt. */
export function tablerIcons(): Plugin {
  return {
    name: 'tabler-icons',
    // Vite's mark of a module that is not a file.
    resolveId: (id) => (id.startsWith(SCHEME) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${SCHEME}`)) return undefined;
      const name = id.slice(SCHEME.length + 1);
      const body = icons.icons[name]?.body;
      if (!body) return this.error(`@iconify-json/tabler has no icon "${name}"`);
      return `export default ${JSON.stringify(paths(body))};`;
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'icons-license.txt', source: notice() });
    },
  };
}

const paths = (body: string) => [...body.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d);

/** The package says whose the icons are and that they are under the MIT licence, and has no copy of its text: Ajar's own
 *  licence is the same. */
function notice(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'LICENSE'), 'utf8');
  const { name, version, author } = info;
  return `${name} ${version} (${author.url})\n\n${text.replace(/^Copyright .*$/m, `Copyright (c) 2020-2026 ${author.name}`)}`;
}
