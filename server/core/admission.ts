// Who may have a connection to the database: so many at once for each caller and each organization, so that nobody's slow requests
// take them all, and those who wait are let in by turns, one of each caller. What is free is had at once and costs nothing.
import type { Sender } from '../database/connect.ts';
import type { Context } from './context.ts';
import { plainError } from './errors.ts';
import { unavailable } from './references.ts';

export interface AdmissionLimits {
  /** At once, of everybody. */
  total: number;
  per_caller: number;
  per_organization: number;
  /** How long one waits before it is refused with a 503. */
  patience_ms: number;
}

/** An API key, or a user with all their sessions. */
export type Who = Pick<Context, 'organization_id' | 'api_key_id' | 'user_id'>;

export interface Admission {
  /** Gives what is to be called in the end: at once, or when it is this one's turn. Throws a 503 after too long a wait, and a 429
   *  when too many of the caller's wait. `cancels` are called when nobody waits for the answer any more. */
  enter(who: Who, cancels?: Set<() => void> | null): (() => void) | Promise<() => void>;
}

/** So many requests of one caller may wait; a client that sends more will not wait for their answers. */
const MOST_WAITING = 200;

interface Caller {
  id: string;
  organization_id: string;
  taken: number;
  waiting: Set<(leave: () => void) => void>;
  leave: () => void;
}

export function admission(limits: AdmissionLimits): Admission {
  const callers = new Map<string, Caller>();
  /** How many each organization has. */
  const organizations = new Map<string, number>();
  /** Callers of whom something waits; who was let in last is at the end. */
  const waiting = new Set<Caller>();
  let taken = 0;

  const mayEnter = ({ taken: own, organization_id }: Caller): boolean =>
    taken < limits.total &&
    own < limits.per_caller &&
    (organizations.get(organization_id) ?? 0) < limits.per_organization;
  const count = (caller: Caller, by: 1 | -1): void => {
    taken += by;
    caller.taken += by;
    const all = (organizations.get(caller.organization_id) ?? 0) + by;
    if (all > 0) organizations.set(caller.organization_id, all);
    else organizations.delete(caller.organization_id);
  };
  const forget = (caller: Caller): void => {
    if (caller.waiting.size > 0) return;
    waiting.delete(caller);
    if (caller.taken === 0) callers.delete(caller.id);
  };
  const letIn = (): void => {
    for (const caller of waiting) {
      if (taken >= limits.total) return;
      if (!mayEnter(caller)) continue;
      const [next] = caller.waiting;
      if (!next) continue;
      caller.waiting.delete(next);
      waiting.delete(caller);
      // At the end, where this walk comes by again.
      if (caller.waiting.size > 0) waiting.add(caller);
      count(caller, 1);
      next(caller.leave);
    }
  };
  const known = ({ organization_id, api_key_id, user_id }: Who): Caller => {
    const id = api_key_id ?? `${organization_id} ${user_id}`;
    const found = callers.get(id);
    if (found) return found;
    const leave = (): void => {
      count(caller, -1);
      if (waiting.size > 0) letIn();
      forget(caller);
    };
    const caller: Caller = { id, organization_id, taken: 0, waiting: new Set(), leave };
    callers.set(id, caller);
    return caller;
  };
  const wait = (caller: Caller, cancels: Set<() => void> | null): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        cancels?.delete(giveUp);
        caller.waiting.delete(enter);
        forget(caller);
      };
      const enter = (leave: () => void): void => {
        done();
        resolve(leave);
      };
      const giveUp = (): void => {
        done();
        reject(unavailable('busy'));
      };
      const timer = setTimeout(giveUp, limits.patience_ms);
      caller.waiting.add(enter);
      waiting.add(caller);
      cancels?.add(giveUp);
    });

  return {
    enter(who, cancels = null) {
      const caller = known(who);
      if (caller.waiting.size === 0 && mayEnter(caller)) {
        count(caller, 1);
        return caller.leave;
      }
      if (caller.waiting.size >= MOST_WAITING) throw tooMany();
      return wait(caller, cancels);
    },
  };
}

/** One request of a caller, as the database sees it. */
export interface Asking extends Sender {
  /** Its client has gone: what runs for it ends, and nothing more begins. */
  gone(): void;
}

/** `ends`: whether its statements end with its client. */
export function askingFor(allowed: Admission, who: Who, ends: boolean): Asking {
  const cancels = ends ? new Set<() => void>() : null;
  let left = false;
  const stay = (): void => {
    if (left) throw unavailable('slow');
  };
  return {
    cancels,
    stay,
    enter() {
      stay();
      return allowed.enter(who, cancels);
    },
    gone() {
      left = ends;
      for (const cancel of cancels ?? []) cancel();
    },
  };
}

const tooMany = () =>
  plainError(429, 'Too many of your requests are waiting for the database. Please send fewer at once.', {
    'retry-after': '1',
  });
