// A page that could not be shown, with the way to try again.
import { Button, Center, Stack, Text, Title } from '@mantine/core';

export function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Center mih="60vh" component="main">
      <Stack align="center" gap="sm" maw={480}>
        <Title order={1}>This page could not be shown</Title>
        <Text c="dimmed" ta="center">
          {error instanceof Error ? error.message : String(error)}
        </Text>
        <Button onClick={reset}>Try again</Button>
      </Stack>
    </Center>
  );
}
