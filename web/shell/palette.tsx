// Ctrl K: leads by their names, and everything that a key does, each with its key.
import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { IconSearch } from '../icons.tsx';
import { beginningsOf, leadsNamed, smartViews } from '../queries.ts';
import { Keys } from './help.tsx';
import { useShortcutList } from './shortcuts.tsx';

/** How the library tells what Enter chooses. */
const MARK = 'data-selected';

const choices = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.mantine-Spotlight-actionsList [data-action]'),
];

export function Palette() {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const navigate = useNavigate();
  const shortcuts = useShortcutList().filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const { data: saved } = useQuery(smartViews);
  const views = (saved?.data ?? []).filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const { data: leads, isPlaceholderData } = useQuery({ ...leadsNamed(beginningsOf(asked)), enabled: asked !== '' });
  // Those of the letters before stay while they still fit, so that the list does not flicker.
  const stays = (name = ''): boolean => name.toLowerCase().includes(text.trim().toLowerCase());
  const known = asked === '' || text.trim() === '' ? [] : (leads?.data ?? []);
  const isEarlier = isPlaceholderData || asked !== text.trim();
  const found = known.filter(({ display_name }) => !isEarlier || stays(display_name));
  // Enter was pressed before there was anything to choose.
  const isHasty = useRef(false);
  const first = found[0]?.id;
  const marked = useRef(first);
  useEffect(() => {
    // The library marks the first choice with every letter; what is found comes later, above it or in its place.
    const all = text === '' ? [] : choices();
    if (first === marked.current && all.some((choice) => choice.hasAttribute(MARK))) return;
    marked.current = first;
    for (const choice of all) choice.removeAttribute(MARK);
    all[0]?.setAttribute(MARK, 'true');
    if (isHasty.current && all[0]) {
      isHasty.current = false;
      all[0].click();
    }
  });
  const onQueryChange = (typed: string): void => {
    setText(typed);
    isHasty.current = false;
  };
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={onQueryChange}
      shortcut={null}
      scrollable
      maxHeight={480}
      clearQueryOnClose
    >
      <Spotlight.Search
        placeholder="Find a lead, or something to do"
        leftSection={<IconSearch size={17} stroke={1.7} />}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && text.trim() !== '' && choices().length === 0) isHasty.current = true;
        }}
      />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label="Leads">
            {found.map(({ id = '', display_name, status_label }) => (
              <Spotlight.Action key={id} onClick={() => void navigate({ to: '/lead/$leadId', params: { leadId: id } })}>
                <Group justify="space-between" w="100%">
                  <Text>{display_name}</Text>
                  <Text c="dimmed" size="sm">
                    {status_label}
                  </Text>
                </Group>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {views.length > 0 && (
          <Spotlight.ActionsGroup label="Smart views">
            {views.map(({ id, name }) => (
              <Spotlight.Action
                key={id}
                label={name}
                onClick={() => void navigate({ to: '/leads', search: { view: id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {shortcuts.length > 0 && (
          <Spotlight.ActionsGroup label="Do">
            {shortcuts.map(({ keys, label, run }) => (
              <Spotlight.Action key={keys} onClick={run}>
                <Group justify="space-between" w="100%">
                  <Text>{label}</Text>
                  <Keys keys={keys} />
                </Group>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length + views.length + shortcuts.length === 0 && (
          <Spotlight.Empty>Nothing is called that.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
