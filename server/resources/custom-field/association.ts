// On which objects a shared custom field is (core.md §9.4). An association belongs to its field, whose events show it.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import type { Endpoint, Input } from '../../core/endpoint.ts';
import { DOES_NOT_EXIST, invalidField, notFound } from '../../core/errors.ts';
import { bool, choice, text } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { bodySchema, type Fields, type Row } from '../../core/resource.ts';
import { transaction, update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { roles } from './definition.ts';
import {
  type Association,
  associationSchema,
  type SharedCustomField,
  sharedCustomField,
} from './shared-custom-field.ts';
import { withValues } from './with-values.ts';

const OBJECT_TYPES = ['lead', 'contact', 'opportunity', 'custom_activity_type', 'custom_object_type'] as const;
const CUSTOM = ['custom_activity_type', 'custom_object_type'] as const;

const fields: Fields = {
  object_type: choice(OBJECT_TYPES, { writes: 'create', required: true }),
  custom_activity_type_id: text({ writes: 'create', nullable: true, max: 100 }),
  custom_object_type_id: text({ writes: 'create', nullable: true, max: 100 }),
  editable_with_roles: roles({ writes: 'always', empty: [] }),
  required: bool({ writes: 'always' }),
};

const endpoint = (part: Pick<Endpoint, 'method' | 'summary' | 'handle'> & Partial<Endpoint>): Endpoint => ({
  path: '/custom_field/shared/:id/association/:key*/',
  tag: sharedCustomField.name,
  generation: 'new',
  answer: associationSchema,
  ...part,
});

export const associationEndpoints: Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/custom_field/shared/:id/association/',
    summary: 'Put a shared custom field on an object',
    body: bodySchema({ fields }, 'create'),
    status: 201,
    async handle(ctx, { params, body }) {
      const association = readAssociation(readBody(ctx, { fields }, body, 'create'));
      await changeAssociations(ctx, params.id ?? '', (associations) => {
        if (associations.some((one) => keyOf(one) === keyOf(association))) {
          throw invalidField('object_type', 'The custom field is on this object already.');
        }
        return [...associations, association];
      });
      return { ...association };
    },
  }),
  endpoint({
    method: 'GET',
    summary: 'Get one association of a shared custom field',
    async handle(ctx, input) {
      const [found] = await ctx.database.query<{ body: string }>(sql`
        select a.association::text as body
        from custom_field f cross join lateral jsonb_array_elements(f.associations) a(association)
        where f.organization_id = ${ctx.organization_id} and f.id = ${input.params.id ?? ''} and f.is_shared
          and association_key(a.association) = ${keyIn(input)}`);
      if (!found) throw noAssociation();
      return found.body;
    },
  }),
  endpoint({
    method: 'PUT',
    summary: 'Change who may edit the values of a shared custom field on an object',
    body: bodySchema({ fields }, 'update'),
    async handle(ctx, input) {
      const values = readBody(ctx, { fields }, input.body, 'update');
      const changed = await changeAssociations(ctx, input.params.id ?? '', (associations) => {
        const place = placeOf(associations, input);
        return associations.with(place, { ...associations[place], ...values } as Association);
      });
      return { ...changed[placeOf(changed, input)] };
    },
  }),
  withValues(
    endpoint({
      method: 'DELETE',
      summary: 'Take a shared custom field away from an object, with all its values there',
      answer: Type.Object({}),
      status: 204,
      async handle(ctx, input) {
        await changeAssociations(ctx, input.params.id ?? '', (associations) =>
          associations.toSpliced(placeOf(associations, input), 1),
        );
        return undefined;
      },
    }),
  ),
];

const keyOf = (association: Association): string =>
  [association.object_type, association.custom_activity_type_id ?? association.custom_object_type_id ?? []]
    .flat()
    .join('/');

// The key is all that follows in the URL, up to the slash at its end.
const keyIn = ({ params }: Input): string => (params['*'] ?? '').replace(/\/$/, '');

const noAssociation = () => notFound('SharedCustomFieldAssociation');

function placeOf(associations: Association[], input: Input): number {
  const place = associations.findIndex((association) => keyOf(association) === keyIn(input));
  if (place < 0) throw noAssociation();
  return place;
}

function readAssociation(values: Row): Association {
  const { object_type, editable_with_roles = [], required = false } = values as Partial<Association>;
  // No custom activities or custom objects exist yet that it could be on.
  if (CUSTOM.some((type) => type === object_type)) throw invalidField(`${object_type}_id`, DOES_NOT_EXIST);
  return { object_type: object_type ?? '', editable_with_roles, required };
}

/** Writes the associations of a shared field anew, and gives them. */
function changeAssociations(
  ctx: Context,
  id: string,
  change: (associations: Association[]) => Association[],
): Promise<Association[]> {
  return transaction(ctx, async (inside) => {
    let associations: Association[] | undefined;
    await update(inside, sharedCustomField.name, [id], (before) => {
      associations = change((before as SharedCustomField).associations);
      return { associations };
    });
    if (!associations) throw notFound(sharedCustomField.class_name);
    return associations;
  });
}
