// Has heavy requests wait for each other: more of them at once are no faster, since the database is what they wait for,
// but each holds megabytes of objects meanwhile.

/** Gives a function that runs what it is given, `most` at a time, in the order of their coming. */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
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
