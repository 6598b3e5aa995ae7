// The sidebar: the pages, the smart views, and who is signed in.
import { Burger, Button, Divider, Group, Kbd, Menu, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import {
  IconChartBar,
  IconCheck,
  IconInbox,
  IconKeyboard,
  IconLayoutKanban,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSelector,
  IconSettings,
  IconSun,
  IconSunMoon,
  IconUsers,
} from '../icons.tsx';
import { session, signOut, switchOrganization } from '../session.ts';
import classes from './shell.module.css';
import { SmartViews } from './smart-views.tsx';

const PAGES = [
  { to: '/inbox', at: /^\/inbox/, label: 'Inbox', icon: IconInbox },
  { to: '/leads', at: /^\/leads?\b/, label: 'Leads', icon: IconUsers },
  { to: '/pipeline', at: /^\/pipeline/, label: 'Pipeline', icon: IconLayoutKanban },
  { to: '/reports', at: /^\/reports/, label: 'Reports', icon: IconChartBar },
  { to: '/settings/{-$section}', at: /^\/settings/, label: 'Settings', icon: IconSettings },
] as const;

export function Navigation({ onHelp, onClose }: { onHelp: () => void; onClose: () => void }) {
  const { pathname, search } = useRouterState({ select: ({ location }) => location });
  // A smart view is open, not the list that it is a part of.
  const isSmartView = pathname === '/leads' && 'view' in search && search.view !== undefined;
  return (
    <Stack h="100%" gap={0} p="xs">
      <Group justify="space-between" px="xs" pb="xs" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          <img src="/icon.svg" alt="" width={22} height={22} />
          <Text fw={700} size="lg">
            Ajar
          </Text>
        </Group>
        <Burger opened onClick={onClose} size="sm" hiddenFrom="sm" aria-label="Close the menu" />
      </Group>
      <Button
        variant="default"
        justify="space-between"
        size="sm"
        mb="xs"
        leftSection={<IconSearch size={15} />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        onClick={spotlight.open}
      >
        Find
      </Button>
      <nav aria-label="Pages">
        {PAGES.map(({ to, at, label, icon: Icon }) => (
          <Link key={to} to={to} className={classes.link} data-open={(at.test(pathname) && !isSmartView) || undefined}>
            <Icon size={17} stroke={1.7} />
            <span>{label}</span>
          </Link>
        ))}
      </nav>
      <Divider my="xs" />
      <div className={classes.views}>
        <SmartViews />
      </div>
      <Account onHelp={onHelp} />
    </Stack>
  );
}

function Account({ onHelp }: { onHelp: () => void }) {
  const { data } = useSuspenseQuery(session);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  if (!data) return null;
  const { user, organization_id, organizations } = data;
  const schemes = { light: IconSun, dark: IconMoon, auto: IconSunMoon } as const;
  return (
    <Menu width={230} position="top-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          justify="space-between"
          rightSection={<IconSelector size={15} />}
          h={44}
          px="xs"
        >
          <Stack gap={0} align="flex-start">
            <Text size="sm" fw={600} c="var(--mantine-color-text)">
              {[user.first_name, user.last_name].filter(Boolean).join(' ') || user.email}
            </Text>
            <Text size="xs" c="dimmed">
              {organizations.find(({ id }) => id === organization_id)?.name}
            </Text>
          </Stack>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {organizations.length > 1 && <Menu.Label>Organization</Menu.Label>}
        {organizations.length > 1 &&
          organizations.map(({ id, name }) => (
            <Menu.Item
              key={id}
              leftSection={<IconCheck size={15} opacity={id === organization_id ? 1 : 0} />}
              onClick={() => void switchOrganization(id)}
            >
              {name}
            </Menu.Item>
          ))}
        <Menu.Label>Appearance</Menu.Label>
        {(Object.keys(schemes) as (keyof typeof schemes)[]).map((scheme) => {
          const Icon = schemes[scheme];
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={15} />}
              rightSection={scheme === colorScheme ? <IconCheck size={15} /> : null}
              onClick={() => setColorScheme(scheme)}
            >
              {{ light: 'Light', dark: 'Dark', auto: 'As the system' }[scheme]}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={15} />} rightSection={<Kbd size="xs">?</Kbd>} onClick={onHelp}>
          Keyboard
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
