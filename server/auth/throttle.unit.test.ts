import { expect, test } from 'vitest';
import { throttle } from './throttle.ts';

const LIMITS = { burst: 3, every_ms: 1000, most_names: 100 };

function tried(limits = LIMITS) {
  const clock = { now: 1_000_000 };
  return { clock, ...throttle(limits, () => clock.now) };
}

test('a few attempts may be made at once, then one in each interval', () => {
  const { clock, take } = tried();
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 1000]);
  clock.now += 400;
  expect(take('a')).toBe(600);
  clock.now += 600;
  expect([take('a'), take('a')]).toEqual([0, 1000]);
  clock.now += 60_000;
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 1000]);
});

test('names have nothing to do with each other', () => {
  const { take } = tried();
  for (let n = 0; n < 4; n++) take('a');
  expect(take('b')).toBe(0);
});

test('an attempt that was refused does not count', () => {
  const { clock, take } = tried();
  for (let n = 0; n < 50; n++) take('a');
  clock.now += 1000;
  expect(take('a')).toBe(0);
});

test('attempts can be forgotten, or one of them taken back', () => {
  const { take, giveBack, forget } = tried();
  for (let n = 0; n < 3; n++) take('a');
  giveBack('a');
  expect([take('a'), take('a')]).toEqual([0, 1000]);
  forget('a');
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 1000]);
});

test('what was never tried gains nothing by being taken back', () => {
  const { take, giveBack } = tried();
  giveBack('a');
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 1000]);
});

test('a clock that is set back keeps nobody out for longer than a whole burst takes', () => {
  const { clock, take } = tried();
  for (let n = 0; n < 3; n++) take('a');
  clock.now -= 1_000_000;
  expect(take('a')).toBe(1000);
});

test('of many names those that were tried longest ago are forgotten', () => {
  const { take } = tried({ ...LIMITS, most_names: 2 });
  for (const name of ['a', 'a', 'a', 'b', 'b', 'b']) take(name);
  expect(take('c')).toBe(0);
  expect(take('b')).toBe(1000);
  expect(take('a')).toBe(0);
});

test('names that have nothing left to wait for make room first', () => {
  const { clock, take } = tried({ ...LIMITS, most_names: 2 });
  for (const name of ['a', 'a', 'a', 'b']) take(name);
  clock.now += 1500;
  take('c');
  expect([take('a'), take('a')]).toEqual([0, 500]);
});
