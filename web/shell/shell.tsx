// What is around every page: navigation, the palette, help for keys, the toasts and the live updates.
import { ActionIcon, AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { IconSearch } from '../icons.tsx';
import { Help } from './help.tsx';
import { useLive } from './live.ts';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { useShortcutListener, useShortcuts } from './shortcuts.tsx';
import { undoLast } from './undo.tsx';

export function Shell() {
  const [menuIsOpen, menu] = useDisclosure(false);
  const [helpIsOpen, help] = useDisclosure(false);
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // What is not seen yet waits until the page is.
  const [isSettled, setSettled] = useState(false);
  useEffect(() => void setTimeout(() => setSettled(true)), []);
  useLive();
  useShortcutListener();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of small screens closes when the page changes
  useEffect(() => menu.close(), [path]);
  useShortcuts([
    { keys: 'g i', label: 'Go to the inbox', group: 'Anywhere', run: () => void navigate({ to: '/inbox' }) },
    { keys: 'g l', label: 'Go to leads', group: 'Anywhere', run: () => void navigate({ to: '/leads' }) },
    { keys: 'g p', label: 'Go to the pipeline', group: 'Anywhere', run: () => void navigate({ to: '/pipeline' }) },
    { keys: 'g r', label: 'Go to reports', group: 'Anywhere', run: () => void navigate({ to: '/reports' }) },
    {
      keys: 'g s',
      label: 'Go to settings',
      group: 'Anywhere',
      run: () => void navigate({ to: '/settings/{-$section}' }),
    },
    { keys: 'mod+k', label: 'Find anything', group: 'Anywhere', run: spotlight.open },
    { keys: 'z', label: 'Undo', group: 'Anywhere', run: undoLast },
    { keys: '?', label: 'Show all keys', group: 'Anywhere', run: help.open },
  ]);
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 48, sm: 0 } }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !menuIsOpen } }}
    >
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs">
            <Burger opened={menuIsOpen} onClick={menu.toggle} size="sm" aria-label="Menu" />
            <Text fw={700}>Ajar</Text>
          </Group>
          <ActionIcon onClick={spotlight.open} aria-label="Find anything" size="lg">
            <IconSearch size={18} />
          </ActionIcon>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar>
        <Navigation onHelp={help.open} onClose={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
      {isSettled && (
        <>
          <Palette />
          <Help opened={helpIsOpen} onClose={help.close} />
        </>
      )}
    </AppShell>
  );
}
