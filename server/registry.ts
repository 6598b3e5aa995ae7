// Every resource and every endpoint, one line each.
import { crud } from './core/crud.ts';
import type { Endpoint } from './core/endpoint.ts';
import type { Resource } from './core/resource.ts';
import { created } from './resources/activity/created.ts';
import { leadMerge } from './resources/activity/lead-merge.ts';
import { leadStatusChange } from './resources/activity/lead-status-change.ts';
import { listActivities } from './resources/activity/list.ts';
import { note } from './resources/activity/note.ts';
import { opportunityStatusChange } from './resources/activity/opportunity-status-change.ts';
import { taskCompleted } from './resources/activity/task-completed.ts';
import { apiKeyEndpoints } from './resources/api-key/endpoints.ts';
import { bulkActionEndpoints, bulkActions } from './resources/bulk-action/endpoints.ts';
import { contact } from './resources/contact/contact.ts';
import { associationEndpoints } from './resources/custom-field/association.ts';
import { customFieldEndpoints, customFields } from './resources/custom-field/custom-field.ts';
import { schemaEndpoints } from './resources/custom-field/schema.ts';
import { sharedCustomField, sharedCustomFieldEndpoints } from './resources/custom-field/shared-custom-field.ts';
import { getEvent, listEvents } from './resources/event/list.ts';
import { streamEvents } from './resources/event/stream.ts';
import { exportEndpoints, exports } from './resources/export/endpoints.ts';
import { lead } from './resources/lead/lead.ts';
import { listLeads } from './resources/lead/list.ts';
import { mergeLeads } from './resources/lead/merge.ts';
import { previewMerge } from './resources/lead/merge-preview.ts';
import { leadStatus } from './resources/lead-status.ts';
import { membershipEndpoints } from './resources/membership/endpoints.ts';
import { membership } from './resources/membership/membership.ts';
import { listOpportunities } from './resources/opportunity/list.ts';
import { opportunity } from './resources/opportunity/opportunity.ts';
import { organizationEndpoints } from './resources/organization/endpoints.ts';
import { organization } from './resources/organization/organization.ts';
import { opportunityStatus } from './resources/pipeline/opportunity-status.ts';
import { pipeline } from './resources/pipeline/pipeline.ts';
import { funnelStages, funnelTotals } from './resources/report/funnel.ts';
import { reportTasks } from './resources/report/tasks.ts';
import { createSampleData } from './resources/sample-data/endpoint.ts';
import { savedSearchEndpoints } from './resources/saved-search/endpoints.ts';
import { savedSearch } from './resources/saved-search/saved-search.ts';
import { searchData } from './resources/search/data-search.ts';
import { sessionEndpoints } from './resources/session/endpoints.ts';
import { invitationEndpoints } from './resources/session/invitation.ts';
import { changePassword } from './resources/session/password.ts';
import { bulkDeleteTasks } from './resources/task/bulk-delete.ts';
import { bulkUpdateTasks } from './resources/task/bulk-update.ts';
import { countTasks } from './resources/task/counts.ts';
import { snoozeEndpoints } from './resources/task/snooze.ts';
import { task } from './resources/task/task.ts';
import { readTypedDate } from './resources/task/typed-date.ts';
import { undo } from './resources/undo/undo.ts';
import { me } from './resources/user/me.ts';
import { user, userEndpoints } from './resources/user/user.ts';
import { deliveryEndpoints } from './resources/webhook/deliveries.ts';
import { webhookEndpoints } from './resources/webhook/endpoints.ts';
import { eventTypes } from './resources/webhook/event-types.ts';
import { testWebhook } from './resources/webhook/test-event.ts';
import { webhook } from './resources/webhook/webhook.ts';

export const resources: readonly Resource[] = [
  lead,
  leadStatus,
  contact,
  opportunity,
  task,
  created,
  leadStatusChange,
  opportunityStatusChange,
  taskCompleted,
  leadMerge,
  note,
  pipeline,
  opportunityStatus,
  ...customFields,
  sharedCustomField,
  user,
  membership,
  organization,
  ...bulkActions,
  ...exports,
  savedSearch,
  webhook,
];

export const endpoints: readonly Endpoint[] = [
  ...resources.flatMap(crud),
  listActivities(resources.filter(({ table, fixed }) => table === 'activity' && fixed)),
  listLeads,
  mergeLeads,
  previewMerge,
  listOpportunities,
  bulkUpdateTasks,
  bulkDeleteTasks,
  countTasks,
  readTypedDate,
  ...snoozeEndpoints,
  searchData,
  ...customFieldEndpoints,
  ...sharedCustomFieldEndpoints,
  ...associationEndpoints,
  ...schemaEndpoints,
  ...userEndpoints,
  ...membershipEndpoints,
  ...organizationEndpoints,
  ...bulkActionEndpoints,
  ...exportEndpoints,
  ...savedSearchEndpoints,
  eventTypes,
  ...webhookEndpoints,
  ...deliveryEndpoints,
  testWebhook,
  listEvents,
  getEvent,
  streamEvents,
  me,
  ...sessionEndpoints,
  changePassword,
  ...invitationEndpoints,
  ...apiKeyEndpoints,
  funnelTotals,
  funnelStages,
  reportTasks,
  createSampleData,
  undo,
];

const byName = new Map(resources.map((resource) => [resource.name, resource]));

/** The resource with this name; one that is not there is a mistake in our own declarations. */
export function resourceNamed(name: string): Resource {
  const resource = byName.get(name);
  if (!resource) throw new Error(`there is no resource named ${name}`);
  return resource;
}
