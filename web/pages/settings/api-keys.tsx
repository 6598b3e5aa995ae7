// Keys for scripts and integrations. A key is shown once.
import { Alert, Button, Code, CopyButton, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, good } from '../../api.ts';
import { attempt } from '../../parts/attempt.ts';
import { when } from '../../parts/moments.ts';

const EXPIRIES = [
  { value: '', label: 'Never' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

export function ApiKeys() {
  const { data } = useQuery({ queryKey: ['api_key'], queryFn: () => good(api.GET('/api_key/')) });
  const [name, setName] = useState('');
  const [days, setDays] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const date_expires = days === '' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    const made = await attempt('No key was made', () =>
      good(api.POST('/api_key/', { body: { name, ...(date_expires ? { date_expires } : {}) } })),
    );
    if (made) {
      setKey(made.key);
      setName('');
    }
  };
  const revoke = (id: string): void =>
    void attempt('The key was not revoked', () => good(api.DELETE('/api_key/{id}/', { params: { path: { id } } })));
  return (
    <Stack>
      <form onSubmit={(event) => void create(event)}>
        <Group align="flex-end" gap="xs">
          <TextInput
            required
            label="What is it for?"
            placeholder="Import script"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Expires"
            w={150}
            allowDeselect={false}
            data={EXPIRIES}
            value={days}
            onChange={(value) => setDays(value ?? '')}
          />
          <Button type="submit">Make a key</Button>
        </Group>
      </form>
      {key && <NewKey value={key} />}
      {data && data.data.length > 0 && (
        <Table.ScrollContainer minWidth={480}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Whose</Table.Th>
                <Table.Th>Begins with</Table.Th>
                <Table.Th>Made</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th>Expires</Table.Th>
                <Table.Th aria-label="More" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.data.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>{one.name}</Table.Td>
                  <Table.Td>{one.user_name}</Table.Td>
                  <Table.Td>{one.prefix && <Code>{one.prefix}…</Code>}</Table.Td>
                  <Table.Td>{when(one.date_created)}</Table.Td>
                  <Table.Td>{one.date_last_used ? when(one.date_last_used) : 'Never'}</Table.Td>
                  <Table.Td>{one.date_expires ? when(one.date_expires) : 'Never'}</Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      onClick={() => revoke(one.id)}
                      aria-label={`Revoke ${one.name}`}
                    >
                      Revoke
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}

function NewKey({ value }: { value: string }) {
  const curl = `curl -u ${value}: ${window.location.origin}/api/v1/me/`;
  return (
    <Alert title="The new key, shown only now">
      <Stack gap="xs" align="flex-start">
        <Code
          block
          aria-label="The new key"
          style={{ maxWidth: '100%', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
        >
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Text size="sm">Try it:</Text>
        <Code block style={{ maxWidth: '100%', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {curl}
        </Code>
      </Stack>
    </Alert>
  );
}
