// The text of schema.d.ts, made from the endpoints themselves.
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../server/openapi.ts';
import { endpoints, resources } from '../server/registry.ts';

export async function clientTypes(): Promise<string> {
  const document = JSON.parse(JSON.stringify(openApiDocument(endpoints, resources))) as OpenAPI3;
  const types = astToString(await openapiTS(document));
  return `// Made by \`npm run generate\` from the OpenAPI document; not written by hand.\n\n${types}`;
}
