// A write from anywhere: says what was done and offers to undo it, or what failed and offers to try again.
import { queryClient } from '../queries.ts';
import { showFailure } from '../shell/failed.tsx';
import { offerUndo } from '../shell/undo.tsx';

/** Resolves to whether it was done. `done` is what the toast says, `failed` what a failure is called. */
export async function save(
  work: () => Promise<{ request_id: string }>,
  { done, failed = 'Not saved' }: { done: string; failed?: string },
): Promise<boolean> {
  try {
    const { request_id } = await work();
    offerUndo(done, [request_id]);
    return true;
  } catch (error) {
    showFailure(failed, error as Error, () => void save(work, { done, failed }));
    return false;
  } finally {
    await queryClient.invalidateQueries({ refetchType: 'active' });
  }
}
