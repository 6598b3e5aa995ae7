// The client's types are those of the API as it is now.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clientTypes } from './generate.ts';

it('schema.d.ts is what `npm run generate` makes of the endpoints', async () => {
  expect(readFileSync(join(import.meta.dirname, 'schema.d.ts'), 'utf8') === (await clientTypes())).toBe(true);
});
