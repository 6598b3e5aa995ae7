// The fields that an organization adds to leads, contacts and opportunities.
import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../../client/client.ts';
import { api, good } from '../../api.ts';
import { IconPencil, IconTrash } from '../../icons.tsx';
import { attempt } from '../../parts/attempt.ts';

type Field = Schemas['LeadCustomField'];
type Kind = 'lead' | 'contact' | 'opportunity';

const TYPES = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Date' },
  { value: 'datetime', label: 'Date and time' },
  { value: 'choices', label: 'Choices' },
  { value: 'user', label: 'Member' },
  { value: 'contact', label: 'Contact' },
  { value: 'hidden', label: 'Hidden (for programs)' },
];

/** Each kind of object has a path of its own, with the same operations. */
const LIST = {
  lead: '/custom_field/lead/',
  contact: '/custom_field/contact/',
  opportunity: '/custom_field/opportunity/',
} as const;
const ONE = {
  lead: '/custom_field/lead/{id}/',
  contact: '/custom_field/contact/{id}/',
  opportunity: '/custom_field/opportunity/{id}/',
} as const;

export function CustomFieldSettings() {
  const [kind, setKind] = useState<Kind>('lead');
  const [open, setOpen] = useState<Field | 'new' | null>(null);
  const [removed, setRemoved] = useState<Field | null>(null);
  const { data } = useQuery({
    queryKey: [`custom_fields.${kind}`, 'settings'],
    queryFn: () => good(api.GET(LIST[kind], { params: { query: { _limit: 1000 } } })),
  });
  const fields = (data?.data ?? []) as Field[];
  return (
    <Stack maw={640}>
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Fields of"
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={[
            { value: 'lead', label: 'Leads' },
            { value: 'contact', label: 'Contacts' },
            { value: 'opportunity', label: 'Opportunities' },
          ]}
        />
        <Button onClick={() => setOpen('new')}>New field</Button>
      </Group>
      {data && fields.length === 0 && <Text c="dimmed">None yet.</Text>}
      {fields.map((field) => (
        <Group key={field.id} justify="space-between" wrap="nowrap">
          <div>
            <Text fw={500}>{field.name}</Text>
            <Text size="sm" c="dimmed">
              {TYPES.find(({ value }) => value === field.type)?.label ?? field.type}
              {field.accepts_multiple_values ? ', several values' : ''}
              {field.choices ? `: ${field.choices.join(', ')}` : ''}
            </Text>
          </div>
          <Group gap={4} wrap="nowrap">
            <ActionIcon aria-label={`Edit ${field.name}`} onClick={() => setOpen(field)}>
              <IconPencil size={16} />
            </ActionIcon>
            <ActionIcon aria-label={`Delete ${field.name}`} onClick={() => setRemoved(field)}>
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={open === 'new' ? 'New field' : 'Field'}>
        {open && <FieldForm kind={kind} field={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
      </Modal>
      <Modal opened={removed !== null} onClose={() => setRemoved(null)} title={`Delete “${removed?.name}”?`}>
        <Stack>
          <Text>The field goes from all objects, and what it holds there is lost.</Text>
          <Button
            color="red"
            onClick={() => {
              const path = { id: removed?.id ?? '' };
              setRemoved(null);
              void attempt('The field was not deleted', () => good(api.DELETE(ONE[kind], { params: { path } })));
            }}
          >
            Delete the field and its values
          </Button>
        </Stack>
      </Modal>
    </Stack>
  );
}

function FieldForm({ kind, field, onClose }: { kind: Kind; field: Field | undefined; onClose: () => void }) {
  const [name, setName] = useState(field?.name ?? '');
  const [type, setType] = useState<string>(field?.type ?? 'text');
  const [choices, setChoices] = useState(field?.choices ?? []);
  const [accepts_multiple_values, setMultiple] = useState(field?.accepts_multiple_values ?? false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { name, type, accepts_multiple_values, ...(type === 'choices' ? { choices } : {}) } as never;
    const kept = await attempt('The field was not saved', () =>
      field
        ? good(api.PUT(ONE[kind], { params: { path: { id: field.id } }, body }))
        : good(api.POST(LIST[kind], { body })),
    );
    if (kept) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput
          data-autofocus
          required
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="Type"
          allowDeselect={false}
          data={TYPES}
          value={type}
          description={field ? 'Values that do not fit another type are lost.' : undefined}
          onChange={(chosen) => setType(chosen ?? type)}
        />
        {type === 'choices' && (
          <TagsInput label="Choices" description="Enter after each." value={choices} onChange={setChoices} />
        )}
        <Checkbox
          label="Holds several values"
          checked={accepts_multiple_values}
          onChange={(event) => setMultiple(event.currentTarget.checked)}
        />
        <Button type="submit">Save</Button>
      </Stack>
    </form>
  );
}
