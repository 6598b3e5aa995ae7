// Which card of the board the keys act on.
import { useState } from 'react';
import type { Card } from './board.ts';

export interface Cursor {
  id: string | null;
  focus(id: string): void;
  /** The card as it is now; the one that came to its place when it has gone. */
  current(): Card | undefined;
  /** To a column beside it, or along its own. */
  step(across: number, along: number): void;
}

/** `columns` gives the cards of each column at the moment of asking. */
export function useCursor(columns: () => Card[][]): Cursor {
  const [at, setAt] = useState<{ id: string | null; column: number; row: number }>({ id: null, column: 0, row: 0 });
  const placeOf = (id: string | null): { column: number; row: number } | undefined => {
    const rows = columns().map((cards) => cards.findIndex((card) => card.id === id));
    const column = rows.findIndex((row) => row >= 0);
    return column < 0 ? undefined : { column, row: rows[column] ?? 0 };
  };
  const current = (): Card | undefined => {
    const { column, row } = placeOf(at.id) ?? at;
    const cards = columns()[column] ?? [];
    return cards[Math.min(row, cards.length - 1)] ?? columns().flat()[0];
  };
  const focus = (id: string): void => setAt({ id, ...(placeOf(id) ?? { column: 0, row: 0 }) });
  return {
    id: at.id,
    focus,
    current,
    step: (across, along) => {
      const all = columns();
      const place = at.id === null ? undefined : placeOf(at.id);
      const to = place ? next(all, place, across, along) : current();
      if (to) focus(to.id);
    },
  };
}

function next(all: Card[][], place: { column: number; row: number }, across: number, along: number): Card | undefined {
  if (across === 0) return all[place.column]?.[place.row + along];
  let column = place.column + across;
  // Empty columns are passed over.
  while (all[column]?.length === 0) column += across;
  const cards = all[column] ?? [];
  return cards[Math.min(place.row, cards.length - 1)];
}
