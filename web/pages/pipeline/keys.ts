// The board's keys (`?` shows them). Space, which lifts a card to carry it with the arrows, is the drag library's.
import { useNavigate } from '@tanstack/react-router';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import type { Cursor } from './cursor.ts';

interface Work {
  cursor: Cursor;
  isDragging: () => boolean;
  /** Moves the current card by columns. */
  shift: (by: number) => void;
  open: (id: string | undefined) => void;
  add: () => void;
}

export function useBoardKeys({ cursor, isDragging, shift, open, add }: Work): void {
  const navigate = useNavigate();
  const key = (keys: string, label: string, run: () => void) => ({
    keys,
    label,
    group: 'Pipeline',
    run: () => {
      if (!isDragging()) run();
    },
  });
  const goToLead = (): void => {
    const leadId = cursor.current()?.lead_id;
    if (leadId) void navigate({ to: '/lead/$leadId', params: { leadId } });
  };
  useShortcuts([
    key('j', 'Next card', () => cursor.step(0, 1)),
    key('k', 'Previous card', () => cursor.step(0, -1)),
    key('h', 'Column to the left', () => cursor.step(-1, 0)),
    key('l', 'Column to the right', () => cursor.step(1, 0)),
    key('arrowdown', 'Next card', () => cursor.step(0, 1)),
    key('arrowup', 'Previous card', () => cursor.step(0, -1)),
    key('arrowleft', 'Column to the left', () => cursor.step(-1, 0)),
    key('arrowright', 'Column to the right', () => cursor.step(1, 0)),
    key('shift+arrowright', 'Move the card to the right', () => shift(1)),
    key('shift+arrowleft', 'Move the card to the left', () => shift(-1)),
    key('shift+l', 'Move the card to the right', () => shift(1)),
    key('shift+h', 'Move the card to the left', () => shift(-1)),
    key('enter', 'Edit the opportunity', () => open(cursor.current()?.id)),
    key('o', 'Go to the lead', goToLead),
    key('n', 'New opportunity', add),
  ]);
}
