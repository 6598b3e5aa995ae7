// The custom fields of a kind of object, each with the control of its type.
import { useQuery } from '@tanstack/react-query';
import { customFieldsOf } from '../queries.ts';
import { CustomValue } from './custom-value.tsx';

export type CustomValues = Record<`custom.${string}`, unknown>;

interface Props {
  of: 'lead' | 'contact' | 'opportunity';
  /** An object, or some of its keys. */
  values: object;
  /** Who can be chosen for fields of the type contact. */
  contacts?: readonly { id: string; display_name: string }[];
  onChange: (key: `custom.${string}`, value: unknown, name: string) => void;
}

export function CustomFieldInputs({ of, values, contacts = [], onChange }: Props) {
  const { data: fields = [] } = useQuery(customFieldsOf(of));
  return fields.map((field) => {
    const key = `custom.${field.id}` as const;
    return (
      <CustomValue
        key={field.id}
        field={field}
        value={(values as CustomValues)[key]}
        contacts={contacts}
        onSave={(value) => onChange(key, value, field.name)}
      />
    );
  });
}
