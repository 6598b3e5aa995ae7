// On an empty organization: something to look at first.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, good } from '../api.ts';
import { queryClient } from '../queries.ts';

const LEADS = 200;

export function SampleDataOffer() {
  const { data } = useQuery({
    queryKey: ['lead', 'any'],
    queryFn: () => good(api.GET('/lead/', { params: { query: { _limit: 0 } } })),
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => good(api.POST('/sample_data/', { body: { leads: LEADS } })),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (data?.total_results !== 0) return null;
  return (
    <Alert title="Nothing is here yet">
      <Stack align="flex-start" gap="xs">
        <Text>
          Add your first lead, import a CSV file, or look around with {LEADS} made-up leads, their contacts,
          opportunities and tasks.
        </Text>
        <Button size="xs" loading={isPending} onClick={() => mutate()}>
          Load sample data
        </Button>
        {error && <Text c="var(--late)">{error.message}</Text>}
      </Stack>
    </Alert>
  );
}
