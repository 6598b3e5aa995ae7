// A status of the pipeline: what its opportunities come to, and their cards.
import { Droppable } from '@hello-pangea/dnd';
import { Alert, Badge, Button, Group, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { money } from '../../parts/money.ts';
import type { PipelineSearch } from '../../router.tsx';
import { cardsOf, column, PAGE, type Status, type Sums, sumsOf } from './board.ts';
import { BoardCard } from './card.tsx';
import type { Cursor } from './cursor.ts';
import type { Moves } from './moves.ts';
import classes from './pipeline.module.css';

interface Props {
  status: Status;
  search: PipelineSearch;
  currency: string | undefined;
  moves: Moves;
  cursor: Cursor;
  onOpen: (id: string) => void;
}

export function Column({ status, search, currency, moves, cursor, onOpen }: Props) {
  const list = useInfiniteQuery(column(status, search));
  const cards = cardsOf(list.data, moves.pending, status);
  const sums = sumsOf(list.data, moves.pending, status);
  const hasCurrent = cards.some(({ id }) => id === cursor.id);
  const more = Math.min(PAGE, sums.count - cards.length);
  return (
    <section className={classes.column} aria-label={status.label} id={`status ${status.id}`}>
      <Heading status={status} sums={sums} currency={currency} isLoading={list.isPending} />
      {list.error && !list.data && (
        <Alert color="red" p="xs" title="This column could not be read">
          {list.error.message}{' '}
          <Button size="compact-sm" onClick={() => void list.refetch()}>
            Try again
          </Button>
        </Alert>
      )}
      <Droppable droppableId={status.id}>
        {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
          <div
            ref={innerRef}
            {...droppableProps}
            {...(cards.length > 0 ? { role: 'list' } : {})}
            className={classes.cards}
            data-over={isDraggingOver || undefined}
          >
            {list.isPending && <Skeletons />}
            {cards.map((card, index) => (
              <BoardCard
                key={card.id}
                card={card}
                index={index}
                isCurrent={card.id === cursor.id}
                isStop={hasCurrent ? card.id === cursor.id : index === 0}
                isAsking={card.id === moves.asking}
                onFocus={cursor.focus}
                onOpen={onOpen}
                onAnswer={moves.answer}
                onCancel={moves.cancel}
              />
            ))}
            {placeholder}
          </div>
        )}
      </Droppable>
      {list.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          mx="xs"
          mb="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show {more} more of {(sums.count - cards.length).toLocaleString()}
        </Button>
      )}
    </section>
  );
}

interface HeadingProps {
  status: Status;
  sums: Sums;
  currency: string | undefined;
  isLoading: boolean;
}

function Heading({ status, sums, currency, isLoading }: HeadingProps) {
  const exactly = `${money(sums.value, currency)}${sums.isYearly ? ', with a year of what is paid monthly' : ''}; ${money(sums.weighted, currency)} weighted by confidence`;
  return (
    <div className={classes.heading}>
      <Group gap={6} wrap="nowrap">
        <Title order={2} className={classes.cut}>
          {status.label}
        </Title>
        <Badge variant="light" color={COLORS[status.type]} tt="none">
          {isLoading ? '…' : sums.count.toLocaleString()}
        </Badge>
      </Group>
      <Tooltip label={exactly}>
        <Text size="sm" c="dimmed" className={classes.cut}>
          {briefly(sums.value, currency)}
          {sums.isYearly ? ' a year' : ''}
          {status.type === 'active' ? ` · ${briefly(sums.weighted, currency)} weighted` : ''}
        </Text>
      </Tooltip>
    </div>
  );
}

/** In whole units, and millions as such: a heading is narrow. */
function briefly(cents: number, currency?: string): string {
  const whole = Math.round(cents / 100) * 100;
  return Math.abs(whole) < 100_000_000 ? money(whole, currency) : `${money(Math.round(whole / 1e6), currency)}M`;
}

const COLORS = { active: 'blue', won: 'green', lost: 'gray' } as const;

function Skeletons() {
  return (
    <Stack gap="xs" aria-busy="true">
      {[72, 72, 72].map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same, and stay
        <Skeleton key={index} height={height} />
      ))}
    </Stack>
  );
}
