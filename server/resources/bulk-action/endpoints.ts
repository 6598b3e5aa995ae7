// What can be done with bulk actions beside listing and getting them.
import type { Endpoint } from '../../core/endpoint.ts';
import { bulkDelete, bulkEdit, bulkUndo } from './bulk-action.ts';
import { changingStatus } from './change-status.ts';
import { createDelete, createEdit } from './create.ts';
import { listingObjects } from './objects.ts';
import { undoing } from './undo.ts';

export const bulkActions = [bulkEdit, bulkDelete, bulkUndo];

export const bulkActionEndpoints: Endpoint[] = [
  createEdit,
  createDelete,
  ...bulkActions.flatMap((resource) => [changingStatus(resource), listingObjects(resource)]),
  undoing(bulkEdit),
  undoing(bulkDelete),
];
