// Choosing a member of the organization.
import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { users } from '../queries.ts';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  value: string | null;
  onChange: (user_id: string | null) => void;
  /** Choices before the members: `all` for everybody, say. */
  before?: { value: string; label: string }[];
}

export function UserSelect({ before = [], ...props }: Props) {
  const { data } = useQuery(users);
  const members = (data?.data ?? []).map((user) => ({ value: user.id, label: fullName(user) }));
  return <Select data={[...before, ...members]} searchable nothingFoundMessage="Nobody" {...props} />;
}

export const fullName = (user: { first_name: string; last_name: string; email: string }): string =>
  [user.first_name, user.last_name].filter(Boolean).join(' ') || user.email;
