// Why something was refused, in words for whoever reads later what became of it.
import { isDatabaseError } from '../database/connect.ts';
import { ApiError, type FieldErrors } from './errors.ts';

/** What was wrong with what was asked, in words; null for what is nobody's fault, such as a connection that broke. */
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
