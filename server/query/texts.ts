// SQL for conditions on texts. The words of leads and contacts are kept in a column that an index serves; it finds the rows
// that can match, and the text itself then says whether they do.
import type { Context } from '../core/context.ts';
import { name, raw, type Sql, sql } from '../database/connect.ts';
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

/** SQL for whether the texts of an object match, all of them together. Words may be spread over several of its texts, and of
 *  a lead over its contacts; a phrase stands in one. */
export function allTexts(ctx: Context, level: Level, related: SearchObject | null, { value, mode }: Text): Sql {
  const words = wordsOf(value);
  if (words.length === 0) return raw('true');
  const { object, row } = level;
  if (!object?.text) return raw('false');
  if (!object.words) return inText(onRow(row, object.text), { value, mode });
  if (mode === 'full_words' || mode === 'beginning_of_words') {
    if (!related) return sql`${raw(onRow(row, object.words))} @@ search_query(${value}, ${mode})`;
    const each = words.map((word) => amongBoth(ctx, row, object, related, { value: word, mode }));
    return each.reduce((all, one) => sql`${all} and ${one}`);
  }
  return related
    ? amongBoth(ctx, row, object, related, { value, mode })
    : sql`(${raw(onRow(row, object.words))} @@ search_query(${value}, ${mode}) and ${inText(onRow(row, object.text), { value, mode })})`;
}

/** Those of the object itself and of what is related to it, each found by its own index. */
function amongBoth(ctx: Context, row: string, object: SearchObject, related: SearchObject, text: Text): Sql {
  const found = (one: SearchObject, id: string): Sql => sql`
    select ${raw(id)} from ${name(one.object_type)} t where t.organization_id = ${ctx.organization_id}
      and ${raw(one.words ?? 'false')} @@ search_query(${text.value}, ${text.mode})${
        text.mode === 'full_words' || text.mode === 'beginning_of_words'
          ? raw('')
          : sql` and ${inText(one.text ?? `''`, text)}`
      }`;
  return sql`${raw(row)}.id in (${found(object, 't.id')} union ${found(related, `t.${object.object_type}_id`)})`;
}

/** Whole values stand between marks. */
function inText(text: string, { value, mode }: Text): Sql {
  const marked = sql`search_text(text_mark() || (${raw(text)}) || text_mark())`;
  return mode === 'exact_value'
    ? sql`${marked} like '%' || search_text(text_mark() || ${value} || text_mark()) || '%'`
    : sql`${marked} like all (search_patterns(${value}, ${mode}))`;
}
