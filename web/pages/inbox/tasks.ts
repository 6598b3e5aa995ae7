// The inbox's tasks: what is asked for, and how the answers part into groups by day.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { api, good, type Task } from '../../api.ts';
import { dayName, isOverdue, local } from '../../parts/moments.ts';
import type { InboxSearch } from '../../router.tsx';

export type View = 'inbox' | 'future' | 'archive';

/** The first page fills any screen soon, the others are few. */
const FIRST_PAGE = 100;
const PAGE = 1000;

/** What the list and the detail pane show. (web/public/early.js asks for the same.) */
const FIELDS = [
  ...['id', '_type', 'text', 'date', 'is_dateless', 'is_complete', 'priority', 'snooze_count', 'recurrence'],
  ...['recurrence_mode', 'lead_id', 'lead_name', 'contact_name', 'assigned_to', 'assigned_to_name', 'created_by_name'],
  ...['date_created', 'date_updated', 'subject', 'phone_formatted', 'remote_phone_formatted'],
  ...['opportunity_value_formatted', 'opportunity_note'],
].join();

export const viewOf = ({ view }: InboxSearch): View => (view === 'done' ? 'archive' : (view ?? 'inbox'));

/** What the address says, as filters of the API. */
export const filtersOf = ({ assignee, lead, type, priority }: InboxSearch, my_id: string) => ({
  _type: type ?? 'all',
  ...(assignee === 'all' ? {} : { assigned_to: assignee ?? my_id }),
  ...(lead ? { lead_id: lead } : {}),
  ...(priority ? { priority } : {}),
});

type Filters = ReturnType<typeof filtersOf>;

export const tasks = (view: View, filters: Filters) =>
  infiniteQueryOptions({
    // A lead's, contact's or member's name is in the rows too.
    queryKey: ['task', 'lead', 'contact', 'membership', 'list', view, filters],
    queryFn: ({ pageParam }) =>
      good(
        api.GET('/task/', {
          params: {
            query: {
              ...filters,
              view,
              _limit: pageParam === 0 ? FIRST_PAGE : PAGE,
              _skip: pageParam,
              _order_by: view === 'archive' ? '-date_updated' : 'date',
              _fields: FIELDS,
            },
          },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ has_more }, pages) => (has_more ? FIRST_PAGE + (pages.length - 1) * PAGE : undefined),
  });

export const taskCounts = (filters: Filters) =>
  queryOptions({
    queryKey: ['task', 'counts', filters],
    queryFn: () => good(api.GET('/task/counts/', { params: { query: filters } })),
    placeholderData: (before) => before,
  });

export interface Group {
  name: string;
  isOverdue: boolean;
  tasks: Task[];
}

/** Overdue ones first and together, the others by their day; done ones by the day that they were done. */
export function groups(all: readonly Task[], view: View): Group[] {
  const found = new Map<string, Group>();
  for (const task of all) {
    const late = view === 'inbox' && isLate(task);
    const name = late ? 'Overdue' : dayOf(task, view);
    const group = found.get(name) ?? { name, isOverdue: late, tasks: [] };
    group.tasks.push(task);
    found.set(name, group);
  }
  // A timed task of this morning is late, while those without a time are for today: those come in between.
  return [...found.values()].sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue));
}

/** Whether a task should have been done by now. One without a date of its own is for today. */
export const isLate = ({ date, is_complete, is_dateless }: Task): boolean =>
  !is_complete && !is_dateless && date !== null && isOverdue(date);

function dayOf({ date, date_updated, is_dateless }: Task, view: View): string {
  if (view === 'archive') return dayName(local(date_updated ?? ''));
  // A task without a date stays in the inbox, on whichever day that is.
  if (view === 'inbox' && is_dateless) return dayName(dayjs());
  return date === null ? 'No date' : dayName(local(date));
}

/** What a task asks for, whatever its type. */
export function titleOf(task: Task): string {
  if (task.text) return task.text;
  switch (task._type) {
    case 'opportunity_due':
      return `Opportunity is due: ${task.opportunity_value_formatted ?? task.opportunity_note ?? ''}`.trim();
    case 'incoming_email':
    case 'email_followup':
      return task.subject ?? TYPE_NAMES[task._type] ?? '';
    default:
      return `${TYPE_NAMES[task._type ?? 'lead']} ${task.phone_formatted ?? task.remote_phone_formatted ?? ''}`.trim();
  }
}

export const TYPE_NAMES: Record<string, string> = {
  lead: 'Task',
  outgoing_call: 'Call',
  incoming_email: 'E-mail',
  email_followup: 'Follow-up',
  missed_call: 'Missed call',
  voicemail: 'Voicemail',
  answered_detached_call: 'Call without a lead',
  incoming_sms: 'Message',
  opportunity_due: 'Opportunity',
};
