import { expect, test } from 'vitest';
import { refuseWithoutRoom, roomToFill } from './place.ts';

const MB = 1024 * 1024;

test('filling a database takes more than its rows: the log of what is written, and what is to stay free', async () => {
  const needed = roomToFill(1000 * MB, { disk_reserve: 100 * MB });
  expect(needed).toBeGreaterThan((1000 + 512 + 100) * MB);
  const refuse = (free: number) => refuseWithoutRoom('/', needed, 'the database', async () => free);
  await expect(refuse(1100 * MB)).rejects.toThrow(/too little room for the database/);
  await expect(refuse(needed - 1)).rejects.toThrow(/Nothing was written/);
  await refuse(needed);
});
