// Migrations that databases have had stay as they are.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readMigrations } from './migrate.ts';

const LIST = new URL('./migrations/SHA256SUMS', import.meta.url);

test('every migration is as it is listed in migrations/SHA256SUMS', async () => {
  const listed = (await readFile(LIST, 'utf8')).trim().split('\n');
  const present = (await readMigrations()).map(({ name, checksum }) => `${checksum}  ${name}`);
  // A new migration adds a line (`sha256sum *.sql >SHA256SUMS` in that folder). A line that has changed or gone is a mistake:
  // databases that have had the migration are refused.
  expect(present).toEqual(listed);
});
