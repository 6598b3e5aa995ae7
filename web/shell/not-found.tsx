// An address that no page has.
import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';

export function NotFound() {
  return (
    <Center mih="60vh" component="main">
      <Stack align="center" gap="sm">
        <Title order={1}>There is nothing here</Title>
        <Text c="dimmed">The address may be mistyped, or what it showed was deleted.</Text>
        <Button component={Link} to="/inbox">
          To the inbox
        </Button>
      </Stack>
    </Center>
  );
}
