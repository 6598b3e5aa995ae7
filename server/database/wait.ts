// Waits for a database that is not there yet: it starts, recovers from a crash, or the network has yet to come up.
import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf, isAway, isStarting } from './failure.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
/** A server that says that it starts is waited for so much longer than one that says nothing: a recovery takes its time. */
const AS_LONG_AS = 30;

/** Does `work`, and again when the database was not there for it, for at most `patience_ms` in a row; for thirty times that as
 *  long as it says that it is starting. Tells once on standard error that it waits. `work` may be done in part each time. */
export async function whenThere<T>(work: () => Promise<T>, patience_ms: number): Promise<T> {
  const since = performance.now();
  let told = false;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      const patience = isStarting(error) ? AS_LONG_AS * patience_ms : patience_ms;
      if (!isAway(error) || failureOf(error) === 'full' || performance.now() - since > patience || patience_ms === 0)
        throw error;
      if (!told) console.error(`ajar: waiting for the database: ${textOf(error)}`);
      told = true;
      await sleep(pause);
    }
  }
}

function textOf(error: unknown): string {
  const { message, errors } = error as { message: string; errors?: Error[] };
  return message || (errors ?? []).map((one) => one.message).join(', ');
}
