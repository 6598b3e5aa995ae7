import { expect, test } from 'vitest';
import type { Outcome } from './client.ts';
import { delayMs, retryAfter, verdictOf } from './retries.ts';

const AT = new Date('2026-03-01T00:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const expires_at = new Date(AT.getTime() + 72 * HOUR);
const answered = (status: number | null, headers: Record<string, string> = {}): Outcome => ({
  status,
  headers,
  body: '',
  error: status === null ? 'refused' : null,
  ms: 1,
});
const after = (outcome: Outcome, attempts = 1, at = AT) => verdictOf({ attempts, expires_at, body: '{}' }, at, outcome);

test('the time between attempts grows up to twenty minutes', () => {
  const delays = Array.from({ length: 300 }, (_, n) => delayMs(n + 1));
  expect(delays.slice(0, 5)).toEqual([5000, 10_000, 20_000, 40_000, 80_000]);
  for (const [n, delay] of delays.entries()) expect(delay).toBeGreaterThanOrEqual(delays[n - 1] ?? 0);
  expect(Math.max(...delays)).toBe(20 * MINUTE);
});

test.each([200, 201, 204, 299])('%d is delivered', (status) => {
  expect(after(answered(status)).status).toBe('delivered');
});

test.each([null, 100, 301, 302, 400, 401, 404, 429, 500, 503])('%s is tried again', (status) => {
  expect(after(answered(status))).toEqual({ status: 'waiting', due_at: new Date(AT.getTime() + 5000) });
});

test('410 is not', () => {
  expect(after(answered(410)).status).toBe('failed');
});

test('Retry-After in seconds or as a date puts it off, but not beyond its time, and never brings it forward', () => {
  const due = (header: string) => after(answered(503, { 'retry-after': header })).due_at.getTime() - AT.getTime();
  expect(due('3600')).toBe(HOUR);
  expect(due('Sun, 01 Mar 2026 02:00:00 GMT')).toBe(2 * HOUR);
  expect(due('1')).toBe(5000);
  expect(due('999999999')).toBe(72 * HOUR);
  for (const nonsense of ['soon', '-5', '', '1e9', 'Sun, 01 Mar 2020 02:00:00 GMT']) expect(due(nonsense)).toBe(5000);
});

test('what could not be tried again in time is given up', () => {
  const late = new Date(expires_at.getTime() - 19 * MINUTE);
  expect(after(answered(500), 20, late).status).toBe('failed');
  expect(after(answered(500), 20, new Date(late.getTime() - 2 * MINUTE)).status).toBe('waiting');
});

test('an event that could not be tried before its time was over is tried all the same', () => {
  const later = new Date(expires_at.getTime() + HOUR);
  expect(after(answered(200), 1, later).status).toBe('delivered');
  expect(after(answered(500), 1, later).status).toBe('failed');
});

test('a header that is not there says nothing', () => {
  expect(retryAfter(undefined, AT)).toBe(0);
});
