// Addresses that are told of changes, and what became of each delivery.
import { Badge, Button, Code, Group, Modal, Paper, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../../client/client.ts';
import { api, good } from '../../api.ts';
import { attempt } from '../../parts/attempt.ts';
import { ago } from '../../parts/moments.ts';
import { EventSelect } from './event-select.tsx';

type Webhook = Schemas['Webhook'];

export function Webhooks() {
  const { data } = useQuery({
    queryKey: ['webhook'],
    queryFn: () => good(api.GET('/webhook/')),
    refetchInterval: 5000,
  });
  const [log, setLog] = useState<Webhook | null>(null);
  return (
    <Stack>
      <NewWebhook />
      {data?.data.length === 0 && <Text c="dimmed">None yet.</Text>}
      {data?.data.map((webhook) => (
        <One key={webhook.id} webhook={webhook} onLog={() => setLog(webhook)} />
      ))}
      <Modal opened={log !== null} onClose={() => setLog(null)} size="xl" title={`Deliveries to ${log?.url}`}>
        {log && <Deliveries id={log.id} />}
      </Modal>
    </Stack>
  );
}

function NewWebhook() {
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<string[]>([]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = {
      url,
      events: events.map((pair) => {
        const [object_type = '', action = ''] = pair.split(' ');
        return { object_type, action };
      }),
    } as never;
    const made = await attempt('The webhook was not made', () => good(api.POST('/webhook/', { body })));
    if (made) {
      setUrl('');
      setEvents([]);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="xs">
        <TextInput
          required
          label="Address"
          placeholder="https://example.com/hook"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <EventSelect value={events} onChange={setEvents} />
        <Button type="submit" style={{ alignSelf: 'flex-start' }}>
          Add the webhook
        </Button>
      </Stack>
    </form>
  );
}

function One({ webhook, onLog }: { webhook: Webhook; onLog: () => void }) {
  const { id, url, events, status, health_status, latest_error, counters, signature_key } = webhook;
  const path = { id };
  const [showsKey, setShowsKey] = useState(false);
  const set = (next: 'active' | 'paused'): void =>
    void attempt('Not changed', () => good(api.PUT('/webhook/{id}/', { params: { path }, body: { status: next } })));
  return (
    <Paper withBorder p="sm">
      <Stack gap={6}>
        <Group justify="space-between">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Text>
          <Group gap={6}>
            <Badge variant="dot" color={status === 'active' ? 'green' : 'gray'} tt="none">
              {status}
            </Badge>
            {health_status === 'failing' && (
              <Badge variant="filled" color="red.9" tt="none">
                failing
              </Badge>
            )}
          </Group>
        </Group>
        <Text size="sm" c="dimmed">
          {events.map(({ object_type, action }) => `${object_type} ${action}`).join(', ')}
        </Text>
        <Text size="sm">
          {counters.delivered ?? 0} delivered, {counters.failed_attempts ?? 0} attempts failed
          {latest_error ? `, last: ${latest_error.message} (${ago(latest_error.date)})` : ''}
        </Text>
        {showsKey && (
          <Text size="sm">
            Deliveries are signed with <Code>{signature_key}</Code>
          </Text>
        )}
        <Group gap={6}>
          <Button size="compact-sm" variant="default" onClick={onLog}>
            Deliveries
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              void attempt('The test event could not be sent', () =>
                good(api.POST('/webhook/{id}/test/', { params: { path } })),
              ).then((sent) => sent && onLog())
            }
          >
            Send a test event
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => set(status === 'active' ? 'paused' : 'active')}>
            {status === 'active' ? 'Pause' : 'Resume'}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setShowsKey(!showsKey)}>
            Signature key
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            onClick={() => void attempt('Not deleted', () => good(api.DELETE('/webhook/{id}/', { params: { path } })))}
          >
            Delete
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Deliveries({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['webhook', 'deliveries', id],
    queryFn: () => good(api.GET('/webhook/{id}/deliveries/', { params: { path: { id }, query: { _limit: 50 } } })),
    refetchInterval: 2000,
  });
  const redeliver = (delivery_id: string): void =>
    void attempt('Not sent again', () =>
      good(api.POST('/webhook/{id}/deliveries/{delivery_id}/redeliver/', { params: { path: { id, delivery_id } } })),
    );
  if (data?.data.length === 0) return <Text c="dimmed">Nothing was sent yet.</Text>;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {['Event', 'Outcome', 'Answer', 'Took', 'When'].map((heading) => (
              <Table.Th key={heading}>{heading}</Table.Th>
            ))}
            <Table.Th aria-label="More" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data?.data.map((delivery) => (
            <Table.Tr key={delivery.id}>
              <Table.Td>
                {delivery.object_type} {delivery.action}
              </Table.Td>
              <Table.Td>
                {delivery.status} ({delivery.attempts}×)
              </Table.Td>
              <Table.Td>{delivery.response_status ?? delivery.error ?? ''}</Table.Td>
              <Table.Td>{delivery.duration_ms === null ? '' : `${delivery.duration_ms} ms`}</Table.Td>
              <Table.Td>{ago(delivery.date_created)}</Table.Td>
              <Table.Td>
                <Button size="compact-sm" variant="subtle" onClick={() => redeliver(delivery.id)}>
                  Send again
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
