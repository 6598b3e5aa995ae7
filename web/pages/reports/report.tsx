// One report: a chart, and behind a click its numbers, which can be taken along as CSV.
import { Alert, Box, Button, Card, Group, ScrollArea, Skeleton, Table, Text, Title } from '@mantine/core';
import Papa from 'papaparse';
import { type ReactNode, useId } from 'react';
import { IconDownload } from '../../icons.tsx';

/** The first cell of each row names it; the newest comes first. */
export interface Numbers {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

interface Props {
  title: string;
  /** What the chart shows, in a sentence. */
  summary: string;
  numbers: Numbers;
  isLoading: boolean;
  error: Error | null;
  onRetry: () => void;
  /** Said in place of a chart that would be empty. */
  nothing?: string | false;
  aside?: ReactNode;
  areNumbersShown: boolean;
  onToggle: () => void;
  children: ReactNode;
}

export function Report({ title, summary, numbers, isLoading, error, onRetry, nothing, aside, ...rest }: Props) {
  const { areNumbersShown, onToggle, children } = rest;
  const id = useId();
  return (
    <Card withBorder padding="md" component="section" aria-labelledby={id}>
      <Group justify="space-between" wrap="wrap" gap="xs">
        <Title order={2} id={id}>
          {title}
        </Title>
        <Group gap={6}>
          {aside}
          <Button size="xs" variant="default" aria-expanded={areNumbersShown} onClick={onToggle}>
            {areNumbersShown ? 'Hide numbers' : 'Show numbers'}
          </Button>
        </Group>
      </Group>
      <Text c="dimmed" size="sm" mt={2} mb="sm">
        {summary}
      </Text>
      <Chart {...{ isLoading, error, onRetry, nothing, title, summary }}>{children}</Chart>
      {areNumbersShown && !error && !isLoading && <NumbersTable title={title} numbers={numbers} />}
    </Card>
  );
}

type ChartProps = Pick<Props, 'isLoading' | 'error' | 'onRetry' | 'nothing' | 'title' | 'summary' | 'children'>;

function Chart({ isLoading, error, onRetry, nothing, title, summary, children }: ChartProps) {
  if (error)
    return (
      <Alert color="red" title="This report could not be made">
        <Text size="sm" mb="xs">
          {error.message}
        </Text>
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </Alert>
    );
  if (isLoading) return <Skeleton h={220} />;
  if (nothing)
    return (
      <Text c="dimmed" ta="center" py="xl">
        {nothing}
      </Text>
    );
  return (
    <Box role="img" aria-label={`${title}: ${summary} The numbers are behind “Show numbers”.`}>
      {children}
    </Box>
  );
}

function NumbersTable({ title, numbers: { columns, rows } }: { title: string; numbers: Numbers }) {
  const save = (): void => {
    const csv = Papa.unparse([[...columns], ...rows.map((row) => [...row])], { escapeFormulae: true });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    link.download = `${title}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <ScrollArea.Autosize
        mah={320}
        mt="md"
        type="auto"
        viewportProps={{ tabIndex: 0, 'aria-label': `${title}: numbers` }}
      >
        <Table stickyHeader striped aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((name, index) => (
                <Table.Th key={name} ta={index === 0 ? 'left' : 'right'}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name, ...values]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                {values.map((value, index) => (
                  <Table.Td key={columns[index + 1]} ta="right">
                    {typeof value === 'number' ? value.toLocaleString() : value}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <Button
        size="xs"
        variant="subtle"
        mt="xs"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconDownload size={15} />}
        onClick={save}
      >
        Save as CSV
      </Button>
    </>
  );
}
