// The list: only the rows in sight are in the page, however many tasks there are.
import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Task } from '../../api.ts';
import type { Cursor } from './cursor.ts';
import classes from './inbox.module.css';
import { TaskRow } from './task-row.tsx';
import type { Group, View } from './tasks.ts';

interface Props {
  groups: readonly Group[];
  view: View;
  my_id: string;
  cursor: Cursor;
  isLoading: boolean;
  hasMore: boolean;
  error: Error | null;
  onRetry: () => void;
  /** The end of what is loaded comes into sight. */
  onEnd: () => void;
  onComplete: (task: Task) => void;
  onSnooze: (task: Task) => void;
}

type Line = { group: Group; task?: undefined } | { group?: undefined; task: Task };

const ROW = 52;
const HEADING = 40;

export function TaskList({
  groups,
  view,
  my_id,
  cursor,
  isLoading,
  hasMore,
  error,
  onRetry,
  onEnd,
  onComplete,
  onSnooze,
}: Props) {
  const scroller = useRef<HTMLElement>(null);
  const lines = useMemo<Line[]>(
    () => groups.flatMap((group) => [{ group }, ...group.tasks.map((task) => ({ task }))]),
    [groups],
  );
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.task ? ROW : HEADING),
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 8,
    // Until the list has been measured, so that its first rows are there at once.
    initialRect: { width: 0, height: window.innerHeight },
  });
  const items = virtual.getVirtualItems();
  useAnchor(lines, virtual.scrollOffset ?? 0, scroller);
  const last = items.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again only when the last row changes
  useEffect(() => {
    if (lines.length > 0 && last >= lines.length - 40) onEnd();
  }, [last, lines.length]);

  const current = cursor.current?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the cursor scrolls, not a change of the list
  useEffect(() => {
    const index = lines.findIndex(({ task }) => task?.id !== undefined && task.id === current);
    // Asking the page where it is makes it lay itself out, so that is left to moves out of sight.
    const top = topOf(lines, index);
    const { scrollOffset, scrollRect } = virtual;
    const isSeen = top >= (scrollOffset ?? 0) && top + ROW <= (scrollOffset ?? 0) + (scrollRect?.height ?? 0);
    if (index >= 0 && !isSeen) virtual.scrollToIndex(index, { align: 'auto' });
  }, [current]);

  if (error && lines.length === 0) {
    return (
      <Alert color="red" m="md" title="The tasks could not be read">
        <Stack align="flex-start" gap="xs">
          {error.message}
          <Button size="xs" onClick={onRetry}>
            Try again
          </Button>
        </Stack>
      </Alert>
    );
  }
  if (isLoading) {
    return (
      <Stack p="md" gap="xs" aria-busy="true" aria-label="The tasks are being read">
        {Array.from({ length: 8 }, (_, row) => row).map((row) => (
          <Skeleton key={row} height={38} />
        ))}
      </Stack>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard
    <section ref={scroller} className={classes.scroller} aria-label="Tasks" tabIndex={0}>
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start, size }) => {
          const line = lines[index];
          if (!line) return null;
          const style = { height: size, transform: `translateY(${start}px)` };
          return line.task ? (
            <TaskRow
              key={key}
              style={style}
              task={line.task}
              view={view}
              my_id={my_id}
              isCurrent={line.task.id === current}
              isSelected={cursor.selected.has(line.task.id ?? '')}
              moves={cursor.moves}
              onComplete={onComplete}
              onSnooze={onSnooze}
            />
          ) : (
            <li key={key} className={classes.place} style={style}>
              <h2 className={`${classes.heading} ${line.group.isOverdue ? classes.late : ''}`}>
                {line.group.name} · {line.group.tasks.length.toLocaleString()}
                {/* More of the last day may not have been loaded yet. */}
                {hasMore && line.group === groups.at(-1) && '+'}
              </h2>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const keyOf = (line: Line | undefined): string => line?.task?.id ?? `group ${line?.group?.name}`;

/** Keeps what is in sight where it is when rows come or go above it. */
function useAnchor(lines: readonly Line[], offset: number, scroller: React.RefObject<HTMLElement | null>): void {
  const before = useRef<{ key: string; place: number } | null>(null);
  useLayoutEffect(() => {
    const anchor = before.current;
    const index = anchor ? lines.findIndex((line) => keyOf(line) === anchor.key) : -1;
    if (anchor && index >= 0 && scroller.current && scroller.current.scrollTop > 0) {
      const moved = topOf(lines, index) - anchor.place;
      if (moved !== 0) scroller.current.scrollTop += moved;
    }
  }, [lines, scroller]);
  useLayoutEffect(() => {
    let top = 0;
    for (const line of lines) {
      if (line.task && top >= offset) {
        before.current = { key: keyOf(line), place: top };
        return;
      }
      top += line.task ? ROW : HEADING;
    }
  }, [lines, offset]);
}

const topOf = (lines: readonly Line[], index: number): number =>
  lines.slice(0, index).reduce((top, { task }) => top + (task ? ROW : HEADING), 0);
