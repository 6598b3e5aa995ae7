// Webhook subscriptions: which events are sent where (activities-search-automation.md §4.1).
import { Type } from 'typebox';
import { audit, bool, choice, computed, json, naiveDateTime, Refusal, text, wrongType } from '../../core/field.ts';
import { type Row, resource, type Shape } from '../../core/resource.ts';
import { actionsOf } from '../../webhooks/event-pairs.ts';
import { type ExtraFilter, FilterFault, parseFilter } from '../../webhooks/extra-filter.ts';
import { rules } from './webhook.rules.ts';

const filterSchema = Type.Union([Type.Object({}, { additionalProperties: true }), Type.Null()]);

const eventSchema = Type.Object({
  object_type: Type.String(),
  action: Type.String(),
  extra_filter: Type.Optional(filterSchema),
});

/** SQL for what sending has come to; a subscription that is just being made has no such row yet. */
const state = (value: string): string =>
  `(select ${value} from webhook_state s where s.organization_id = t.organization_id and s.webhook_id = t.id)`;

const { created_by, updated_by } = audit({ names: false });

const fields = {
  id: text(),
  url: json(Type.String(), parseTarget, { writes: 'always', required: true }),
  events: json(Type.Array(eventSchema), parseEvents, { writes: 'always', required: true }),
  event_filter: json(filterSchema, (value) => parsed(value, 'event_filter'), {
    writes: 'create',
    nullable: true,
    description: 'A filter that all events must pass, in the same language as `extra_filter`.',
  }),
  verify_ssl: bool({ writes: 'always' }),
  status: choice(['active', 'paused'], { writes: 'update' }),
  pause_reason: text({
    nullable: true,
    description:
      'Why it is paused: `api` by a request, `failing` after three days without a success, `gone` by a 410 of the receiver, `queue_full` with too many events waiting, `left` when who made it has left the organization.',
  }),
  signature_key: text({ description: 'The key of the signatures, 32 bytes in hex.' }),
  health_status: computed(
    Type.Enum(['healthy', 'failing']),
    `coalesce(${state(`case when s.failing_since is null then 'healthy' else 'failing' end`)}, 'healthy')`,
    { description: '`failing` when the last attempt to deliver failed.' },
  ),
  latest_error: computed(
    Type.Object({
      date: Type.String(),
      delivery_id: Type.String(),
      status_code: Type.Union([Type.Integer(), Type.Null()]),
      message: Type.String(),
    }),
    state('s.latest_error'),
    { nullable: true, description: 'The last attempt that failed, whatever came after it.' },
  ),
  recent_consecutive_fail_buckets_cnt: computed(Type.Integer(), `coalesce(${state('s.failed_hours')}, 0)`, {
    comparison: 'number',
    description: 'In how many hours attempts failed since one last succeeded.',
  }),
  counters: computed(
    Type.Object({ delivered: Type.Optional(Type.Integer()), failed_attempts: Type.Optional(Type.Integer()) }),
    `coalesce(${state(`json_build_object('delivered', s.delivered, 'failed_attempts', s.failed_attempts)`)}, '{}')`,
    { description: 'How many events were delivered, and how many attempts failed, since it was made.' },
  ),
  created_by,
  updated_by,
  date_created: naiveDateTime('date_created'),
  date_updated: naiveDateTime('date_updated'),
};

export type Webhook = Shape<typeof fields>;

/** What is subscribed to: one pair of the event log, and what its events must be like. */
export interface Wanted {
  object_type: string;
  action: string;
  extra_filter: ExtraFilter | null;
}

export const webhook = resource({
  name: 'webhook',
  class_name: 'Webhook',
  path: '/webhook/',
  table: 'webhook',
  prefix: 'whsub',
  fields,
  operations: ['create'],
  default_order: 'date_created',
  generation: 'new',
  event: null,
  rules,
});

const LONGEST_URL = 2048;

/** Where to send to. Unlike other addresses it is not completed: what is sent there had better be meant. */
function parseTarget(value: unknown): string {
  if (typeof value !== 'string') throw wrongType('str');
  const url = value.trim();
  if (url.length > LONGEST_URL) throw new Refusal(`The value must be no longer than ${LONGEST_URL} characters.`);
  if (!/^https?:\/\//i.test(url) || /\s/.test(url) || !URL.canParse(url)) {
    throw new Refusal('Invalid URL: it must begin with https:// or http://.');
  }
  return url;
}

const MOST_EVENTS = 500;

function parseEvents(value: unknown): Wanted[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (value.length === 0) throw new Refusal('List should have at least 1 item after validation, not 0');
  if (value.length > MOST_EVENTS) throw new Refusal('List is too long.');
  return value.map(parseEvent);
}

function parseEvent(value: unknown, index: number): Wanted {
  const place = `events[${index}]`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType('dict');
  const { object_type, action, extra_filter = null, ...more } = value as Row;
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) throw new Refusal(`${place}: there is no key ${JSON.stringify(unknown)}.`);
  if (typeof object_type !== 'string' || typeof action !== 'string') {
    throw new Refusal(`${place} needs object_type and action.`);
  }
  if (!actionsOf(object_type).includes(action)) {
    throw new Refusal(`${place}: there are no events ${JSON.stringify(`${object_type}.${action}`.slice(0, 100))}.`);
  }
  return { object_type, action, extra_filter: parsed(extra_filter, `${place}.extra_filter`) };
}

function parsed(value: unknown, place: string): ExtraFilter | null {
  if (value === null) return null;
  try {
    return parseFilter(value, place);
  } catch (error) {
    if (error instanceof FilterFault) throw new Refusal(error.message);
    throw error;
  }
}
