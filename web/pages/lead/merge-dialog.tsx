// Merging two leads: which one stays, and what moves to it.
import { Alert, Button, Group, List, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, good, type Lead } from '../../api.ts';
import { LeadSelect } from '../../parts/lead-select.tsx';
import { lead as leadQuery, queryClient } from '../../queries.ts';
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

function Moves({ source, destination }: { source: Lead; destination: Lead }) {
  const { data: activities } = useQuery({
    queryKey: ['activity', 'lead', 'some', source.id],
    queryFn: () =>
      good(api.GET('/activity/', { params: { query: { lead_id: source.id, _limit: 100, _fields: 'id' } } })),
  });
  const count = activities ? `${activities.data.length}${activities.has_more ? ' or more' : ''}` : '…';
  const parts = [
    `${source.contacts.length} contacts`,
    `${source.opportunities.length} opportunities`,
    `${(source.tasks ?? []).length} tasks`,
    `${count} activities`,
  ];
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
        Fields that {destination.display_name} lacks are filled. Then {source.display_name} is gone.
      </Text>
    </div>
  );
}
