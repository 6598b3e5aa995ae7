// An update of one object that answers with it: the commonest write, and the one that has to be fast.
import { name, sql } from '../database/connect.ts';
import type { Context, WriteContext } from './context.ts';
import { notFound } from './errors.ts';
import { isJustBefore, requestMeta } from './events.ts';
import { isoDateTime } from './moments.ts';
import { answeredText, dependents, type Halves, loggedObject, ownName, scope, writtenColumns } from './read.ts';
import { explained } from './references.ts';
import type { Resource, Row, Selection } from './resource.ts';
import { foresee, updatedColumns, updateForeseen } from './rows.ts';
import { authorise, differs, insideOf, newChange, update, writeAndRead } from './write.ts';

/** Updates one object and answers with it. */
export async function updateAndRead(
  ctx: Context,
  resource: Resource,
  id: string,
  values: Row,
  selected: Selection = resource.answer,
): Promise<string> {
  const alone = await updateAlone(ctx, resource, id, values, selected);
  if (alone !== null) return alone;
  const work = async (inside: WriteContext): Promise<string> => {
    await update(inside, resource.name, [id], values);
    return id;
  };
  return writeAndRead(ctx, resource, work, selected);
}

/** An update that concerns its object alone takes two statements, of which the second writes object and event: no
 *  transaction is opened around them. The first locks nothing, so the second writes only if the object is still as it was
 *  read. Null when this is no such update, or somebody else came first. */
async function updateAlone(
  ctx: Context,
  resource: Resource,
  id: string,
  values: Row,
  selected: Selection,
): Promise<string | null> {
  if (!concernsItselfAlone(resource, values) || selected !== resource.answer || !isOneStatement(resource)) return null;
  const inside = insideOf(ctx, ctx.database, { resource, selected });
  const found = await readToUpdate(inside, resource, id);
  const before = loggedObject(resource, found);
  if (refersAnew(resource, values, before)) return null;
  const change = newChange('update', id, { ...values }, before);
  authorise(inside, resource, [change]);
  await resource.rules?.prepare?.(inside, [change]);
  if (!differs(resource, change)) return answeredText(found);
  const row = updatedColumns(inside, resource, change, isoDateTime(ctx.clock()));
  const concerned = dependents(resource, Object.keys(row));
  const known = foresee(inside, resource, [{ change, row }], concerned);
  if (known === null || !concerned.answersStay) return null;
  const { version, follows: merges } = found;
  const written = await updateForeseen(inside, resource, [{ change, row }], { known, version, merges }).catch(refused);
  return written ? JSON.stringify({ ...change.after, ...JSON.parse(found.extra) }) : null;
}

const refused = (error: unknown): never => {
  throw explained(error);
};

interface ToUpdate extends Halves {
  version: string;
  own_name: string;
  /** Whether an event may be there that the update goes into. */
  follows: boolean;
}

async function readToUpdate(ctx: WriteContext, resource: Resource, id: string): Promise<ToUpdate> {
  const [found] = await ctx.database.query<ToUpdate>(sql`
    select t.xmin::text as version, ${ownName(ctx)}, ${writtenColumns(ctx, resource, true)}, exists (
      select from event e where e.organization_id = ${ctx.organization_id} and e.object_id = t.id
        and ${isJustBefore(ctx, requestMeta(ctx))}) as follows
    from ${name(resource.table)} t where ${scope(ctx, resource)} and t.id = ${id}`);
  if (!found) throw notFound(resource.class_name);
  ctx.own_name = found.own_name;
  return found;
}

/** Whether an object's answer is what its row says, so that it can be put together here. */
const isOneStatement = ({ view, answer, fields }: Resource): boolean =>
  !view && !answer.names.some((field) => fields[field]?.embeds);

function concernsItselfAlone({ rules, custom }: Resource, values: Row): boolean {
  if (custom && Object.keys(values).some((key) => key === 'custom' || key.startsWith('custom.'))) return false;
  return rules === undefined || rules.alone?.(values) === true;
}

const refersAnew = ({ fields, inputs }: Resource, values: Row, before: Row): boolean =>
  Object.entries(values).some(
    ([key, value]) => (fields[key] ?? inputs?.[key])?.reference && value !== null && value !== before[key],
  );
