// One opportunity on the board: what it is worth, how likely and when, and what comes next.
import { Draggable } from '@hello-pangea/dnd';
import { Group, Popover, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { memo, useEffect, useRef } from 'react';
import { IconAlertTriangleFilled, IconCalendarDue } from '../../icons.tsx';
import { dayName, isOverdue, local, when } from '../../parts/moments.ts';
import { money } from '../../parts/money.ts';
import type { Card } from './board.ts';
import classes from './pipeline.module.css';
import { WonQuestion } from './won-question.tsx';

interface Props {
  card: Card;
  index: number;
  isCurrent: boolean;
  /** Whether the Tab key stops at it. */
  isStop: boolean;
  /** Whether it waits for the day that it was won. */
  isAsking: boolean;
  onFocus: (id: string) => void;
  onOpen: (id: string) => void;
  onAnswer: (date_won: string) => void;
  onCancel: () => void;
}

export const BoardCard = memo(Shown, (before, now) => {
  const same = (key: keyof Props): boolean => before[key] === now[key];
  return same('card') && same('index') && same('isCurrent') && same('isStop') && same('isAsking');
});

function Shown({ card, index, isCurrent, isStop, isAsking, onFocus, onOpen, onAnswer, onCancel }: Props) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    // Who moves by keys hears the card; who is typing elsewhere is left there.
    const focused = document.activeElement;
    const isFree = focused === document.body || focused?.closest('section[aria-label="Board"]') !== null;
    if (isCurrent && !isAsking && isFree) element.current?.focus();
  }, [isCurrent, isAsking]);
  const isStuck = card.status_type === 'active' && card.next_task === null;
  return (
    <Draggable draggableId={card.id} index={index}>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
        // biome-ignore lint/a11y/useSemanticElements: while a card is dragged, its place in the list is held by a div
        // biome-ignore lint/a11y/useKeyWithClickEvents: the board's keys do what a click does
        <div
          ref={(node) => {
            innerRef(node);
            element.current = node;
          }}
          {...draggableProps}
          {...dragHandleProps}
          // There is a link inside, so it is not a button.
          role="listitem"
          tabIndex={isStop ? 0 : -1}
          className={`${classes.card} ${isStuck ? classes.stuck : ''}`}
          data-current={isCurrent || undefined}
          data-dragging={isDragging || undefined}
          aria-current={isCurrent || undefined}
          onFocus={() => onFocus(card.id)}
          onClick={(event) => {
            const target = event.target as HTMLElement;
            // What the question on the card gets comes here too.
            if (event.currentTarget.contains(target) && !target.closest('a')) onOpen(card.id);
          }}
        >
          {isAsking ? (
            <Popover opened position="bottom" shadow="md">
              <Popover.Target>
                <div>
                  <Facts card={card} isStuck={isStuck} />
                </div>
              </Popover.Target>
              <Popover.Dropdown aria-label={`When was ${card.lead_name} won?`}>
                <WonQuestion onAnswer={onAnswer} onCancel={onCancel} />
              </Popover.Dropdown>
            </Popover>
          ) : (
            <Facts card={card} isStuck={isStuck} />
          )}
        </div>
      )}
    </Draggable>
  );
}

const PERIODS = { one_time: '', monthly: ' a month', annual: ' a year' } as const;

function Facts({ card, isStuck }: { card: Card; isStuck: boolean }) {
  const isActive = card.status_type === 'active';
  return (
    <>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Link to="/lead/$leadId" params={{ leadId: card.lead_id }} className={classes.lead} draggable={false}>
          {card.lead_name}
        </Link>
        <Text size="xs" c="dimmed" className={classes.cut}>
          {card.user_name}
        </Text>
      </Group>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={600} className={classes.cut}>
          {card.value === null ? 'No value' : money(card.value, card.value_currency) + PERIODS[card.value_period]}
        </Text>
        {isActive && <Text size="sm">{card.confidence}%</Text>}
      </Group>
      <Text size="sm" c="dimmed" className={classes.cut}>
        {[closing(card), inStage(card)].filter(Boolean).join(' · ')}
      </Text>
      {isStuck && (
        <Group gap={4} c="var(--late)">
          <IconAlertTriangleFilled size={14} aria-hidden />
          <Text size="sm" fw={600}>
            No next step
          </Text>
        </Group>
      )}
      {isActive && card.next_task && <NextTask task={card.next_task} />}
    </>
  );
}

function closing({ status_type, date_won, date_lost }: Card): string {
  if (status_type === 'lost') return date_lost ? `Lost ${dayName(local(date_lost))}` : '';
  if (date_won === null) return '';
  return `${status_type === 'won' ? 'Won' : 'Closes'} ${dayName(local(date_won))}`;
}

function inStage({ date_status_changed, date_updated }: Card): string {
  const days = dayjs().diff(local(date_status_changed ?? date_updated), 'day');
  return days < 1 ? 'in stage since today' : `${days} d in stage`;
}

function NextTask({ task }: { task: NonNullable<Card['next_task']> }) {
  const isLate = task.date !== null && isOverdue(task.date);
  return (
    <Group gap={4} wrap="nowrap" c={isLate ? 'var(--late)' : undefined}>
      <IconCalendarDue size={14} aria-hidden style={{ flex: 'none' }} />
      <Text size="sm" className={classes.cut}>
        {task.date === null ? '' : `${when(task.date)}: `}
        {task.text ?? (task._type === 'opportunity_due' ? 'it is due' : 'task')}
      </Text>
    </Group>
  );
}
