// A lead's name, status, web address and description, and what can be done to it as a whole.
import { ActionIcon, Anchor, Group, Menu, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Lead, written } from '../../api.ts';
import { IconArrowMerge, IconDots, IconExternalLink, IconTrash } from '../../icons.tsx';
import { webTo } from '../../parts/addresses.ts';
import { InPlace } from '../../parts/in-place.tsx';
import { save } from '../../parts/save.ts';
import { leadStatuses } from '../../queries.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { changeLead } from './change.ts';
import classes from './lead.module.css';
import { MergeDialog } from './merge-dialog.tsx';

const STATUS_ID = 'lead-status';

export function LeadHeader({ lead }: { lead: Lead }) {
  const { data: statuses } = useQuery(leadStatuses);
  const [isMerging, setMerging] = useState(false);
  const navigate = useNavigate();
  const remove = (): void => {
    const path = { id: lead.id };
    void navigate({ to: '/leads' });
    void save(() => written(api.DELETE('/lead/{id}/', { params: { path } })), {
      done: `Deleted: ${lead.display_name}`,
    });
  };
  useShortcuts([
    { keys: 's', label: 'Set the status', group: 'This lead', run: () => document.getElementById(STATUS_ID)?.click() },
    { keys: 'shift+m', label: 'Merge with another lead', group: 'This lead', run: () => setMerging(true) },
    { keys: '#', label: 'Delete the lead', group: 'This lead', run: remove },
  ]);
  const webAddress = webTo(lead.url ?? '');
  return (
    <Stack gap={4} mb="md">
      <Group gap="xs" align="flex-start">
        <h1 className={classes.name}>
          <InPlace
            label="Name of the lead"
            size="lg"
            value={lead.name ?? ''}
            placeholder={lead.display_name}
            onSave={(name) => void changeLead(lead, { name }, 'Renamed')}
          />
        </h1>
        <Select
          id={STATUS_ID}
          aria-label="Status of the lead"
          w={170}
          allowDeselect={false}
          data={(statuses?.data ?? []).map(({ id, label }) => ({ value: id, label }))}
          value={lead.status_id}
          // Back to the page's own keys.
          onDropdownClose={() => document.getElementById(STATUS_ID)?.blur()}
          onChange={(status_id) => status_id && void changeLead(lead, { status_id }, 'Status changed')}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="lg" aria-label="More for this lead">
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowMerge size={15} />} onClick={() => setMerging(true)}>
              Merge with another lead
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={remove}>
              Delete the lead
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Group gap={4} wrap="nowrap" maw={480} className={classes.inLine}>
        <InPlace
          label="Web address"
          value={lead.url ?? ''}
          placeholder="Web address"
          onSave={(url) => void changeLead(lead, { url: url || null }, 'Changed')}
        />
        {webAddress !== null && (
          <Anchor href={webAddress} target="_blank" rel="noreferrer" aria-label="Open the web address">
            <IconExternalLink size={15} />
          </Anchor>
        )}
      </Group>
      <div className={classes.inLine}>
        <InPlace
          label="Description"
          isLong
          value={lead.description ?? ''}
          placeholder="Description"
          onSave={(description) => void changeLead(lead, { description }, 'Changed')}
        />
      </div>
      {isMerging && <MergeDialog lead={lead} onClose={() => setMerging(false)} />}
    </Stack>
  );
}
