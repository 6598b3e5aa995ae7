// An opportunity in a drawer at the side: a new one, or one that is there.
import { Drawer, Skeleton, Stack } from '@mantine/core';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { api, good, type Opportunity, written } from '../api.ts';
import { lead } from '../queries.ts';
import { LeadSelect } from './lead-select.tsx';
import { OpportunityForm, type OpportunityValues } from './opportunity-form.tsx';
import { save } from './save.ts';

interface Props {
  /** An opportunity's id, `new` for another one, or null for none. */
  open: string | null;
  /** The lead of a new one; it is asked for unless given. */
  lead_id?: string;
  pipeline_id?: string;
  onClose: () => void;
}

export function OpportunityDrawer({ open, onClose, ...of }: Props) {
  return (
    <Drawer
      opened={open !== null}
      onClose={onClose}
      position="right"
      title={open === 'new' ? 'New opportunity' : 'Opportunity'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Suspense fallback={<Loading />}>
        {open === 'new' && <New {...of} onClose={onClose} />}
        {open !== null && open !== 'new' && <Existing key={open} id={open} onClose={onClose} />}
      </Suspense>
    </Drawer>
  );
}

function New({ lead_id, pipeline_id, onClose }: Omit<Props, 'open'>) {
  const [chosen, setChosen] = useState<string | null>(lead_id ?? null);
  const [isMissing, setMissing] = useState(false);
  const contacts = useContacts(chosen);
  const add = async ({ user_id, ...values }: OpportunityValues): Promise<void> => {
    setMissing(chosen === null);
    if (chosen === null) return;
    const body = { ...values, ...(user_id ? { user_id } : {}), lead_id: chosen };
    if (await save(() => written(api.POST('/opportunity/', { body })), { done: 'Opportunity added' })) onClose();
  };
  return (
    <Stack gap="sm">
      {lead_id === undefined && (
        <LeadSelect
          data-autofocus
          autoFocus
          label="Lead"
          value={chosen}
          onChange={setChosen}
          error={isMissing && chosen === null && 'Choose the lead that it is for.'}
        />
      )}
      <OpportunityForm
        pipeline_id={pipeline_id}
        beginsAtValue={lead_id !== undefined}
        contacts={contacts}
        onSave={(values) => void add(values)}
      />
    </Stack>
  );
}

function Existing({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useSuspenseQuery(opportunity(id));
  // As it was opened: what somebody else changes meanwhile is not overwritten.
  const [before] = useState(data);
  const contacts = useContacts(before.lead_id);
  const params = { path: { id } };
  const keep = async (values: OpportunityValues): Promise<void> => {
    const body = changed(before, values);
    if (Object.keys(body).length === 0) return onClose();
    const work = () => written(api.PUT('/opportunity/{id}/', { params, body }));
    if (await save(work, { done: 'Opportunity changed' })) onClose();
  };
  const remove = (): void => {
    onClose();
    void save(() => written(api.DELETE('/opportunity/{id}/', { params })), { done: 'Opportunity deleted' });
  };
  return (
    <OpportunityForm
      opportunity={before}
      contacts={contacts}
      onSave={(values) => void keep(values)}
      onDelete={remove}
    />
  );
}

/** A lead's contacts, for custom fields that name one. */
const useContacts = (lead_id: string | null) =>
  useQuery({ ...lead(lead_id ?? ''), enabled: lead_id !== null }).data?.contacts ?? [];

const opportunity = (id: string) =>
  queryOptions({
    queryKey: ['opportunity', 'one', id],
    queryFn: () => good(api.GET('/opportunity/{id}/', { params: { path: { id } } })),
    staleTime: 0,
    gcTime: 0,
  });

function changed(before: Opportunity, { user_id, ...values }: OpportunityValues) {
  const all = { ...values, ...(user_id ? { user_id } : {}) };
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => value !== (before[key] ?? (key === 'note' ? '' : null))),
  );
}

function Loading() {
  return (
    <Stack gap="sm" aria-busy="true" aria-label="The opportunity is being read">
      {[60, 60, 60, 60, 90].map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
        <Skeleton key={index} height={height} />
      ))}
    </Stack>
  );
}
