import { expect, it } from 'vitest';
import { admission, askingFor } from './admission.ts';

const who = (key: string, organization_id = 'one') => ({ organization_id, api_key_id: key, user_id: `user of ${key}` });
const LIMITS = { total: 6, per_caller: 2, per_organization: 3, patience_ms: 60_000 };

/** Asks so often, and notes in `order` who came in. */
function ask(gate: ReturnType<typeof admission>, name: string, order: string[], organization_id = 'one') {
  const leaves: (() => void)[] = [];
  const enter = async () => {
    leaves.push(await gate.enter(who(name, organization_id)));
    order.push(name);
  };
  return { leaves, many: (count: number) => Array.from({ length: count }, enter) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('a caller and an organization have so many at once, and what is free is had without waiting', async () => {
  const gate = admission(LIMITS);
  const order: string[] = [];
  const slow = ask(gate, 'slow', order);
  const colleague = ask(gate, 'colleague', order);
  slow.many(18);
  colleague.many(18);
  await settled();
  expect(order).toEqual(['slow', 'slow', 'colleague']);
  for (const name of ['a', 'b', 'c']) expect(gate.enter(who(name, name))).toBeTypeOf('function');
  // All six are taken.
  expect(gate.enter(who('d', 'd'))).toBeInstanceOf(Promise);
});

it('callers who wait are let in by turns, whoever came first', async () => {
  const gate = admission({ ...LIMITS, total: 1 });
  const order: string[] = [];
  const [slow, quick] = [ask(gate, 'slow', order), ask(gate, 'quick', order, 'two')];
  slow.many(4);
  quick.many(2);
  for (let left = 6; left > 0; left--) {
    await settled();
    (slow.leaves.pop() ?? quick.leaves.pop())?.();
  }
  expect(order).toEqual(['slow', 'slow', 'quick', 'slow', 'quick', 'slow']);
});

it('a wait ends with a 503, and one of too many waits does not begin', async () => {
  const gate = admission({ ...LIMITS, per_caller: 1, patience_ms: 1 });
  const leave = await gate.enter(who('slow'));
  await expect(gate.enter(who('slow'))).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  const waiting = Array.from({ length: 200 }, () => gate.enter(who('slow')));
  expect(() => gate.enter(who('slow'))).toThrow('Too many of your requests');
  expect((await Promise.allSettled(waiting)).filter(({ status }) => status === 'rejected')).toHaveLength(200);
  leave();
  expect(gate.enter(who('slow'))).toBeTypeOf('function');
});

it('who has gone neither waits nor begins anything', async () => {
  const gate = admission({ ...LIMITS, per_caller: 1 });
  const leave = await gate.enter(who('slow'));
  const [reading, writing] = [askingFor(gate, who('slow'), true), askingFor(gate, who('slow'), false)];
  const [read, wrote] = [reading.enter(), writing.enter()];
  reading.gone();
  writing.gone();
  await expect(read).rejects.toMatchObject({ status: 503 });
  expect(() => reading.enter()).toThrow();
  leave();
  expect(await wrote).toBeTypeOf('function');
});
