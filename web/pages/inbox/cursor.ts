// Where somebody is in the list, what they have selected, and whether the detail pane is open.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Task } from '../../api.ts';

/** What moves the cursor. These functions stay the same, so that rows need not be drawn again for them. */
export interface Moves {
  focus(id: string | undefined): void;
  /** Focuses this one and selects nothing. */
  only(id: string | undefined): void;
  move(by: number): void;
  open(): void;
  close(): void;
  toggle(id: string | undefined): void;
  /** Selects from the current one to this. */
  selectTo(id: string | undefined): void;
  select(tasks: readonly Task[]): void;
  clear(): void;
  /** After an action that may take the targets away: goes to the task that follows them. */
  leave(): void;
}

export interface Cursor extends Moves {
  /** The task that keys act on. */
  current: Task | undefined;
  /** The tasks that actions act on: the selected ones, else the current one. */
  targets: readonly Task[];
  selected: ReadonlySet<string>;
  isOpen: boolean;
  moves: Moves;
}

const NONE: ReadonlySet<string> = new Set();

/** The place beside the id: when a task has left the list, the one that has come to its place is the current one. */
interface At {
  id: string | undefined;
  place: number;
}

export function useCursor(all: readonly Task[]): Cursor {
  const [at, setAt] = useState<At>({ id: undefined, place: 0 });
  const [isOpen, setOpen] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(NONE);
  const found = useMemo(() => {
    const index = all.findIndex(({ id }) => id === at.id);
    const place = index >= 0 ? index : Math.max(0, Math.min(at.place, all.length - 1));
    const chosen = selected.size === 0 ? [] : all.filter(({ id }) => selected.has(id ?? ''));
    return { all, place, current: all[place], targets: chosen.length > 0 ? chosen : all.slice(place, place + 1) };
  }, [all, at, selected]);
  useEffect(() => {
    // The task that has come to be the current one stays it, whatever comes or goes above it.
    const { current, place } = found;
    if (current && current.id !== at.id) setAt({ id: current.id, place });
  }, [found, at.id]);
  const latest = useRef(found);
  latest.current = found;
  const [moves] = useState(() => movesOf(latest, { setAt, setOpen, setSelected }));
  return { ...moves, moves, current: found.current, targets: found.targets, selected, isOpen };
}

interface Setters {
  setAt(at: At): void;
  setOpen(isOpen: boolean): void;
  setSelected(change: ReadonlySet<string> | ((before: ReadonlySet<string>) => ReadonlySet<string>)): void;
}

type Latest = { current: { all: readonly Task[]; place: number; targets: readonly Task[] } };

function movesOf(latest: Latest, { setAt, setOpen, setSelected }: Setters): Moves {
  const placeOf = (id: string | undefined): number => latest.current.all.findIndex((task) => task.id === id);
  const focus = (id: string | undefined): void => setAt({ id, place: placeOf(id) });
  return {
    focus,
    only: (id) => {
      focus(id);
      setSelected(NONE);
    },
    move: (by) => {
      const { all, place } = latest.current;
      const next = Math.max(0, Math.min(all.length - 1, place + by));
      setAt({ id: all[next]?.id, place: next });
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: (id = '') =>
      setSelected((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    selectTo: (id) => {
      const { all, place } = latest.current;
      const [from = 0, until = 0] = [place, placeOf(id)].sort((a, b) => a - b);
      setSelected((before) => new Set([...before, ...all.slice(from, until + 1).map((task) => task.id ?? '')]));
      focus(id);
    },
    select: (tasks) => setSelected(new Set(tasks.map(({ id = '' }) => id))),
    clear: () => setSelected(NONE),
    leave: () => {
      const { all, place, targets } = latest.current;
      const leaving = new Set(targets.map(({ id }) => id));
      const stays = ({ id }: Task): boolean => !leaving.has(id);
      const next = all.slice(place).find(stays) ?? all.findLast(stays);
      setSelected(NONE);
      if (next) setAt({ id: next.id, place: all.indexOf(next) });
    },
  };
}
