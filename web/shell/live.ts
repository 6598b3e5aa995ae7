// Changes that others make, or that come by the API, show in open pages: the event stream tells which object types have
// changed, and what shows them is asked for again.
import { useEffect } from 'react';
import { queryClient } from '../queries.ts';

/** A burst of events is one look. */
const BREATH_MS = 120;

const CHANGES = ['created', 'updated', 'deleted'];
const TASKS = [
  'lead',
  'incoming_email',
  'email_followup',
  'missed_call',
  'answered_detached_call',
  'voicemail',
  'opportunity_due',
  'incoming_sms',
  'outgoing_call',
];
const NOTED = ['note', 'lead_status_change', 'opportunity_status_change', 'task_completed'];
const FIELDS = ['lead', 'contact', 'opportunity', 'shared'];
const TYPES = [
  ...[
    'lead',
    'contact',
    'opportunity',
    'saved_search',
    'status.lead',
    'status.opportunity',
    'pipeline',
    'organization',
  ],
  ...TASKS.map((type) => `task.${type}`),
  ...NOTED.map((type) => `activity.${type}`),
  ...FIELDS.map((type) => `custom_fields.${type}`),
];

// The browser tells only of events whose names somebody has asked for.
const NAMES = [
  ...TYPES.flatMap((type) => CHANGES.map((action) => `${type}.${action}`)),
  ...TASKS.map((type) => `task.${type}.completed`),
  ...['lead.merged', 'membership.activated', 'membership.deactivated'],
  ...['bulk_action.edit', 'bulk_action.delete', 'export.lead', 'export.opportunity'].flatMap((type) =>
    ['created', 'updated', 'completed'].map((action) => `${type}.${action}`),
  ),
];

/** Keeps all pages up to date while somebody is signed in. */
export function useLive(): void {
  useEffect(() => {
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      const types = new Set(changed);
      changed.clear();
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.some((part) => types.has(String(part))),
      });
    };
    const onEvent = ({ type }: MessageEvent): void => {
      const object_type = type.slice(0, type.lastIndexOf('.'));
      // Queries name tasks and activities as a whole.
      changed.add(object_type).add(object_type.split('.')[0] ?? '');
      timer ??= setTimeout(look, BREATH_MS);
    };
    const stream = new EventSource('/api/v1/event/stream/?_fields=id');
    for (const name of NAMES) stream.addEventListener(name, onEvent);
    // After a break something may have been missed that its last id is too old for.
    let broken = false;
    stream.onerror = () => {
      broken = true;
    };
    stream.onopen = () => {
      if (broken) void queryClient.invalidateQueries();
      broken = false;
    };
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, []);
}
