// A lead's opportunities, each edited in a drawer.
import { Badge, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Lead } from '../../api.ts';
import { dayName, local } from '../../parts/moments.ts';
import { OpportunityDrawer } from '../../parts/opportunity-drawer.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { Section } from './section.tsx';

const COLORS = { active: 'blue', won: 'green', lost: 'gray' } as const;

export function Opportunities({ lead }: { lead: Lead }) {
  const [open, setOpen] = useState<string | null>(null);
  const add = (): void => setOpen('new');
  useShortcuts([{ keys: 'o', label: 'New opportunity', group: 'This lead', run: add }]);
  return (
    <Section title="Opportunities" add={{ label: 'Opportunity', run: add }}>
      {lead.opportunities.length === 0 && <Text c="dimmed">None yet.</Text>}
      {lead.opportunities.map((opportunity) => (
        <UnstyledButton key={opportunity.id} onClick={() => setOpen(opportunity.id)}>
          <Paper withBorder p="xs">
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{opportunity.value_formatted || 'No value'}</Text>
              <Badge variant="dot" color={COLORS[opportunity.status_type]} tt="none">
                {opportunity.status_label}
              </Badge>
            </Group>
            <Stack gap={0}>
              <Text size="sm" c="dimmed">
                {opportunity.confidence}% · {opportunity.user_name}
                {opportunity.date_won
                  ? ` · ${opportunity.status_type === 'won' ? 'won' : 'closes'} ${dayName(local(opportunity.date_won))}`
                  : ''}
              </Text>
              {opportunity.note && (
                <Text size="sm" lineClamp={2}>
                  {opportunity.note}
                </Text>
              )}
            </Stack>
          </Paper>
        </UnstyledButton>
      ))}
      <OpportunityDrawer open={open} lead_id={lead.id} onClose={() => setOpen(null)} />
    </Section>
  );
}
