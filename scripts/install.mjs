// Runs before `npm start`, `npm test`, `npm run ajar` and `npm run bench`, on the machine's own Node (18 or newer):
// installs the dependencies when node_modules is not what package-lock.json says, and is silent when it is.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lock = readJson(join(root, 'package-lock.json'));
const wantedNode = `v${lock.packages['node_modules/node'].version}`;
// A server installed with `npm ci --omit=dev` starts without the development dependencies.
const servesOnly = /^pre(start|ajar)$/.test(process.env.npm_lifecycle_event ?? '');

if (!matchesLock()) {
  say('installing the dependencies into node_modules (once per change of package-lock.json) ...');
  say('npm fetches and unpacks some 560 MB: a minute or two, and silent where it has no terminal to draw on');
  const started = Date.now();
  // `npm ci` refuses a lock without every platform's optional packages, and a registry that lacks some of them makes such
  // a lock. `npm install` passes over them and otherwise keeps to the lock.
  const command = lockIsComplete() ? ['ci'] : ['install', '--no-save'];
  const status = npm([...command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    const failed = `\`npm ${command.join(' ')}\` failed (exit code ${status}), see above.`;
    fail(`the dependencies could not be installed: ${failed}`);
  }
  say(`installed the dependencies in ${secondsSince(started)} s`);
}

if (installedNode() !== wantedNode) {
  // npm skips the install scripts of packages when it is told to, and newer versions by default.
  say(`fetching Node ${wantedNode.slice(1)}, whose install script npm did not run ...`);
  const started = Date.now();
  runNodePackageInstaller();
  const got = installedNode();
  if (got !== wantedNode) {
    // It comes first on the PATH of npm's scripts, so the next run could not even start this one.
    rmSync(join(root, 'node_modules', '.bin', 'node'), { force: true });
    fail(
      `node_modules/.bin/node should be Node ${wantedNode} but ${got ? `is ${got}` : 'does not run'}. ` +
        'Remove node_modules and try again. If it still does not run, ' +
        'this system has no Node build on npm (Alpine Linux, for example): use a glibc-based one such as Debian.',
    );
  }
  say(`fetched Node ${wantedNode.slice(1)} in ${secondsSince(started)} s`);
}

// `npm ci` has done this, unless it is told to run no scripts.
await import('./trim.mjs');

/** Compares what npm recorded in node_modules with the lock: a few milliseconds, no hashing, no walk through folders. */
function matchesLock() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages ?? {};
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are mostly builds for other systems.
    if (!found) return Boolean(wanted.optional || wanted.devOptional || (wanted.dev && servesOnly));
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function lockIsComplete() {
  return Object.entries(lock.packages).every(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).every(
      (name) => lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`],
    ),
  );
}

function installedNode() {
  // Windows starts a .cmd file only through a shell, which would split the path of a folder with spaces.
  const path = process.platform === 'win32' ? ['node', 'bin', 'node.exe'] : ['.bin', 'node'];
  const result = spawnSync(join(root, 'node_modules', ...path), ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

function runNodePackageInstaller() {
  const folder = join(root, 'node_modules', 'node');
  // It fetches node-<platform>-<arch> with npm and links its binary to node_modules/node/bin/node.
  run(process.execPath, ['installArchSpecificPackage.js'], folder);
  // npm leaves out a .bin entry whose target did not exist yet.
  if (!existsSync(join(root, 'node_modules', '.bin', 'node'))) npm(['rebuild', 'node', '--ignore-scripts']);
}

function npm(args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  // The Node that npm itself runs on: the one in node_modules is about to be replaced.
  if (cli?.endsWith('npm-cli.js')) return run(node ?? process.execPath, [cli, ...args], root);
  return run('npm', args, root, process.platform === 'win32');
}

/** Output goes to stderr: stdout belongs to the command that follows (`npm run -s ajar openapi > openapi.json`). */
function run(command, args, cwd, shell = false) {
  const env = {
    ...process.env,
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
  const result = spawnSync(command, args, { cwd, env, shell, stdio: ['ignore', 2, 2] });
  if (result.error) say(result.error.message);
  return result.status ?? 1;
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function secondsSince(time) {
  return Math.ceil((Date.now() - time) / 1000);
}

function say(text) {
  console.error(`ajar: ${text}`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
