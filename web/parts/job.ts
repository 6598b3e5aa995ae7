// Waiting for what the server does as a job: an export, a bulk edit.
import { queryClient } from '../queries.ts';

/** Asks for the job every half a second until it has ended, telling of each look; gives it as it is then. */
export async function watchJob<T extends { status: string }>(
  look: () => Promise<T>,
  tell: (job: T) => void,
): Promise<T> {
  while (true) {
    const job = await look();
    tell(job);
    if (['done', 'error', 'paused'].includes(job.status)) {
      await queryClient.invalidateQueries();
      return job;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
