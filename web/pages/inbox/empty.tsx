// A list without tasks: for the inbox that is a reward.
import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SampleDataOffer } from '../../parts/sample-data-offer.tsx';
import type { InboxSearch } from '../../router.tsx';
import { type filtersOf, taskCounts, type View } from './tasks.ts';

interface Props {
  view: View;
  filters: ReturnType<typeof filtersOf>;
  search: InboxSearch;
}

const NOTHING: Record<View, string> = {
  inbox: 'All done',
  future: 'Nothing is planned',
  archive: 'Nothing is done yet',
};

export function EmptyInbox({ view, filters, search }: Props) {
  const { data: counts } = useQuery(taskCounts(filters));
  const isFiltered = Boolean(search.lead || search.type || search.priority);
  return (
    <Center flex={1} p="xl">
      <Stack align="center" gap="xs" maw={420}>
        <Title order={2}>{isFiltered ? 'No task is like that' : NOTHING[view]}</Title>
        {view === 'inbox' && !isFiltered && counts && (
          <Text c="dimmed" ta="center">
            {counts.completed_today > 0
              ? `${counts.completed_today.toLocaleString()} done today. `
              : 'Nothing is waiting for you. '}
            {counts.future > 0 ? `${counts.future.toLocaleString()} more come later.` : ''}
          </Text>
        )}
        {view === 'inbox' && !isFiltered && <SampleDataOffer />}
        {isFiltered ? (
          <Button
            variant="light"
            renderRoot={(props) => <Link to="/inbox" search={{ view: search.view }} {...props} />}
          >
            Remove the filters
          </Button>
        ) : (
          view === 'inbox' &&
          (counts?.future ?? 0) > 0 && (
            <Button
              variant="light"
              renderRoot={(props) => <Link to="/inbox" search={{ ...search, view: 'future' }} {...props} />}
            >
              Look at what comes
            </Button>
          )
        )}
      </Stack>
    </Center>
  );
}
