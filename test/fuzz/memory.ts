// What the fuzzer has learned from answers: which ids there are, and of which kind is what an address or a name asks for.
import type { Json } from '../answers.ts';
import type { Random } from './random.ts';

export interface Memory {
  /** Takes in what an answer to this path (as in the document) says. */
  learn(path: string, body: Json): void;
  /** Forgets the ids in this address: they are gone. */
  forget(path: string): void;
  /** An id of the kind that a parameter or a key by this name takes, such as `lead_id`. */
  idCalled(name: string, random: Random): string | undefined;
  /** An id for the parameter of this path. */
  idFor(path: string, random: Random): string | undefined;
}

/** Of each kind that many, the newest: the older ones may be gone. */
const MOST = 60;
const ID = /^([a-z]+)_[0-9A-Za-z]{10,}$/;

export function newMemory(): Memory {
  const ids = new Map<string, string[]>();
  const kinds = new Map<string, string>();
  const remember = (name: string, id: string): void => {
    const [, kind] = ID.exec(id) ?? [];
    if (kind === undefined) return;
    kinds.set(name, kind);
    const known = ids.get(kind) ?? [];
    if (!known.includes(id)) known.push(id);
    ids.set(kind, known.slice(-MOST));
  };
  const walk = (value: Json, name: string): void => {
    if (Array.isArray(value)) for (const one of value.slice(0, 20)) walk(one, name);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, key === 'id' ? `${name} id` : key);
    } else if (typeof value === 'string') remember(name, value);
  };
  const known = (name: string, random: Random): string | undefined => {
    const of = ids.get(kinds.get(name) ?? '');
    return of && of.length > 0 ? random.one(of) : undefined;
  };
  return {
    learn: (path, body) => walk(body?.data ?? body, path.replace(/\{.*/, '')),
    forget: (path) => {
      for (const [kind, of] of ids)
        ids.set(
          kind,
          of.filter((id) => !path.includes(id)),
        );
    },
    idCalled: (name, random) => known(name.replace(/__in$/, ''), random) ?? known(`${name}_id`, random),
    idFor: (path, random) => known(`${path.replace(/\{.*/, '')} id`, random),
  };
}
