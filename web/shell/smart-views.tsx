// The smart views of leads, pinned ones first, as the API lists them.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { IconListSearch } from '../icons.tsx';
import { smartViews } from '../queries.ts';
import classes from './shell.module.css';

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
        <Link
          key={id}
          to="/leads"
          search={{ view: id }}
          className={classes.link}
          data-open={search.view === id || undefined}
        >
          <IconListSearch size={15} stroke={1.7} />
          <span>{name}</span>
        </Link>
      ))}
    </nav>
  );
}
