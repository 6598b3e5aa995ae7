// A write that did not arrive, or was refused: says why, and can send it again.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Failure } from '../api.ts';

export function showFailure(what: string, error: Error, retry?: () => void): void {
  const isRefused = (error as Failure).status >= 400 && (error as Failure).status < 500;
  const toast: string = notifications.show({
    color: 'red',
    title: what,
    autoClose: isRefused ? 10_000 : false,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="md">{error.message}</Text>
        {retry && !isRefused ? (
          <Button
            size="compact-sm"
            variant="light"
            color="red"
            onClick={() => {
              notifications.hide(toast);
              retry();
            }}
          >
            Try again
          </Button>
        ) : null}
      </Group>
    ),
  });
}
