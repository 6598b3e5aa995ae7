// A bulk action as it is kept, and what becomes of its objects.
import type { WriteContext } from '../../core/context.ts';
import type { Population } from '../../query/population.ts';
import type { ObjectType, Operation, Status } from './bulk-action.ts';

/** A bulk action with all that is kept of it. */
export interface Stored extends Population {
  id: string;
  kind: 'edit' | 'delete' | 'undo';
  status: Status;
  object_type: ObjectType;
  lead_status_id: string | null;
  custom_field_id: string | null;
  custom_field_operation: Operation | null;
  value: string | null;
  undone_id: string | null;
  n_objects: number | null;
}

export interface Outcome {
  state: 'done' | 'skipped' | 'failed';
  reason: string | null;
}

/** What becomes of each object, by id. */
export type Outcomes = Map<string, Outcome>;
export type Perform = (ctx: WriteContext, ids: string[]) => Promise<Outcomes>;

export const DONE: Outcome = { state: 'done', reason: null };
export const skipped = (reason: string): Outcome => ({ state: 'skipped', reason });
