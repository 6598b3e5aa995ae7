// After a password was set anew: the API keys of one's own that go on, to be revoked if somebody else may have made them.
import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, good } from '../api.ts';
import { attempt } from './attempt.ts';
import { when } from './moments.ts';

export interface KeyLeft {
  id: string;
  name: string;
  prefix: string | null;
  date_created: string;
  organization_name: string;
}

export function KeysLeft({ keys, children }: { keys: readonly KeyLeft[]; children?: ReactNode }) {
  const [revoked, setRevoked] = useState<readonly string[]>([]);
  const left = keys.filter(({ id }) => !revoked.includes(id));
  const revoke = async (ids: string[]): Promise<void> => {
    const done = await attempt('The keys were not revoked', () =>
      good(api.POST('/me/api_key/revoke/', { body: { ids } })),
    );
    if (done) setRevoked((before) => [...before, ...ids]);
  };
  return (
    <Alert title="Your API keys still work" role="region" aria-label="Your API keys still work">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {left.length > 0
            ? 'Whoever had the old password may have made some of them. Revoke those that you do not know.'
            : 'None is left.'}
        </Text>
        {left.map(({ id, name, prefix, date_created, organization_name }) => (
          <Group key={id} gap="xs">
            <Text size="sm">
              {name}, {organization_name}, made {when(date_created)} {prefix && <Code>{prefix}…</Code>}
            </Text>
            <Button size="compact-sm" color="red" variant="light" onClick={() => void revoke([id])}>
              Revoke {name}
            </Button>
          </Group>
        ))}
        <Group gap="xs">
          {left.length > 1 && (
            <Button size="xs" color="red" variant="light" onClick={() => void revoke(left.map(({ id }) => id))}>
              Revoke all
            </Button>
          )}
          {children}
        </Group>
      </Stack>
    </Alert>
  );
}
