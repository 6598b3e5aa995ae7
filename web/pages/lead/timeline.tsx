// What has happened with a lead, newest first, with a place to write a note.
import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, good, type Lead } from '../../api.ts';
import { ActivityItem } from './activity-item.tsx';
import { NoteComposer } from './note-composer.tsx';

const TYPES = [
  { value: 'Note', label: 'Notes' },
  { value: 'TaskCompleted', label: 'Tasks done' },
  { value: 'LeadStatusChange', label: 'Status changes' },
  { value: 'OpportunityStatusChange', label: 'Opportunities' },
  { value: 'LeadMerge', label: 'Merges' },
  { value: 'Created', label: 'Created' },
];

const PAGE = 50;

const activities = (lead_id: string, type: string | null) =>
  infiniteQueryOptions({
    queryKey: ['activity', 'timeline', lead_id, type],
    queryFn: ({ pageParam }) =>
      good(
        api.GET('/activity/', {
          params: { query: { lead_id, _limit: PAGE, _skip: pageParam, ...(type ? { _type: type } : {}) } as object },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : undefined),
    placeholderData: (before) => before,
  });

const pinnedNotes = (lead_id: string) =>
  queryOptions({
    queryKey: ['activity', 'pinned', lead_id],
    queryFn: async () =>
      (await good(api.GET('/activity/note/', { params: { query: { lead_id, pinned: true, _limit: 100 } } }))).data,
  });

export function Timeline({ lead }: { lead: Lead }) {
  const [type, setType] = useState<string | null>(null);
  const list = useInfiniteQuery(activities(lead.id, type));
  const { data: pinned = [] } = useQuery(pinnedNotes(lead.id));
  const isOnTop = new Set(pinned.map(({ id }) => id));
  const loaded = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const all = [...pinned, ...loaded.filter(({ id }) => !isOnTop.has(String(id)))];
  return (
    <Stack component="section" gap="sm" aria-label="Timeline">
      <Group justify="space-between">
        <Title order={2}>Timeline</Title>
        <Select
          aria-label="Only these"
          size="xs"
          w={150}
          clearable
          placeholder="Everything"
          data={TYPES}
          value={type}
          onChange={setType}
        />
      </Group>
      <NoteComposer lead_id={lead.id} />
      {list.isSuccess && all.length === 0 && <Text c="dimmed">Nothing of this kind yet.</Text>}
      {list.error && <Text c="var(--late)">{list.error.message}</Text>}
      {all.map((activity) => (
        <ActivityItem key={String(activity.id)} activity={activity} />
      ))}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </Stack>
  );
}
