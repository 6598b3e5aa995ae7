// Whose tasks, of which lead, type and priority: all of it is in the address.
import { ActionIcon, Group, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { memo, useState } from 'react';
import { IconFilter, IconX } from '../../icons.tsx';
import { LeadSelect } from '../../parts/lead-select.tsx';
import { UserSelect } from '../../parts/user-select.tsx';
import type { InboxSearch } from '../../router.tsx';
import classes from './inbox.module.css';
import { TYPE_NAMES } from './tasks.ts';

export const Filters = memo(FilterFields);

function FilterFields({ search, my_id }: { search: InboxSearch; my_id: string }) {
  const navigate = useNavigate();
  const set = (changes: Partial<InboxSearch>): void =>
    void navigate({ to: '/inbox', search: { ...search, ...changes }, replace: true });
  // On small screens they are shown when asked for.
  const [isOpen, setOpen] = useState(false);
  const isFiltered = search.assignee || search.lead || search.type || search.priority;
  return (
    <Group gap={6} className={classes.filters ?? ''} data-open={isOpen || undefined}>
      <ActionIcon
        className={classes.filterKey ?? ''}
        aria-label="Filters"
        aria-expanded={isOpen}
        size="lg"
        variant={isFiltered ? 'light' : 'default'}
        color={isFiltered ? 'door' : 'gray'}
        onClick={() => setOpen(!isOpen)}
      >
        <IconFilter size={16} />
      </ActionIcon>
      <UserSelect
        aria-label="Assigned to"
        size="xs"
        w={150}
        value={search.assignee ?? my_id}
        before={[{ value: 'all', label: 'Everybody' }]}
        onChange={(id) => set({ assignee: id === my_id || id === null ? undefined : id })}
        allowDeselect={false}
      />
      <LeadSelect
        aria-label="Of the lead"
        size="xs"
        w={150}
        clearable
        placeholder="Any lead"
        value={search.lead ?? null}
        onChange={(id) => set({ lead: id ?? undefined })}
      />
      <Select
        aria-label="Type"
        size="xs"
        w={130}
        clearable
        placeholder="Any type"
        data={Object.entries(TYPE_NAMES).map(([value, label]) => ({ value, label }))}
        value={search.type ?? null}
        onChange={(type) => set({ type: type ?? undefined })}
      />
      <Select
        aria-label="Priority"
        size="xs"
        w={120}
        clearable
        placeholder="Any priority"
        data={[
          { value: 'high', label: 'High' },
          { value: 'medium', label: 'Medium' },
        ]}
        value={search.priority ?? null}
        onChange={(priority) => set({ priority: (priority ?? undefined) as InboxSearch['priority'] })}
      />
      {isFiltered && (
        <ActionIcon
          aria-label="Remove all filters"
          onClick={() => set({ assignee: undefined, lead: undefined, type: undefined, priority: undefined })}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
