// When to try again: after 5 seconds, then twice as long each time up to 20 minutes, or when the receiver asks for it;
// until the delivery's time is over.
import type { Outcome } from './client.ts';

const FIRST_MS = 5_000;
const LONGEST_MS = 20 * 60_000;

export interface Verdict {
  status: 'delivered' | 'waiting' | 'failed';
  due_at: Date;
}

export const isDelivered = ({ status }: Outcome): boolean => status !== null && status >= 200 && status < 300;

/** Why an attempt does not count as delivered. */
export const messageOf = ({ status, error }: Outcome): string => {
  if (error !== null) return error;
  const redirect = status !== null && status >= 300 && status < 400;
  return `The receiver answered ${status}.${redirect ? ' Redirects are not followed.' : ''}`;
};

/** What becomes of a delivery after an attempt. `attempts` counts this one. */
export function verdictOf(
  { attempts, expires_at, body }: { attempts: number; expires_at: Date; body: string | null },
  at: Date,
  outcome: Outcome,
): Verdict {
  if (isDelivered(outcome)) return { status: 'delivered', due_at: at };
  const soonest = at.getTime() + delayMs(attempts);
  const latest = expires_at.getTime();
  if (body === null || outcome.status === 410 || soonest > latest) return { status: 'failed', due_at: at };
  const asked = at.getTime() + retryAfter(outcome.headers['retry-after'], at);
  return { status: 'waiting', due_at: new Date(Math.min(Math.max(soonest, asked), latest)) };
}

export const delayMs = (attempts: number): number => Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);

/** Milliseconds from `at`, as a `Retry-After` header says it: in seconds or as a date. */
export function retryAfter(header: string | undefined, at: Date): number {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const moment = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? 0 : Math.max(0, moment - at.getTime());
}
