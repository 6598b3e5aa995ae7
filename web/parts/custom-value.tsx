// A custom field's value, edited with the control that its type asks for.
import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../client/client.ts';
import { users } from '../queries.ts';
import { InPlace } from './in-place.tsx';
import { local } from './moments.ts';
import { fullName } from './user-select.tsx';

export type CustomField = Schemas['LeadCustomField'];

interface Props {
  field: CustomField;
  value: unknown;
  /** Who can be chosen for a field of the type contact. */
  contacts: readonly { id: string; display_name: string }[];
  onSave: (value: unknown) => void;
}

export function CustomValue(props: Props) {
  const { field, value, contacts, onSave } = props;
  const { data: members } = useQuery({ ...users, enabled: field.type === 'user' });
  switch (field.type) {
    case 'choices':
      return <Choice {...props} options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))} />;
    case 'user':
      return (
        <Choice {...props} options={(members?.data ?? []).map((user) => ({ value: user.id, label: fullName(user) }))} />
      );
    case 'contact':
      return (
        <Choice {...props} options={contacts.map(({ id, display_name }) => ({ value: id, label: display_name }))} />
      );
    case 'number':
      return (
        <InPlace
          isLabelled
          label={field.name}
          value={value === undefined || value === null ? '' : String(value)}
          check={(text) => (text.trim() === '' || Number.isFinite(Number(text)) ? null : 'A number, please.')}
          onSave={(text) => onSave(text === '' ? null : Number(text))}
        />
      );
    case 'date':
      return (
        <InPlace
          isLabelled
          label={field.name}
          type="date"
          value={String(value ?? '')}
          onSave={(text) => onSave(text || null)}
        />
      );
    case 'datetime':
      return (
        <InPlace
          isLabelled
          label={field.name}
          type="datetime-local"
          value={typeof value === 'string' ? local(value).format('YYYY-MM-DDTHH:mm') : ''}
          onSave={(text) => onSave(text === '' ? null : new Date(text).toISOString())}
        />
      );
    default:
      if (field.accepts_multiple_values) {
        return (
          <TagsInput
            label={field.name}
            value={[value ?? []].flat().map(String)}
            onChange={(values) => onSave(values.length > 0 ? values : null)}
          />
        );
      }
      return (
        <InPlace
          isLabelled
          isLong
          label={field.name}
          value={String(value ?? '')}
          onSave={(text) => onSave(text || null)}
        />
      );
  }
}

interface ChoiceProps extends Props {
  options: { value: string; label: string }[];
}

function Choice({ field, value, options, onSave }: ChoiceProps) {
  const shared = { label: field.name, data: options, searchable: true, clearable: true, placeholder: '—' };
  if (field.accepts_multiple_values) {
    const values = [value ?? []].flat().map(String);
    return <MultiSelect {...shared} value={values} onChange={(chosen) => onSave(chosen.length > 0 ? chosen : null)} />;
  }
  return <Select {...shared} value={typeof value === 'string' ? value : null} onChange={onSave} />;
}
