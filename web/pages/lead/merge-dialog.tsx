// Merging two leads: which one stays, and what moves to it.
import { Alert, Button, Group, List, Modal, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, good, type Lead } from '../../api.ts';
import { LeadSelect } from '../../parts/lead-select.tsx';
import { customFieldsOf, lead as leadQuery, queryClient } from '../../queries.ts';
import { showFailure } from '../../shell/failed.tsx';

export function MergeDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const [otherId, setOtherId] = useState<string | null>(null);
  const [stays, setStays] = useState<'this' | 'other'>('this');
  const { data: other } = useQuery({ ...leadQuery(otherId ?? ''), enabled: otherId !== null });
  const navigate = useNavigate();
  const isSame = otherId === lead.id;
  const source = stays === 'this' ? other : lead;
  const destination = stays === 'this' ? lead : other;
  const merge = async (): Promise<void> => {
    if (!source || !destination) return;
    try {
      await good(api.POST('/lead/merge/', { body: { source: source.id, destination: destination.id } }));
      onClose();
      await queryClient.invalidateQueries();
      void navigate({ to: '/lead/$leadId', params: { leadId: destination.id } });
    } catch (error) {
      showFailure('Not merged', error as Error, () => void merge());
    }
  };
  return (
    <Modal opened onClose={onClose} title="Merge with another lead">
      <Stack>
        <LeadSelect
          data-autofocus
          label="The other lead"
          value={otherId}
          onChange={setOtherId}
          error={isSame && 'This is the same lead.'}
        />
        {other && !isSame && source && destination && (
          <>
            <SegmentedControl
              aria-label="Which one stays"
              value={stays}
              onChange={(value) => setStays(value as typeof stays)}
              data={[
                { value: 'this', label: `${lead.display_name} stays` },
                { value: 'other', label: `${other.display_name} stays` },
              ]}
            />
            <Moves source={source} destination={destination} />
            <Alert color="orange">A merge cannot be undone.</Alert>
            <Group>
              <Button onClick={() => void merge()}>Merge</Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

const preview = (source: string, destination: string) =>
  queryOptions({
    queryKey: ['lead', 'contact', 'opportunity', 'task', 'activity', 'merge preview', source, destination],
    queryFn: () => good(api.GET('/lead/merge/preview/', { params: { query: { source, destination } } })),
    gcTime: 0,
  });

const KINDS: Record<string, [string, string]> = {
  contact: ['contact', 'contacts'],
  opportunity: ['opportunity', 'opportunities'],
  task: ['task', 'tasks'],
  note: ['note', 'notes'],
};

function Moves({ source, destination }: { source: Lead; destination: Lead }) {
  const { data, error } = useQuery(preview(source.id, destination.id));
  const { data: fields = [] } = useQuery(customFieldsOf('lead'));
  if (error) return <Text c="var(--late)">{error.message}</Text>;
  if (!data) return <Skeleton h={90} />;
  const counts = new Map<string, number>();
  for (const [kind, count] of Object.entries(data.moves)) {
    const name = kind in KINDS ? kind : 'other';
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const parts = [...counts].map(([kind, count]) => {
    const [one, many] = KINDS[kind] ?? ['other entry of its history', 'other entries of its history'];
    return `${count.toLocaleString()} ${count === 1 ? one : many}`;
  });
  const names = Object.keys(data.gets).map(
    (key) => fields.find(({ id }) => key === `custom.${id}`)?.name ?? FIELD_NAMES[key] ?? key,
  );
  return (
    <div>
      <Text>
        From {source.display_name} to {destination.display_name} move:
      </Text>
      <List size="sm">
        {parts.map((part) => (
          <List.Item key={part}>{part}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {names.length > 0 ? `${destination.display_name} also gets its ${names.join(', ')}. ` : ''}
        Then {source.display_name} is gone.
      </Text>
    </div>
  );
}

const FIELD_NAMES: Record<string, string> = { url: 'web address', addresses: 'addresses', description: 'description' };
