// A lead's custom fields, each with the control of its type.
import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, good, type Lead } from '../../api.ts';
import { CustomValue } from '../../parts/custom-value.tsx';
import { changeLead } from './change.ts';
import { Section } from './section.tsx';

const schema = {
  queryKey: ['custom_fields.lead', 'custom_fields.shared', 'schema'],
  queryFn: () => good(api.GET('/custom_field_schema/{key}/', { params: { path: { key: 'lead' } } })),
  staleTime: 5 * 60_000,
};

export function CustomFields({ lead }: { lead: Lead }) {
  const { data } = useQuery(schema);
  const fields = (data?.fields ?? []).filter(({ type }) => type !== 'hidden');
  if (fields.length === 0) return null;
  return (
    <Section title="Fields">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {fields.map((field) => (
          <CustomValue
            key={field.id}
            field={field}
            value={(lead as Record<string, unknown>)[`custom.${field.id}`]}
            contacts={lead.contacts}
            onSave={(value) => void changeLead(lead, { [`custom.${field.id}`]: value }, `${field.name} changed`)}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
