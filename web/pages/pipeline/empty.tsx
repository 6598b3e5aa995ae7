// A board without a card: how to get one.
import { Button, Center, Kbd, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '../../icons.tsx';

export function EmptyBoard({ isFiltered, onAdd }: { isFiltered: boolean; onAdd: () => void }) {
  return (
    <Center flex={1} px="md">
      <Stack align="center" gap="sm" maw={420} ta="center">
        <Title order={2}>{isFiltered ? 'Nothing matches these filters' : 'No opportunities yet'}</Title>
        <Text c="dimmed">
          {isFiltered
            ? 'Choose another user or close date above, or remove the filters.'
            : 'An opportunity is what you may sell to a lead: how much, how likely, and when. Add one here, or on the lead’s page.'}
        </Text>
        <Button leftSection={<IconPlus size={15} />} rightSection={<Kbd size="xs">N</Kbd>} onClick={onAdd}>
          New opportunity
        </Button>
      </Stack>
    </Center>
  );
}
