// Which actions the event log has for which objects (activities-search-automation.md §3.4): what can be subscribed to.

const CHANGES = ['created', 'updated', 'deleted'] as const;
const JOB = ['created', 'updated', 'completed'] as const;
const BULK = [...JOB, 'paused'] as const;

const TASK_TYPES = [
  'lead',
  'incoming_email',
  'email_followup',
  'missed_call',
  'answered_detached_call',
  'voicemail',
  'opportunity_due',
  'incoming_sms',
  'outgoing_call',
];

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  lead: [...CHANGES, 'merged'],
  contact: CHANGES,
  opportunity: CHANGES,
  ...Object.fromEntries(TASK_TYPES.map((type) => [`task.${type}`, [...CHANGES, 'completed']])),
  'activity.email': [...CHANGES, 'sent'],
  'activity.email_thread': CHANGES,
  'activity.call': [...CHANGES, 'answered', 'completed'],
  'activity.sms': [...CHANGES, 'sent'],
  'activity.whatsapp_message': CHANGES,
  'activity.note': CHANGES,
  'activity.meeting': [...CHANGES, 'scheduled', 'started', 'completed', 'canceled'],
  'activity.form_submission': CHANGES,
  'activity.lead_status_change': CHANGES,
  'activity.opportunity_status_change': CHANGES,
  'activity.task_completed': ['created', 'deleted'],
  'activity.custom_activity': CHANGES,
  unsubscribed_email: ['created', 'deleted'],
  import: [...JOB, 'reverting', 'reverted'],
  'export.lead': JOB,
  'export.opportunity': JOB,
  'bulk_action.delete': BULK,
  'bulk_action.edit': BULK,
  'bulk_action.email': BULK,
  'bulk_action.sequence_subscription': BULK,
  'custom_fields.lead': CHANGES,
  'custom_fields.contact': CHANGES,
  'custom_fields.opportunity': CHANGES,
  'custom_fields.activity': CHANGES,
  'custom_fields.custom_object': CHANGES,
  'custom_fields.shared': CHANGES,
  custom_activity_type: CHANGES,
  custom_object_type: CHANGES,
  custom_object: CHANGES,
  'status.lead': CHANGES,
  'status.opportunity': CHANGES,
  membership: ['activated', 'deactivated'],
  group: CHANGES,
  saved_search: CHANGES,
  phone_number: CHANGES,
  email_template: CHANGES,
  sms_template: CHANGES,
  sequence: CHANGES,
  sequence_subscription: CHANGES,
  comment: CHANGES,
  comment_thread: CHANGES,
  lead_merge: CHANGES,
};

/** The actions of an object type; none when there is no such type. */
export const actionsOf = (object_type: string): readonly string[] =>
  Object.hasOwn(ACTIONS, object_type) ? (ACTIONS[object_type] ?? []) : [];

/** Every pair there is. */
export const EVENT_PAIRS: readonly { object_type: string; action: string }[] = Object.entries(ACTIONS).flatMap(
  ([object_type, actions]) => actions.map((action) => ({ object_type, action })),
);
