// Views, filters and the order of tasks against a model in memory, over zones and moments (core.md §13.5, §13.6).
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';
import { create, transaction } from '../../core/write.ts';
import { systemContext } from '../../organizations.ts';

interface Task {
  id: string;
  date: string;
  is_complete: boolean;
  priority: string;
}

const HOUR = 3_600_000;
const OFFSETS = ['-11', '-8', '-3.5', '0', '1', '5.5', '5.75', '12', '14'];

let world: World;
let tasks: Task[];

/** Days and quarter hours around the turn of February and March 2026, where days of several zones overlap. */
const someDate = fc.oneof(
  fc
    .integer({ min: -3, max: 3 })
    .map((n) => new Date(Date.parse('2026-03-01') + n * 24 * HOUR).toISOString().slice(0, 10)),
  fc
    .integer({ min: -300, max: 300 })
    .map((n) => `${new Date(Date.parse('2026-03-01') + n * (HOUR / 4)).toISOString().slice(0, 19)}+00:00`),
);

beforeAll(async () => {
  world = await newWorld();
  const lead_id = (await world.post('/lead/', {})).body.id;
  const values = fc.sample(
    fc.record({ date: someDate, is_complete: fc.boolean(), priority: fc.constantFrom('high', 'medium') }),
    {
      numRuns: 250,
      seed: 7,
    },
  );
  await transaction(systemContext(world.database, world.organization_id, world.user_id), (ctx) =>
    create(
      ctx,
      'task',
      values.map((value) => ({ ...value, lead_id, text: 'x' })),
    ),
  );
  tasks = (await world.get('/task/?_limit=1000&_fields=id,date,is_complete,priority')).body.data;
  expect(tasks.length).toBe(250);
});

/** The instant at which a date enters the inbox: a day when it begins where the caller is. */
const instant = (date: string, offset: string): number =>
  date.length > 10 ? Date.parse(date) : Date.parse(`${date}T00:00:00Z`) - Number(offset) * HOUR;

const localDayOf = (at: number, offset: string): string =>
  new Date(at + Number(offset) * HOUR).toISOString().slice(0, 10);

const viewOf = (task: Task, now: number, offset: string): string => {
  if (task.is_complete) return 'archive';
  const day = task.date.length > 10 ? localDayOf(Date.parse(task.date), offset) : task.date;
  return day <= localDayOf(now, offset) ? 'inbox' : 'future';
};

function inOrder(some: Task[], offset: string): string[] {
  const isTimed = ({ date }: Task): number => Number(date.length > 10);
  const before = (a: Task, b: Task): number =>
    instant(a.date, offset) - instant(b.date, offset) || isTimed(a) - isTimed(b) || (a.id < b.id ? -1 : 1);
  return [...some].sort(before).map(({ id }) => id);
}

const ids = async (query: string, offset: string): Promise<string[]> => {
  const { status, body } = await world.get(`/task/?_limit=1000&_fields=id&${query}`, { 'x-tz-offset': offset });
  expect(status).toBe(200);
  return body.data.map(({ id }: Task) => id);
};

const someMoment = fc.integer({ min: -280, max: 280 }).map((n) => Date.parse('2026-03-01') + n * (HOUR / 4));

describe('the three views', () => {
  it('part the tasks by the caller’s local day, each in its order, and each task says its view', async () => {
    await fc.assert(
      fc.asyncProperty(someMoment, fc.constantFrom(...OFFSETS), async (now, offset) => {
        for (const view of ['inbox', 'future', 'archive']) {
          world.setNow(new Date(now).toISOString());
          const expected = tasks.filter((task) => viewOf(task, now, offset) === view);
          expect(await ids(`view=${view}`, offset)).toEqual(inOrder(expected, offset));
        }
        world.setNow(new Date(now).toISOString());
        const { body } = await world.get('/task/?_limit=1000&_fields=id,view', { 'x-tz-offset': offset });
        const views = Object.fromEntries(tasks.map((task) => [task.id, viewOf(task, now, offset)]));
        expect(Object.fromEntries(body.data.map((task: { id: string; view: string }) => [task.id, task.view]))).toEqual(
          views,
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('filters on the date', () => {
  const holds: Record<string, (task: number, value: number) => boolean> = {
    lt: (task, value) => task < value,
    lte: (task, value) => task <= value,
    gt: (task, value) => task > value,
    gte: (task, value) => task >= value,
  };

  /** A day as a value means the whole local day; a moment compares with the start of a task's day. */
  const matches = ({ date }: Task, operator: string, value: string, offset: string): boolean => {
    if (value.length > 10) return holds[operator]?.(instant(date, offset), Date.parse(value)) ?? false;
    const day = date.length > 10 ? localDayOf(Date.parse(date), offset) : date;
    return holds[operator]?.(Date.parse(day), Date.parse(value)) ?? false;
  };

  it('compare days with days and moments with moments, where the caller is', async () => {
    await fc.assert(
      fc.asyncProperty(
        someDate,
        fc.constantFrom('lt', 'lte', 'gt', 'gte'),
        fc.constantFrom(...OFFSETS),
        async (value, operator, offset) => {
          const expected = tasks.filter((task) => matches(task, operator, value, offset));
          const found = await ids(`date__${operator}=${encodeURIComponent(value)}`, offset);
          expect(found).toEqual(inOrder(expected, offset));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('combine with filters on other fields', async () => {
    const query = fc.record({
      priority__in: fc.constantFrom('high', 'high,medium', ''),
      is_complete: fc.constantFrom('True', 'False', '1', 'false'),
      date__gte: someDate,
      date__lt: someDate,
    });
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom(...OFFSETS), async (given, offset) => {
        const expected = tasks.filter(
          (task) =>
            given.priority__in.split(',').includes(task.priority) &&
            task.is_complete === (given.is_complete.toLowerCase() !== 'false') &&
            matches(task, 'gte', given.date__gte, offset) &&
            matches(task, 'lt', given.date__lt, offset),
        );
        expect(await ids(new URLSearchParams(given).toString(), offset)).toEqual(inOrder(expected, offset));
      }),
      { numRuns: 60 },
    );
  });

  it('give each page its part, and say exactly whether more follows', async () => {
    const all = await ids('', '0');
    await fc.assert(
      fc.asyncProperty(fc.nat(120), fc.nat(300), async (limit, skip) => {
        const { body } = await world.get(`/task/?_fields=id&_limit=${limit}&_skip=${skip}`);
        expect(body.data.map(({ id }: Task) => id)).toEqual(all.slice(skip, skip + limit));
        expect(body.has_more).toBe(skip + limit < all.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a view', () => {
  it('replaces the filter on the date that it stands for', async () => {
    world.setNow('2026-03-01T12:00:00Z');
    const inbox = await ids('view=inbox', '0');
    world.setNow('2026-03-01T12:00:00Z');
    expect(await ids('view=inbox&date__lt=1999-01-01', '0')).toEqual(inbox);
  });

  it('that is none of the three is a 400', async () => {
    expect((await world.get('/task/?view=later')).status).toBe(400);
  });
});
