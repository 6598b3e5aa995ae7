// Where somebody is in the list, what they have selected, and whether the detail pane is open.
import { useMemo, useState } from 'react';
import type { Task } from '../../api.ts';

export interface Cursor {
  /** The task that keys act on. */
  current: Task | undefined;
  /** The tasks that actions act on: the selected ones, else the current one. */
  targets: readonly Task[];
  selected: ReadonlySet<string>;
  isOpen: boolean;
  focus(id: string | undefined): void;
  /** Focuses this one and selects nothing. */
  only(id: string | undefined): void;
  move(by: number): void;
  open(): void;
  close(): void;
  toggle(id: string | undefined): void;
  /** Selects from the current one to this. */
  selectTo(id: string | undefined): void;
  selectAll(): void;
  clear(): void;
  /** After an action that may take the targets away: goes to the task that follows them. */
  leave(): void;
}

const NONE: ReadonlySet<string> = new Set();

export function useCursor(all: readonly Task[]): Cursor {
  // The place beside the id: when a task has left the list, the one that has come to its place is the current one.
  const [at, setAt] = useState<{ id: string | undefined; place: number }>({ id: undefined, place: 0 });
  const [isOpen, setOpen] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(NONE);
  return useMemo(() => {
    const found = all.findIndex(({ id }) => id === at.id);
    const place = found >= 0 ? found : Math.max(0, Math.min(at.place, all.length - 1));
    const current = all[place];
    const chosen = all.filter(({ id }) => selected.has(id ?? ''));
    const focus = (id: string | undefined): void => setAt({ id, place: all.findIndex((task) => task.id === id) });
    const targets = chosen.length > 0 ? chosen : all.slice(place, place + 1);
    return {
      current,
      targets,
      selected,
      isOpen,
      focus,
      only: (id) => {
        focus(id);
        setSelected(NONE);
      },
      move: (by) => {
        const next = all[Math.max(0, Math.min(all.length - 1, place + by))];
        if (next) focus(next.id);
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
        const to = all.findIndex((task) => task.id === id);
        const [from, until] = place < to ? [place, to] : [to, place];
        setSelected((before) => new Set([...before, ...all.slice(from, until + 1).map((task) => task.id ?? '')]));
        focus(id);
      },
      selectAll: () => setSelected(new Set(all.map(({ id = '' }) => id))),
      clear: () => setSelected(NONE),
      leave: () => {
        const leaving = new Set(targets.map(({ id }) => id));
        const next = all.slice(place).find(({ id }) => !leaving.has(id)) ?? all.findLast(({ id }) => !leaving.has(id));
        setSelected(NONE);
        if (next) setAt({ id: next.id, place: all.indexOf(next) });
      },
    };
  }, [all, at, isOpen, selected]);
}
