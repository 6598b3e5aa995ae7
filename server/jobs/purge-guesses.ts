// Deletes the counts of wrong passwords that count no more, and keeps the others within bounds.
import { isoDateTime } from '../core/moments.ts';
import { sql } from '../database/connect.ts';
import type { Job } from './job.ts';

/** Of so many at most is anything kept; beyond that those go first that would be forgotten first. */
export const MOST_GUESSES = 100_000;

export const purgeGuesses: Job = {
  name: 'purge-guesses',
  schedule: '*/10 * * * *',
  async run({ database, clock }) {
    await database.query(sql`delete from password_guess where forgotten_at <= ${isoDateTime(clock())}::timestamptz`);
    await database.query(sql`
      delete from password_guess where bucket in (
        select bucket from password_guess order by forgotten_at desc, bucket offset ${MOST_GUESSES})`);
  },
};
