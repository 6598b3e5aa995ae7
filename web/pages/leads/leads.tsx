// Leads: found by words or by the search language, as a list with chosen columns.
import { Alert, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { Failure } from '../../api.ts';
import { IconPlus, IconUpload } from '../../icons.tsx';
import { SampleDataOffer } from '../../parts/sample-data-offer.tsx';
import { smartViews } from '../../queries.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { LeadTable } from './lead-table.tsx';
import classes from './leads.module.css';
import { NewLead } from './new-lead.tsx';
import { QUERY_ID, QueryBox } from './query-box.tsx';
import { allColumns, columnsOf, DEFAULT_COLUMNS, leadCustomFields, leads, orderOf, searchText } from './search.ts';
import { ViewMenu } from './view-menu.tsx';

const route = getRouteApi('/shell/leads');

export function Leads() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const [shownIds, setShownIds] = useLocalStorage({ key: 'lead-columns', defaultValue: DEFAULT_COLUMNS });
  const { data: customFields } = useQuery(leadCustomFields);
  const { data: views } = useQuery(smartViews);
  const columns = useMemo(() => allColumns(customFields?.data ?? []), [customFields]);
  const view = views?.data.find(({ id }) => id === search.view);
  // Columns chosen while a smart view is open are kept in it only when that is asked for.
  const [chosen, setChosen] = useState<{ view: string; ids: string[] } | null>(null);
  const ownIds = view && chosen?.view === view.id ? chosen.ids : columnsOf(view, columns);
  const shown = columns.filter(({ id }) => (ownIds ?? shownIds).includes(id));
  const order = search.sort ?? orderOf(view);
  const text = searchText({ ...search, sort: order });
  const list = useInfiniteQuery(leads(text, shown));
  // While a search has a mistake in it, what the last good one found stays.
  const good = useRef(list.data);
  if (list.data) good.current = list.data;
  const pages = list.data ?? good.current;
  const rows = useMemo(() => pages?.pages.flatMap(({ data }) => data) ?? [], [pages]);
  const total = pages?.pages[0]?.total_results ?? 0;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isAdding, setAdding] = useState(false);
  const set = (changes: Partial<typeof search>): void => {
    setSelected(new Set());
    void navigate({ to: '/leads', search: { ...search, ...changes }, replace: true });
  };
  useShortcuts([
    { keys: 'c', label: 'New lead', group: 'Leads', run: () => setAdding(true) },
    { keys: '/', label: 'Search', group: 'Leads', run: () => document.getElementById(QUERY_ID)?.focus() },
    {
      keys: 'mod+a',
      label: 'Select all that are loaded',
      group: 'Leads',
      run: () => setSelected(new Set(rows.map(({ id }) => id))),
    },
  ]);
  const isFault = list.error instanceof Failure && list.error.status === 400;
  return (
    <Box className={classes.page} component="main">
      <Stack gap="xs" px="md" py="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Title order={1}>{view?.name ?? 'Leads'}</Title>
            <Text c="dimmed">{list.isSuccess ? total.toLocaleString() : ''}</Text>
            <ViewMenu search={search} view={view} shown={shown} />
          </Group>
          <Group gap={6} className={classes.tools}>
            <ColumnsMenu
              columns={columns}
              shown={ownIds ?? shownIds}
              onChange={(ids) => (view ? setChosen({ view: view.id, ids }) : setShownIds(ids))}
            />
            <ExportMenu query={text} />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUpload size={15} />}
              renderRoot={(props) => <Link to="/leads/import" {...props} />}
            >
              Import
            </Button>
            <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
              New lead
            </Button>
          </Group>
        </Group>
        <QueryBox
          query={search.query ?? ''}
          error={isFault ? list.error : null}
          before={search.view ? `in:"${search.view}" (`.length : 0}
          onChange={(query) => set({ query: query.trim() === '' ? undefined : query })}
        />
      </Stack>
      {list.error && !isFault ? (
        <Alert color="red" m="md" title="The leads could not be read">
          {list.error.message}{' '}
          <Button size="compact-sm" onClick={() => void list.refetch()}>
            Try again
          </Button>
        </Alert>
      ) : (
        <LeadTable
          rows={rows}
          columns={shown}
          sort={order}
          onSort={(sort) => set({ sort })}
          selected={selected}
          onSelect={setSelected}
          isLoading={list.isPending}
          nothing={search.query || search.view ? <Text c="dimmed">No lead is like that.</Text> : <SampleDataOffer />}
          isFault={isFault}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      )}
      <BulkEdit selected={selected} query={text} total={total} onDone={() => setSelected(new Set())} />
      <NewLead opened={isAdding} onClose={() => setAdding(false)} />
    </Box>
  );
}
