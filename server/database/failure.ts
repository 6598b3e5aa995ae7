// What a failed statement says about the database: which of the few kinds of trouble it is in, whatever told us so (an
// SQLSTATE, the socket or `pg` itself).

/** An SQL error's SQLSTATE and what goes with it. */
export interface DatabaseError extends Error {
  code: string;
  severity: string;
  constraint?: string;
  detail?: string;
  table?: string;
}

export const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && 'severity' in error;

/** `lost`: not there, or gone before it answered, so nothing was done. `unanswered`: gone while it was told to keep something,
 *  which it may have done. `busy`: no connection is free. `full`: it cannot write. `slow`: a statement was ended for taking too
 *  long. `race`: others changed the same. */
export type Failure = 'lost' | 'unanswered' | 'busy' | 'full' | 'slow' | 'race';

/** Which kind of trouble an error tells of; null for what is wrong with the statement itself. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Unanswered) return 'unanswered';
  if (!(error instanceof Error)) return null;
  return isDatabaseError(error) ? byState(error) : byText(error);
}

/** The connection was lost before the database said whether it had kept what it was told to: it may have. */
export class Unanswered extends Error {
  constructor(cause: unknown) {
    super('The connection was lost before the database answered; what was written may be there.', { cause });
  }
}

/** Whether the database is away for a while, so that the same will do later; also of an error that has been put into words. */
export function isAway(error: unknown): boolean {
  const failure = failureOf(error) ?? failureOf((error as Error | undefined)?.cause);
  return failure === 'lost' || failure === 'unanswered' || failure === 'busy' || failure === 'full';
}

/** Whether it has said that it is there but not ready yet: it starts, recovers, or is about to end. */
export const isStarting = (error: unknown): boolean => isDatabaseError(error) && error.code === '57P03';

/** Whether a connection was refused because a pooler, such as PgBouncer, does not take settings with it. */
export const refusesSettings = (error: unknown): boolean =>
  isDatabaseError(error) && /unsupported startup parameter/.test(error.message);

/** By classes of SQLSTATEs (PostgreSQL, appendix A), from the more special to the more general. */
const STATES: readonly [RegExp, Failure][] = [
  [/^40(001|P01)$/, 'race'],
  [/^57014$/, 'slow'],
  [/^53300$/, 'busy'],
  // A full disk; a database that was made read-only since it has none left, or that is a standby by now.
  [/^(53100|25006)$/, 'full'],
  [/^53/, 'busy'],
  [/^(08(?!P01)|57P)/, 'lost'],
  // Ended by one of its own time limits for connections.
  [/^25P0[34]$/, 'lost'],
];

/** What a pooler itself says when it ends a connection, in words alone: its state is always that of a violated protocol. What
 *  none of these match is that it has no connection to the server. The first ones do not pass by themselves. */
const POOLER: readonly [RegExp, Failure | null][] = [
  [/^(unsupported startup parameter|no such (database|user)|not allowed)|authentication failed$/, null],
  [/^(query_wait_timeout|no more connections allowed)/, 'busy'],
  [/^query[ _]timeout/, 'slow'],
];

function byState({ code, message, severity }: DatabaseError): Failure | null {
  // PostgreSQL says the same of a single statement that is wrong, and goes on.
  if (code === '08P01' && severity === 'FATAL') {
    const found = POOLER.find(([texts]) => texts.test(message));
    return found ? found[1] : 'lost';
  }
  // PostgreSQL knows no state for a quota or a limit on the size of files.
  if (/No space left on device|Disk quota exceeded|File too large/.test(message)) return 'full';
  return STATES.find(([states]) => states.test(code))?.[1] ?? null;
}

/** Of the operating system. A socket whose file is not there is a server that is not there. */
const SYSTEM =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/;
/** `pg` has no codes for these. */
const PG_BUSY = /^timeout exceeded when trying to connect$/;
const PG_LOST =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Client has already been closed|Query read timeout|Cannot use a pool after)/;

function byText(error: Error): Failure | null {
  const { code = '', syscall, errors } = error as NodeJS.ErrnoException & { errors?: unknown[] };
  // A name with several addresses fails with an error for each.
  if (errors?.length) return failureOf(errors[0]);
  if (SYSTEM.test(code) || (code === 'ENOENT' && syscall === 'connect')) return 'lost';
  if (PG_BUSY.test(error.message)) return 'busy';
  return PG_LOST.test(error.message) ? 'lost' : null;
}
