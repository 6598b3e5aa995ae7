// What can be done to the selected tasks.
import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconClock, IconFlag3, IconTrash, IconUser } from '../../icons.tsx';
import type { Cursor } from './cursor.ts';
import classes from './inbox.module.css';
import type { View } from './tasks.ts';

interface Props {
  cursor: Cursor;
  view: View;
  onComplete: () => void;
  onRemove: () => void;
  onPriority: () => void;
  onSelectAll: () => void;
  open: (dialog: 'snooze' | 'assign') => void;
}

export function BulkBar({ cursor, view, onComplete, onRemove, onPriority, onSelectAll, open }: Props) {
  if (cursor.selected.size === 0) return null;
  return (
    <Group className={classes.bar} gap={6} role="toolbar" aria-label="Selected tasks">
      <Text fw={600} mr="xs">
        {cursor.targets.length.toLocaleString()} selected
      </Text>
      <Button size="xs" leftSection={<IconCheck size={15} />} onClick={onComplete}>
        {view === 'archive' ? 'Reopen' : 'Done'}
      </Button>
      {view !== 'archive' && (
        <Button size="xs" variant="default" leftSection={<IconClock size={15} />} onClick={() => open('snooze')}>
          Snooze
        </Button>
      )}
      <Button size="xs" variant="default" leftSection={<IconUser size={15} />} onClick={() => open('assign')}>
        Assign
      </Button>
      <Button size="xs" variant="default" leftSection={<IconFlag3 size={15} />} onClick={onPriority}>
        Priority
      </Button>
      <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={onRemove}>
        Delete
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onSelectAll}>
        Select all
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={cursor.clear}>
        Select none
      </Button>
    </Group>
  );
}
