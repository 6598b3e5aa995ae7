// `npm run generate`: writes the client's types from the server's own OpenAPI document.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientTypes } from '../client/generate.ts';

writeFileSync(join(import.meta.dirname, '../client/schema.d.ts'), await clientTypes());
