// A bulk action as it is kept, and what becomes of its objects.
import type { WriteContext } from '../../core/context.ts';
import { ApiError, type FieldErrors } from '../../core/errors.ts';
import { isDatabaseError } from '../../database/connect.ts';
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

/** What speaks against one object, in words; null for what is no object's fault, such as a connection that broke. */
export function reasonOf(error: unknown): string | null {
  // What is wrong with values, and what a constraint refuses.
  if (isDatabaseError(error)) return /^2[23]/.test(error.code) ? 'The database refused it.' : null;
  if (!(error instanceof ApiError) || error.status >= 500) return null;
  const { error: text, errors = [], 'field-errors': fields = {} } = error.body;
  if (typeof text === 'string') return text;
  const named = Object.entries(fields as FieldErrors).map(
    ([key, reason]) => `${key}: ${typeof reason === 'string' ? reason : JSON.stringify(reason)}`,
  );
  return [...(errors as string[]), ...named].join(' ');
}
