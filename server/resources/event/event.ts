// An event as the API shows it, and who sees how much of it (activities-search-automation.md §3.1).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { EVENT_FIELDS, type EventRow, eventText } from '../../core/event-row.ts';

const text = (description?: string) => Type.String(description ? { description } : {});
const nullable = (description?: string) => Type.Union([Type.String(), Type.Null()], description ? { description } : {});
const moment = Type.String({ description: 'In UTC, without a zone.' });
const state = (description: string) => Type.Optional(Type.Union([Type.Object({}), Type.Null()], { description }));

export const eventSchema = Type.Object({
  id: text(),
  date_created: moment,
  date_updated: Type.String({
    description: 'In UTC, without a zone. Moves when a further change is joined to the event.',
  }),
  organization_id: text(),
  user_id: nullable('Who did it; null for what the server did by itself.'),
  request_id: nullable('Shared by all events of one request.'),
  api_key_id: nullable(),
  oauth_client_id: nullable(),
  oauth_scope: nullable(),
  object_type: text(),
  object_id: text(),
  lead_id: nullable('The lead that the object belongs to, or is.'),
  action: text(),
  changed_fields: Type.Array(Type.String(), { description: 'The keys of `data` that an update changed.' }),
  data: state(
    'The object as it was then; null when it was deleted. Only admins see this of an event over an hour old.',
  ),
  previous_data: state(
    'What the changed keys held before; all of a deleted object. Only admins see this of an event over an hour old.',
  ),
  meta: Type.Object({}, { description: '`request_method`, `request_path`, and the leads of a merge.' }),
});

/** For so long everybody sees what an event was about. */
const OPEN_MS = 3_600_000;
const STATES: ReadonlySet<string> = new Set(['data', 'previous_data']);

/** Gives the function that writes events for a caller, with the fields that `_fields` asks for. */
export function textFor(ctx: Context, fields?: string): (event: EventRow) => string {
  const asked = fields === undefined ? null : new Set(fields.split(',').map((name) => name.trim()));
  const all = asked === null || asked.has('_all');
  const names = new Set(EVENT_FIELDS.filter((name) => all || asked.has(name)));
  const admin = ctx.permissions.has('manage_organization');
  return (event) => {
    const open = admin || Date.parse(`${event.date_updated}Z`) > ctx.clock().getTime() - OPEN_MS;
    return eventText(event, (name) => names.has(name) && (open || !STATES.has(name)));
  };
}
