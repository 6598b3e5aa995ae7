// The suite runs twice, on the oldest and on the newest PostgreSQL that Ajar supports. What is about something else runs once:
// tests that need no database (*.unit.test.ts), those of the server as a process that go alike with any, and are slow
// (*.process.test.ts, on the newest), and those of the web app in a browser (*.browser.test.ts).
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { tallyReporter } from './test/tally.ts';
import { tablerIcons } from './web/tabler-icons.ts';

const UNIT = ['{server,client,web,test}/**/*.unit.test.ts'];

const PROCESS = ['test/**/*.process.test.ts'];

const BROWSER = ['web/**/*.browser.test.ts'];

const onDatabase = (name: 'oldest' | 'newest'): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: ['server/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: name === 'oldest' ? [...UNIT, ...PROCESS] : UNIT,
    env: { AJAR_TEST_DATABASE: name },
    globalSetup: ['test/global-setup.ts'],
  },
});

const tallyFile = process.env.AJAR_TEST_TALLY;

export default defineConfig({
  // A plugin, because `--reporter` on the command line replaces the reporters named here.
  plugins: [
    {
      name: 'ajar-tally',
      configureVitest({ vitest }) {
        if (tallyFile) vitest.config.reporters.push(tallyReporter(tallyFile));
      },
    },
  ],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Files of a worker share modules, and with them one app and one database: starting those per file costs more than
    // the tests themselves.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, plugins: [tablerIcons()], test: { name: 'unit', include: UNIT } },
      onDatabase('oldest'),
      onDatabase('newest'),
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          env: { AJAR_TEST_DATABASE: 'newest' },
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
