// The smart views of leads, pinned ones first, as the API lists them.
import { NavLink, Text } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { smartViews } from '../queries.ts';

export function SmartViews() {
  const { data } = useQuery(smartViews);
  const search = useRouterState({ select: ({ location }) => location.search as { view?: string } });
  if (!data || data.data.length === 0) return null;
  return (
    <nav aria-label="Smart views">
      <Text size="xs" c="dimmed" fw={600} px="xs" pb={4}>
        Smart views
      </Text>
      {data.data.map(({ id, name }) => (
        <NavLink
          key={id}
          renderRoot={(props) => <Link to="/leads" search={{ view: id }} {...props} />}
          label={name}
          leftSection={<IconListSearch size={15} stroke={1.7} />}
          active={search.view === id}
          py={4}
          style={{ borderRadius: 'var(--mantine-radius-md)' }}
        />
      ))}
    </nav>
  );
}
