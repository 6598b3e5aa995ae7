// A lead's opportunities, each edited in a drawer.
import { Badge, Drawer, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { Suspense, useState } from 'react';
import { api, type Lead, type Opportunity, written } from '../../api.ts';
import { dayName, local } from '../../parts/moments.ts';
import { OpportunityForm, type OpportunityValues } from '../../parts/opportunity-form.tsx';
import { save } from '../../parts/save.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { Section } from './section.tsx';

const COLORS = { active: 'blue', won: 'green', lost: 'gray' } as const;

export function Opportunities({ lead }: { lead: Lead }) {
  const [open, setOpen] = useState<Opportunity | 'new' | null>(null);
  const add = (): void => setOpen('new');
  useShortcuts([{ keys: 'o', label: 'New opportunity', group: 'This lead', run: add }]);
  const existing = open === 'new' || open === null ? undefined : open;
  const keep = async ({ user_id, ...values }: OpportunityValues): Promise<void> => {
    const body = { ...values, ...(user_id ? { user_id } : {}) };
    const work = () =>
      existing
        ? written(api.PUT('/opportunity/{id}/', { params: { path: { id: existing.id } }, body }))
        : written(api.POST('/opportunity/', { body: { ...body, lead_id: lead.id } }));
    if (await save(work, { done: existing ? 'Opportunity changed' : 'Opportunity added' })) setOpen(null);
  };
  const remove = (): void => {
    if (!existing) return;
    const path = { id: existing.id };
    setOpen(null);
    void save(() => written(api.DELETE('/opportunity/{id}/', { params: { path } })), { done: 'Opportunity deleted' });
  };
  return (
    <Section title="Opportunities" add={{ label: 'Opportunity', run: add }}>
      {lead.opportunities.length === 0 && <Text c="dimmed">None yet.</Text>}
      {lead.opportunities.map((opportunity) => (
        <UnstyledButton key={opportunity.id} onClick={() => setOpen(opportunity)}>
          <Paper withBorder p="xs">
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{opportunity.value_formatted || 'No value'}</Text>
              <Badge variant="light" color={COLORS[opportunity.status_type]} tt="none">
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
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        title={existing ? 'Opportunity' : 'New opportunity'}
      >
        <Suspense>
          <OpportunityForm
            key={existing?.id}
            opportunity={existing}
            onSave={(values) => void keep(values)}
            onDelete={existing ? remove : undefined}
          />
        </Suspense>
      </Drawer>
    </Section>
  );
}
