// Which pipeline, whose opportunities, closing when: all of it is in the address.
import { ActionIcon, Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import dayjs, { type Dayjs } from 'dayjs';
import type { Schemas } from '../../../client/client.ts';
import { IconCalendar, IconX } from '../../icons.tsx';
import { dayName } from '../../parts/moments.ts';
import { UserSelect } from '../../parts/user-select.tsx';
import type { PipelineSearch } from '../../router.tsx';

interface Props {
  search: PipelineSearch;
  pipelines: readonly Schemas['Pipeline'][];
  pipeline_id: string;
}

export function Filters({ search, pipelines, pipeline_id }: Props) {
  const navigate = useNavigate();
  const set = (changes: Partial<PipelineSearch>): void =>
    void navigate({ to: '/pipeline', search: { ...search, ...changes }, replace: true });
  return (
    <Group gap={6}>
      {pipelines.length > 1 && (
        <Select
          aria-label="Pipeline"
          size="xs"
          w={150}
          allowDeselect={false}
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          value={pipeline_id}
          onChange={(pipeline) => set({ pipeline: pipeline ?? undefined })}
        />
      )}
      <UserSelect
        aria-label="Of whom"
        size="xs"
        w={140}
        clearable
        placeholder="Everybody"
        value={search.user ?? null}
        onChange={(user) => set({ user: user ?? undefined })}
      />
      <CloseDate from={search.from} until={search.until} onChange={set} />
      {(search.user || search.from || search.until) && (
        <ActionIcon
          aria-label="Remove all filters"
          onClick={() => set({ user: undefined, from: undefined, until: undefined })}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}

interface Range {
  from?: string | undefined;
  until?: string | undefined;
}

function CloseDate({ from, until, onChange }: Range & { onChange: (range: Range) => void }) {
  return (
    <Popover position="bottom-start" shadow="md">
      <Popover.Target>
        <Button size="xs" variant="default" fw={400} leftSection={<IconCalendar size={15} />}>
          {rangeName({ from, until })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Close date">
        <Stack gap="xs">
          {PRESETS.map(({ name, range }) => (
            <Button key={name} size="xs" variant="subtle" justify="flex-start" onClick={() => onChange(range(dayjs()))}>
              {name}
            </Button>
          ))}
          <Group gap="xs" wrap="nowrap">
            <TextInput
              type="date"
              size="xs"
              label="From"
              value={from ?? ''}
              onChange={(event) => onChange({ from: event.currentTarget.value || undefined, until })}
            />
            <TextInput
              type="date"
              size="xs"
              label="Until"
              value={until ?? ''}
              onChange={(event) => onChange({ from, until: event.currentTarget.value || undefined })}
            />
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const day = (moment: Dayjs): string => moment.format('YYYY-MM-DD');
const month = (start: Dayjs, months: number): Range => ({
  from: day(start),
  until: day(start.add(months, 'month').subtract(1, 'day')),
});
const quarter = (now: Dayjs): Dayjs => now.startOf('month').subtract(now.month() % 3, 'month');

const PRESETS: { name: string; range: (now: Dayjs) => Range }[] = [
  { name: 'Any close date', range: () => ({ from: undefined, until: undefined }) },
  { name: 'Before today', range: (now) => ({ from: undefined, until: day(now.subtract(1, 'day')) }) },
  { name: 'This month', range: (now) => month(now.startOf('month'), 1) },
  { name: 'Next month', range: (now) => month(now.startOf('month').add(1, 'month'), 1) },
  { name: 'This quarter', range: (now) => month(quarter(now), 3) },
];

function rangeName(range: Range): string {
  const { from, until } = range;
  const preset = PRESETS.find((one) => {
    const found = one.range(dayjs());
    return found.from === from && found.until === until;
  });
  if (preset) return preset.name;
  return [from && `From ${dayName(dayjs(from))}`, until && `Until ${dayName(dayjs(until))}`].filter(Boolean).join(' ');
}
