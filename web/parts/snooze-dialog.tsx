// Until when: a preset, or words that the server understands, shown as they are typed.
import { Button, Group, Kbd, Modal, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import dayjs, { type Dayjs } from 'dayjs';
import { type FormEvent, useState } from 'react';
import { dayName, timeOfDay } from './moments.ts';
import { understood } from './typed-date.ts';

interface Props {
  count: number;
  opened: boolean;
  onClose: () => void;
  onChoose: (until: { date: string; words: string }) => void;
}

export function SnoozeDialog({ count, opened, onClose, onChoose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={count === 1 ? 'Snooze until' : `Snooze ${count} tasks until`}
      size="sm"
    >
      <Choices onChoose={onChoose} />
    </Modal>
  );
}

function Choices({ onChoose }: Pick<Props, 'onChoose'>) {
  const [text, setText] = useState('');
  const [skipsWeekends, setSkipsWeekends] = useLocalStorage({ key: 'skip-weekends', defaultValue: true });
  const [said] = useDebouncedValue(text.trim(), 100);
  const { data: read } = useQuery({ ...understood(said), enabled: said !== '' });
  const presets = presetsAt(dayjs()).map(({ name, at, isDay }) => {
    const moment = skipsWeekends ? afterWeekend(at) : at;
    return { name, ...until(moment, isDay) };
  });
  const typed =
    said !== '' && text.trim() === said && read?.date
      ? typedUntil(read.date, read.kind === 'date', skipsWeekends)
      : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed) onChoose(typed);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const preset = text === '' ? presets[Number(event.key) - 1] : undefined;
    if (!preset) return;
    event.preventDefault();
    onChoose(preset);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          data-autofocus
          aria-label="Until when, in words"
          placeholder="next tue 9am, in 3 days, end of month"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Text size="sm" c="dimmed" aria-live="polite" mih={20}>
          {text === '' ? 'Or press a number:' : preview(typed?.words, read, said !== text.trim())}
        </Text>
        {text === '' &&
          presets.map((preset, index) => (
            <Button
              key={preset.name}
              variant="subtle"
              color="gray"
              justify="space-between"
              leftSection={<Kbd size="xs">{index + 1}</Kbd>}
              rightSection={<Text size="sm">{preset.words}</Text>}
              styles={{ label: { flex: 1, textAlign: 'left' } }}
              onClick={() => onChoose(preset)}
            >
              {preset.name}
            </Button>
          ))}
        <Group justify="space-between">
          <Switch
            size="sm"
            label="Skip weekends"
            checked={skipsWeekends}
            onChange={(event) => setSkipsWeekends(event.currentTarget.checked)}
          />
          {text !== '' && (
            <Button type="submit" disabled={!typed}>
              Snooze
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function preview(words: string | undefined, read: { date: string | null } | undefined, isWaiting: boolean): string {
  if (words) return words;
  if (isWaiting || !read) return '…';
  return read.date ? 'This is over already.' : 'Not understood. Try “tomorrow 10am”, “in 2 weeks”, “fri”.';
}

/** The usual choices. */
function presetsAt(now: Dayjs): { name: string; at: Dayjs; isDay: boolean }[] {
  const morning = (day: Dayjs): Dayjs => day.startOf('day').hour(8);
  const monday = morning(now.add(1, 'week').startOf('week').add(1, 'day'));
  const nextMonday = monday.diff(now, 'day') >= 7 ? monday.subtract(1, 'week') : monday;
  return [
    { name: 'Later today', at: now.add(3, 'hour').startOf('minute'), isDay: false },
    { name: 'Tomorrow', at: morning(now.add(1, 'day')), isDay: false },
    { name: 'Next Monday', at: nextMonday, isDay: false },
    { name: 'In 2 weeks', at: now.add(2, 'week').startOf('day'), isDay: true },
    { name: 'In a month', at: now.add(1, 'month').startOf('day'), isDay: true },
  ];
}

/** Saturdays and Sundays become the Monday after. */
function afterWeekend(moment: Dayjs): Dayjs {
  if (moment.isSame(dayjs(), 'day')) return moment;
  const isSaturday = moment.day() === 6;
  return isSaturday || moment.day() === 0 ? moment.add(isSaturday ? 2 : 1, 'day') : moment;
}

function typedUntil(date: string, isDay: boolean, skipsWeekends: boolean): { date: string; words: string } | null {
  const moment = skipsWeekends ? afterWeekend(dayjs(date)) : dayjs(date);
  const isOver = isDay ? moment.isBefore(dayjs().startOf('day')) : moment.isBefore(dayjs());
  return isOver ? null : until(moment, isDay);
}

const until = (moment: Dayjs, isDay: boolean): { date: string; words: string } =>
  isDay
    ? { date: moment.format('YYYY-MM-DD'), words: dayName(moment) }
    : { date: moment.toISOString(), words: `${dayName(moment)}, ${timeOfDay(moment)}` };
