// How a process that runs until it is told to stop ends: in order when told, at once when something broke.
import type { Logger } from 'pino';

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
    await finish();
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
