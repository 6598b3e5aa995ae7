// The six operations that are measured, and the rounds in which the two sides take turns.
import { randomInt } from 'node:crypto';
import type { BenchData } from './data.ts';
import { type Call, type Load, rate, rateOnce } from './load.ts';

export interface Figure {
  operation: string;
  /** Answers per second: the median of the rounds. */
  floor: number;
  ajar: number;
  /** The median of the ratios of each round, ajar to floor: the two ran one after the other. */
  ratio: number;
  goal: number;
}

interface Operation {
  name: string;
  goal: number;
  /** One request, said for each side: their paths and bodies differ in little. */
  next(data: BenchData, side: 'floor' | 'ajar'): Call;
}

const pick = <T>(from: T[]): T => from[randomInt(from.length)] as T;

/** What the floor shows of a lead: all but its tasks and opportunities, which a client that wants them lists. */
const LEAD_FIELDS =
  'id,organization_id,created_by,updated_by,created_by_name,updated_by_name,date_created,date_updated,name,display_name,description,url,status_id,status_label,html_url,addresses,contact_ids,contacts,integration_links,source';
const LEADS_PATH = `/lead/?_fields=${LEAD_FIELDS}`;

const OPERATIONS: Operation[] = [
  { name: 'get one task', goal: 0.7, next: ({ task_ids }) => ({ method: 'GET', path: `/task/${pick(task_ids)}/` }) },
  {
    name: 'list 100 tasks of an inbox',
    goal: 0.9,
    next: ({ user_ids }) => ({ method: 'GET', path: `/task/?view=inbox&assigned_to=${pick(user_ids)}` }),
  },
  {
    name: 'list 100 leads with contacts',
    goal: 0.9,
    next: (_data, side) => ({ method: 'GET', path: side === 'floor' ? '/lead/' : LEADS_PATH }),
  },
  {
    name: 'create a task',
    goal: 0.4,
    next: ({ lead_ids, user_ids }) => ({
      method: 'POST',
      path: '/task/',
      body: JSON.stringify({ lead_id: pick(lead_ids), text: 'Call', date: '2030-01-01', assigned_to: pick(user_ids) }),
    }),
  },
  {
    name: 'update a task',
    goal: 0.4,
    next: ({ task_ids }) => ({
      method: 'PUT',
      path: `/task/${pick(task_ids)}/`,
      body: JSON.stringify({ text: `Call ${randomInt(1_000_000)}`, priority: pick(['high', 'medium']) }),
    }),
  },
];

const BULK_GOAL = 0.2;
const BULK_CALLS = 20;

/** Measures every operation on both sides, in turns. */
export async function measure(
  sides: Record<'floor' | 'ajar', Load>,
  data: BenchData,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, goal, next } of OPERATIONS) {
    await rate(sides.floor, () => next(data, 'floor'), 1);
    await rate(sides.ajar, () => next(data, 'ajar'), 1);
    figures.push(await inTurns(name, goal, rounds, (side) => rate(sides[side], () => next(data, side), seconds)));
  }
  // Each call completes a thousand tasks that were open, so every round has its own.
  const batches = openBatches(data);
  const calls = { floor: [...batches], ajar: [...batches] };
  figures.push(
    await inTurns('complete 1,000 tasks', BULK_GOAL, Math.min(rounds, 3), (side) =>
      rateOnce(
        sides[side],
        calls[side].splice(0, BULK_CALLS).map((ids) => bulkCall(side, ids)),
      ),
    ),
  );
  return figures;
}

async function inTurns(
  operation: string,
  goal: number,
  rounds: number,
  run: (side: 'floor' | 'ajar') => Promise<number>,
): Promise<Figure> {
  const floors: number[] = [];
  const ajars: number[] = [];
  for (let round = 0; round < rounds; round++) {
    floors.push(await run('floor'));
    ajars.push(await run('ajar'));
    process.stderr.write('.');
  }
  const ratios = ajars.map((ajar, round) => ajar / (floors[round] ?? 1));
  return { operation, floor: median(floors), ajar: median(ajars), ratio: median(ratios), goal };
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function openBatches({ open_task_ids }: BenchData): string[] {
  const batches: string[] = [];
  for (let at = 0; at + 1000 <= open_task_ids.length; at += 1000)
    batches.push(open_task_ids.slice(at, at + 1000).join());
  return batches;
}

const bulkCall = (side: 'floor' | 'ajar', ids: string): Call => ({
  method: 'PUT',
  path: '/task/',
  body: JSON.stringify(side === 'floor' ? { ids } : { _params: { id__in: ids }, is_complete: true }),
});
