// The version of this program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function ajarVersion(): string {
  const description = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(description) as { version: string }).version;
}
