// A lead's postal addresses.
import { ActionIcon, Group, Paper, SimpleGrid } from '@mantine/core';
import type { Lead } from '../../api.ts';
import { IconTrash } from '../../icons.tsx';
import { InPlace } from '../../parts/in-place.tsx';
import { changeLead } from './change.ts';
import { Section } from './section.tsx';

const PARTS = [
  ['address_1', 'Street'],
  ['address_2', 'Second line'],
  ['city', 'City'],
  ['state', 'State'],
  ['zipcode', 'Postal code'],
  ['country', 'Country (two letters)'],
] as const;

export function Addresses({ lead }: { lead: Lead }) {
  const set = (addresses: object[], done: string): void => void changeLead(lead, { addresses }, done);
  return (
    <Section
      title="Addresses"
      add={{
        label: 'Address',
        run: () => set([...lead.addresses, { label: 'business', city: 'City' }], 'Address added'),
      }}
    >
      {lead.addresses.map((address, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: addresses have nothing else that tells them apart
        <Paper key={index} withBorder p="xs">
          <Group align="flex-start" wrap="nowrap">
            <SimpleGrid cols={2} spacing={4} verticalSpacing={4} flex={1}>
              {PARTS.map(([part, label]) => (
                <InPlace
                  key={part}
                  label={label}
                  placeholder={label}
                  value={address[part] ?? ''}
                  onSave={(text) =>
                    set(
                      lead.addresses.map((other, at) => (at === index ? { ...other, [part]: text || null } : other)),
                      'Address changed',
                    )
                  }
                />
              ))}
            </SimpleGrid>
            <ActionIcon
              aria-label="Delete this address"
              onClick={() =>
                set(
                  lead.addresses.filter((_, at) => at !== index),
                  'Address deleted',
                )
              }
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </Paper>
      ))}
    </Section>
  );
}
