// What a query means, said in plain code over objects in memory: the property test holds the compiler to it. Objects are as
// the API shows them; it knows fixed time zones only.
import type { Condition, Query, QueryField, QueryMoment, TextMode } from '../server/query/query.ts';
import type { Json } from './harness.ts';

export interface Model {
  now: Date;
  /** Minutes that the caller's clock is ahead of UTC. */
  offset: number;
  user_id: string;
  leads: Json[];
  contacts: Json[];
  opportunities: Json[];
  tasks: Json[];
  /** Those of other types than `lead`. */
  other_tasks: Json[];
  notes: Json[];
}

export const matches = (model: Model, type: string, object: Json, query: Query): boolean =>
  plain(model, type, object, query) !== (query.negate === true);

function plain(model: Model, type: string, object: Json, query: Query): boolean {
  switch (query.type) {
    case 'and':
      return query.queries.every((part) => matches(model, type, object, part));
    case 'or':
      return query.queries.length === 0 || query.queries.some((part) => matches(model, type, object, part));
    case 'match_all':
    case 'object_type':
      return true;
    case 'id':
      return object.id === query.value;
    case 'text':
      return hasText(model, type, object, query.value, query.mode);
    case 'field_condition':
      return holds(
        model,
        valueIn(model, type, object, query.field),
        query.condition,
        type === 'task.lead' ? 'due' : 'day',
      );
    case 'has_related':
      return related(model, type, object, query.related_object_type).some((one) =>
        matches(model, query.related_object_type, one, query.related_query),
      );
    default:
      throw new Error(`the model does not know ${query.type}`);
  }
}

function related(model: Model, type: string, object: Json, wanted: string): Json[] {
  const ofLead = (all: Json[]): Json[] => all.filter((one) => one.lead_id === object.id);
  switch (`${type} ${wanted}`) {
    case 'lead contact':
      return ofLead(model.contacts);
    case 'lead opportunity':
      return ofLead(model.opportunities);
    case 'lead task.lead':
      return ofLead(model.tasks);
    case 'lead activity.note':
      return ofLead(model.notes);
    case 'lead address':
      return object.addresses;
    case 'contact contact_email':
      return object.emails;
    default:
      return model.leads.filter((lead) => lead.id === object.lead_id);
  }
}

function valueIn(model: Model, type: string, object: Json, field: QueryField): unknown {
  if (field.type === 'custom_field') return object[`custom.${field.custom_field_id}`];
  switch (`${type} ${field.field_name}`) {
    case 'lead num_contacts':
      return related(model, type, object, 'contact').length;
    case 'lead num_incomplete_tasks':
      return [...model.tasks, ...model.other_tasks].filter((one) => one.lead_id === object.id && !one.is_complete)
        .length;
    case 'lead max_annualized_opportunity_value': {
      const values = related(model, type, object, 'opportunity').map((one) => one.annualized_value);
      const known = values.filter((value) => value !== null);
      return known.length === 0 ? null : Math.max(...known);
    }
    case 'contact emails_count':
      return object.emails.length;
    default:
      return object[field.field_name];
  }
}

const isMissing = (value: unknown): boolean => value === null || value === undefined || value === '';

function holds(model: Model, value: Json, condition: Condition, kind: 'due' | 'day'): boolean {
  if (isMissing(value)) return false;
  switch (condition.type) {
    case 'exists':
      return true;
    case 'boolean':
      return value === condition.value;
    case 'current_user':
      return [value].flat().includes(model.user_id);
    case 'term':
      return [value].flat().some((one) => condition.values.includes(one));
    case 'reference':
      return [value].flat().some((one) => condition.object_ids.includes(one));
    case 'text':
      return textHolds([value], condition.value, condition.mode, 'field');
    case 'number_range': {
      const { gt, gte, lt, lte } = condition;
      return (
        (gt ?? -Infinity) < value &&
        (gte ?? -Infinity) <= value &&
        value < (lt ?? Infinity) &&
        value <= (lte ?? Infinity)
      );
    }
    case 'moment_range': {
      const from = condition.on_or_after ? compare(model, value, condition.on_or_after, kind) >= 0 : true;
      return from && (condition.before ? compare(model, value, condition.before, kind) < 0 : true);
    }
    default:
      throw new Error(`the model does not know ${condition.type}`);
  }
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9ä]+/)
    .filter(Boolean);

function textHolds(texts: string[], wanted: string, mode: TextMode, where: 'field' | 'all'): boolean {
  const words = wordsOf(wanted);
  if (mode === 'exact_value' && where === 'field') {
    return texts.some((text) => text.trim().toLowerCase() === wanted.trim().toLowerCase());
  }
  if (words.length === 0) return true;
  const all = texts.map((text) => wordsOf(text));
  switch (mode) {
    case 'full_words':
      return words.every((word) => all.flat().includes(word));
    case 'beginning_of_words':
      return words.every((word) => all.flat().some((one) => one.startsWith(word)));
    case 'phrase':
      return all.some((one) => ` ${one.join(' ')} `.includes(` ${words.join(' ')} `));
    case 'exact_value':
      return all.some((one) => one.join(' ') === words.join(' '));
  }
}

function hasText(model: Model, type: string, object: Json, value: string, mode: TextMode): boolean {
  const own = textsOf(type, object);
  if (type !== 'lead') return textHolds(own, value, mode, 'all');
  const contacts = related(model, type, object, 'contact').map((one) => textsOf('contact', one));
  // Words may be spread over all of them; nothing else makes a difference which of them a text is in.
  return textHolds([...own, ...contacts.flat()], value, mode, 'all');
}

function textsOf(type: string, object: Json): string[] {
  const custom = Object.keys(object)
    .filter((key) => key.startsWith('custom.'))
    .flatMap((key) => object[key]);
  const texts: Record<string, unknown[]> = {
    lead: [
      object.name,
      object.display_name,
      object.description,
      ...(object.addresses ?? []).map((one: Json) => one.city),
    ],
    contact: [object.name, object.title, ...(object.emails ?? []).map((one: Json) => one.email)],
    opportunity: [object.note],
    'task.lead': [object.text],
    'activity.note': [object.note, object.title],
  };
  return [...(texts[type] ?? []), ...custom].filter((text): text is string => typeof text === 'string');
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

interface At {
  at: number;
  /** The local day at whose start it is. */
  day: string | null;
}

/** Below zero when the value is before the moment. A day is compared with days by the calendar; where only days are kept
 *  an instant counts as its own local day, and a task's day as the instant at which it starts. */
function compare(model: Model, value: string, moment: QueryMoment, kind: 'day' | 'due'): number {
  const { at, day } = resolved(model, moment);
  if (value.length > 10) return Date.parse(value) - at;
  if (kind === 'due' && day === null) return Date.parse(value) - model.offset * MINUTE - at;
  return value.localeCompare(day ?? dayOf(at + model.offset * MINUTE));
}

function resolved(model: Model, moment: QueryMoment): At {
  const local = (at: number): number => at + model.offset * MINUTE;
  const start = (day: string): At => ({ at: Date.parse(day) - model.offset * MINUTE, day });
  const plus = (day: string, n: number): string => dayOf(Date.parse(day) + n * DAY);
  switch (moment.type) {
    case 'now':
      return { at: model.now.getTime(), day: null };
    case 'fixed_utc':
      return { at: Date.parse(moment.value), day: null };
    case 'fixed_local_date':
      return start(moment.which === 'end' ? plus(moment.value, 1) : moment.value);
    case 'start_end_of_predefined_relative_period':
      return start(periodEdge(moment.range, moment.which === 'end', dayOf(local(model.now.getTime()))));
    case 'offset': {
      const from = resolved(model, moment.moment);
      const sign = moment.direction === 'past' ? -1 : 1;
      const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = moment.offset;
      const inDays =
        addMonths(new Date(local(from.at)), sign * (years * 12 + months)) + sign * (weeks * 7 + days) * DAY;
      const at = inDays + sign * (hours * 60 + minutes + seconds / 60) * MINUTE - model.offset * MINUTE;
      const day = dayOf(local(at));
      if (moment.which_day_end) return start(moment.which_day_end === 'end' ? plus(day, 1) : day);
      return from.day !== null && hours + minutes + seconds === 0 ? start(day) : { at, day: null };
    }
  }
}

/** The same time of day in another month; its last day where it has no such day. */
function addMonths(at: Date, n: number): number {
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + n, 1);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + n + 1, 0)).getUTCDate();
  return first + (Math.min(at.getUTCDate(), last) - 1) * DAY + (at.getTime() % DAY);
}

function periodEdge(range: string, end: boolean, today: string): string {
  const at = new Date(today);
  const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const next = end ? 1 : 0;
  const single = { yesterday: -1, today: 0, tomorrow: 1 }[range];
  if (single !== undefined) return dayOf(Date.UTC(y, m, d + single + next));
  const [when = '', unit] = range.split('-');
  const n = ({ last: -1, this: 0, next: 1 }[when] ?? 0) + next;
  switch (unit) {
    case 'week':
      return dayOf(Date.UTC(y, m, d - ((at.getUTCDay() + 6) % 7) + 7 * n));
    case 'month':
      return dayOf(Date.UTC(y, m + n, 1));
    case 'quarter':
      return dayOf(Date.UTC(y, m - (m % 3) + 3 * n, 1));
    default:
      return dayOf(Date.UTC(y + n, 0, 1));
  }
}
