// How an export's file is made: its objects are fixed with one statement, then read batch by batch, written and compressed as
// they come. A process that goes on after a kill begins anew, with a file of its own, which takes its place when it is whole.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Context } from '../../core/context.ts';
import { filters, order } from '../../core/list-params.ts';
import { isoDateTime } from '../../core/moments.ts';
import { need } from '../../core/permissions.ts';
import { scope } from '../../core/read.ts';
import type { Row } from '../../core/resource.ts';
import { lock, transaction, update } from '../../core/write.ts';
import { type Sql, sql } from '../../database/connect.ts';
import { pick, picked } from '../../query/population.ts';
import { asParameters } from './create.ts';
import { csvLine } from './csv.ts';
import { ROWS } from './fields.ts';
import { deleteFiles, type FileKey, fileWriter, KEPT_DAYS } from './file.ts';
import { readRows, type Source, type Stored, sourceOf } from './rows.ts';
import { columnsOf } from './table.ts';

const DAY_MS = 86_400_000;
/** Rows in one statement. */
const BATCH = 500;
/** After so many rows the progress is noted. */
const NOTED = 5000;
/** Gathered before it is compressed, since each piece costs a turn of the loop. */
const CHUNK = 64 * 1024;

/** Makes the file of an export. */
export async function runExport(ctx: Context, id: string): Promise<void> {
  const stored = await read(ctx, id);
  if (!stored || stored.status === 'done' || stored.status === 'error') return;
  need(ctx, 'export');
  // One that was thought dead may still be at work: each has objects and a file of its own.
  const file = { organization_id: ctx.organization_id, export_id: id, file_id: randomUUID() };
  const picked_by = `${id}/${file.file_id}`;
  try {
    await change(ctx, stored, { status: 'started' });
    const n_docs = await pickRows(ctx, stored, picked_by);
    await change(ctx, stored, { status: 'in_progress', n_docs, n_docs_processed: 0 });
    const size = await writeFile(ctx, stored, { picked_by, n_docs, file });
    await finish(ctx, stored, n_docs, file, size);
  } finally {
    await ctx.database.query(sql`
      delete from picked_object where organization_id = ${ctx.organization_id} and picked_by = ${picked_by}`);
    await clearUp(ctx, id, file);
  }
}

/** Removes what this making has left if its file does not count, and of an export that is done all that processes that were
 *  killed have left. One that is still at work finds that out. */
async function clearUp(ctx: Context, id: string, file: FileKey): Promise<void> {
  const { organization_id } = ctx;
  const [now] = await ctx.database.query<{ status: string; file_id: string | null }>(sql`
    select status, file_id from export where organization_id = ${organization_id} and id = ${id}`);
  if (now?.status !== 'done') return deleteFiles(ctx, file, 'this');
  await deleteFiles(ctx, { ...file, file_id: now.file_id ?? '' }, 'others');
  await ctx.database.query(sql`
    delete from picked_object where organization_id = ${organization_id} and starts_with(picked_by, ${`${id}/`})`);
}

/** Ends an export that comes to nothing, with the reason that its reader sees. */
export async function failExport(ctx: Context, id: string, error: string): Promise<void> {
  const stored = await read(ctx, id);
  if (stored) await change(ctx, stored, { status: 'error', error });
}

/** Counts an attempt that ended with a fault of the server's. Says whether there is to be another. */
export async function countAttempt(ctx: Context, id: string): Promise<boolean> {
  const stored = await read(ctx, id);
  if (!stored) return false;
  const attempts = stored.attempts + 1;
  const given_up = attempts >= MOST_ATTEMPTS;
  await change(ctx, stored, given_up ? { attempts, status: 'error', error: FAULT } : { attempts });
  return !given_up;
}

const MOST_ATTEMPTS = 5;
const FAULT = 'Something went wrong in the server; its log says what.';

async function read(ctx: Context, id: string): Promise<Stored | undefined> {
  const [stored] = await ctx.database.query<Stored>(sql`
    select id, kind, status, type, format, date_format, fields, params, include_activities, include_smart_fields, query,
      s_query, sort, results_limit, attempts
    from export where organization_id = ${ctx.organization_id} and id = ${id}`);
  return stored;
}

const change = (ctx: Context, { kind, id }: Stored, values: Row): Promise<unknown> =>
  transaction(ctx, (inside) => update(inside, `export_${kind}`, [id], values, { derived: true }));

async function pickRows(ctx: Context, stored: Stored, picked_by: string): Promise<number> {
  const rows = stored.kind === 'lead' ? await picked(ctx, stored, ROWS[stored.type]) : await listed(ctx, stored.params);
  return (await pick(ctx, picked_by, rows)).n_objects;
}

/** The opportunities that a list with these parameters shows, in its order. */
async function listed(ctx: Context, params: Row): Promise<Sql> {
  const resource = ctx.resource('opportunity');
  const parameters = asParameters(params);
  return sql`
    select t.id, t.lead_id, row_number() over (order by ${order(ctx, resource, parameters.get('_order_by'))}) as position
    from opportunity t where ${scope(ctx, resource)} and ${await filters(ctx, resource, parameters)}`;
}

interface Target {
  picked_by: string;
  n_docs: number;
  file: FileKey;
}

/** Gives how many bytes it has. */
async function writeFile(ctx: Context, stored: Stored, target: Target): Promise<number> {
  const source = sourceOf(ctx, stored);
  const texts = stored.format === 'csv' ? csv(ctx, stored, source, target) : json(ctx, stored, source, target);
  const { sink, size } = fileWriter(ctx, target.file);
  await pipeline(Readable.from(chunks(texts)), createGzip(), sink);
  return size();
}

async function* json(ctx: Context, stored: Stored, source: Source, target: Target): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const texts of batches(ctx, stored, source, target)) {
    for (const text of texts) {
      yield separator + text;
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

async function* csv(ctx: Context, stored: Stored, source: Source, target: Target): AsyncGenerator<string> {
  const columns = await columnsOf(ctx, stored, source, target);
  yield csvLine(columns.map(({ title }) => title));
  for await (const texts of batches(ctx, stored, source, target)) {
    for (const text of texts) {
      const object: unknown = JSON.parse(text);
      yield csvLine(columns.map(({ value }) => value(object)));
    }
  }
}

/** The objects as JSON text, batch by batch; the progress is noted on the way. */
async function* batches(
  ctx: Context,
  stored: Stored,
  source: Source,
  { picked_by, n_docs }: Target,
): AsyncGenerator<string[]> {
  let noted = 0;
  for (let after = 0; after < n_docs; after += BATCH) {
    const rows = await readRows(ctx, source, { picked_by, after, limit: BATCH });
    yield rows.map(({ text }) => text);
    if (after + BATCH - noted >= NOTED && after + BATCH < n_docs) {
      noted = after + BATCH;
      await change(ctx, stored, { n_docs_processed: noted });
    }
  }
}

async function* chunks(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let gathered = '';
  for await (const text of texts) {
    gathered += text;
    if (gathered.length < CHUNK) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  yield Buffer.from(gathered);
}

/** Makes this file the one that counts, unless there is one already: when the export says `done` it is whole. */
function finish(
  ctx: Context,
  { id, kind }: Stored,
  n_docs: number,
  { file_id }: FileKey,
  file_size: number,
): Promise<void> {
  const resource = ctx.resource(`export_${kind}`);
  return transaction(ctx, async (inside) => {
    const [text = '{}'] = await lock(inside, resource, [id]);
    if ((JSON.parse(text) as Row).status === 'done') return;
    await inside.database.query(sql`
      update export set file_id = ${file_id}, file_size = ${file_size}::bigint
      where organization_id = ${ctx.organization_id} and id = ${id}`);
    const kept_until = isoDateTime(new Date(ctx.clock().getTime() + KEPT_DAYS * DAY_MS));
    const values = { status: 'done', n_docs_processed: n_docs, kept_until, error: null };
    await update(inside, resource.name, [id], values, { derived: true });
  });
}
