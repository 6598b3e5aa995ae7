// What follows when a custom field is deleted, changed or taken from an object: its values go or get the new form (core.md
// §9.2, §9.3). With the definition only a note is committed that this is to be done. It is then done piece by piece, so that
// nobody waits for a hundred thousand leads: meanwhile some objects show the values that they had, and new ones are held to
// the new definition. The request that made the change does it before it answers; what it leaves behind, since its process
// was killed, a job does. As the definition, it is one act: the objects count as unchanged, and the event log shows the field
// alone.
import { name, raw, sql } from '../database/connect.ts';
import { type CustomObject, fitted, type Valued } from './custom-conversion.ts';
import { heldDefinitions, type Where } from './custom-definitions.ts';
import type { CustomType } from './custom-types.ts';

/** So many objects in one transaction: enough that statements cost little, few enough that others are not kept waiting. */
const PIECE = 500;

/** Notes that values of a field are to follow its definition; `was` is the type that they have. */
export async function noteChange(
  { database, organization_id }: Where,
  object: CustomObject,
  field_id: string,
  was: CustomType | null,
): Promise<void> {
  // Of two changes one after the other, the first may not be through: what it found is still there.
  await database.query(sql`
    insert into custom_field_change as c (organization_id, object_type, field_id, was)
    values (${organization_id}, ${object}, ${field_id}, ${was})
    on conflict (organization_id, object_type, field_id) do update set revision = excluded.revision`);
}

/** Does what is noted in an organization, for one field or for all. */
export async function settleChanges(where: Where, field_id?: string): Promise<void> {
  const of = field_id === undefined ? sql`` : sql` and field_id = ${field_id}`;
  const noted = await where.database.query<Noted>(sql`
    select object_type, field_id, was, revision::text as revision from custom_field_change
    where organization_id = ${where.organization_id}${of} order by object_type, field_id`);
  for (const change of noted) await settleChange(where, change);
}

interface Noted {
  object_type: CustomObject;
  /** Or `*`, for all that an object has. */
  field_id: string;
  was: CustomType | null;
  /** Another one when the field has been changed again. */
  revision: string;
}

async function settleChange({ database, organization_id }: Where, change: Noted): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after;
    after = await database.transaction((tx) => settlePiece({ database: tx, organization_id }, change, from));
  }
  await database.query(sql`
    delete from custom_field_change
    where organization_id = ${organization_id} and object_type = ${change.object_type} and field_id = ${change.field_id}
      and revision = ${change.revision}::uuid`);
}

/** Settles the values of the next objects after an id. Gives the id of the last of them; null when there are no more. */
async function settlePiece(where: Where, { object_type, field_id, was }: Noted, after: string): Promise<string | null> {
  const { database, organization_id } = where;
  const all = field_id === '*';
  const has = all ? raw(`t.custom <> '{}'`) : sql`t.custom ? ${`custom.${field_id}`}::text`;
  const [definitions, rows] = await Promise.all([
    heldDefinitions(where, object_type, all ? 'all' : [field_id]),
    database.query<Valued & { id: string }>(sql`
      select t.id, ${raw(object_type === 'lead' ? 't.id' : 't.lead_id')} as lead_id, t.custom from ${name(object_type)} t
      where t.organization_id = ${organization_id} and t.id > ${after} and ${has}
      order by t.id limit ${PIECE} for no key update`),
  ]);
  const customs = await fitted(where, definitions, rows, all ? {} : { field_id, was });
  const changed = rows.flatMap(({ id, custom }, index) => {
    const becomes = customs[index];
    return JSON.stringify(becomes) === JSON.stringify(custom) ? [] : [{ id, custom: becomes }];
  });
  if (changed.length > 0) {
    await database.query(sql`
      update ${name(object_type)} t set custom = v.custom
      from json_to_recordset(${JSON.stringify(changed)}::json) as v (id text, custom jsonb)
      where t.organization_id = ${organization_id} and t.id = v.id`);
  }
  return rows.length < PIECE ? null : (rows.at(-1)?.id ?? null);
}
