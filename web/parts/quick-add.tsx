// A new task in one line: what to do, and when in words, with a preview of what was understood.
import { Button, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, memo, useState } from 'react';
import { api, written } from '../api.ts';
import { IconPlus } from '../icons.tsx';
import { queryClient } from '../queries.ts';
import { showFailure } from '../shell/failed.tsx';
import { offerUndo } from '../shell/undo.tsx';
import { LeadSelect } from './lead-select.tsx';
import classes from './quick-add.module.css';
import { understood } from './typed-date.ts';

export const QUICK_ADD_ID = 'quick-add';

interface Props {
  /** The lead that is meant, unless another is chosen. */
  lead_id: string | null;
  /** The lead to choose when somebody begins to type and none is meant. */
  suggest?: () => string | null;
  /** On the page of a lead no other one is meant. */
  isFixed?: boolean;
}

// Drawn anew for its own changes only: it stands above lists that follow every key.
export const QuickAdd = memo(Line);

function Line({ lead_id, suggest, isFixed = false }: Props) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [said] = useDebouncedValue(text.trim(), 100);
  const { data: read } = useQuery({ ...understood(said), enabled: said !== '' });
  const lead = chosen ?? lead_id;
  const { mutate } = useMutation({
    mutationFn: async (line: { said: string; lead_id: string }) => {
      // Asked for anew: what was read may be of an earlier line.
      const { date, rest, recurrence } = await queryClient.fetchQuery(understood(line.said));
      const body = { lead_id: line.lead_id, text: rest || line.said, date, recurrence };
      return written(api.POST('/task/', { body }));
    },
    onMutate: () => setText(''),
    onSuccess: ({ data, request_id }) => offerUndo(`Added: ${data.text ?? ''}`, [request_id]),
    onError: (error, line) => {
      // What was typed comes back, unless something else is being typed by now.
      setText((now) => now || line.said);
      showFailure(`Not added: ${line.said}`, error, () => mutate(line));
    },
    onSettled: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('task') }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(lead === null);
    if (text.trim() !== '' && lead !== null) mutate({ said: text.trim(), lead_id: lead });
  };
  const isShown = text.trim() !== '' && read !== undefined;
  return (
    <form onSubmit={submit} className={classes.form} data-typed={text !== '' || undefined}>
      <div className={classes.line}>
        <TextInput
          id={QUICK_ADD_ID}
          className={isFixed ? classes.short : classes.text}
          aria-label="New task"
          placeholder="New task: call Ann tomorrow 10am"
          leftSection={<IconPlus size={15} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onFocus={() => setChosen((before) => (text === '' ? (suggest?.() ?? before) : before))}
          aria-describedby="quick-add-preview"
        />
        {!isFixed && (
          <LeadSelect
            aria-label="The new task’s lead"
            className={classes.lead}
            value={lead}
            onChange={(id) => {
              setChosen(id);
              setMissing(false);
            }}
            error={missing && 'For which lead?'}
          />
        )}
        <Button type="submit" variant="light" className={classes.add} disabled={text.trim() === ''}>
          Add
        </Button>
      </div>
      <Text
        id="quick-add-preview"
        size="sm"
        c="dimmed"
        aria-live="polite"
        mt={-4}
        mb={isShown ? 6 : 0}
        h={isShown ? undefined : 0}
      >
        {isShown && (read.date === null ? 'No date: it stays in the inbox until it is done.' : preview(read))}
      </Text>
    </form>
  );
}

const preview = (read: { understood: string | null; rest: string; recurrence: string | null }): string =>
  `“${read.rest}” · ${read.understood ?? ''}${read.recurrence ? ' · repeats' : ''}`;
