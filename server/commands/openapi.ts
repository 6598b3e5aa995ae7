// `ajar openapi`: prints the OpenAPI document.
import { openApiDocument } from '../openapi.ts';
import { endpoints, resources } from '../registry.ts';

export function printOpenApi(): void {
  process.stdout.write(`${JSON.stringify(openApiDocument(endpoints, resources), null, 2)}\n`);
}
