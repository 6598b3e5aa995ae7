// Keeping the present search as a smart view; renaming, sharing, pinning and deleting the one that is open.
import { ActionIcon, Button, Checkbox, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../../client/client.ts';
import { api, type Failure, good } from '../../api.ts';
import { IconBookmarkPlus, IconColumns, IconDots, IconPin, IconShare, IconTrash } from '../../icons.tsx';
import { me, queryClient } from '../../queries.ts';
import type { LeadsSearch } from '../../router.tsx';
import { showFailure } from '../../shell/failed.tsx';
import { type Column, ordered, searchText, selectedFields } from './search.ts';

type SmartView = Schemas['SavedSearch'];

const refresh = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('saved_search') });

interface Props {
  search: LeadsSearch;
  view: SmartView | undefined;
  /** The columns that are shown now. */
  shown: readonly Column[];
}

export function ViewMenu({ search, view, shown }: Props) {
  const navigate = useNavigate();
  const [saving, setSaving] = useState<'new' | 'rename' | null>(null);
  const attempt = (what: string, work: () => Promise<unknown>): void => {
    work().then(refresh, (error: Error) => showFailure(what, error));
  };
  const change = (body: Partial<Pick<SmartView, 'is_shared' | 'query' | 'selected_fields'>>): void => {
    if (view) {
      attempt('The smart view was not changed', () =>
        good(api.PUT('/saved_search/{id}/', { params: { path: { id: view.id } }, body })),
      );
    }
  };
  const remove = (): void => {
    if (!view) return;
    attempt('The smart view was not deleted', () =>
      good(api.DELETE('/saved_search/{id}/', { params: { path: { id: view.id } } })),
    );
    void navigate({ to: '/leads', search: { query: view.query ?? undefined } });
  };
  const keepAsShown = (): void => {
    const { sort } = search;
    const query = view?.query && sort ? { query: ordered(view.query, sort) } : {};
    change({ selected_fields: selectedFields(shown), ...query });
  };
  const isNew = Boolean(search.query || search.sort);
  return (
    <>
      {isNew && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconBookmarkPlus size={15} />}
          onClick={() => setSaving('new')}
        >
          Save as smart view
        </Button>
      )}
      {view && (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label="This smart view">
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setSaving('rename')}>Rename</Menu.Item>
            <Menu.Item leftSection={<IconShare size={15} />} onClick={() => change({ is_shared: !view.is_shared })}>
              {view.is_shared ? 'Share no more' : 'Share with everybody'}
            </Menu.Item>
            <Menu.Item leftSection={<IconColumns size={15} />} onClick={keepAsShown}>
              Keep these columns and this order
            </Menu.Item>
            <PinItem view={view} />
            <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={remove}>
              Delete, keeping its search open
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {saving && (
        <SaveDialog
          search={search}
          shown={shown}
          view={saving === 'rename' ? view : undefined}
          onClose={() => setSaving(null)}
        />
      )}
    </>
  );
}

/** Pinned views come first in the sidebar, for oneself alone. */
function PinItem({ view }: { view: SmartView }) {
  const { data: myself } = useQuery(me);
  const membership = myself?.memberships[0]?.id ?? '';
  const path = { id: membership };
  const { data: pinned } = useQuery({
    queryKey: ['membership', 'saved_search', 'pinned', membership],
    queryFn: () => good(api.GET('/membership/{id}/pinned_views/', { params: { path } })),
    enabled: membership !== '',
  });
  if (!pinned) return null;
  const ids = pinned.saved_view_ids;
  const isPinned = ids.includes(view.id);
  const saved_view_ids = isPinned ? ids.filter((id) => id !== view.id) : [...ids, view.id];
  const pin = (): void => {
    good(api.PUT('/membership/{id}/pinned_views/', { params: { path }, body: { saved_view_ids } })).then(
      refresh,
      (error: Error) => showFailure('The smart view was not pinned', error),
    );
  };
  return (
    <Menu.Item leftSection={<IconPin size={15} />} onClick={pin}>
      {isPinned ? 'Unpin' : 'Pin'}
    </Menu.Item>
  );
}

function SaveDialog({ search, view, shown, onClose }: Props & { onClose: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (view) {
      await good(api.PUT('/saved_search/{id}/', { params: { path: { id: view.id } }, body: { name } }));
      return;
    }
    const body = {
      name,
      query: searchText(search),
      type: 'lead' as const,
      is_shared: isShared,
      selected_fields: selectedFields(shown),
    };
    const saved = await good(api.POST('/saved_search/', { body }));
    void navigate({ to: '/leads', search: { view: saved.id } });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save()
      .then(refresh)
      .then(onClose, (failure: Failure) => setError(failure.message));
  };
  return (
    <Modal opened onClose={onClose} title={view ? 'Rename the smart view' : 'Save as smart view'} size="sm">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            required
            label="Name"
            value={name}
            error={error}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {!view && (
            <Checkbox
              label="Share with everybody"
              checked={isShared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <Button type="submit">Save</Button>
        </Stack>
      </form>
    </Modal>
  );
}
