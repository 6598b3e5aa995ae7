// `npm test`: types, style, then the suite on the oldest and the newest PostgreSQL. Arguments go to vitest (`npm test -- task`). The last line
// is always `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tally } from '../test/tally.ts';

const DATABASES = ['oldest', 'newest'];
const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
// Whoever names a project wants only that one.
const choosesProject = args.some((arg) => arg === '--project' || arg.startsWith('--project='));
const problems: string[] = [];

if (tool('typescript/bin/tsc') !== 0) problems.push('tsc found errors (above)');
if (tool('typescript/bin/tsc', ['-p', 'web']) !== 0) problems.push('tsc found errors in the web app (above)');
if (tool('@biomejs/biome/bin/biome', ['check']) !== 0) problems.push('biome found errors (above)');
const { passed, failed } = suite();

for (const problem of problems) console.log(`FAILED: ${problem}`);
const failures = failed + problems.length;
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

function suite(): { passed: number; failed: number } {
  const directory = mkdtempSync(join(tmpdir(), 'ajar-test-'));
  const tallyFile = join(directory, 'tally.json');
  try {
    const status = tool('vitest/vitest.mjs', ['run', ...args], { AJAR_TEST_TALLY: tallyFile });
    const tally = existsSync(tallyFile) ? (JSON.parse(readFileSync(tallyFile, 'utf8')) as Tally) : undefined;
    return judge(tally, status);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function judge(tally: Tally | undefined, status: number): { passed: number; failed: number } {
  if (!tally) {
    problems.push(`vitest ended without results (exit code ${status}, see above)`);
    return { passed: 0, failed: 0 };
  }
  const counts = Object.values(tally);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const missing = untested(tally);
  for (const project of missing) problems.push(`no test ran in the project ${project}`);
  if (passed + failed === 0 && missing.length === 0) problems.push('no test ran');
  else if (status !== 0 && failed === 0) {
    problems.push(`vitest found an error outside of the tests (exit code ${status}, see above)`);
  }
  return { passed, failed };
}

/** The projects in which no test ran. Who asks for certain tests (`npm test -- ids.unit`) is told of a database only when the
 *  other one was tested. */
function untested(tally: Tally): string[] {
  if (choosesProject) return [];
  const isUntested = (project: string): boolean =>
    !tally[project] || tally[project].passed + tally[project].failed === 0;
  if (args.length === 0) return [...DATABASES, 'browser'].filter(isUntested);
  return DATABASES.every(isUntested) ? [] : DATABASES.filter(isUntested);
}

function tool(script: string, toolArgs: string[] = [], env: NodeJS.ProcessEnv = {}): number {
  const command = [join(root, 'node_modules', script), ...toolArgs];
  const result = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return result.status ?? 1;
}
