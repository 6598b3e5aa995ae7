// Rate limits per API key or session and endpoint group, and three times that for the whole organization (core.md §1.12).
import { ApiError } from './errors.ts';

export interface RateLimit {
  /** Counts one request by a key or a session and gives the `ratelimit` header; throws a 429 when it or its organization has
   *  no request left in this window. */
  take(caller: string, organization_id: string, group: string): string;
}

interface Window {
  started: number;
  used: number;
}

/** Fixed windows of one second, counted in this process. `now` is in milliseconds. */
export function rateLimit(perSecond: number, now: () => number): RateLimit {
  let windows = new Map<string, Window>();
  let swept = now();
  const WINDOW_MS = 1000;
  const windowOf = (name: string, at: number): Window => {
    const open = windows.get(name);
    // A clock that was set back would keep a window open.
    if (open && at >= open.started && at - open.started < WINDOW_MS) return open;
    const fresh = { started: at, used: 0 };
    windows.set(name, fresh);
    return fresh;
  };
  return {
    take(caller, organization_id, group) {
      const at = now();
      if (at - swept > 60_000) {
        windows = new Map([...windows].filter(([, window]) => at - window.started < WINDOW_MS));
        swept = at;
      }
      const key = windowOf(`${caller} ${group}`, at);
      const organization = windowOf(`${organization_id} ${group}`, at);
      const reset = (window: Window): number => Math.max(0, (WINDOW_MS - (at - window.started)) / 1000);
      if (key.used >= perSecond) throw tooMany(perSecond, reset(key), 'key');
      if (organization.used >= 3 * perSecond) throw tooMany(3 * perSecond, reset(organization), 'organization');
      key.used++;
      organization.used++;
      return header(perSecond, perSecond - key.used, reset(key));
    },
  };
}

const header = (limit: number, remaining: number, reset: number): string =>
  `limit=${limit}, remaining=${remaining}, reset=${reset.toFixed(3)}`;

const tooMany = (limit: number, reset: number, whose: string): ApiError =>
  new ApiError(
    429,
    { error: `API call count exceeded for this ${whose}. Try again in ${reset.toFixed(2)} seconds.` },
    { ratelimit: header(limit, 0, reset), 'retry-after': String(Math.max(1, Math.ceil(reset))) },
  );
