// An opportunity's fields, for a new one or one that is there.
import { Button, Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Opportunity } from '../api.ts';
import { pipelines } from '../queries.ts';
import { CustomFieldInputs, type CustomValues } from './custom-field-inputs.tsx';
import { cents } from './money.ts';
import { UserSelect } from './user-select.tsx';

export interface OpportunityValues extends CustomValues {
  status_id: string;
  value: number | null;
  value_period: Opportunity['value_period'];
  confidence: number;
  user_id: string | null;
  date_won: string | null;
  note: string;
}

interface Props {
  opportunity?: Opportunity | undefined;
  pipeline_id?: string | undefined;
  /** Whether typing begins in the form's first amount; not when something is asked for above it. */
  beginsAtValue?: boolean;
  /** The lead's, for custom fields that name one. */
  contacts?: readonly { id: string; display_name: string }[];
  onSave: (values: OpportunityValues) => void;
  onDelete?: (() => void) | undefined;
}

export function OpportunityForm({ opportunity, pipeline_id, beginsAtValue = true, contacts, onSave, onDelete }: Props) {
  const { data } = useSuspenseQuery(pipelines);
  const all = data.data;
  const first = (all.find(({ id }) => id === pipeline_id) ?? all[0])?.statuses[0]?.id ?? '';
  const [status_id, setStatus] = useState(opportunity?.status_id ?? first);
  const [value, setValue] = useState(opportunity?.value == null ? '' : String(opportunity.value / 100));
  const [value_period, setPeriod] = useState<Opportunity['value_period']>(opportunity?.value_period ?? 'one_time');
  const [confidence, setConfidence] = useState<number | string>(opportunity?.confidence ?? 50);
  const [user_id, setUser] = useState<string | null>(opportunity?.user_id ?? null);
  const [date_won, setDate] = useState(opportunity?.date_won ?? '');
  const [note, setNote] = useState(opportunity?.note ?? '');
  const [custom, setCustom] = useState<CustomValues>({});
  const amount = value.trim() === '' ? null : cents(value);
  const isWrong = value.trim() !== '' && amount === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWrong) {
      onSave({
        status_id,
        value: amount,
        value_period,
        confidence: Number(confidence),
        user_id,
        date_won: date_won || null,
        note,
        ...custom,
      });
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Select
          label="Status"
          allowDeselect={false}
          data={all.map(({ name, statuses }) => ({
            group: name,
            items: statuses.map(({ id, label }) => ({ value: id, label })),
          }))}
          value={status_id}
          onChange={(id) => setStatus(id ?? status_id)}
        />
        <Group grow align="flex-start">
          <TextInput
            data-autofocus={beginsAtValue || undefined}
            autoFocus={beginsAtValue}
            label="Value"
            inputMode="decimal"
            value={value}
            error={isWrong && 'An amount, such as 1500 or 99.50.'}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Select
            label="Paid"
            allowDeselect={false}
            data={[
              { value: 'one_time', label: 'once' },
              { value: 'monthly', label: 'monthly' },
              { value: 'annual', label: 'annually' },
            ]}
            value={value_period}
            onChange={(period) => setPeriod(period as Opportunity['value_period'])}
          />
        </Group>
        <Group grow align="flex-start">
          <NumberInput label="Confidence (%)" min={0} max={100} value={confidence} onChange={setConfidence} />
          <TextInput
            label="Expected close"
            type="date"
            value={date_won}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
        </Group>
        <UserSelect label="Owner" placeholder="You" value={user_id} onChange={setUser} />
        <Textarea
          label="Note"
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <CustomFieldInputs
          of="opportunity"
          values={{ ...opportunity, ...custom }}
          contacts={contacts}
          onChange={(key, changed) => setCustom({ ...custom, [key]: changed })}
        />
        <Group justify="space-between">
          <Button type="submit">Save</Button>
          {onDelete && (
            <Button variant="subtle" color="red" onClick={onDelete}>
              Delete
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
