// Keys for scripts and integrations. A key is shown once.
import { Alert, Button, Code, CopyButton, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, good } from '../../api.ts';
import { attempt } from '../../parts/attempt.ts';
import { when } from '../../parts/moments.ts';

export function ApiKeys() {
  const { data } = useQuery({ queryKey: ['api_key'], queryFn: () => good(api.GET('/api_key/')) });
  const [name, setName] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await attempt('No key was made', () => good(api.POST('/api_key/', { body: { name } })));
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
