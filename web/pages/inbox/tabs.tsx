// Inbox, Future and Done, each with how many there are.
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo } from 'react';
import type { InboxSearch } from '../../router.tsx';
import classes from './inbox.module.css';
import { type filtersOf, taskCounts, type View } from './tasks.ts';

interface Props {
  view: View;
  filters: ReturnType<typeof filtersOf>;
  search: InboxSearch;
}

export const Tabs = memo(ViewTabs);

function ViewTabs({ view, filters, search }: Props) {
  const { data: counts } = useQuery(taskCounts(filters));
  const navigate = useNavigate();
  const tab = (name: string, count: number | undefined, isLate = false) => (
    <>
      {name}{' '}
      {count !== undefined && (
        <span className={classes.count} data-late={isLate || undefined}>
          {count.toLocaleString()}
        </span>
      )}
    </>
  );
  return (
    <SegmentedControl
      aria-label="Which tasks"
      className={classes.tabs ?? ''}
      value={view}
      onChange={(chosen) => void navigate({ to: '/inbox', search: { ...search, view: ADDRESSES[chosen as View] } })}
      data={[
        { value: 'inbox', label: tab('Inbox', counts?.inbox, (counts?.overdue ?? 0) > 0) },
        { value: 'future', label: tab('Future', counts?.future) },
        { value: 'archive', label: tab('Done', counts?.archive) },
      ]}
    />
  );
}

const ADDRESSES: Record<View, InboxSearch['view']> = { inbox: undefined, future: 'future', archive: 'done' };
