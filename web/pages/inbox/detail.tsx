// The task beside the list, to read and change it; on narrow screens it lies over the list.
import { ActionIcon, Anchor, Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../api.ts';
import { IconCheck, IconClock, IconExternalLink, IconTrash, IconX } from '../../icons.tsx';
import { ago } from '../../parts/moments.ts';
import classes from './inbox.module.css';
import { LeadGlance } from './lead-glance.tsx';
import { TaskFields } from './task-fields.tsx';
import { titleOf } from './tasks.ts';

interface Props {
  task: Task | undefined;
  isWide: boolean;
  onClose: () => void;
  onComplete: () => void;
  onSnooze: () => void;
  onRemove: () => void;
}

export function Detail({ task, isWide, onClose, ...actions }: Props) {
  if (isWide) {
    return task ? (
      <aside className={classes.detail} aria-label="The task">
        <Content key={task.id} task={task} onClose={onClose} {...actions} />
      </aside>
    ) : null;
  }
  return (
    <Drawer
      opened={task !== undefined}
      onClose={onClose}
      position="right"
      size="100%"
      withCloseButton={false}
      aria-label="The task"
    >
      {task && <Content key={task.id} task={task} onClose={onClose} {...actions} />}
    </Drawer>
  );
}

function Content({ task, onClose, onComplete, onSnooze, onRemove }: Omit<Props, 'isWide' | 'task'> & { task: Task }) {
  return (
    <Stack gap="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2}>{titleOf(task)}</Title>
        <ActionIcon aria-label="Close" onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </Group>
      <Group gap={6}>
        <Button size="xs" leftSection={<IconCheck size={15} />} onClick={onComplete}>
          {task.is_complete ? 'Reopen' : 'Done'}
        </Button>
        {!task.is_complete && (
          <Button size="xs" variant="default" leftSection={<IconClock size={15} />} onClick={onSnooze}>
            Snooze
          </Button>
        )}
        <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={onRemove}>
          Delete
        </Button>
      </Group>
      <TaskFields task={task} />
      {task.lead_id && (
        <>
          <Anchor
            renderRoot={(props) => <Link to="/lead/$leadId" params={{ leadId: task.lead_id ?? '' }} {...props} />}
          >
            <Group gap={4}>
              {task.lead_name} <IconExternalLink size={14} />
            </Group>
          </Anchor>
          <LeadGlance lead_id={task.lead_id} />
        </>
      )}
      <Text size="xs" c="dimmed">
        {task.created_by_name ? `By ${task.created_by_name}, ` : ''}
        {ago(task.date_created ?? '')}
        {task.snooze_count ? ` · snoozed ${task.snooze_count}×` : ''}
      </Text>
    </Stack>
  );
}
