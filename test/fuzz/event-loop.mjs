// Loaded into a server under test before anything else (`node --import`): measures how much CPU its main thread takes
// without a pause. CPU and not time, since the machines that tests run on are shared. On SIGUSR2 it prints the longest
// such block since the last time, in milliseconds, and begins anew.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** A timer fires once in each turn of the event loop at most, so between two of them is one long turn and little else. */
const EVERY_MS = 2;

if (isMainThread && process.argv[1]?.endsWith('main.mjs')) {
  let longest = 0;
  let before = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage();
    longest = Math.max(longest, (user + system - before.user - before.system) / 1000);
    before = process.threadCpuUsage();
  };
  setInterval(look, EVERY_MS).unref();
  process.on('SIGUSR2', () => {
    appendFileSync(process.env.AJAR_TEST_BLOCKS, `${longest}\n`);
    longest = 0;
  });
}
