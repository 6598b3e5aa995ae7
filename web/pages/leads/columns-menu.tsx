// Which columns the list shows.
import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { IconColumns } from '../../icons.tsx';
import type { Column } from './search.ts';

interface Props {
  columns: readonly Column[];
  shown: readonly string[];
  onChange: (shown: string[]) => void;
}

export function ColumnsMenu({ columns, shown, onChange }: Props) {
  return (
    <Popover width={240} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns size={15} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={360}>
          <Checkbox.Group value={[...shown]} onChange={onChange}>
            <Stack gap={8}>
              {columns.map(({ id, label }) => (
                <Checkbox key={id} value={id} label={label} size="sm" disabled={id === 'name'} />
              ))}
            </Stack>
          </Checkbox.Group>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
