// The list of leads; only the rows in sight are in the page.
import { Anchor, Center, Checkbox, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Lead } from '../../api.ts';
import { IconArrowDown, IconArrowUp } from '../../icons.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import classes from './leads.module.css';
import type { Column } from './search.ts';

interface Props {
  rows: readonly Lead[];
  columns: readonly Column[];
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  isLoading: boolean;
  /** What stands in the place of rows when there are none. */
  nothing: ReactNode;
  /** The search has a mistake in it, so nothing is known of what it would find. */
  isFault: boolean;
  onEnd: () => void;
}

/** Pixels between columns, and before the first and after the last (leads.module.css). */
const GAP = 12;
const EDGE = 16;

export function LeadTable({
  rows,
  columns,
  sort,
  onSort,
  selected,
  onSelect,
  isLoading,
  nothing,
  isFault,
  onEnd,
}: Props) {
  const scroller = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 42,
    overscan: 12,
    initialRect: { width: 0, height: window.innerHeight },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again only when the last row changes
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) onEnd();
  }, [last, rows.length]);
  const current = rows[Math.min(at, rows.length - 1)];
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    setAt(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const toggle = (id: string): void => {
    const after = new Set(selected);
    if (!after.delete(id)) after.add(id);
    onSelect(after);
  };
  const selectTo = (index: number): void => {
    const [from, until] = [Math.min(at, index), Math.max(at, index)];
    onSelect(new Set([...selected, ...rows.slice(from, until + 1).map(({ id }) => id)]));
  };
  const extend = (by: number): void => {
    selectTo(Math.max(0, Math.min(rows.length - 1, at + by)));
    move(by);
  };
  const open = (): void => {
    if (current) void navigate({ to: '/lead/$leadId', params: { leadId: current.id } });
  };
  useShortcuts([
    { keys: 'j', label: 'Next lead', group: 'Leads', run: () => move(1) },
    { keys: 'k', label: 'Previous lead', group: 'Leads', run: () => move(-1) },
    { keys: 'arrowdown', label: 'Next lead', group: 'Leads', run: () => move(1) },
    { keys: 'arrowup', label: 'Previous lead', group: 'Leads', run: () => move(-1) },
    { keys: 'shift+j', label: 'Select this and the next', group: 'Leads', run: () => extend(1) },
    { keys: 'shift+k', label: 'Select this and the previous', group: 'Leads', run: () => extend(-1) },
    { keys: 'enter', label: 'Open the lead', group: 'Leads', run: open },
    { keys: 'x', label: 'Select', group: 'Leads', run: () => current && toggle(current.id) },
    { keys: 'escape', label: 'Select nothing', group: 'Leads', run: () => onSelect(new Set()) },
  ]);
  if (isLoading) {
    return (
      <Stack p="md" gap="xs" aria-busy="true" aria-label="The leads are being read">
        {Array.from({ length: 10 }, (_, row) => row).map((row) => (
          <Skeleton key={row} height={30} />
        ))}
      </Stack>
    );
  }
  const widths = columns.map(({ width: { least, share } }) => `minmax(${least}px, ${share}fr)`);
  const style = { gridTemplateColumns: `20px ${widths.join(' ')}` };
  const minWidth = columns.reduce((sum, { width }) => sum + width.least + GAP, 20 + 2 * EDGE);
  const allSelected = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard
    <section ref={scroller} className={classes.scroller} aria-label="List of leads" tabIndex={0}>
      <table className={classes.table} style={{ minWidth }} aria-rowcount={rows.length}>
        <thead className={classes.head}>
          <tr className={classes.line} style={style}>
            <th>
              <Checkbox
                size="xs"
                aria-label="Select all that are loaded"
                checked={allSelected}
                indeterminate={!allSelected && selected.size > 0}
                onChange={() => onSelect(allSelected ? new Set() : new Set(rows.map(({ id }) => id)))}
              />
            </th>
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const lead = rows[index];
            return lead ? (
              <tr
                key={lead.id}
                className={`${classes.line} ${classes.row}`}
                style={{ ...style, transform: `translateY(${start}px)` }}
                data-current={lead === current || undefined}
              >
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={`Select ${lead.display_name}`}
                    checked={selected.has(lead.id)}
                    onChange={({ nativeEvent }) => {
                      // With shift: all from where one was to here.
                      if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) selectTo(index);
                      else toggle(lead.id);
                      setAt(index);
                    }}
                  />
                </td>
                {columns.map((column) => (
                  <td key={column.id} className={classes.cell}>
                    {column.id === 'name' ? <LeadLink lead={lead} /> : column.text(lead)}
                  </td>
                ))}
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
      {rows.length === 0 && !isFault && <Center p="xl">{nothing}</Center>}
    </section>
  );
}

const LeadLink = ({ lead }: { lead: Lead }) => (
  <Anchor
    c="var(--mantine-color-text)"
    underline="hover"
    fw={500}
    renderRoot={(props) => <Link to="/lead/$leadId" params={{ leadId: lead.id }} {...props} />}
  >
    {lead.display_name}
  </Anchor>
);

function Heading({ column, sort, onSort }: { column: Column } & Pick<Props, 'sort' | 'onSort'>) {
  const { label, sort: key } = column;
  if (!key) {
    return (
      <Text component="th" scope="col" ta="left" fw={400} size="sm" c="dimmed">
        {label}
      </Text>
    );
  }
  const isUp = sort === key;
  const isDown = sort === `-${key}`;
  const next = { up: `-${key}`, down: undefined, none: key }[(isUp && 'up') || (isDown && 'down') || 'none'];
  return (
    <th className={classes.heading} scope="col" aria-sort={(isUp && 'ascending') || (isDown && 'descending') || 'none'}>
      <UnstyledButton onClick={() => onSort(next)} fz="sm" c="dimmed" fw={isUp || isDown ? 650 : 400}>
        {label} {isUp && <IconArrowUp size={13} />}
        {isDown && <IconArrowDown size={13} />}
      </UnstyledButton>
    </th>
  );
}
