// What a search answers of the objects that it finds: their type, their id, and the fields that are asked for.
import type { Context } from '../../core/context.ts';
import { invalidField } from '../../core/errors.ts';
import { columns, selection } from '../../core/read.ts';
import type { Row } from '../../core/resource.ts';
import { fieldOf, type LocatedField } from '../../query/level.ts';
import { readList, readObject, readText } from '../../query/read-json.ts';
import { type SearchObject, searchObject } from '../../query/vocabulary.ts';

/** The names that are asked for, by object type. */
export type AskedFields = ReadonlyMap<string, string[]>;

const MOST_FIELDS = 500;

export function readFields(value: unknown): AskedFields {
  if (value === undefined || value === null) return new Map();
  return new Map(
    Object.entries(readObject(value, '_fields')).map(([type, names]) => {
      const place = `_fields.${type.slice(0, 50)}`;
      return [type, readList(names, place, MOST_FIELDS).map((name, index) => readText(name, `${place}[${index}]`))];
    }),
  );
}

/** SQL for the columns that an answer is put together from, on row `t`. */
export function shown(ctx: Context, object: SearchObject, asked: AskedFields): string {
  if (object.members.length === 0) return `'${object.object_type}' as object_type, ${ofType(ctx, object, asked)}`;
  const members = object.members.map((type) => searchObject(type)).filter((member) => member !== null);
  const cases = (value: (member: SearchObject) => string): string =>
    `case t.type ${members.map((member) => `when '${member.type}' then ${value(member)}`).join(' ')} end`;
  const inside = (column: string) => (member: SearchObject) =>
    `(select x.${column} from (select ${ofType(ctx, member, asked, object.object_type)}) x)`;
  return `${cases(({ object_type }) => `'${object_type}'`)} as object_type,
    ${cases(inside('body'))} as body, ${cases(inside('further'))} as further, ${cases(inside('computed'))} as computed`;
}

/** `body`, `further` and `computed`: fields of the REST object, keys that only some objects have, and what it only has
 *  here. */
function ofType(ctx: Context, object: SearchObject, asked: AskedFields, family = object.object_type): string {
  const names = asked.get(object.object_type) ?? asked.get(family) ?? [];
  const resource = ctx.resource(object.resource ?? '');
  const written = columns(ctx, resource, selection(resource, ['id', ...names].join(',')));
  const computed = [...new Set(names)].flatMap((name) => {
    const field = Object.hasOwn(resource.fields, name) ? null : fieldOf(ctx, object, name);
    return field ? [`${asJson(field)} as "${name}"`] : [];
  });
  return `${written}${written.includes(' as further') ? '' : ', null::text as further'}, ${
    computed.length === 0 ? 'null::text' : `(select row_to_json(r) from (select ${computed.join(', ')}) r)::text`
  } as computed`;
}

const asJson = (field: LocatedField): string =>
  field.json ?? (field.kind === 'moment' ? `iso(${field.value})` : field.value);

/** One found object as JSON text. */
export function written({ object_type, body, further, computed }: Row): string {
  const inner = [body, further, computed].map((text) => String(text ?? '{}').slice(1, -1));
  return `{${[`"__object_type":"${object_type}"`, ...inner.filter((text) => text.trim() !== '')].join(',')}}`;
}

/** Refuses what is no whole number in a range. */
export function readNumber(value: unknown, place: string, fallback: number, most: number): number {
  if (value === undefined || value === null) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidField(place, 'Value must be of int type.');
  if (value < 0) throw invalidField(place, 'Input should be greater than or equal to 0');
  if (value > most) throw invalidField(place, `Input should be less than or equal to ${most}`);
  return value;
}
