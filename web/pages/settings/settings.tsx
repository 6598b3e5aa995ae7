// The settings, in sections that have an address each.
import { Box, NavLink, Select, Stack, Title } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { AccountSettings } from './account.tsx';
import { ApiKeys } from './api-keys.tsx';
import { CustomFieldSettings } from './custom-fields.tsx';
import { DataSettings } from './data.tsx';
import { Members } from './members.tsx';
import { OrganizationSettings } from './organization.tsx';
import { Statuses } from './statuses.tsx';
import { Webhooks } from './webhooks.tsx';

const SECTIONS: { id: string; label: string; Content: ComponentType }[] = [
  { id: 'account', label: 'Your account', Content: AccountSettings },
  { id: 'organization', label: 'Organization', Content: OrganizationSettings },
  { id: 'members', label: 'Members', Content: Members },
  { id: 'statuses', label: 'Statuses and pipelines', Content: Statuses },
  { id: 'fields', label: 'Custom fields', Content: CustomFieldSettings },
  { id: 'api-keys', label: 'API keys', Content: ApiKeys },
  { id: 'webhooks', label: 'Webhooks', Content: Webhooks },
  { id: 'data', label: 'Data', Content: DataSettings },
];

const route = getRouteApi('/shell/settings/{-$section}');

export function Settings() {
  const { section } = route.useParams();
  const navigate = useNavigate();
  const found = SECTIONS.find(({ id }) => id === section) ?? SECTIONS[0];
  if (!found) return null;
  const { label, Content } = found;
  return (
    <Box component="main" p="md" maw={1100}>
      <Title order={1} mb="md">
        Settings
      </Title>
      <Select
        hiddenFrom="sm"
        aria-label="Section"
        mb="md"
        allowDeselect={false}
        data={SECTIONS.map(({ id, label: name }) => ({ value: id, label: name }))}
        value={found.id}
        onChange={(id) => void navigate({ to: '/settings/{-$section}', params: { section: id ?? undefined } })}
      />
      <Box display={{ base: 'block', sm: 'flex' }}>
        <Box component="nav" aria-label="Settings" visibleFrom="sm" w={200} mr="xl" flex="none">
          {SECTIONS.map(({ id, label: name }) => (
            <NavLink
              key={id}
              renderRoot={(props) => <Link to="/settings/{-$section}" params={{ section: id }} {...props} />}
              label={name}
              active={id === found.id}
              py={6}
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
            />
          ))}
        </Box>
        <Stack flex={1} miw={0} gap="md" component="section" aria-label={label}>
          <Title order={2}>{label}</Title>
          <Content />
        </Stack>
      </Box>
    </Box>
  );
}
