// One thing that happened.
import { ActionIcon, Button, Group, Menu, Text, Textarea, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { api, written } from '../../api.ts';
import { IconDots } from '../../icons.tsx';
import { ago, exactly } from '../../parts/moments.ts';
import { save } from '../../parts/save.ts';
import classes from './lead.module.css';

type Activity = Record<string, unknown>;

export function ActivityItem({ activity }: { activity: Activity }) {
  const at = String(activity.activity_at ?? activity.date_created);
  const who = activity.user_name ?? activity.created_by_name;
  return (
    <article className={classes.item}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {activity.pinned ? 'Pinned note' : headline(activity)}
          {who ? ` · ${who}` : ''} ·{' '}
          <Tooltip label={exactly(at)}>
            <time dateTime={at}>{ago(at)}</time>
          </Tooltip>
        </Text>
      </Group>
      {activity._type === 'Note' ? <Note activity={activity} /> : <Text>{body(activity)}</Text>}
    </article>
  );
}

function Note({ activity }: { activity: Activity }) {
  const [draft, setDraft] = useState<string | null>(null);
  const path = { id: String(activity.id) };
  const note = String(activity.note ?? '');
  const keep = async (): Promise<void> => {
    const work = () => written(api.PUT('/activity/note/{id}/', { params: { path }, body: { note: draft ?? note } }));
    if (await save(work, { done: 'Note changed' })) setDraft(null);
  };
  const remove = (): void =>
    void save(() => written(api.DELETE('/activity/note/{id}/', { params: { path } })), { done: 'Note deleted' });
  const pin = (): void => {
    const pinned = !activity.pinned;
    const work = () => written(api.PUT('/activity/note/{id}/', { params: { path }, body: { pinned } }));
    void save(work, { done: pinned ? 'Note pinned' : 'Note pinned no more' });
  };
  if (draft !== null) {
    return (
      <>
        <Textarea
          aria-label="The note"
          autosize
          autoFocus
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
        <Group gap={6} mt={6}>
          <Button size="xs" onClick={() => void keep()}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={() => setDraft(null)}>
            Leave it
          </Button>
        </Group>
      </>
    );
  }
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <Text className={classes.note}>{note}</Text>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label="This note">
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDraft(note)}>Edit</Menu.Item>
          <Menu.Item onClick={pin}>{activity.pinned ? 'Unpin' : 'Pin to the top'}</Menu.Item>
          <Menu.Item color="red" onClick={remove}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

const HEADLINES: Record<string, string> = {
  Note: 'Note',
  TaskCompleted: 'Task done',
  LeadStatusChange: 'Status',
  OpportunityStatusChange: 'Opportunity',
  Created: 'Lead created',
  LeadMerge: 'Merged',
};

const headline = ({ _type }: Activity): string => HEADLINES[String(_type)] ?? String(_type);

function body(activity: Activity): string {
  switch (activity._type) {
    case 'TaskCompleted':
      return String(activity.task_text ?? '');
    case 'LeadStatusChange':
      return `${activity.old_status_label ?? '—'} → ${activity.new_status_label ?? '—'}`;
    case 'OpportunityStatusChange':
      return `${activity.old_status_label ?? 'New'} → ${activity.new_status_label ?? '—'} ${activity.opportunity_value_formatted ?? ''}`;
    case 'LeadMerge':
      return 'Another lead was merged into this one.';
    default:
      return '';
  }
}
