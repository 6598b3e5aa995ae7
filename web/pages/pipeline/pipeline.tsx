// The board: a pipeline's opportunities, by status.
import { DragDropContext, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import { Box, Button, Group, Select, Title } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { IconPlus } from '../../icons.tsx';
import { OpportunityDrawer } from '../../parts/opportunity-drawer.tsx';
import { organization, pipelines, queryClient } from '../../queries.ts';
import { session } from '../../session.ts';
import { boardCount, type Card, cardsOf, column, type Status } from './board.ts';
import { Column } from './column.tsx';
import { useCursor } from './cursor.ts';
import { EmptyBoard } from './empty.tsx';
import { Filters } from './filters.tsx';
import { useBoardKeys } from './keys.ts';
import { useMoves } from './moves.ts';
import classes from './pipeline.module.css';

const route = getRouteApi('/shell/pipeline');
const INSTRUCTIONS =
  'Press space to lift the card, the arrow keys to carry it, space to put it down, escape to put it back. Enter edits it.';

export function Pipeline() {
  const search = route.useSearch();
  const { data: all } = useSuspenseQuery(pipelines);
  const { data: signedIn } = useSuspenseQuery(session);
  const { data: ours } = useQuery(organization(signedIn?.organization_id ?? ''));
  const pipeline = all.data.find(({ id }) => id === search.pipeline) ?? all.data[0];
  const statuses = pipeline?.statuses ?? [];
  const { data: count } = useQuery(boardCount(statuses, search));
  const [open, setOpen] = useState<string | null>(null);
  const [inSight, setInSight] = useState(0);
  const [isDragging, setDragging] = useState(false);
  const board = useRef<HTMLElement>(null);
  const moves = useMoves();
  const cards = (): Card[][] =>
    statuses.map((one) => cardsOf(queryClient.getQueryData(column(one, search).queryKey), moves.pending, one));
  const cursor = useCursor(cards);

  const shift = (by: number): void => {
    const card = cursor.current();
    const to = statuses[statuses.findIndex(({ id }) => id === card?.status_id) + by];
    if (!card || !to) return;
    cursor.focus(card.id);
    moves.move(card, to);
  };
  useBoardKeys({
    cursor,
    isDragging: () => isDragging,
    shift,
    open: (id) => id && setOpen(id),
    add: () => setOpen('new'),
  });
  const drop = ({ draggableId, destination }: DropResult, { announce }: ResponderProvided): void => {
    setDragging(false);
    const card = cards()
      .flat()
      .find(({ id }) => id === draggableId);
    const to = statuses.find(({ id }) => id === destination?.droppableId);
    const isMoved = card && to && to.id !== card.status_id;
    announce(isMoved ? `Moved to ${to.label}.` : 'Put back.');
    if (isMoved) moves.move(card, to);
  };

  return (
    <Box className={classes.page} component="main">
      <Group justify="space-between" gap="xs" px="md" py="sm">
        <Group gap="xs">
          <Title order={1}>{pipeline && all.data.length > 1 ? pipeline.name : 'Pipeline'}</Title>
          <Filters search={search} pipelines={all.data} pipeline_id={pipeline?.id ?? ''} />
        </Group>
        <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setOpen('new')}>
          New opportunity
        </Button>
      </Group>
      {count === 0 && moves.pending.size === 0 ? (
        <EmptyBoard isFiltered={Boolean(search.user || search.from || search.until)} onAdd={() => setOpen('new')} />
      ) : (
        <>
          <Jump statuses={statuses} inSight={inSight} board={board} />
          <DragDropContext
            dragHandleUsageInstructions={INSTRUCTIONS}
            onDragStart={(_start, { announce }) => {
              setDragging(true);
              announce('Lifted.');
            }}
            onDragUpdate={({ destination }, { announce }) => {
              const over = statuses.find(({ id }) => id === destination?.droppableId);
              announce(over ? `Over ${over.label}.` : 'Over no column.');
            }}
            onDragEnd={drop}
          >
            <section
              ref={board}
              className={classes.board}
              aria-label="Board"
              data-dragging={isDragging || undefined}
              onScroll={({ currentTarget: { scrollLeft, scrollWidth } }) =>
                setInSight(Math.round((scrollLeft / scrollWidth) * statuses.length))
              }
            >
              <div className={classes.columns}>
                {statuses.map((status) => (
                  <Column
                    key={status.id}
                    status={status}
                    search={search}
                    currency={ours?.currency}
                    moves={moves}
                    cursor={cursor}
                    onOpen={setOpen}
                  />
                ))}
              </div>
            </section>
          </DragDropContext>
        </>
      )}
      <OpportunityDrawer
        open={open}
        {...(pipeline ? { pipeline_id: pipeline.id } : {})}
        onClose={() => setOpen(null)}
      />
    </Box>
  );
}

interface JumpProps {
  statuses: readonly Status[];
  inSight: number;
  board: React.RefObject<HTMLElement | null>;
}

/** On a small screen: which column is seen. */
function Jump({ statuses, inSight, board }: JumpProps) {
  return (
    <Select
      className={classes.jump}
      aria-label="Column"
      size="xs"
      px="xs"
      pb="xs"
      allowDeselect={false}
      data={statuses.map(({ id, label }) => ({ value: id, label }))}
      value={statuses[inSight]?.id ?? null}
      onChange={(id) => {
        const place = statuses.findIndex((status) => status.id === id);
        board.current?.querySelectorAll(':scope > div > section')[place]?.scrollIntoView({ inline: 'center' });
      }}
    />
  );
}
