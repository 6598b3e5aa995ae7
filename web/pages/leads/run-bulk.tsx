// Does something to many leads as a job of the server's: its progress is shown, and for a while it can be undone.
import { Button, Group, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { api, good } from '../../api.ts';
import { watchJob } from '../../parts/job.ts';
import { showFailure } from '../../shell/failed.tsx';

export type BulkAction =
  | 'delete'
  | { type: 'set_lead_status'; lead_status_id: string }
  | { type: 'clear_custom_field'; custom_field_id: string }
  | {
      type: 'set_custom_field';
      custom_field_id: string;
      custom_field_operation: 'replace' | 'add' | 'remove';
      custom_field_value?: unknown;
      custom_field_values?: unknown[];
    };

/** How many leads it would be, and the first of them. */
export async function dryRun(action: BulkAction, query: string) {
  const body = { query, send_done_email: false, dry_run: true };
  const answer =
    action === 'delete'
      ? await good(api.POST('/bulk_action/delete/', { body }))
      : await good(api.POST('/bulk_action/edit/', { body: { ...body, ...action } }));
  return 'dry_run' in answer ? answer : null;
}

export async function runBulk(action: BulkAction, query: string): Promise<void> {
  const toast = notifications.show({ message: 'Starting …', autoClose: false, loading: true });
  const body = { query, send_done_email: false };
  const kind = action === 'delete' ? 'delete' : 'edit';
  try {
    const started =
      action === 'delete'
        ? await good(api.POST('/bulk_action/delete/', { body }))
        : await good(api.POST('/bulk_action/edit/', { body: { ...body, ...action } }));
    if (!('id' in started)) return;
    const { id } = started;
    const done = await watchJob(
      () => good(api.GET(`/bulk_action/${kind}/{id}/`, { params: { path: { id } } })),
      ({ n_objects, n_objects_processed }) => {
        const of = n_objects ?? 0;
        const processed = n_objects_processed ?? 0;
        notifications.update({
          id: toast,
          autoClose: false,
          message: <Progress value={of === 0 ? 0 : (100 * processed) / of} aria-label={`${processed} of ${of}`} />,
        });
      },
    );
    const undo = (): void => {
      notifications.hide(toast);
      undoBulk(kind, id).catch((error: Error) => showFailure('This could not be undone', error, undo));
    };
    notifications.update({
      id: toast,
      loading: false,
      autoClose: 15_000,
      message: (
        <Group justify="space-between">
          <Text>
            {kind === 'edit' ? 'Changed' : 'Deleted'}: {(done.n_objects ?? 0).toLocaleString()} leads
          </Text>
          <Button size="compact-sm" variant="light" onClick={undo}>
            Undo
          </Button>
        </Group>
      ),
    });
  } catch (error) {
    notifications.hide(toast);
    throw error;
  }
}

async function undoBulk(kind: 'edit' | 'delete', id: string): Promise<void> {
  const undone = await good(api.POST(`/bulk_action/${kind}/{id}/undo/`, { params: { path: { id } } }));
  await watchJob(
    () => good(api.GET('/bulk_action/undo/{id}/', { params: { path: { id: undone.id } } })),
    () => {},
  );
  notifications.show({ message: 'Undone.', autoClose: 2000 });
}
