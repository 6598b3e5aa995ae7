// Which custom field of the leads gets which value, or loses it.
import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CustomValue } from '../../parts/custom-value.tsx';
import { customFieldsOf } from '../../queries.ts';
import type { BulkAction } from './run-bulk.tsx';

type Operation = 'replace' | 'add' | 'remove' | 'clear';

const WORDS = { replace: 'Set to', add: 'Add', remove: 'Take away', clear: 'Clear' };

export function BulkField({ onChange }: { onChange: (action: BulkAction | null) => void }) {
  // A contact belongs to one lead, so many cannot be given the same.
  const fields = (useQuery(customFieldsOf('lead')).data ?? []).filter(({ type }) => type !== 'contact');
  const [id, setId] = useState<string | null>(null);
  const [operation, setOperation] = useState<Operation>('replace');
  const [value, setValue] = useState<unknown>(null);
  const field = fields.find((one) => one.id === id);
  const operations: Operation[] = field?.accepts_multiple_values
    ? ['replace', 'add', 'remove', 'clear']
    : ['replace', 'clear'];
  const change = (to: { id: string | null; operation: Operation; value: unknown }): void => {
    setId(to.id);
    setOperation(to.operation);
    setValue(to.value);
    onChange(actionOf(to));
  };
  return (
    <>
      <Select
        data-autofocus
        searchable
        label="Field"
        nothingFoundMessage="No field is called that."
        data={fields.map((one) => ({ value: one.id, label: one.name }))}
        value={id}
        onChange={(chosen) => change({ id: chosen, operation: 'replace', value: null })}
      />
      {field && (
        <SegmentedControl
          aria-label="What to do"
          data={operations.map((one) => ({ value: one, label: WORDS[one] }))}
          value={operation}
          onChange={(chosen) => change({ id, operation: chosen as Operation, value })}
        />
      )}
      {field && operation !== 'clear' && (
        <CustomValue
          key={field.id}
          field={{ ...field, name: 'Value' }}
          value={value}
          contacts={[]}
          onSave={(given) => change({ id, operation, value: given })}
        />
      )}
    </>
  );
}

function actionOf({ id, operation, value }: { id: string | null; operation: Operation; value: unknown }) {
  if (id === null) return null;
  if (operation === 'clear') return { type: 'clear_custom_field' as const, custom_field_id: id };
  if (value === null || value === undefined) return null;
  return {
    type: 'set_custom_field' as const,
    custom_field_id: id,
    custom_field_operation: operation,
    ...(Array.isArray(value) ? { custom_field_values: value } : { custom_field_value: value }),
  };
}
