// A heading of the lead's page with what can be added under it.
import { Button, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconPlus } from '../../icons.tsx';

interface Props {
  title: string;
  /** What the button adds, and does. */
  add?: { label: string; run: () => void };
  children: ReactNode;
}

export function Section({ title, add, children }: Props) {
  return (
    <Stack component="section" gap="xs" aria-label={title}>
      <Group justify="space-between">
        <Title order={2}>{title}</Title>
        {add && (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add.run}>
            {add.label}
          </Button>
        )}
      </Group>
      {children}
    </Stack>
  );
}
