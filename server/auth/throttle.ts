// How often something may be tried under a name: a few times at once, then once in a while.

export interface Throttle {
  /** Counts an attempt. Gives 0 when it may be made, else in how many milliseconds the next one may. */
  take(name: string): number;
  /** Takes an attempt back. */
  giveBack(name: string): void;
  /** Forgets all attempts. */
  forget(name: string): void;
}

export interface Limits {
  /** So many at once, */
  burst: number;
  /** then one more in each such time. */
  every_ms: number;
  /** Of so many names at most is anything kept: then those are forgotten first that were tried longest ago. */
  most_names: number;
}

/** `now` is in milliseconds. */
export function throttle({ burst, every_ms, most_names }: Limits, now: () => number): Throttle {
  // Of each name, when all its attempts will be forgotten. The least recent come first.
  const busy = new Map<string, number>();
  const until = (name: string, at: number): number => {
    // A clock that was set back would keep a name busy.
    const known = Math.min(busy.get(name) ?? at, at + burst * every_ms);
    return Math.max(known, at);
  };
  const keep = (name: string, end: number, at: number): void => {
    busy.delete(name);
    if (end <= at) return;
    if (busy.size >= most_names) for (const [other, ended] of busy) if (ended <= at) busy.delete(other);
    if (busy.size >= most_names) busy.delete(busy.keys().next().value ?? '');
    busy.set(name, end);
  };
  return {
    take(name) {
      const at = now();
      const end = until(name, at) + every_ms;
      const wait = end - at - burst * every_ms;
      if (wait > 0) return wait;
      keep(name, end, at);
      return 0;
    },
    giveBack(name) {
      const at = now();
      keep(name, until(name, at) - every_ms, at);
    },
    forget: (name) => void busy.delete(name),
  };
}
