// Files that are of no use once this process has ended: they are removed when a signal ends it, as they are in the end.
import { rmSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const unfinished = new Set<string>();

/** Has a file or directory removed when a signal ends the process. Gives what is to be called when it is finished or gone. */
export function removeWhenEnded(path: string): () => void {
  if (unfinished.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  unfinished.add(path);
  return () => {
    unfinished.delete(path);
    if (unfinished.size === 0) for (const signal of SIGNALS) process.removeListener(signal, end);
  };
}

function end(signal: NodeJS.Signals): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
  for (const one of SIGNALS) process.removeListener(one, end);
  // Whoever waits for the process sees what ended it.
  process.kill(process.pid, signal);
}
