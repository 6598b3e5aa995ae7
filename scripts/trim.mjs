// Runs after every install: removes the C headers that come with the `node` package, 67 MB, for compiling addons. Nothing
// here is compiled, and nothing misses them where this has not run.
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Inside it is node-<platform>-<arch>, until npm's next install: the binary is linked to node_modules/node/bin.
const builds = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'node', 'node_modules');

try {
  for (const name of readdirSync(builds).filter((name) => name.startsWith('node-'))) {
    rmSync(join(builds, name, 'include'), { recursive: true, force: true });
  }
} catch {
  // Not there, or not ours to write: then the headers stay.
}
