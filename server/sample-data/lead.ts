// One made-up lead with all that hangs on it, as the bodies that would create it through the API.
import type { Row } from '../core/resource.ts';
import { addDays } from '../core/zone.ts';
import type { Random } from './random.ts';
import * as words from './words.ts';

/** What leads of an organization refer to. */
export interface Surroundings {
  now: Date;
  /** Ids of users, lead statuses and opportunity statuses. */
  users: string[];
  lead_statuses: string[];
  opportunity_statuses: SampleStatus[];
  /** The key of a custom field's value, by the field's name. */
  custom: (name: string) => string;
}

export interface SampleStatus {
  id: string;
  type: string;
  pipeline_id: string;
}

export interface SampleLead {
  lead: Row;
  contacts: Row[];
  /** Those that are about a contact say which by `contact`, its place in the list. */
  opportunities: (Dated & { moves: Move[] })[];
  tasks: Dated[];
  notes: Dated[];
}

/** A body, its contact by place, and when the object was created and last changed, or completed. */
export interface Dated {
  body: Row;
  contact: number | null;
  created: Date;
  changed: Date;
  completed?: boolean;
}

/** From one status to the next. */
export interface Move {
  from: string;
  to: string;
  at: Date;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const OLDEST_DAYS = 540;

export function sampleLead(random: Random, around: Surroundings): SampleLead {
  // More of them are new than old, as in a business that grows.
  const age = Math.min(random.whole(0, OLDEST_DAYS), random.whole(0, OLDEST_DAYS)) * DAY;
  // At least an hour, in which something can have been done.
  const created = new Date(around.now.getTime() - age - random.whole(60, 24 * 60) * MINUTE);
  const name = `${random.pick(words.COMPANY_FIRST)} ${random.pick(words.COMPANY_SECOND)}${random.pick(words.COMPANY_LAST)}`;
  const domain = `${name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '')}.example`;
  const city = random.pick(words.CITIES);
  const contacts = Array.from({ length: random.whole(1, 3) }, () => contact(random, around, domain, city[3]));
  const one = { random, around, since: created, contacts: contacts.length };
  return {
    lead: { ...lead(random, around, name, domain, city), date_created: created.toISOString() },
    contacts: contacts.map((body) => ({ ...body, date_created: created.toISOString() })),
    opportunities: several(random, [0, 0, 1, 1, 2, 3], () => opportunity(one)),
    tasks: several(random, [0, 1, 1, 2, 3, 4], () => task(one)),
    notes: several(random, [0, 1, 1, 2, 3], () => note(one)),
  };
}

const several = <T>(random: Random, counts: readonly number[], make: () => T): T[] =>
  Array.from({ length: random.pick(counts) }, make);

function lead(
  random: Random,
  around: Surroundings,
  name: string,
  domain: string,
  city: (typeof words.CITIES)[number],
): Row {
  const { custom, now } = around;
  const day = now.toISOString().slice(0, 10);
  return {
    name,
    status_id: random.pick(around.lead_statuses),
    url: `https://www.${domain}`,
    ...(random.chance(0.5) ? { description: random.pick(words.DESCRIPTIONS) } : {}),
    addresses: [
      {
        label: 'business',
        address_1: `${random.whole(1, 999)} ${random.pick(words.STREETS)} Street`,
        city: city[0],
        state: city[1],
        zipcode: `${city[2]}${String(random.whole(1, 60)).padStart(2, '0')}`,
        country: 'US',
      },
    ],
    [custom('Industry')]: random.pick(words.INDUSTRIES),
    [custom('Employees')]: random.pick([3, 8, 15, 40, 120, 450, 2000]),
    [custom('Account manager')]: random.pick(around.users),
    ...(random.chance(0.6) ? { [custom('Products')]: [random.pick(words.PRODUCTS), random.pick(words.PRODUCTS)] } : {}),
    ...(random.chance(0.4) ? { [custom('Renewal')]: addDays(day, random.whole(-60, 365)) } : {}),
  };
}

function contact(random: Random, { custom }: Surroundings, domain: string, area: string): Row {
  const [first, last] = [random.pick(words.FIRST_NAMES), random.pick(words.LAST_NAMES)];
  // The numbers that no telephone has: 555-0100 to 555-0199.
  const phone = `+1${area}55501${String(random.whole(0, 99)).padStart(2, '0')}`;
  return {
    name: `${first} ${last}`,
    title: random.pick(words.TITLES),
    emails: random.chance(0.9) ? [{ email: `${first}.${last}@${domain}`.toLowerCase(), type: 'office' }] : [],
    phones: random.chance(0.7) ? [{ phone, type: random.pick(['office', 'mobile', 'direct']) }] : [],
    ...(random.chance(0.5) ? { [custom('Preferred channel')]: random.pick(words.CHANNELS) } : {}),
  };
}

interface About {
  random: Random;
  around: Surroundings;
  since: Date;
  contacts: number;
}

function opportunity({ random, around, since, contacts }: About): Dated & { moves: Move[] } {
  const status = random.pick(around.opportunity_statuses);
  const { id, type } = status;
  const created = between(random, since, around.now);
  const settled = between(random, created, around.now);
  const moves = movesTo(status, random, around, created, settled);
  const day = (type === 'active' ? around.now : settled).toISOString().slice(0, 10);
  const body = {
    status_id: id,
    user_id: random.pick(around.users),
    value: random.whole(2, 400) * 10_000,
    value_period: random.pick(['one_time', 'one_time', 'monthly', 'annual']),
    ...(type === 'active' ? { confidence: random.pick([10, 25, 50, 75, 90]) } : {}),
    note: random.pick(words.OPPORTUNITY_NOTES),
    // When it was won, or is hoped to be: some of those days have passed.
    ...(type === 'lost' ? {} : { date_won: type === 'won' ? day : addDays(day, random.whole(-20, 120)) }),
    ...(random.chance(0.3) ? { [around.custom('Competitor')]: random.pick(words.COMPETITORS) } : {}),
  };
  const changed = type === 'active' ? (moves.at(-1)?.at ?? created) : settled;
  return { body, contact: anyContact(random, contacts), created, changed, moves };
}

/** The way through its pipeline: all active statuses before a won one, some before a lost one. */
function movesTo(status: SampleStatus, random: Random, around: Surroundings, from: Date, until: Date): Move[] {
  const active = around.opportunity_statuses.filter(
    ({ pipeline_id, type }) => pipeline_id === status.pipeline_id && type === 'active',
  );
  const before = active.findIndex(({ id }) => id === status.id);
  const passed = status.type === 'lost' ? random.whole(1, Math.max(1, active.length)) : active.length;
  const way = [...active.slice(0, status.type === 'active' ? before : passed), status];
  return way.slice(1).map(({ id }, index) => ({
    from: way[index]?.id ?? id,
    to: id,
    at: new Date(from.getTime() + ((until.getTime() - from.getTime()) * (index + 1)) / (way.length - 1)),
  }));
}

function task({ random, around, since, contacts }: About): Dated {
  const today = around.now.toISOString().slice(0, 10);
  const completed = random.chance(0.4);
  const away = completed ? random.whole(-90, 0) : random.pick([random.whole(-30, -1), 0, random.whole(1, 60)]);
  const day = addDays(today, away);
  const timed = random.chance(0.25);
  const due = new Date(`${day}T${String(random.whole(8, 17)).padStart(2, '0')}:${random.pick(['00', '30'])}:00Z`);
  const body = {
    text: random.pick(words.TASK_TEXTS),
    assigned_to: random.pick(around.users),
    date: timed ? due.toISOString() : day,
    is_complete: completed,
    ...(random.chance(0.15) ? { priority: random.pick(['high', 'medium']) } : {}),
  };
  const latest = Math.min(due.getTime(), around.now.getTime());
  const created = new Date(
    Math.max(since.getTime() + random.whole(1, 20) * MINUTE, latest - random.whole(1, 20) * DAY),
  );
  const done = new Date(Math.min(Math.max(due.getTime(), created.getTime() + 10 * MINUTE), around.now.getTime()));
  return { body, contact: anyContact(random, contacts), created, changed: completed ? done : created, completed };
}

function note({ random, around, since, contacts }: About): Dated {
  const created = between(random, since, around.now);
  const body = { note: random.pick(words.NOTES), user_id: random.pick(around.users) };
  return { body, contact: anyContact(random, contacts), created, changed: created };
}

const anyContact = (random: Random, contacts: number): number | null =>
  random.chance(0.5) ? random.whole(0, contacts - 1) : null;

const between = (random: Random, from: Date, to: Date): Date =>
  new Date(from.getTime() + Math.floor((to.getTime() - from.getTime()) * (random.whole(1, 10_000) / 10_000)));
