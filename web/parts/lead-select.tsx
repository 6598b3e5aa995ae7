// Choosing a lead by the words of its name.
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { beginningsOf, leadName, leadsNamed } from '../queries.ts';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchValue' | 'onSearchChange'> {
  value: string | null;
  onChange: (lead_id: string | null) => void;
}

export function LeadSelect({ value, ...props }: Props) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 120);
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({ ...leadsNamed(beginningsOf(asked)), enabled: isOpen });
  const { data: chosen } = useQuery({ ...leadName(value ?? ''), enabled: value !== null });
  const found = (data?.data ?? []).map(({ id = '', display_name = '' }) => ({ value: id, label: display_name }));
  const missing = value !== null && chosen && !found.some((lead) => lead.value === value);
  return (
    <Select
      data={missing ? [{ value, label: chosen.display_name }, ...found] : found}
      value={value}
      searchable
      onSearchChange={setText}
      onDropdownOpen={() => setOpen(true)}
      // The server has chosen already.
      filter={({ options }) => options}
      nothingFoundMessage="No lead is called that"
      placeholder="Lead"
      {...props}
    />
  );
}
