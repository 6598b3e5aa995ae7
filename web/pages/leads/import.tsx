// Leads from a CSV file: choose it, say what its columns mean, look at the first rows, and let it run.
import {
  Alert,
  Button,
  Checkbox,
  FileButton,
  Group,
  Paper,
  Progress,
  Select,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { IconDownload, IconFileText } from '../../icons.tsx';
import { queryClient } from '../../queries.ts';
import { showFailure } from '../../shell/failed.tsx';
import { type Csv, guessMapping, leadOf, type Mapping, readCsv, refusedCsv, TARGETS } from './csv.ts';
import { type Progress as Progressed, runImport } from './run-import.ts';
import { leadCustomFields } from './search.ts';

export function Import() {
  const { data: customFields } = useQuery(leadCustomFields);
  const fields = customFields?.data ?? [];
  const [csv, setCsv] = useState<Csv | null>(null);
  const [mapping, setMapping] = useState<Mapping>([]);
  const [skipsKnown, setSkipsKnown] = useState(true);
  const [progress, setProgress] = useState<Progressed | null>(null);
  const [isRunning, setRunning] = useState(false);
  const cancel = useRef<AbortController | null>(null);
  useWarning(isRunning);

  const choose = (file: File | null): void => {
    if (!file) return;
    readCsv(file).then(
      (read) => {
        setCsv(read);
        setMapping(guessMapping(read.headers, fields));
        setProgress(null);
      },
      (error: Error) => showFailure('The file could not be read', error),
    );
  };
  const start = async (): Promise<void> => {
    if (!csv) return;
    cancel.current = new AbortController();
    setRunning(true);
    await runImport(csv, mapping, { skipsKnown, signal: cancel.current.signal, tell: setProgress });
    setRunning(false);
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('lead') });
  };
  const isMapped = mapping.some((target) => target !== null);
  return (
    <Stack p="md" maw={1000} component="main">
      <Title order={1}>Import leads</Title>
      <Group>
        <FileButton onChange={choose} accept=".csv,text/csv">
          {(props) => (
            <Button
              {...props}
              variant={csv ? 'default' : 'filled'}
              leftSection={<IconFileText size={16} />}
              disabled={isRunning}
            >
              {csv ? 'Another file' : 'Choose a CSV file'}
            </Button>
          )}
        </FileButton>
        {csv && (
          <Text>
            {csv.name}: {csv.rows.length.toLocaleString()} rows
          </Text>
        )}
      </Group>
      {!csv && (
        <Text c="dimmed">
          The first line names the columns. You then say what each means, and see the first leads before any is made.
        </Text>
      )}
      {csv && !progress && (
        <>
          <Columns csv={csv} mapping={mapping} fields={fields} onChange={setMapping} />
          <Preview csv={csv} mapping={mapping} />
          <Checkbox
            label="Leave out rows whose name or e-mail address a lead has already"
            checked={skipsKnown}
            onChange={(event) => setSkipsKnown(event.currentTarget.checked)}
          />
          <Group>
            <Button disabled={!isMapped} onClick={() => void start()}>
              Import {csv.rows.length.toLocaleString()} rows
            </Button>
          </Group>
        </>
      )}
      {csv && progress && (
        <Outcome csv={csv} progress={progress} isRunning={isRunning} onCancel={() => cancel.current?.abort()} />
      )}
    </Stack>
  );
}

/** Who closes the page while it runs is asked. */
function useWarning(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isRunning]);
}

interface ColumnsProps {
  csv: Csv;
  mapping: Mapping;
  fields: readonly { id: string; name: string }[];
  onChange: (mapping: Mapping) => void;
}

function Columns({ csv, mapping, fields, onChange }: ColumnsProps) {
  const targets = [
    ...TARGETS.map(({ value, label }) => ({ value: value as string, label })),
    ...fields.map(({ id, name }) => ({ value: `custom.${id}`, label: `Field: ${name}` })),
  ];
  return (
    <Paper withBorder p="sm">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Column</Table.Th>
            <Table.Th>First value</Table.Th>
            <Table.Th>Becomes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {csv.headers.map((header, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name
            <Table.Tr key={index}>
              <Table.Td>{header}</Table.Td>
              <Table.Td>{csv.rows[0]?.[index]}</Table.Td>
              <Table.Td>
                <Select
                  aria-label={`What ${header} becomes`}
                  size="xs"
                  clearable
                  searchable
                  placeholder="Left out"
                  data={targets}
                  value={mapping[index] ?? null}
                  onChange={(target) =>
                    // A target can be one column's only.
                    onChange(
                      mapping
                        .map((other) => (other === target ? null : other))
                        .map((other, at) => (at === index ? target : other)),
                    )
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

interface Previewed {
  name?: string;
  status?: string;
  contacts?: { name?: string; emails?: { email: string }[]; phones?: { phone: string }[] }[];
}

function Preview({ csv, mapping }: { csv: Csv; mapping: Mapping }) {
  const leads = csv.rows.slice(0, 10).map((row) => leadOf(row, mapping) as Previewed);
  return (
    <Paper withBorder p="sm">
      <Text fw={600} mb="xs">
        The first leads as they will be
      </Text>
      <Table.ScrollContainer minWidth={500}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {['Name', 'Status', 'Contact', 'E-mail', 'Telephone'].map((heading) => (
                <Table.Th key={heading}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {leads.map(({ name, status, contacts = [] }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing else that tells them apart
              <Table.Tr key={index}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{status}</Table.Td>
                <Table.Td>{contacts[0]?.name}</Table.Td>
                <Table.Td>{contacts[0]?.emails?.[0]?.email}</Table.Td>
                <Table.Td>{contacts[0]?.phones?.[0]?.phone}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

interface OutcomeProps {
  csv: Csv;
  progress: Progressed;
  isRunning: boolean;
  onCancel: () => void;
}

function Outcome({ csv, progress, isRunning, onCancel }: OutcomeProps) {
  const { done, created, skipped, refused } = progress;
  const download = (): void => {
    const file = new Blob([refusedCsv(csv.headers, refused)], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `refused ${csv.name}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Stack>
      <Progress value={(100 * done) / Math.max(1, csv.rows.length)} aria-label="Rows that are done" />
      <Text aria-live="polite">
        {done.toLocaleString()} of {csv.rows.length.toLocaleString()} rows: {created.toLocaleString()} leads made,{' '}
        {skipped.toLocaleString()} left out, {refused.length.toLocaleString()} refused.
      </Text>
      {isRunning && (
        <Group>
          <Button variant="default" onClick={onCancel}>
            Stop here
          </Button>
        </Group>
      )}
      {refused.length > 0 && (
        <Alert color="orange" title={`${refused.length.toLocaleString()} rows were refused`}>
          <Stack align="flex-start" gap="xs">
            {refused.slice(0, 5).map(({ row, reason }) => (
              <Text key={row.join()} size="sm">
                {row.filter(Boolean).slice(0, 3).join(', ')}: {reason}
              </Text>
            ))}
            <Button size="xs" leftSection={<IconDownload size={15} />} onClick={download}>
              Download them with the reasons
            </Button>
          </Stack>
        </Alert>
      )}
      {!isRunning && (
        <Group>
          <Button renderRoot={(props) => <Link to="/leads" search={{ sort: '-date_created' }} {...props} />}>
            Look at the leads
          </Button>
        </Group>
      )}
    </Stack>
  );
}
