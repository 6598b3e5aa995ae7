// How a process that runs until it is told to stop ends: in order when told, and soon; at once when something broke.
import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';

/** What is left after so many milliseconds is left undone: who told the process to stop will not wait for ever either. */
const AT_MOST_MS = 9_500;

/** One thing to be ended, such as the requests under way. */
export interface Step {
  name: string;
  /** Ends it in order. */
  end: () => Promise<unknown>;
  /** How many milliseconds that may take, */
  ms: number;
  /** and what then ends it all the same. */
  insist?: () => void;
}

/** Ends one after the other. What does not end in its time is not waited for, and neither is what cannot be ended. */
export async function endInOrder(log: Logger, steps: Step[]): Promise<void> {
  for (const { name, end, ms, insist } of steps) {
    const late = new AbortController();
    const waited = after(ms, false, { signal: late.signal }).catch(() => false);
    const ended = end().then(
      () => true,
      (error) => {
        log.error({ err: error, step: name }, 'could not be ended in order');
        return true;
      },
    );
    if (!(await Promise.race([ended, waited]))) {
      log.warn({ step: name, ms }, 'did not end in time');
      insist?.();
    }
    late.abort();
  }
}

/** Runs `finish` and exits with 0 when the process is told to stop. */
export function onStop(log: Logger, finish: () => Promise<void>): void {
  let told: number | null = null;
  const stop = async (signal: string) => {
    const now = performance.now();
    // Ctrl-C reaches a process under npm twice: from the terminal and passed on by npm. A person's second one insists.
    if (told !== null) {
      if (now - told > 1000) process.exit(130);
      return;
    }
    told = now;
    log.info({ signal }, 'stopping');
    await Promise.race([finish(), after(AT_MOST_MS)]);
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}

/** Logs what nobody caught and exits with 1: nobody knows which state it left behind. */
export function endWithError(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'stopped by an error that nothing caught');
    process.exit(1);
  });
}
