// Which events somebody wants to be told of: each by itself, or all of one kind of object.
import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, good } from '../../api.ts';

const types = {
  queryKey: ['webhook', 'event types'],
  queryFn: () => good(api.GET('/webhook/event_types/')),
  staleTime: Number.POSITIVE_INFINITY,
};

const EVERY = '*';

interface Props {
  /** `lead created`, `task.lead completed`. */
  value: string[];
  onChange: (value: string[]) => void;
}

export function EventSelect({ value, onChange }: Props) {
  const { data } = useQuery(types);
  const offered = (data?.data ?? []).filter(({ happens }) => happens);
  const change = (chosen: string[]): void => {
    const pairs = chosen.flatMap((pair) => {
      const [object_type, action] = pair.split(' ');
      const all = offered.find((one) => one.object_type === object_type)?.actions ?? [];
      return action === EVERY ? all.map((one) => `${object_type} ${one}`) : [pair];
    });
    onChange([...new Set(pairs)]);
  };
  return (
    <MultiSelect
      label="Events"
      required
      searchable
      clearable
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage="There are no such events."
      data={offered.map(({ object_type, actions }) => ({
        group: object_type,
        items: [
          { value: `${object_type} ${EVERY}`, label: `${object_type}: all` },
          ...actions.map((action) => ({ value: `${object_type} ${action}`, label: `${object_type} ${action}` })),
        ],
      }))}
      value={value}
      onChange={change}
    />
  );
}
