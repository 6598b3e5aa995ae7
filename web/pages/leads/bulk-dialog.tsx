// What to do to many leads, and before it is done, to how many and to which.
import { Button, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leadStatuses } from '../../queries.ts';
import { showFailure } from '../../shell/failed.tsx';
import { BulkField } from './bulk-field.tsx';
import { type BulkAction, dryRun, runBulk } from './run-bulk.tsx';

export type BulkKind = 'status' | 'field' | 'delete';

interface Props {
  kind: BulkKind;
  query: string;
  onClose: () => void;
  onStarted: () => void;
}

const TITLES = { status: 'Set the status', field: 'Set a field', delete: 'Delete leads' };

export function BulkDialog({ kind, query, onClose, onStarted }: Props) {
  // Null until it is said what is to be done.
  const [action, setAction] = useState<BulkAction | null>(kind === 'delete' ? 'delete' : null);
  const { data: dry, error } = useQuery({
    queryKey: ['bulk dry run', query, action],
    queryFn: () => action && dryRun(action, query),
    enabled: action !== null,
    gcTime: 0,
  });
  const start = (): void => {
    if (!action) return;
    onStarted();
    runBulk(action, query).catch((failure: Error) => showFailure('Not done', failure, start));
  };
  return (
    <Modal opened onClose={onClose} title={TITLES[kind]}>
      <Stack>
        {kind === 'status' && <Status onChange={setAction} />}
        {kind === 'field' && <BulkField onChange={setAction} />}
        {action && error && <Text c="var(--late)">{error.message}</Text>}
        {action && dry && (
          <Text>
            {dry.n_objects.toLocaleString()} {dry.n_objects === 1 ? 'lead' : 'leads'}:{' '}
            {dry.objects
              .slice(0, 10)
              .map(({ display_name }) => String(display_name))
              .join(', ')}
            {dry.n_objects > 10 ? ' …' : ''}
          </Text>
        )}
        <Button
          color={kind === 'delete' ? 'red' : undefined}
          disabled={!action || !dry || dry.n_objects === 0}
          onClick={start}
        >
          {kind === 'delete' ? 'Delete them with all that is theirs' : 'Change them'}
        </Button>
      </Stack>
    </Modal>
  );
}

function Status({ onChange }: { onChange: (action: BulkAction | null) => void }) {
  const { data: statuses } = useQuery(leadStatuses);
  return (
    <Select
      data-autofocus
      label="New status"
      data={(statuses?.data ?? []).map(({ id, label }) => ({ value: id, label }))}
      onChange={(id) => onChange(id === null ? null : { type: 'set_lead_status', lead_status_id: id })}
    />
  );
}
