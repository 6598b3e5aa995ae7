// SQL for conditions on texts. The words of leads and contacts are kept in a column that an index serves; it finds the rows
// that can match, and the text itself then says whether they do.
import type { Context } from '../core/context.ts';
import { join, name, raw, type Sql, sql } from '../database/connect.ts';
import { type Level, type LocatedField, onRow } from './level.ts';
import type { TextMode } from './query.ts';
import type { SearchObject } from './vocabulary.ts';

export interface Text {
  value: string;
  mode: TextMode;
}

/** What parts words: the same characters as in the database's own search_text. */
const BETWEEN_WORDS =
  /[\s!-/:-@[-`{-\u00bf×÷\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+/;

export const wordsOf = (value: string): string[] => value.split(BETWEEN_WORDS).filter((word) => word !== '');

/** SQL for whether a text of a row matches. */
export function textCondition({ row, object }: Level, field: LocatedField, { value, mode }: Text): Sql {
  const text = raw(onRow(row, field.value));
  const digits = field.phone ? digitsOf(value) : null;
  if (digits !== null) {
    const own = sql`regexp_replace(${text}, '[^0-9]', '', 'g')`;
    return mode === 'exact_value' ? sql`${own} = ${digits}` : sql`${own} like ${`%${digits}%`}`;
  }
  const exact =
    mode === 'exact_value'
      ? sql`small_letters(btrim(${text})) = small_letters(btrim(${value}))`
      : holds(text, { value, mode });
  const wide = field.indexed && object?.words ? wordsCondition(row, object.words, { value, mode }) : null;
  return wide ? sql`(${wide} and ${exact})` : exact;
}

const FEWEST_DIGITS = 3;

/** The digits of what is a telephone number or a piece of one; null for anything else. */
function digitsOf(value: string): string | null {
  const digits = value.replace(/[^0-9]/g, '');
  return /^[\d+().\-/\s]+$/.test(value) && digits.length >= FEWEST_DIGITS ? digits : null;
}

/** SQL for whether a text has the words. A text without any word in it asks for nothing but a text. */
const holds = (text: Sql, { value, mode }: Text): Sql =>
  wordsOf(value).length === 0
    ? sql`${text} is not null`
    : sql`search_text(${text}) like all (search_patterns(${value}, ${mode}))`;

function wordsCondition(row: string, words: string, { value, mode }: Text): Sql | null {
  if (wordsOf(value).length === 0) return null;
  return sql`${raw(onRow(row, words))} @@ search_query(${value}, ${mode})`;
}

/** What has to hold for a row if one of the objects in its list has a matching text, said so that an index serves. */
export function widened({ row, object }: Level, field: LocatedField, { value, mode }: Text): Sql | null {
  const digits = field.phone ? digitsOf(value) : null;
  if (digits !== null) return sql`phone_digits(${raw(row)}.phones) like ${`%${digits}%`}`;
  return field.indexed && object?.words ? wordsCondition(row, object.words, { value, mode }) : null;
}

/** The texts that are looked for one by one, since each may be in another text of the object: words, or a phrase. */
export function unitsOf({ value, mode }: Text): Text[] {
  if (mode === 'phrase' || mode === 'exact_value') return wordsOf(value).length === 0 ? [] : [{ value, mode }];
  return wordsOf(value).map((word) => ({ value: word, mode }));
}

/** SQL for whether the texts of an object match, all of them together. Words may be spread over several of its texts, and of
 *  a lead over its contacts and notes; a phrase stands in one. `isFrequent` says which of them many objects have, `all` whether
 *  all objects that match are wanted, not the first few. */
export function allTexts(
  ctx: Context,
  { object, row }: Level,
  related: readonly SearchObject[],
  text: Text,
  { isFrequent, all }: { isFrequent: (unit: Text) => boolean; all: boolean },
): Sql {
  const units = unitsOf(text);
  if (units.length === 0) return raw('true');
  if (!object?.text) return raw('false');
  if (related.length === 0) return ownText(row, object, text);
  const each = units.map((unit) => {
    if (isFrequent(unit) && !all) return inAny(ctx, row, object, related, unit);
    const found = foundInAny(ctx, object, related, unit);
    // Few ids are looked up each by itself; of many the planner should know that they are.
    return isFrequent(unit) ? sql`${raw(row)}.id in (${found})` : sql`${raw(row)}.id = any(array(${found}))`;
  });
  return sql`(${join(each, ' and ')})`;
}

/** SQL for whether a row's own texts match. */
function ownText(row: string, object: SearchObject, text: Text): Sql {
  const exact = inText(onRow(row, object.text ?? `''`), text);
  if (!object.words) return exact;
  const wide = sql`${raw(onRow(row, object.words))} @@ search_query(${text.value}, ${text.mode})`;
  return text.mode === 'phrase' || text.mode === 'exact_value' ? sql`(${wide} and ${exact})` : wide;
}

/** SQL for the ids of the objects that have a text, or something related of theirs has: each kind is found by its index. */
function foundInAny(ctx: Context, object: SearchObject, related: readonly SearchObject[], unit: Text): Sql {
  const found = (one: SearchObject): Sql => sql`
    select t.${raw(one === object ? 'id' : `${object.object_type}_id`)} from ${rowsOf(ctx, one, 't')}
      and ${ownText('t', one, unit)}`;
  return join([object, ...related].map(found), ' union ');
}

/** The rows of an object type in the caller's organization. Its type is said by itself: that is how an index of just these
 *  rows is recognised. */
function rowsOf(ctx: Context, { resource, type }: SearchObject, row: string): Sql {
  const ofType = raw(type ? ` and ${row}.type = '${type}'` : '');
  return sql`${name(ctx.resource(resource ?? '').table)} ${raw(row)}
    where ${raw(row)}.organization_id = ${ctx.organization_id}${ofType}`;
}

/** For the first few of what many have: each object is asked, in whatever order they are wanted. The offset keeps the planner from looking up
 *  all of them at once. */
function inAny(ctx: Context, row: string, object: SearchObject, related: readonly SearchObject[], unit: Text): Sql {
  const each = related.map(
    (one) => sql`exists (select from ${rowsOf(ctx, one, 'k')} and k.${raw(object.object_type)}_id = ${raw(row)}.id
      and ${ownText('k', one, unit)} offset 0)`,
  );
  return sql`(${join([ownText(row, object, unit), ...each], ' or ')})`;
}

// Of 100,000 leads, it is from here on that the first hundred are found sooner by asking one after the other.
const MANY = 8000;
const MOST_COUNTED = 20;

/** Which of these texts many objects have, so that to find all of them first would take longer than to ask one by one. */
export async function frequentTexts(
  ctx: Context,
  objects: readonly SearchObject[],
  texts: Text[],
): Promise<Set<string>> {
  const units = new Map(texts.flatMap(unitsOf).map((unit) => [keyOf(unit), unit]));
  const counted = [...units].slice(0, MOST_COUNTED);
  if (counted.length === 0) return new Set();
  const counts = counted.flatMap(([key, unit]) =>
    objects.map(
      (object) => sql`
        select ${key} as key, count(*)::int as count from (
          select from ${rowsOf(ctx, object, 't')}
            and ${raw(object.words ?? '')} @@ search_query(${unit.value}, ${unit.mode}) limit ${MANY}) x`,
    ),
  );
  const found = await ctx.database.query<{ key: string; count: number }>(join(counts, ' union all '), { kept: false });
  return new Set(found.filter(({ count }) => count >= MANY).map(({ key }) => key));
}

export const keyOf = ({ value, mode }: Text): string => `${mode} ${value}`;

/** Whole values stand between marks. */
function inText(text: string, { value, mode }: Text): Sql {
  const marked = sql`search_text(text_mark() || (${raw(text)}) || text_mark())`;
  return mode === 'exact_value'
    ? sql`${marked} like '%' || search_text(text_mark() || ${value} || text_mark()) || '%'`
    : sql`${marked} like all (search_patterns(${value}, ${mode}))`;
}
