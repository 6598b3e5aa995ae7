import { expect, test } from 'vitest';

test('unit', () => {
  console.log('U', process.env.AJAR_TEST_DATABASE, process.pid);
  expect(1).toBe(1);
});
