// Whom tasks are given to.
import { Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fullName } from '../../parts/user-select.tsx';
import { users } from '../../queries.ts';

interface Props {
  count: number;
  opened: boolean;
  onClose: () => void;
  onChoose: (user: { id: string; name: string }) => void;
}

export function AssignDialog({ count, opened, onClose, onChoose }: Props) {
  const { data } = useQuery(users);
  const members = (data?.data ?? []).map((user) => ({ value: user.id, label: fullName(user) }));
  return (
    <Modal opened={opened} onClose={onClose} title={count === 1 ? 'Assign to' : `Assign ${count} tasks to`} size="sm">
      <Select
        data-autofocus
        aria-label="Member"
        placeholder="Type a name, Enter takes it"
        data={members}
        searchable
        selectFirstOptionOnChange
        nothingFoundMessage="Nobody is called that"
        comboboxProps={{ withinPortal: true }}
        maxDropdownHeight={260}
        onChange={(id, option) => {
          if (id && option) onChoose({ id, name: option.label });
        }}
      />
    </Modal>
  );
}
