// The parameters of opportunity lists that are not plain fields: what their status says, whether they are stalled, and
// whether their lead is in a smart view.
import { Type } from 'typebox';
import { DOES_NOT_EXIST, invalidField } from '../../core/errors.ts';
import type { ListParameter } from '../../core/resource.ts';
import { name, raw, sql } from '../../database/connect.ts';
import { savedQuery } from '../../query/saved-search.ts';
import { searchCondition } from '../../query/search.ts';
import { leadTextParameter, textParameter } from '../../query/text-parameter.ts';

/** SQL for whether an opportunity is stalled; Close does not say by which rule (core.md §12.5). Here: it is active, and
 *  for thirty days neither has it been updated nor has there been any activity on its lead. */
export const isStalled = (now: string): string => `(t.date_updated < ${now} - interval '30 days'
  and exists (select from opportunity_status s
    where s.organization_id = t.organization_id and s.id = t.status_id and s.type = 'active')
  and not exists (select from activity a where a.organization_id = t.organization_id and a.lead_id = t.lead_id
    and a.date_created >= ${now} - interval '30 days'))`;

/** The statuses are few and looked up first, so that the index on `status_id` finds the opportunities. */
const byStatus = (column: 'label' | 'type', operator: 'eq' | 'in'): ListParameter => ({
  schema: Type.String(),
  ...(operator === 'in' ? { description: 'Comma list.' } : {}),
  where(ctx, value) {
    const values = operator === 'in' ? value.split(',').map((part) => part.trim()) : [value];
    return sql`t.status_id = any(array(select s.id from opportunity_status s
      where s.organization_id = ${ctx.organization_id} and s.${name(column)} = any(${values}::text[])))`;
  },
});

const stalled: ListParameter = {
  schema: Type.Boolean(),
  where(ctx, value) {
    const [first = '', ...rest] = isStalled('$').split('$');
    const now = ctx.clock().toISOString();
    const condition = rest.reduce((sofar, part) => sql`${sofar}${now}::timestamptz${raw(part)}`, raw(first));
    // Any value but `false` is true (core.md §1.4).
    return value.toLowerCase() === 'false' ? sql`not ${condition}` : condition;
  },
};

const ofLeadsInView: ListParameter = {
  schema: Type.String(),
  description: 'The id of a smart view of leads.',
  async where(ctx, saved_search_id) {
    const view = await savedQuery(ctx, saved_search_id);
    if (view?.type !== 'lead') throw invalidField('lead_saved_search_id', DOES_NOT_EXIST);
    const searched = await searchCondition(ctx, 'opportunity', {
      type: 'has_related',
      this_object_type: 'opportunity',
      related_object_type: 'lead',
      related_query: { type: 'saved_search', saved_search_id },
    });
    return { searched };
  },
};

export const parameters: Record<string, ListParameter> = {
  // `status` is the label too, by its older name (core.md §12.4).
  status: byStatus('label', 'eq'),
  status__in: byStatus('label', 'in'),
  status_label: byStatus('label', 'eq'),
  status_label__in: byStatus('label', 'in'),
  status_type: byStatus('type', 'eq'),
  status_type__in: byStatus('type', 'in'),
  is_stalled: stalled,
  query: textParameter('opportunity'),
  lead_query: leadTextParameter('opportunity'),
  lead_saved_search_id: ofLeadsInView,
};
