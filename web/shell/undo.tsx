// What was done can be taken back for eight seconds, by the toast's button or by `Z`.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { api, type Failure, good } from '../api.ts';
import { queryClient } from '../queries.ts';

export const UNDO_MS = 8000;

interface Undoable {
  toast: string;
  request_ids: string[];
  until: number;
}

let undoable: Undoable[] = [];

/** Says what was done, and offers to take it back. `request_ids` are those of its writes (`written` in api.ts). */
export function offerUndo(message: string, request_ids: string[]): void {
  const toast: string = notifications.show({
    autoClose: UNDO_MS,
    withCloseButton: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="md">{message}</Text>
        <Button size="compact-sm" variant="light" onClick={() => void undo(toast)} aria-keyshortcuts="Z">
          Undo
        </Button>
      </Group>
    ),
  });
  undoable = [...undoable, { toast, request_ids, until: Date.now() + UNDO_MS }];
}

/** Takes back the last thing that still can be. */
export function undoLast(): void {
  undoable = undoable.filter(({ until }) => until > Date.now());
  const last = undoable.at(-1);
  if (last) void undo(last.toast);
}

async function undo(toast: string): Promise<void> {
  const found = undoable.find((one) => one.toast === toast);
  if (!found) return;
  undoable = undoable.filter((one) => one !== found);
  notifications.hide(toast);
  try {
    await good(api.POST('/undo/', { body: { request_ids: found.request_ids } }));
    notifications.show({ message: 'Undone.', autoClose: 2000 });
  } catch (error) {
    notifications.show({ color: 'red', title: 'This could not be undone', message: (error as Failure).message });
  }
  await queryClient.invalidateQueries();
}
