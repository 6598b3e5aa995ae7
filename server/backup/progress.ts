// Says how far something has come, on standard error: a bar on a terminal, elsewhere a line every few seconds.
import { SingleBar } from 'cli-progress';

export interface Progress {
  add(rows: number): void;
  /** Something that has no rows to be counted. */
  step(what: string): void;
  stop(): void;
}

const EVERY_MS = 5000;

/** `what` is a participle: copied. */
export function showProgress(what: string): Progress & { total(rows: number): void } {
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: `{bar} {value} of {total} rows ${what}{step}`, stream: process.stderr, hideCursor: true })
    : null;
  let total = 0;
  let done = 0;
  let doing = '';
  const say = () =>
    console.error(total === 0 ? 'Looking at what there is' : `${done} of ${total} rows ${what}${doing}`);
  const timer = bar ? undefined : setInterval(say, EVERY_MS);
  timer?.unref();
  return {
    total(rows) {
      total = rows;
      bar?.start(rows, 0, { step: doing });
    },
    add(rows) {
      done += rows;
      bar?.update(done);
    },
    step(text) {
      doing = `, ${text}`;
      bar?.update({ step: doing });
    },
    stop() {
      bar?.stop();
      clearInterval(timer);
    },
  };
}

/** A number of bytes for people. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

export const inSeconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
