// What can be done to the selected leads, or to all that the search finds.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { IconForms, IconTag, IconTrash } from '../../icons.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx';

interface Props {
  selected: ReadonlySet<string>;
  /** The present search, and how many leads it finds. */
  query: string;
  total: number;
  onDone: () => void;
}

export function BulkEdit({ selected, query, total, onDone }: Props) {
  const [dialog, setDialog] = useState<BulkKind | null>(null);
  const [isAll, setAll] = useState(false);
  const openIf = (kind: BulkKind) => (): void => setDialog(selected.size > 0 ? kind : null);
  useShortcuts([
    { keys: 's', label: 'Set the status of the selected ones', group: 'Leads', run: openIf('status') },
    { keys: 'f', label: 'Set a field of the selected ones', group: 'Leads', run: openIf('field') },
    { keys: '#', label: 'Delete the selected ones', group: 'Leads', run: openIf('delete') },
  ]);
  if (selected.size === 0) return null;
  const picked = isAll ? query || '*' : `id in (${[...selected].map((id) => `"${id}"`).join(', ')})`;
  const count = isAll ? total : selected.size;
  const leave = (): void => {
    setAll(false);
    onDone();
  };
  return (
    <Group
      px="md"
      py="xs"
      gap={6}
      role="toolbar"
      aria-label="Selected leads"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <Text fw={600} mr="xs">
        {count.toLocaleString()} selected
      </Text>
      <Button size="xs" leftSection={<IconTag size={15} />} onClick={() => setDialog('status')}>
        Set status
      </Button>
      <Button size="xs" variant="default" leftSection={<IconForms size={15} />} onClick={() => setDialog('field')}>
        Set field
      </Button>
      <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={() => setDialog('delete')}>
        Delete
      </Button>
      {!isAll && total > selected.size && (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          Select all {total.toLocaleString()} that match
        </Button>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={leave}>
        Select none
      </Button>
      {dialog && (
        <BulkDialog
          kind={dialog}
          query={picked}
          onClose={() => setDialog(null)}
          onStarted={() => {
            setDialog(null);
            leave();
          }}
        />
      )}
    </Group>
  );
}
