// For tests that walk all endpoints: which there are, the fields of their bodies, and paths with real ids in them.
import type { Endpoint } from '../server/core/endpoint.ts';
import { endpoints as all } from '../server/registry.ts';

/** Not those whose answers go on for ever. */
export const endpoints = (): readonly Endpoint[] =>
  all.filter(({ content_type }) => content_type !== 'text/event-stream');

export const bodyFields = ({ body }: Endpoint): string[] =>
  Object.keys((body as { properties?: Record<string, unknown> } | undefined)?.properties ?? {});

/** An endpoint's path with the id of an object of its kind; `nothing` where there is no object of that kind. */
export function pathOf({ path, tag }: Endpoint, objects: Record<string, string>): string {
  const id = objects[tag] ?? 'nothing';
  return path.replace(/:\w+\*?/g, id);
}
