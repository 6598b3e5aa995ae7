// The statuses of leads, and the pipelines with those of opportunities.
import { ActionIcon, Button, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import type { Schemas } from '../../../client/client.ts';
import { api, good } from '../../api.ts';
import { IconTrash } from '../../icons.tsx';
import { attempt } from '../../parts/attempt.ts';
import { InPlace } from '../../parts/in-place.tsx';
import { leadStatuses, pipelines } from '../../queries.ts';
import { myOrganization } from './queries.ts';
import { Sortable } from './sortable.tsx';

type Pipeline = Schemas['Pipeline'];
type StatusType = 'active' | 'won' | 'lost';

export function Statuses() {
  const { data } = useQuery(pipelines);
  return (
    <Stack gap="xl" maw={560}>
      <LeadStatuses />
      {(data?.data ?? []).map((pipeline) => (
        <PipelineStatuses key={pipeline.id} pipeline={pipeline} isOnly={data?.data.length === 1} />
      ))}
      <Add
        label="New pipeline"
        onAdd={(name) =>
          void attempt('The pipeline was not added', () => good(api.POST('/pipeline/', { body: { name } })))
        }
      />
    </Stack>
  );
}

/** What was just put in order, until the server has it so. */
function useOrder<T extends { id: string }>(items: readonly T[]): [readonly T[], (items: T[]) => void] {
  const [ordered, setOrdered] = useState<readonly T[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer has come
  useEffect(() => setOrdered(null), [items]);
  return [ordered ?? items, setOrdered];
}

function LeadStatuses() {
  const { data: organization } = useSuspenseQuery(myOrganization);
  const { data } = useSuspenseQuery(leadStatuses);
  const [statuses, setOrder] = useOrder(data.data);
  const put = (id: string, label: string): void =>
    void attempt('Not renamed', () =>
      good(api.PUT('/status/lead/{id}/', { params: { path: { id } }, body: { label } })),
    );
  const remove = (id: string): void =>
    void attempt('Not deleted', () => good(api.DELETE('/status/lead/{id}/', { params: { path: { id } } })));
  return (
    <section aria-label="Lead statuses">
      <Title order={3} mb="xs">
        Lead statuses
      </Title>
      <Sortable
        id="lead-statuses"
        items={statuses}
        nameOf={({ label }) => label}
        onOrder={(ordered) => {
          setOrder(ordered);
          const lead_statuses = ordered.map(({ id }) => ({ id }));
          const path = { id: organization.id };
          void attempt('The order was not saved', () =>
            good(api.PUT('/organization/{id}/', { params: { path }, body: { lead_statuses } })),
          );
        }}
      >
        {({ id, label }) => (
          <>
            <InPlace label={`Name of ${label}`} value={label} onSave={(text) => put(id, text)} />
            <ActionIcon aria-label={`Delete ${label}`} onClick={() => remove(id)}>
              <IconTrash size={16} />
            </ActionIcon>
          </>
        )}
      </Sortable>
      <Add
        label="New lead status"
        onAdd={(label) => void attempt('Not added', () => good(api.POST('/status/lead/', { body: { label } })))}
      />
    </section>
  );
}

function PipelineStatuses({ pipeline, isOnly }: { pipeline: Pipeline; isOnly: boolean }) {
  const path = { id: pipeline.id };
  const [statuses, setOrder] = useOrder(pipeline.statuses as { id: string; label: string; type: StatusType }[]);
  const [type, setType] = useState<StatusType>('active');
  const put = (id: string, label: string): void =>
    void attempt('Not renamed', () =>
      good(api.PUT('/status/opportunity/{id}/', { params: { path: { id } }, body: { label } })),
    );
  const remove = (id: string): void =>
    void attempt('Not deleted', () => good(api.DELETE('/status/opportunity/{id}/', { params: { path: { id } } })));
  return (
    <section aria-label={`Pipeline ${pipeline.name}`}>
      <Group mb="xs" wrap="nowrap">
        <Title order={3}>Pipeline</Title>
        <InPlace
          label="Name of the pipeline"
          value={pipeline.name}
          onSave={(name) =>
            void attempt('Not renamed', () => good(api.PUT('/pipeline/{id}/', { params: { path }, body: { name } })))
          }
        />
        {!isOnly && (
          <ActionIcon
            aria-label={`Delete the pipeline ${pipeline.name}`}
            onClick={() => void attempt('Not deleted', () => good(api.DELETE('/pipeline/{id}/', { params: { path } })))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
      <Sortable
        id={pipeline.id}
        items={statuses}
        nameOf={({ label }) => label}
        onOrder={(ordered) => {
          setOrder(ordered);
          const body = { statuses: ordered.map(({ id }) => ({ id })) };
          void attempt('The order was not saved', () => good(api.PUT('/pipeline/{id}/', { params: { path }, body })));
        }}
      >
        {(status) => (
          <>
            <InPlace label={`Name of ${status.label}`} value={status.label} onSave={(text) => put(status.id, text)} />
            {status.type}
            <ActionIcon aria-label={`Delete ${status.label}`} onClick={() => remove(status.id)}>
              <IconTrash size={16} />
            </ActionIcon>
          </>
        )}
      </Sortable>
      <Add
        label={`New status of ${pipeline.name}`}
        onAdd={(label) =>
          void attempt('Not added', () =>
            good(api.POST('/status/opportunity/', { body: { label, type, pipeline_id: pipeline.id } })),
          )
        }
      >
        <Select
          aria-label="Type of the new status"
          w={110}
          allowDeselect={false}
          data={['active', 'won', 'lost']}
          value={type}
          onChange={(chosen) => setType((chosen ?? 'active') as StatusType)}
        />
      </Add>
    </section>
  );
}

interface AddProps {
  label: string;
  onAdd: (text: string) => void;
  children?: React.ReactNode;
}

function Add({ label, onAdd, children }: AddProps) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs">
        <TextInput
          flex={1}
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {children}
        <Button type="submit" variant="default">
          Add
        </Button>
      </Group>
    </form>
  );
}
