// What can be done with exports.
import type { Endpoint } from '../../core/endpoint.ts';
import { createLeadExport, createOpportunityExport } from './create.ts';
import { exported, exportLead, exportOpportunity } from './export.ts';
import { getting, listing } from './read.ts';

export const exports = [exportLead, exportOpportunity, exported];

export const exportEndpoints: Endpoint[] = [
  createLeadExport,
  createOpportunityExport,
  ...exports.flatMap((resource) => [listing(resource), getting(resource)]),
];
