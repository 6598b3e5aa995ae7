// What is planned for a lead. Nothing planned is said loudly.
import { ActionIcon, Alert, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, good, type Lead, type Task } from '../../api.ts';
import { IconCheck, IconClock } from '../../icons.tsx';
import { isOverdue, when } from '../../parts/moments.ts';
import { QUICK_ADD_ID, QuickAdd } from '../../parts/quick-add.tsx';
import { SnoozeDialog } from '../../parts/snooze-dialog.tsx';
import { useActions } from '../../parts/task-actions.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { Section } from './section.tsx';

export function LeadTasks({ lead }: { lead: Lead }) {
  const actions = useActions();
  const [snoozed, setSnoozed] = useState<Task | null>(null);
  const { data } = useQuery({
    queryKey: ['task', 'of lead', lead.id],
    queryFn: () =>
      good(
        api.GET('/task/', { params: { query: { lead_id: lead.id, _type: 'all', is_complete: false, _limit: 200 } } }),
      ),
  });
  const tasks = data?.data ?? [];
  const [next] = tasks;
  useShortcuts([
    { keys: 'n', label: 'New task', group: 'This lead', run: () => document.getElementById(QUICK_ADD_ID)?.focus() },
    { keys: 'e', label: 'Done: the next task', group: 'This lead', run: () => next && actions.complete([next]) },
    { keys: 'h', label: 'Snooze the next task', group: 'This lead', run: () => next && setSnoozed(next) },
  ]);
  return (
    <Section title="Tasks">
      {data && tasks.length === 0 && (
        <Alert color="orange" p="xs" title="No next step">
          Nothing is planned for this lead.
        </Alert>
      )}
      <QuickAdd lead_id={lead.id} isFixed />
      <Stack gap={4}>
        {tasks.map((task) => (
          <Paper key={task.id} withBorder p={6}>
            <Group gap="xs" wrap="nowrap">
              <ActionIcon
                variant="default"
                radius="xl"
                aria-label={`Done: ${nameOf(task)}`}
                onClick={() => actions.complete([task])}
              >
                <IconCheck size={15} />
              </ActionIcon>
              <div style={{ flex: 1, minWidth: 0 }}>
                <Text>{nameOf(task)}</Text>
                <Text size="sm" c={task.date && !task.is_dateless && isOverdue(task.date) ? 'var(--late)' : 'dimmed'}>
                  {task.date && !task.is_dateless ? when(task.date) : 'No date'} · {task.assigned_to_name ?? 'Nobody'}
                </Text>
              </div>
              <ActionIcon aria-label={`Snooze: ${nameOf(task)}`} onClick={() => setSnoozed(task)}>
                <IconClock size={16} />
              </ActionIcon>
            </Group>
          </Paper>
        ))}
      </Stack>
      <SnoozeDialog
        count={1}
        opened={snoozed !== null}
        onClose={() => setSnoozed(null)}
        onChoose={(until) => {
          if (snoozed) actions.snooze([snoozed], until);
          setSnoozed(null);
        }}
      />
    </Section>
  );
}

const nameOf = (task: Task): string => task.text || (task._type === 'opportunity_due' ? 'Opportunity is due' : 'Task');
