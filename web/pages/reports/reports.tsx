// What was done, what is late, what was won, and how the pipeline flows.
import '@mantine/charts/styles.css';
import { Box, Group, SegmentedControl, SimpleGrid, Title } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { UserSelect } from '../../parts/user-select.tsx';
import { organization, pipelines } from '../../queries.ts';
import type { ReportsSearch } from '../../router.tsx';
import { session } from '../../session.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { Funnel } from './funnel.tsx';
import { Overdue } from './overdue.tsx';
import { daysOf, PERIODS, type Period } from './period.ts';
import type { Shown } from './shown.ts';
import { TasksDone } from './tasks-done.tsx';
import { Won } from './won.tsx';

const route = getRouteApi('/shell/reports');
const REPORTS = ['done', 'overdue', 'won', 'funnel'] as const;

export function Reports() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: signedIn } = useSuspenseQuery(session);
  const { data: all } = useSuspenseQuery(pipelines);
  const { data: ours } = useQuery(organization(signedIn?.organization_id ?? ''));
  const [open, setOpen] = useState<readonly string[]>([]);
  const period = search.period ?? 'week';
  const days = daysOf(period);
  const { user } = search;
  const pipeline = all.data.find(({ id }) => id === search.pipeline) ?? all.data[0];
  const set = (changes: Partial<ReportsSearch>): void =>
    void navigate({ to: '/reports', search: { ...search, ...changes }, replace: true });
  const choose = (chosen: string): void => set({ period: chosen === 'week' ? undefined : (chosen as Period) });
  const shown = (name: (typeof REPORTS)[number]): Shown => ({
    areNumbersShown: open.includes(name),
    onToggle: () => setOpen(open.includes(name) ? open.filter((one) => one !== name) : [...open, name]),
  });
  useShortcuts([
    ...PERIODS.map((one) => ({
      keys: one.charAt(0),
      label: `Reports of this ${one}`,
      group: 'On reports',
      run: () => choose(one),
    })),
    {
      keys: 't',
      label: 'Show or hide the numbers',
      group: 'On reports',
      run: () => setOpen(open.length < REPORTS.length ? REPORTS : []),
    },
  ]);
  const currency = ours?.currency;
  return (
    <Box component="main" p="md" maw={1400}>
      <Group justify="space-between" mb="md" gap="xs">
        <Title order={1}>Reports</Title>
        <Group gap="xs">
          <SegmentedControl
            aria-label="Of which time"
            value={period}
            onChange={choose}
            data={PERIODS.map((one) => ({ value: one, label: `This ${one}` }))}
          />
          <UserSelect
            aria-label="Of whom"
            size="xs"
            w={150}
            clearable
            placeholder="Everybody"
            value={user ?? null}
            onChange={(chosen) => set({ user: chosen ?? undefined })}
          />
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" style={{ alignItems: 'start' }}>
        <TasksDone days={days} user={user} {...shown('done')} />
        <Overdue days={days} user={user} {...shown('overdue')} />
        <Won user={user} currency={currency} {...shown('won')} />
        {pipeline && (
          <Funnel
            pipelines={all.data}
            pipeline={pipeline}
            onChoose={(id) => set({ pipeline: id })}
            period={period}
            user={user}
            currency={currency}
            {...shown('funnel')}
          />
        )}
      </SimpleGrid>
    </Box>
  );
}
