// Where `npm start` and `npm run ajar` begin. JavaScript, because it comes before what it switches on: what Node compiles and
// strips of its types is kept for the next start, which then need not even load what strips types.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
await import('./program.ts');
