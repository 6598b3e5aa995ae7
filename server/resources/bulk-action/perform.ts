// What a bulk edit and a bulk delete do to the objects of a batch.
import { remove, update } from '../../core/write.ts';
import { steps } from './edit-body.ts';
import { DONE, type Outcomes, type Perform, type Stored, skipped } from './outcome.ts';

export const editObjects =
  (action: Stored): Perform =>
  async (ctx, ids) => {
    const outcomes: Outcomes = new Map();
    for (const values of steps(action)) {
      const changes = await update(ctx, action.object_type, ids, ({ id }) => {
        if (!outcomes.has(String(id))) outcomes.set(String(id), skipped('It had the value already.'));
        return values;
      });
      for (const { id } of changes) outcomes.set(id, DONE);
    }
    return outcomes;
  };

export const removeObjects =
  (action: Stored): Perform =>
  async (ctx, ids) =>
    new Map((await remove(ctx, action.object_type, ids)).map(({ id }) => [id, DONE]));
