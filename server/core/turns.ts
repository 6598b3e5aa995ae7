// Has heavy requests wait for each other: more of them at once are no faster, since the database is what they wait for,
// but each holds megabytes of objects meanwhile.

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Gives a function that runs what it is given, `most` at a time, in the order of their coming. */
export function turns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    // Who has waited takes over the place of who has ended.
    if (running < most) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** The same in lanes: of one lane one at a time, so that those of one whose work takes long do not have all the turns. */
export function lanes(most: number): <T>(lane: string, work: () => Promise<T>) => Promise<T> {
  const all = turns(most);
  const own = new Map<string, { inTurn: Turns; users: number }>();
  return async (lane, work) => {
    const mine = own.get(lane) ?? { inTurn: turns(1), users: 0 };
    own.set(lane, mine);
    mine.users++;
    try {
      return await mine.inTurn(() => all(work));
    } finally {
      mine.users--;
      if (mine.users === 0) own.delete(lane);
    }
  };
}
