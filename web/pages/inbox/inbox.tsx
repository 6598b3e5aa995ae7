// The start page: what somebody has to do, what comes later, and what is done.
import { Box, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { QuickAdd } from '../../parts/quick-add.tsx';
import { SnoozeDialog } from '../../parts/snooze-dialog.tsx';
import { useActions } from '../../parts/task-actions.ts';
import { useMyId } from '../../session.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useCursor } from './cursor.ts';
import { Detail } from './detail.tsx';
import { EmptyInbox } from './empty.tsx';
import { Filters } from './filters.tsx';
import classes from './inbox.module.css';
import { useInboxKeys } from './keys.ts';
import { NextStep } from './next-step.tsx';
import { Tabs } from './tabs.tsx';
import { TaskList } from './task-list.tsx';
import { filtersOf, groups, tasks, viewOf } from './tasks.ts';

/** How far "select all" goes: about 10,000 tasks. */
const MOST_PAGES = 20;

const route = getRouteApi('/shell/inbox');

export function Inbox() {
  const search = route.useSearch();
  const my_id = useMyId();
  const view = viewOf(search);
  const filters = useMemo(() => filtersOf(search, my_id), [search, my_id]);
  const list = useInfiniteQuery(tasks(view, filters));
  const parted = useMemo(() => groups(list.data?.pages.flatMap(({ data }) => data) ?? [], view), [list.data, view]);
  const all = useMemo(() => parted.flatMap((group) => group.tasks), [parted]);
  const cursor = useCursor(all);
  const actions = useActions();
  const [dialog, setDialog] = useState<'snooze' | 'assign' | null>(null);
  const [completedLead, setCompletedLead] = useState<string | null>(null);
  const isWide = useMediaQuery('(min-width: 75em)');

  const complete = (): void => {
    const { targets } = cursor;
    if (targets.length === 0) return;
    if (view === 'archive') actions.reopen(targets);
    else {
      actions.complete(targets);
      setCompletedLead(targets.length === 1 ? (targets[0]?.lead_id ?? null) : null);
    }
    cursor.leave();
  };
  const remove = (): void => {
    if (cursor.targets.length === 0) return;
    actions.remove(cursor.targets);
    cursor.leave();
  };
  const togglePriority = (): void => {
    const priority = cursor.targets.every((task) => task.priority === 'high') ? 'medium' : 'high';
    if (cursor.targets.length > 0)
      actions.update(cursor.targets, { priority }, priority === 'high' ? 'High priority' : 'Medium priority');
  };
  const selectAll = (): void => void loadAndSelect();
  const loadAndSelect = async (): Promise<void> => {
    // Those that scrolling has not loaded yet too.
    let { data, hasNextPage } = list;
    while (hasNextPage && (data?.pages.length ?? 0) < MOST_PAGES) ({ data, hasNextPage } = await list.fetchNextPage());
    cursor.select(data?.pages.flatMap((page) => page.data) ?? []);
  };
  const currentLead = useRef<string | null>(null);
  currentLead.current = cursor.current?.lead_id ?? null;
  const suggestLead = useCallback(() => currentLead.current, []);
  useInboxKeys({ cursor, complete, remove, togglePriority, selectAll, open: setDialog, view });

  useEffect(() => {
    // Who closes the task beside the list is back in the list.
    const isLost = document.activeElement === document.body;
    if (!cursor.isOpen && isLost)
      document.querySelector<HTMLElement>('li[aria-current]')?.focus({ preventScroll: true });
  }, [cursor.isOpen]);

  const isEmpty = list.isSuccess && all.length === 0;
  return (
    <Box className={classes.page} component="main">
      <div className={classes.list}>
        <Box px="md" pt="sm">
          <Group justify="space-between" wrap="wrap" gap="xs">
            <Tabs view={view} filters={filters} search={search} />
            <Filters search={search} my_id={my_id} />
          </Group>
          <QuickAdd lead_id={search.lead ?? null} suggest={suggestLead} />
          {completedLead && <NextStep lead_id={completedLead} onClose={() => setCompletedLead(null)} />}
        </Box>
        {isEmpty ? (
          <EmptyInbox view={view} filters={filters} search={search} />
        ) : (
          <TaskList
            groups={parted}
            view={view}
            my_id={my_id}
            cursor={cursor}
            isLoading={list.isPending}
            hasMore={list.hasNextPage}
            error={list.error}
            onRetry={() => void list.refetch()}
            onEnd={() => {
              if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
            }}
            onComplete={(task) => {
              cursor.focus(task.id);
              if (view === 'archive') actions.reopen([task]);
              else {
                actions.complete([task]);
                setCompletedLead(task.lead_id ?? null);
              }
            }}
            onSnooze={(task) => {
              cursor.only(task.id);
              setDialog('snooze');
            }}
          />
        )}
        <BulkBar
          cursor={cursor}
          view={view}
          onComplete={complete}
          onRemove={remove}
          onPriority={togglePriority}
          onSelectAll={selectAll}
          open={setDialog}
        />
      </div>
      <Detail
        task={cursor.isOpen ? cursor.current : undefined}
        isWide={isWide ?? true}
        onClose={cursor.close}
        onComplete={complete}
        onRemove={remove}
        onSnooze={() => setDialog('snooze')}
      />
      {dialog === 'snooze' && (
        <SnoozeDialog
          count={cursor.targets.length}
          opened
          onClose={() => setDialog(null)}
          onChoose={(until) => {
            actions.snooze(cursor.targets, until);
            setDialog(null);
            cursor.leave();
          }}
        />
      )}
      {dialog === 'assign' && (
        <AssignDialog
          count={cursor.targets.length}
          opened
          onClose={() => setDialog(null)}
          onChoose={({ id, name }) => {
            actions.update(cursor.targets, { assigned_to: id, assigned_to_name: name }, `Assigned to ${name}`);
            setDialog(null);
            cursor.clear();
          }}
        />
      )}
    </Box>
  );
}
