// Libraries that few requests need are loaded by the first that does: all of them at the start would be a third of it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Gives a function that loads a library when it is first called. */
export function later<Library>(name: string): () => Library {
  let library: Library | undefined;
  return () => {
    library ??= require(name) as Library;
    return library;
  };
}
