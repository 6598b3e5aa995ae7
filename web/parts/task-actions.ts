// What is done to tasks, one or hundreds: shown at once, sent to the bulk endpoints, taken back by undo or by a failure.
import { useMutation } from '@tanstack/react-query';
import { type Task, writtenToMany } from '../api.ts';
import { queryClient } from '../queries.ts';
import { showFailure } from '../shell/failed.tsx';
import { offerUndo } from '../shell/undo.tsx';

/** The most that one bulk request takes. */
const MOST = 1000;

interface Action {
  tasks: readonly Task[];
  /** `Completed`, for the toast. */
  done: string;
  method: 'PUT' | 'POST' | 'DELETE';
  path: '/task/' | '/task/snooze/';
  body?: object;
  /** What the tasks become at once; null for leaving the list. */
  shown: ((task: Task) => Task) | null;
}

export interface Actions {
  complete(tasks: readonly Task[]): void;
  reopen(tasks: readonly Task[]): void;
  /** `shown_date` is what the server said that the words mean. */
  snooze(tasks: readonly Task[], until: { date: string; words: string }): void;
  update(tasks: readonly Task[], changes: Partial<Task>, done: string): void;
  remove(tasks: readonly Task[]): void;
}

export function useActions(): Actions {
  const { mutate } = useMutation({
    mutationFn: send,
    onMutate: async ({ tasks, shown }: Action) => {
      await queryClient.cancelQueries({ queryKey: ['task'] });
      const before = queryClient.getQueriesData<Pages>({ queryKey: ['task'] });
      const ids = new Set(tasks.map(({ id }) => id));
      queryClient.setQueriesData<Pages>({ queryKey: ['task'] }, (data) => changed(data, ids, shown));
      return { before };
    },
    onSuccess: (request_ids, { tasks, done }) => offerUndo(`${done}: ${named(tasks)}`, request_ids),
    onError: (error, action, context) => {
      for (const [key, data] of context?.before ?? []) queryClient.setQueryData(key, data);
      showFailure(`Not ${action.done.toLowerCase()}: ${named(action.tasks)}`, error, () => mutate(action));
    },
    onSettled: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('task') }),
  });
  const put = (tasks: readonly Task[], changes: Partial<Task>, done: string, leaves: boolean): void =>
    mutate({
      tasks,
      done,
      method: 'PUT',
      path: '/task/',
      body: changes,
      shown: leaves ? null : (task) => ({ ...task, ...changes }),
    });
  return {
    complete: (tasks) => put(tasks, { is_complete: true }, 'Done', true),
    reopen: (tasks) => put(tasks, { is_complete: false }, 'Reopened', true),
    update: (tasks, changes, done) => put(tasks, changes, done, false),
    snooze: (tasks, { date, words }) =>
      mutate({
        tasks,
        done: `Snoozed until ${words}`,
        method: 'POST',
        path: '/task/snooze/',
        body: { until: date },
        shown: (task) => ({ ...task, date, is_dateless: false, snooze_count: (task.snooze_count ?? 0) + 1 }),
      }),
    remove: (tasks) => mutate({ tasks, done: 'Deleted', method: 'DELETE', path: '/task/', shown: null }),
  };
}

async function send({ tasks, method, path, body }: Action): Promise<string[]> {
  const request_ids: string[] = [];
  for (let at = 0; at < tasks.length; at += MOST) {
    const ids = tasks.slice(at, at + MOST).map(({ id }) => id);
    const { request_id } = await writtenToMany(method, path, { id__in: ids.join(), _type: 'all' }, body);
    request_ids.push(request_id);
  }
  return request_ids;
}

interface Pages {
  pages: { has_more: boolean; data: Task[] }[];
}

/** The same lists with these tasks as they will be. Other answers about tasks, such as counts, are asked for anew later. */
function changed(data: Pages | undefined, ids: ReadonlySet<string | undefined>, shown: Action['shown']) {
  if (!data || !Array.isArray(data.pages)) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    data: page.data.flatMap((task) => {
      if (!ids.has(task.id)) return [task];
      return shown ? [shown(task)] : [];
    }),
  }));
  return { ...data, pages };
}

const named = (tasks: readonly Task[]): string =>
  tasks.length === 1 ? (tasks[0]?.text ?? tasks[0]?.lead_name ?? 'one task') : `${tasks.length} tasks`;
