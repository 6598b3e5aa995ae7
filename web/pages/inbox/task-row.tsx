// One task of the list, with what can be done to it from there. Plain elements, since dozens of rows are drawn at once and
// with every key.

import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef } from 'react';
import type { Task } from '../../api.ts';
import { IconCheck, IconClock, IconFlag3Filled, IconRepeat, IconRotate } from '../../icons.tsx';
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
  // One row at a time is in the order of Tab.
  const tabIndex = isCurrent ? 0 : -1;
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
      <input
        type="checkbox"
        className={classes.select}
        aria-label={`Select ${title}`}
        checked={isSelected}
        onChange={() => moves.toggle(task.id)}
        tabIndex={tabIndex}
      />
      <button
        type="button"
        className={`${classes.button} ${classes.done}`}
        aria-label={`${done}: ${title}`}
        tabIndex={tabIndex}
        onClick={() => onComplete(task)}
      >
        {view === 'archive' ? <IconRotate size={15} /> : <IconCheck size={15} />}
      </button>
      <div className={classes.words}>
        <div className={classes.title}>
          {task.priority === 'high' && (
            <IconFlag3Filled size={14} color="var(--mantine-color-red-6)" aria-label="High priority" role="img" />
          )}
          {task._type !== 'lead' && <span className={classes.type}>{TYPE_NAMES[task._type ?? ''] ?? task._type}</span>}
          <span className={classes.text}>{title}</span>
          {task.recurrence && <IconRepeat size={14} aria-label="Repeats" role="img" />}
        </div>
        <div className={`${classes.text} ${classes.about}`}>
          {task.lead_id ? (
            <Link to="/lead/$leadId" params={{ leadId: task.lead_id }} tabIndex={tabIndex}>
              {task.lead_name}
            </Link>
          ) : (
            'No lead'
          )}
          {task.contact_name ? ` · ${task.contact_name}` : ''}
          {task.snooze_count ? ` · snoozed ${task.snooze_count}×` : ''}
          {task.assigned_to !== my_id ? ` · ${task.assigned_to_name ?? 'Nobody'}` : ''}
        </div>
      </div>
      {view !== 'archive' && (
        <button
          type="button"
          className={`${classes.button} ${classes.snooze}`}
          aria-label={`Snooze: ${title}`}
          tabIndex={tabIndex}
          onClick={() => onSnooze(task)}
        >
          <IconClock size={16} />
        </button>
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
        <time dateTime={shown} title={exactly(shown)}>
          {view === 'archive' ? ago(shown) : planned}
        </time>
      )}
      {view !== 'archive' && date !== null && isTimed(date) && (
        <div className={classes.time}>{timeOfDay(local(date))}</div>
      )}
    </div>
  );
}
