// A lead's custom fields, edited in place.
import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Lead } from '../../api.ts';
import { CustomFieldInputs } from '../../parts/custom-field-inputs.tsx';
import { customFieldsOf } from '../../queries.ts';
import { changeLead } from './change.ts';
import { Section } from './section.tsx';

export function CustomFields({ lead }: { lead: Lead }) {
  const { data: fields = [] } = useQuery(customFieldsOf('lead'));
  if (fields.length === 0) return null;
  return (
    <Section title="Fields">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <CustomFieldInputs
          of="lead"
          values={lead}
          contacts={lead.contacts}
          onChange={(key, value, name) => void changeLead(lead, { [key]: value }, `${name} changed`)}
        />
      </SimpleGrid>
    </Section>
  );
}
