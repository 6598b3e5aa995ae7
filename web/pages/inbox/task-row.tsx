// One task of the list, with what can be done to it from there.
import { ActionIcon, Badge, Checkbox, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconClock, IconFlag3Filled, IconRepeat, IconRotate } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef } from 'react';
import type { Task } from '../../api.ts';
import { ago, dayName, exactly, isTimed, local, timeOfDay } from '../../parts/moments.ts';
import type { Moves } from './cursor.ts';
import classes from './inbox.module.css';
import { isLate, TYPE_NAMES, titleOf, type View } from './tasks.ts';

interface Props {
  /** Where in the list. */
  style: { height: number; transform: string };
  task: Task;
  view: View;
  my_id: string;
  isCurrent: boolean;
  isSelected: boolean;
  moves: Moves;
  onComplete: (task: Task) => void;
  onSnooze: (task: Task) => void;
}

export const TaskRow = memo(Row, (before, now) => {
  const { task, view, isCurrent, isSelected, style } = before;
  if (style.transform !== now.style.transform) return false;
  return task === now.task && view === now.view && isCurrent === now.isCurrent && isSelected === now.isSelected;
});

function Row({ style, task, view, my_id, isCurrent, isSelected, moves, onComplete, onSnooze }: Props) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Who moves by keys hears the row; who is typing elsewhere is left there.
    const focused = document.activeElement;
    const isFree = focused === document.body || focused?.closest('section[aria-label="Tasks"]') !== null;
    if (isCurrent && isFree) row.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  const done = view === 'archive' ? 'Reopen' : 'Done';
  const title = titleOf(task);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the inbox's keys do what a click does
    <li
      ref={row}
      tabIndex={-1}
      className={`${classes.place} ${classes.row}`}
      style={style}
      data-current={isCurrent || undefined}
      data-selected={isSelected || undefined}
      aria-current={isCurrent || undefined}
      onClick={(event) => {
        if ((event.target as HTMLElement).closest('a, button, input')) return;
        if (event.shiftKey) moves.selectTo(task.id);
        else {
          moves.focus(task.id);
          moves.open();
        }
      }}
    >
      <Checkbox
        className={classes.select}
        size="xs"
        aria-label={`Select ${title}`}
        checked={isSelected}
        onChange={() => moves.toggle(task.id)}
        tabIndex={isCurrent ? 0 : -1}
      />
      <ActionIcon
        variant="default"
        radius="xl"
        aria-label={`${done}: ${title}`}
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => onComplete(task)}
      >
        {view === 'archive' ? <IconRotate size={15} /> : <IconCheck size={15} />}
      </ActionIcon>
      <div className={classes.words}>
        <Group gap={6} wrap="nowrap">
          {task.priority === 'high' && (
            <IconFlag3Filled size={14} color="var(--mantine-color-red-6)" aria-label="High priority" role="img" />
          )}
          {task._type !== 'lead' && (
            <Badge size="xs" variant="light" tt="none">
              {TYPE_NAMES[task._type ?? ''] ?? task._type}
            </Badge>
          )}
          <Text className={classes.text} fw={500}>
            {title}
          </Text>
          {task.recurrence && <IconRepeat size={14} aria-label="Repeats" role="img" />}
        </Group>
        <Text className={classes.text} size="sm" c="dimmed">
          {task.lead_id ? (
            <Link
              to="/lead/$leadId"
              params={{ leadId: task.lead_id }}
              tabIndex={isCurrent ? 0 : -1}
              style={{ color: 'inherit' }}
            >
              {task.lead_name}
            </Link>
          ) : (
            'No lead'
          )}
          {task.contact_name ? ` · ${task.contact_name}` : ''}
          {task.snooze_count ? ` · snoozed ${task.snooze_count}×` : ''}
          {task.assigned_to !== my_id ? ` · ${task.assigned_to_name ?? 'Nobody'}` : ''}
        </Text>
      </div>
      {view !== 'archive' && (
        <div className={classes.actions}>
          <ActionIcon aria-label={`Snooze: ${title}`} tabIndex={isCurrent ? 0 : -1} onClick={() => onSnooze(task)}>
            <IconClock size={16} />
          </ActionIcon>
        </div>
      )}
      <When task={task} view={view} />
    </li>
  );
}

function When({ task, view }: { task: Task; view: View }) {
  const { date = null, is_dateless, date_updated = '' } = task;
  const shown = view === 'archive' ? date_updated : date;
  const planned = is_dateless || date === null ? 'No date' : dayName(local(date));
  return (
    <div className={`${classes.when} ${isLate(task) ? classes.late : ''}`}>
      {shown !== null && (
        <Tooltip label={exactly(shown)}>
          <div>{view === 'archive' ? ago(shown) : planned}</div>
        </Tooltip>
      )}
      {view !== 'archive' && date !== null && isTimed(date) && <Text size="xs">{timeOfDay(local(date))}</Text>}
    </div>
  );
}
