import { expect, it } from 'vitest';
import { lanes, turns } from './turns.ts';

it('runs as many at a time as it may, in the order of their coming, also after one that fails', async () => {
  const inTurn = turns(2);
  const started: number[] = [];
  const end: (() => void)[] = [];
  const work = (n: number) =>
    inTurn(async () => {
      started.push(n);
      await new Promise<void>((resolve) => {
        end[n] = resolve;
      });
      if (n === 0) throw new Error('failed');
      return n;
    });
  const results = [0, 1, 2, 3].map((n) => work(n).catch((error: Error) => error.message));
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  end[0]?.();
  expect(await results[0]).toBe('failed');
  expect(started).toEqual([0, 1, 2]);
  end[1]?.();
  await results[1];
  expect(started).toEqual([0, 1, 2, 3]);
  end[2]?.();
  end[3]?.();
  expect(await Promise.all(results)).toEqual(['failed', 1, 2, 3]);
});

it('of a lane whose work does not end only one keeps a turn from the others', async () => {
  const inLane = lanes(2);
  const started: string[] = [];
  const endless = (name: string) => () => {
    started.push(name);
    return new Promise<void>(() => {});
  };
  for (const name of ['slow 1', 'slow 2', 'slow 3']) void inLane('slow', endless(name));
  await Promise.all(['a', 'b', 'c'].map((lane) => inLane(lane, async () => void started.push(lane))));
  expect(started).toEqual(['slow 1', 'a', 'b', 'c']);
});
