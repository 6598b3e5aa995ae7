// The inbox's keys (`?` shows them).
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { QUICK_ADD_ID } from '../../parts/quick-add.tsx';
import type { InboxSearch } from '../../router.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import type { Cursor } from './cursor.ts';
import type { View } from './tasks.ts';

const route = getRouteApi('/shell/inbox');

interface Work {
  cursor: Cursor;
  view: View;
  complete: () => void;
  remove: () => void;
  togglePriority: () => void;
  selectAll: () => void;
  open: (dialog: 'snooze' | 'assign') => void;
}

export function useInboxKeys({ cursor, view, complete, remove, togglePriority, selectAll, open }: Work): void {
  const navigate = useNavigate();
  const lead_id = cursor.current?.lead_id;
  const search = route.useSearch();
  const show = (shown: InboxSearch['view']) => (): void =>
    void navigate({ to: '/inbox', search: { ...search, view: shown } });
  const move = 'Move in the inbox';
  const act = view === 'archive' ? 'On done tasks' : 'On tasks';
  useShortcuts([
    { keys: 'j', label: 'Next task', group: move, run: () => cursor.move(1) },
    { keys: 'k', label: 'Previous task', group: move, run: () => cursor.move(-1) },
    { keys: 'arrowdown', label: 'Next task', group: move, run: () => cursor.move(1) },
    { keys: 'arrowup', label: 'Previous task', group: move, run: () => cursor.move(-1) },
    { keys: 'enter', label: 'Open the task beside the list', group: move, run: cursor.open },
    { keys: 'l', label: 'Go to the task’s lead', group: move, run: () => goToLead() },
    {
      keys: 'escape',
      label: 'Select nothing, close the task',
      group: move,
      run: () => (cursor.selected.size > 0 ? cursor.clear() : cursor.close()),
    },
    { keys: '1', label: 'Inbox', group: move, run: show(undefined) },
    { keys: '2', label: 'Future', group: move, run: show('future') },
    { keys: '3', label: 'Done', group: move, run: show('done') },
    { keys: 'n', label: 'New task', group: act, run: () => document.getElementById(QUICK_ADD_ID)?.focus() },
    { keys: 'e', label: view === 'archive' ? 'Reopen' : 'Done', group: act, run: complete },
    { keys: 'h', label: 'Snooze', group: act, run: () => isAny() && open('snooze') },
    { keys: 'a', label: 'Assign', group: act, run: () => isAny() && open('assign') },
    { keys: 'p', label: 'High priority, or medium', group: act, run: togglePriority },
    { keys: 'x', label: 'Select', group: act, run: () => cursor.toggle(cursor.current?.id) },
    { keys: 'shift+j', label: 'Select this and the next', group: act, run: () => extend(1) },
    { keys: 'shift+k', label: 'Select this and the previous', group: act, run: () => extend(-1) },
    { keys: 'mod+a', label: 'Select all', group: act, run: selectAll },
    { keys: '#', label: 'Delete', group: act, run: remove },
  ]);
  const isAny = (): boolean => cursor.targets.length > 0;
  const extend = (by: number): void => {
    if (cursor.current && !cursor.selected.has(cursor.current.id ?? '')) cursor.toggle(cursor.current.id);
    cursor.move(by);
  };
  const goToLead = (): void => {
    if (lead_id) void navigate({ to: '/lead/$leadId', params: { leadId: lead_id } });
  };
}
