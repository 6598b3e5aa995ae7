// Sends the rows of a file as new leads, a few at a time. A row that is sent again after a break makes no second lead.
import { api, Failure, good } from '../../api.ts';
import { type Csv, leadOf, type Mapping } from './csv.ts';

export interface Progress {
  done: number;
  created: number;
  /** Leads that exist already, when those are left out. */
  skipped: number;
  refused: { row: string[]; reason: string }[];
}

const AT_ONCE = 4;
const TRIES = 8;

export async function runImport(
  csv: Csv,
  mapping: Mapping,
  options: { skipsKnown: boolean; signal: AbortSignal; tell: (progress: Progress) => void },
): Promise<Progress> {
  const run = crypto.randomUUID();
  const progress: Progress = { done: 0, created: 0, skipped: 0, refused: [] };
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < csv.rows.length && !options.signal.aborted) {
      const index = next++;
      const row = csv.rows[index] ?? [];
      try {
        const made = await importRow(leadOf(row, mapping), `${run} ${index}`, options);
        if (made) progress.created++;
        else progress.skipped++;
      } catch (error) {
        if (options.signal.aborted) return;
        progress.refused.push({ row, reason: (error as Error).message });
      }
      progress.done++;
      options.tell({ ...progress });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return progress;
}

/** Whether the row has become a lead. */
async function importRow(
  body: Record<string, unknown>,
  key: string,
  { skipsKnown, signal }: { skipsKnown: boolean; signal: AbortSignal },
): Promise<boolean> {
  if (Object.keys(body).length === 0) throw new Error('No column with a value was chosen.');
  for (let tries = 1; ; tries++) {
    try {
      if (skipsKnown && (await isKnown(body))) return false;
      await good(api.POST('/lead/', { body: body as never, headers: { 'idempotency-key': key } }));
      return true;
    } catch (error) {
      const isAway = error instanceof Failure && (error.status === 0 || error.status >= 500 || error.status === 429);
      if (!isAway || tries === TRIES || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tries));
    }
  }
}

/** Whether there is a lead with this name, or a contact with this address. */
async function isKnown({ name, contacts }: Record<string, unknown>): Promise<boolean> {
  const [contact] = (contacts ?? []) as { emails?: { email: string }[] }[];
  const email = contact?.emails?.[0]?.email;
  const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
  const either = [
    ...(typeof name === 'string' ? [`name=${quoted(name)}`] : []),
    ...(email ? [`email_address=${quoted(email)}`] : []),
  ];
  if (either.length === 0) return false;
  const found = await good(
    api.GET('/lead/', { params: { query: { query: either.join(' or '), _limit: 1, _fields: 'id' } } }),
  );
  return found.data.length > 0;
}
