// What somebody who has signed in is told: who they are, where they are, and where else they may be.
import { Type } from 'typebox';
import { type Database, sql } from '../../database/connect.ts';

const text = Type.String();

export const whoSchema = Type.Object({
  user: Type.Object({
    id: text,
    email: text,
    first_name: text,
    last_name: text,
    image: Type.Union([text, Type.Null()]),
  }),
  organization_id: Type.String({ description: 'The one that requests of this session are answered from.' }),
  organizations: Type.Array(Type.Object({ id: text, name: text }), {
    description: 'Those that they are an active member of, by name.',
  }),
});

/** The answer's JSON. */
export async function readWho(
  database: Database,
  { user_id, organization_id }: { user_id: string; organization_id: string },
): Promise<string> {
  const [found] = await database.query<{ body: string }>(sql`
    select json_build_object(
      'user', json_build_object('id', u.id, 'email', u.email, 'first_name', u.first_name, 'last_name', u.last_name,
        'image', u.image),
      'organization_id', ${organization_id}::text,
      'organizations', (
        select json_agg(json_build_object('id', o.id, 'name', o.name) order by lower(o.name), o.id)
        from membership m join organization o on o.id = m.organization_id where m.user_id = u.id and m.is_active)
    )::text as body from "user" u where u.id = ${user_id}`);
  return found?.body ?? '';
}
