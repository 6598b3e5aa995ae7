// Changing a lead from its page.
import { api, type Lead, written } from '../../api.ts';
import { save } from '../../parts/save.ts';

/** `done` is what the toast says. */
export const changeLead = (lead: Lead, body: object, done: string): Promise<boolean> =>
  save(() => written(api.PUT('/lead/{id}/', { params: { path: { id: lead.id } }, body: body as never })), { done });
