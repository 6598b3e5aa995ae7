// A list whose items are put in order by dragging, or by the keyboard: Space takes one, arrows move it, Space lets go.
import { DragDropContext, Draggable, Droppable } from '@hello-pangea/dnd';
import { ActionIcon, Group, Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconGripVertical } from '../../icons.tsx';

interface Props<T> {
  id: string;
  items: readonly T[];
  nameOf: (item: T) => string;
  onOrder: (items: T[]) => void;
  children: (item: T) => ReactNode;
}

export function Sortable<T extends { id: string }>({ id, items, nameOf, onOrder, children }: Props<T>) {
  const order = (from: number, to: number | undefined): void => {
    if (to === undefined || to === from) return;
    const after = [...items];
    const [moved] = after.splice(from, 1);
    if (moved) after.splice(to, 0, moved);
    onOrder(after);
  };
  return (
    <DragDropContext onDragEnd={({ source, destination }) => order(source.index, destination?.index)}>
      <Droppable droppableId={id}>
        {(list) => (
          <div ref={list.innerRef} {...list.droppableProps}>
            {items.map((item, index) => (
              <Draggable key={item.id} draggableId={item.id} index={index}>
                {(row) => (
                  <Paper ref={row.innerRef} {...row.draggableProps} withBorder p={6} mb={6}>
                    <Group gap="xs" wrap="nowrap">
                      <ActionIcon component="div" {...row.dragHandleProps} aria-label={`Move ${nameOf(item)}`}>
                        <IconGripVertical size={16} />
                      </ActionIcon>
                      {children(item)}
                    </Group>
                  </Paper>
                )}
              </Draggable>
            ))}
            {list.placeholder}
          </div>
        )}
      </Droppable>
    </DragDropContext>
  );
}
