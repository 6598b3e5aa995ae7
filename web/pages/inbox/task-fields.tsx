// A task's text, date, assignee, priority and repetition, each saved by itself when it is left.
import { Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '../../api.ts';
import { InPlace } from '../../parts/in-place.tsx';
import { when } from '../../parts/moments.ts';
import { useActions } from '../../parts/task-actions.ts';
import { understood } from '../../parts/typed-date.ts';
import { UserSelect } from '../../parts/user-select.tsx';
import { queryClient } from '../../queries.ts';
import { showFailure } from '../../shell/failed.tsx';

const REPEATS = [
  { value: 'FREQ=DAILY', label: 'Every day' },
  { value: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', label: 'Every weekday' },
  { value: 'FREQ=WEEKLY', label: 'Every week' },
  { value: 'FREQ=WEEKLY;INTERVAL=2', label: 'Every 2 weeks' },
  { value: 'FREQ=MONTHLY', label: 'Every month' },
  { value: 'FREQ=MONTHLY;INTERVAL=3', label: 'Every quarter' },
  { value: 'FREQ=YEARLY', label: 'Every year' },
];

export function TaskFields({ task }: { task: Task }) {
  const { update } = useActions();
  const set = (changes: Partial<Task>, done: string): void => update([task], changes, done);
  const rule = task.recurrence ?? null;
  const isOther = rule !== null && !REPEATS.some(({ value }) => value === rule);
  return (
    <Stack gap="xs">
      {task._type === 'lead' && (
        <InPlace
          label="What"
          isLabelled
          isLong
          value={task.text ?? ''}
          check={(text) => (text.trim() === '' ? 'What is there to do?' : null)}
          onSave={(text) => set({ text }, 'Changed')}
        />
      )}
      <DateField task={task} onSave={(date) => set({ date, is_dateless: false }, 'Moved')} />
      <UserSelect
        label="Assigned to"
        value={task.assigned_to ?? null}
        clearable
        placeholder="Nobody"
        onChange={(assigned_to) => set({ assigned_to }, 'Assigned')}
      />
      <Select
        label="Priority"
        allowDeselect={false}
        data={[
          { value: 'high', label: 'High' },
          { value: 'medium', label: 'Medium' },
        ]}
        value={task.priority}
        onChange={(priority) => set({ priority: priority as Task['priority'] }, 'Priority changed')}
      />
      {task._type === 'lead' && (
        <Select
          label="Repeats"
          placeholder="Never"
          clearable
          data={isOther ? [...REPEATS, { value: rule, label: rule }] : REPEATS}
          value={rule}
          onChange={(recurrence) => set({ recurrence }, recurrence ? 'Repeats' : 'Repeats no more')}
        />
      )}
      {rule && (
        <Select
          label="The next one counts from"
          allowDeselect={false}
          data={[
            { value: 'schedule', label: 'this one’s date' },
            { value: 'after_completion', label: 'the day it is done' },
          ]}
          value={task.recurrence_mode ?? 'schedule'}
          onChange={(mode) => set({ recurrence_mode: mode as Task['recurrence_mode'] }, 'Changed')}
        />
      )}
    </Stack>
  );
}

/** A date in words: `fri 3pm`. What is understood is shown below before it is saved. */
function DateField({ task, onSave }: { task: Task; onSave: (date: string) => void }) {
  const [text, setText] = useState<string | null>(null);
  const typed = (text ?? '').trim();
  const [said] = useDebouncedValue(typed, 100);
  const { data: read } = useQuery({ ...understood(said), enabled: said !== '' });
  const known = task.date && !task.is_dateless ? when(task.date) : '';
  const save = async (): Promise<void> => {
    if (typed === '') return setText(null);
    // Asked for anew: what was read may be of fewer letters.
    const { date } = await queryClient.fetchQuery(understood(typed));
    if (date === null) return;
    onSave(date);
    setText(null);
  };
  return (
    <TextInput
      label="When"
      placeholder="No date"
      value={text ?? known}
      description={text !== null && said !== '' && (read?.date ? read.understood : 'Not understood yet')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      // What is not understood, or could not be asked for, stays as it was typed.
      onBlur={() => void save().catch((error: Error) => showFailure(`Not moved: ${typed}`, error, () => void save()))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setText(null);
      }}
    />
  );
}
