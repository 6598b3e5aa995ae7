// What can be done to the selected leads, or to all that the search finds: first how many it would be, then as a job with
// its progress, which can be undone.
import { Button, Group, Modal, Progress, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTag, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, good } from '../../api.ts';
import { watchJob } from '../../parts/job.ts';
import { leadStatuses } from '../../queries.ts';
import { showFailure } from '../../shell/failed.tsx';

interface Props {
  selected: ReadonlySet<string>;
  /** The present search, and how many leads it finds. */
  query: string;
  total: number;
  onDone: () => void;
}

export function BulkEdit({ selected, query, total, onDone }: Props) {
  const [dialog, setDialog] = useState<'status' | 'delete' | null>(null);
  const [isAll, setAll] = useState(false);
  if (selected.size === 0) return null;
  const picked = isAll ? query || '*' : `id in (${[...selected].map((id) => `"${id}"`).join(', ')})`;
  const count = isAll ? total : selected.size;
  return (
    <Group
      px="md"
      py="xs"
      gap={6}
      role="toolbar"
      aria-label="Selected leads"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <Text fw={600} mr="xs">
        {count.toLocaleString()} selected
      </Text>
      <Button size="xs" leftSection={<IconTag size={15} />} onClick={() => setDialog('status')}>
        Set status
      </Button>
      <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={() => setDialog('delete')}>
        Delete
      </Button>
      {!isAll && total > selected.size && (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          Select all {total.toLocaleString()} that match
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        onClick={() => {
          setAll(false);
          onDone();
        }}
      >
        Select none
      </Button>
      {dialog && (
        <Confirm
          kind={dialog}
          query={picked}
          onClose={() => setDialog(null)}
          onStarted={() => {
            setDialog(null);
            setAll(false);
            onDone();
          }}
        />
      )}
    </Group>
  );
}

interface ConfirmProps {
  kind: 'status' | 'delete';
  query: string;
  onClose: () => void;
  onStarted: () => void;
}

function Confirm({ kind, query, onClose, onStarted }: ConfirmProps) {
  const { data: statuses } = useQuery(leadStatuses);
  const [status, setStatus] = useState<string | null>(null);
  const isReady = kind === 'delete' || status !== null;
  const { data: dry, error } = useQuery({
    queryKey: ['bulk dry run', kind, query, status],
    queryFn: async () => {
      const body = bodyOf(kind, query, status);
      const answer =
        kind === 'status'
          ? await good(api.POST('/bulk_action/edit/', { body: { ...body, type: 'set_lead_status', dry_run: true } }))
          : await good(api.POST('/bulk_action/delete/', { body: { ...body, dry_run: true } }));
      return 'dry_run' in answer ? answer : null;
    },
    enabled: isReady,
    gcTime: 0,
  });
  const start = (): void => {
    onStarted();
    run(kind, bodyOf(kind, query, status)).catch((failure: Error) => showFailure('Not done', failure, start));
  };
  return (
    <Modal opened onClose={onClose} title={kind === 'status' ? 'Set the status' : 'Delete leads'}>
      <Stack>
        {kind === 'status' && (
          <Select
            data-autofocus
            label="New status"
            data={(statuses?.data ?? []).map(({ id, label }) => ({ value: id, label }))}
            value={status}
            onChange={setStatus}
          />
        )}
        {error && <Text c="var(--late)">{error.message}</Text>}
        {dry && (
          <Text>
            {dry.n_objects.toLocaleString()} {dry.n_objects === 1 ? 'lead' : 'leads'}:{' '}
            {dry.objects
              .slice(0, 10)
              .map(({ display_name }) => String(display_name))
              .join(', ')}
            {dry.n_objects > 10 ? ' …' : ''}
          </Text>
        )}
        <Button color={kind === 'delete' ? 'red' : undefined} disabled={!dry || dry.n_objects === 0} onClick={start}>
          {kind === 'status' ? 'Change them' : 'Delete them with all that is theirs'}
        </Button>
      </Stack>
    </Modal>
  );
}

const bodyOf = (kind: ConfirmProps['kind'], query: string, status: string | null) => ({
  query,
  send_done_email: false,
  ...(kind === 'status' ? { lead_status_id: status } : {}),
});

async function run(kind: ConfirmProps['kind'], body: ReturnType<typeof bodyOf>): Promise<void> {
  const toast = notifications.show({ message: 'Starting …', autoClose: false, loading: true });
  const path = kind === 'status' ? ('/bulk_action/edit/{id}/' as const) : ('/bulk_action/delete/{id}/' as const);
  try {
    const started =
      kind === 'status'
        ? await good(api.POST('/bulk_action/edit/', { body: { ...body, type: 'set_lead_status' } }))
        : await good(api.POST('/bulk_action/delete/', { body }));
    if (!('id' in started)) return;
    const { id } = started;
    const done = await watchJob(
      () => good(api.GET(path, { params: { path: { id } } })),
      ({ n_objects, n_objects_processed }) => {
        const of = n_objects ?? 0;
        const processed = n_objects_processed ?? 0;
        notifications.update({
          id: toast,
          autoClose: false,
          message: <Progress value={of === 0 ? 0 : (100 * processed) / of} aria-label={`${processed} of ${of}`} />,
        });
      },
    );
    const undo = (): void => {
      notifications.hide(toast);
      undoBulk(kind, id).catch((error: Error) => showFailure('This could not be undone', error, undo));
    };
    notifications.update({
      id: toast,
      loading: false,
      autoClose: 15_000,
      message: (
        <Group justify="space-between">
          <Text>
            {kind === 'status' ? 'Changed' : 'Deleted'}: {(done.n_objects ?? 0).toLocaleString()} leads
          </Text>
          <Button size="compact-sm" variant="light" onClick={undo}>
            Undo
          </Button>
        </Group>
      ),
    });
  } catch (error) {
    notifications.hide(toast);
    throw error;
  }
}

async function undoBulk(kind: ConfirmProps['kind'], id: string): Promise<void> {
  const path =
    kind === 'status' ? ('/bulk_action/edit/{id}/undo/' as const) : ('/bulk_action/delete/{id}/undo/' as const);
  const undone = await good(api.POST(path, { params: { path: { id } } }));
  await watchJob(
    () => good(api.GET('/bulk_action/undo/{id}/', { params: { path: { id: undone.id } } })),
    () => {},
  );
  notifications.show({ message: 'Undone.', autoClose: 2000 });
}
