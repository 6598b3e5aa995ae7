// Counts the tests of each project into a JSON file, for the closing line of `npm test`: vitest's own JSON report does
// not say which project, and so which database, a result belongs to.
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export type Tally = Record<string, { passed: number; failed: number }>;

export function tallyReporter(path: string): Reporter {
  return { onTestRunEnd: (modules) => writeFileSync(path, JSON.stringify(tally(modules))) };
}

function tally(modules: readonly TestModule[]): Tally {
  const counts: Tally = {};
  for (const module of modules) {
    counts[module.project.name] ??= { passed: 0, failed: 0 };
    const count = counts[module.project.name] as Tally[string];
    // A file that cannot be loaded and a hook that throws have no failed test of their own.
    const broken = [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0).length;
    const failed = [...module.children.allTests('failed')].length + broken;
    // Its process died.
    const unfinished = failed === 0 && !['passed', 'skipped'].includes(module.state());
    count.passed += [...module.children.allTests('passed')].length;
    count.failed += failed + (unfinished ? 1 : 0);
  }
  return counts;
}
