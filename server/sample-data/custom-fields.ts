// The custom fields that sample data has values for.
import type { WriteContext } from '../core/context.ts';
import { create } from '../core/write.ts';
import { sql } from '../database/connect.ts';
import { CHANNELS, INDUSTRIES, PRODUCTS } from './words.ts';

const FIELDS = [
  { object: 'lead', name: 'Industry', type: 'choices', choices: INDUSTRIES },
  { object: 'lead', name: 'Employees', type: 'number' },
  { object: 'lead', name: 'Account manager', type: 'user' },
  { object: 'lead', name: 'Products', type: 'choices', choices: PRODUCTS, accepts_multiple_values: true },
  { object: 'lead', name: 'Renewal', type: 'date' },
  { object: 'contact', name: 'Preferred channel', type: 'choices', choices: CHANNELS },
  { object: 'opportunity', name: 'Competitor', type: 'text' },
];

/** Makes those that are not there yet from another time. Gives the key of a field's values by its name. */
export async function ensureCustomFields(ctx: WriteContext): Promise<(name: string) => string> {
  const keys = new Map<string, string>();
  for (const { object, ...field } of FIELDS) {
    const [known] = await ctx.database.query<{ id: string }>(sql`
      select id from custom_field where organization_id = ${ctx.organization_id} and object_type = ${object}
        and name = ${field.name} and type = ${field.type} order by date_created limit 1`);
    const id = known?.id ?? (await create(ctx, `${object}_custom_field`, [field], { derived: true }))[0]?.id;
    keys.set(field.name, `custom.${id}`);
  }
  return (name) => keys.get(name) ?? '';
}
