// Custom fields of leads, contacts and opportunities (core.md §9): one declaration, three times. Their lists show the shared
// fields too that are on the object; those are changed through /custom_field/shared/ alone.
import type { Context } from '../../core/context.ts';
import { deleting, updating } from '../../core/crud.ts';
import type { CustomObject } from '../../core/custom-conversion.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { refused } from '../../core/errors.ts';
import { resource } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import { rulesOf } from './custom-field.rules.ts';
import { definition, roles } from './definition.ts';
import { withValues } from './with-values.ts';

const customFieldOf = (object: CustomObject) =>
  resource({
    name: `${object}_custom_field`,
    class_name: `${object[0]?.toUpperCase()}${object.slice(1)}CustomField`,
    path: `/custom_field/${object}/`,
    table: 'custom_field',
    view: 'custom_field_on',
    fixed: { object_type: object },
    prefix: 'cf',
    fields: { ...definition('always'), editable_with_roles: roles({ writes: 'always', empty: [] }) },
    operations: ['list', 'get', 'create'],
    default_order: 'position',
    max_limit: 1000,
    event: `custom_fields.${object}`,
    manage: 'manage_customizations',
    rules: rulesOf(object),
  });

export const leadCustomField = customFieldOf('lead');
export const customFields = [leadCustomField, customFieldOf('contact'), customFieldOf('opportunity')];

export const customFieldEndpoints: Endpoint[] = customFields.flatMap((field) =>
  [updating(field), deleting(field)].map(withValues).map((endpoint) => ({
    ...endpoint,
    async handle(ctx, input) {
      await refuseShared(ctx, input.params.id ?? '');
      return endpoint.handle(ctx, input);
    },
  })),
);

async function refuseShared(ctx: Context, id: string): Promise<void> {
  const [shared] = await ctx.database.query(sql`
    select 1 from custom_field f where f.organization_id = ${ctx.organization_id} and f.id = ${id} and f.is_shared`);
  if (shared) throw refused('This custom field is shared. It is changed through /custom_field/shared/.');
}
