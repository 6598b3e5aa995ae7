// Runs before `npm start`, `npm test` and `npm run bench`: builds the web app into web/dist when its sources are not those
// it was built from, and is silent when they are.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'web', 'dist');
const stamp = join(dist, 'built-from');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

const wanted = sourcesHash();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('ajar: building the web app (once per change of its sources) ...');
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const args = [vite, 'build', '--config', join(root, 'web', 'vite.config.ts'), '--logLevel', 'warn'];
  // Output goes to stderr: stdout belongs to the command that follows.
  const { status, error } = spawnSync(node, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`ajar: the web app could not be built${error ? `: ${error.message}` : ', see above'}.`);
    process.exit(1);
  }
  for (const file of filesOf(dist).filter((name) => /\.(js|css|html|svg)$/.test(name))) {
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
  writeFileSync(stamp, wanted);
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of [
    ...filesOf(join(root, 'web')),
    ...filesOf(join(root, 'client')),
    join(root, 'package-lock.json'),
  ]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && !name.includes('.test.'))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}
