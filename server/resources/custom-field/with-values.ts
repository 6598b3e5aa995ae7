// What changes a custom field answers when the values have followed.
import { settleChanges } from '../../core/custom-changes.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { explained } from '../../core/references.ts';

/** The same endpoint, for the custom field in its path. */
export const withValues = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  async handle(ctx, input) {
    const answer = await endpoint.handle(ctx, input);
    await settleChanges(ctx, input.params.id).catch((error) => {
      throw explained(error);
    });
    return answer;
  },
});
