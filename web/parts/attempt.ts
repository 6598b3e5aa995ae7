// A change of a setting: shown by the page itself when it is done; a failure says why, with the way to try again. Settings
// have no undo, so what would lose something is asked about before.
import { queryClient } from '../queries.ts';
import { showFailure } from '../shell/failed.tsx';

/** What `work` gave, or undefined when it failed. */
export async function attempt<T>(failed: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    showFailure(failed, error as Error, () => void attempt(failed, work));
    return undefined;
  } finally {
    await queryClient.invalidateQueries();
  }
}
