// After a lead's last task is done: what comes next for it? Enter without words skips.
import { ActionIcon, Alert, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, good, written } from '../../api.ts';
import { IconX } from '../../icons.tsx';
import { understood } from '../../parts/typed-date.ts';
import { leadName, queryClient } from '../../queries.ts';
import { showFailure } from '../../shell/failed.tsx';
import { offerUndo } from '../../shell/undo.tsx';

export function NextStep({ lead_id, onClose }: { lead_id: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const { data: lead } = useQuery(leadName(lead_id));
  const { data: planned } = useQuery({
    queryKey: ['task', 'open', lead_id],
    queryFn: () =>
      good(
        api.GET('/task/', {
          params: { query: { lead_id, is_complete: false, _type: 'all', _limit: 1, _fields: 'id' } },
        }),
      ),
    staleTime: 0,
  });
  if (!lead || !planned || planned.data.length > 0) return null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = text.trim();
    if (said === '') {
      onClose();
      return;
    }
    try {
      const { date, rest, recurrence } = await queryClient.fetchQuery(understood(said));
      const { request_id } = await written(
        api.POST('/task/', { body: { lead_id, text: rest || said, date, recurrence } }),
      );
      offerUndo(`Added: ${rest || said}`, [request_id]);
      onClose();
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('task') });
    } catch (error) {
      showFailure(`Not added: ${said}`, error as Error);
    }
  };
  return (
    <Alert p="xs" mb="xs" variant="light">
      <form onSubmit={(event) => void submit(event)}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            autoFocus
            flex={1}
            size="xs"
            label={`Nothing is planned for ${lead.display_name}. Next step?`}
            placeholder="Follow up in 2 weeks (Enter skips)"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
            }}
          />
          <ActionIcon aria-label="No next step" onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
      </form>
    </Alert>
  );
}
