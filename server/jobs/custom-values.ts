// Brings the values of custom fields in line with their definitions where the request that changed these did not come to it, as
// when its process was killed.
import { settleChanges } from '../core/custom-changes.ts';
import { sql } from '../database/connect.ts';
import type { Job } from './job.ts';

export const customValues: Job = {
  name: 'custom-values',
  schedule: '*/10 * * * *',
  async run({ database, log }) {
    const rows = await database.query<{ organization_id: string }>(sql`
      select distinct organization_id from custom_field_change order by organization_id`);
    const failures: unknown[] = [];
    for (const { organization_id } of rows) {
      // One where it fails does not keep the others waiting.
      try {
        await settleChanges({ database, organization_id });
        log.info({ organization_id }, 'values of custom fields follow their definitions');
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, 'the values of some organizations could not be settled');
  },
};
