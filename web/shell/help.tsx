// All keys that work on this page.
import { Group, Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type Shortcut, useShortcutList } from './shortcuts.tsx';

export function Help({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const groups = Map.groupBy(useShortcutList(), ({ group }) => group);
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard" size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {[...groups].map(([group, shortcuts]) => (
          <Stack key={group} gap={6}>
            <Title order={3}>{group}</Title>
            {shortcuts.map(({ keys, label }) => (
              <Group key={keys} justify="space-between" wrap="nowrap">
                <Text>{label}</Text>
                <Keys keys={keys} />
              </Group>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}

const SHOWN: Record<string, string> = {
  arrowdown: '↓',
  arrowup: '↑',
  enter: 'Enter',
  escape: 'Esc',
  shift: 'Shift',
  mod: /Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl',
};

/** A shortcut's keys as they are printed on a keyboard. */
export function Keys({ keys }: Pick<Shortcut, 'keys'>) {
  return (
    <Group gap={4} wrap="nowrap">
      {keys.split(/[ +]/).map((key) => (
        <Kbd key={key} size="xs">
          {SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
        </Kbd>
      ))}
    </Group>
  );
}
