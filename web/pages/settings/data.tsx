// Sample data for a first look, and everything as files.
import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, good } from '../../api.ts';
import { attempt } from '../../parts/attempt.ts';
import { when } from '../../parts/moments.ts';
import { SampleDataOffer } from '../../parts/sample-data-offer.tsx';

const KINDS = [
  { type: 'leads', label: 'Leads' },
  { type: 'contacts', label: 'Contacts' },
  { type: 'lead_opps', label: 'Opportunities' },
] as const;

export function DataSettings() {
  const { data } = useQuery({
    queryKey: ['export.lead', 'export.opportunity', 'list'],
    queryFn: () => good(api.GET('/export/', { params: { query: { _limit: 20 } } })),
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => !['done', 'error'].includes(status)) ? 1000 : false,
  });
  const start = (type: (typeof KINDS)[number]['type'], format: 'csv' | 'json'): void =>
    void attempt('The export was not begun', () =>
      good(api.POST('/export/lead/', { body: { type, format, send_done_email: false } })),
    );
  return (
    <Stack>
      <SampleDataOffer />
      <Title order={3}>Everything as files</Title>
      <Text c="dimmed">Leads as JSON hold their contacts, opportunities and tasks. A file is kept for seven days.</Text>
      {KINDS.map(({ type, label }) => (
        <Group key={type}>
          <Text w={120}>{label}</Text>
          <Button size="xs" variant="default" onClick={() => start(type, 'csv')} aria-label={`${label} as CSV`}>
            CSV
          </Button>
          <Button size="xs" variant="default" onClick={() => start(type, 'json')} aria-label={`${label} as JSON`}>
            JSON
          </Button>
        </Group>
      ))}
      {data && data.data.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Export</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th>State</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.data.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  {one.type} as {one.format.toUpperCase()}
                </Table.Td>
                <Table.Td>{when(one.date_created)}</Table.Td>
                <Table.Td>
                  {one.download_url ? (
                    <Anchor href={onThisHost(one.download_url)}>
                      Download ({one.n_docs_processed.toLocaleString()})
                    </Anchor>
                  ) : (
                    `${one.status} ${one.n_docs_processed.toLocaleString()} of ${(one.n_docs ?? 0).toLocaleString()}`
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

/** The address is on the host that the server was asked by; the page's own is the one that is reached. */
function onThisHost(address: string): string {
  const { pathname, search } = new URL(address, window.location.href);
  return pathname + search;
}
