import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { localDay } from '../../core/zone.ts';
import { checkRecurrence, nextOccurrence } from './recurrence.ts';

const zone = 'America/New_York';

interface Completion {
  rule: string;
  date: string;
  completed?: string;
  mode?: 'schedule' | 'after_completion';
  zone?: string;
}

function next({ rule, date, completed = date, mode = 'schedule', zone: place = zone }: Completion) {
  return nextOccurrence(rule, { date, mode, completed_at: new Date(completed), zone: place });
}

describe('checkRecurrence', () => {
  test('a rule is stored in upper case, without its property name', () => {
    expect(checkRecurrence(' rrule:freq=weekly;byday=mo,we; ')).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=MO,WE' });
  });

  test('the rules that people use pass', () => {
    const rules = [
      'FREQ=DAILY',
      'FREQ=DAILY;INTERVAL=3;COUNT=10',
      'FREQ=DAILY;BYMONTH=1,2;BYDAY=MO,TU',
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,FR',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      'FREQ=MONTHLY;BYDAY=2TU',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO',
      'FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU',
      'FREQ=YEARLY;BYYEARDAY=-366',
      'FREQ=DAILY;UNTIL=20271231',
      'FREQ=DAILY;UNTIL=20271231T235959Z',
      'UNTIL=20271231T235959;FREQ=DAILY',
    ];
    for (const rule of rules) expect(checkRecurrence(rule)).toEqual({ rule });
  });

  test('a rule repeats daily or less often, at the task’s own clock time', () => {
    for (const frequency of ['HOURLY', 'MINUTELY', 'SECONDLY']) {
      expect(checkRecurrence(`FREQ=${frequency}`)).toHaveProperty('error');
    }
    for (const part of ['BYHOUR=8', 'BYMINUTE=30', 'BYSECOND=0', 'DTSTART=20260101', 'TZID=UTC', 'BYEASTER=1', 'X=1']) {
      expect(checkRecurrence(`FREQ=DAILY;${part}`), part).toHaveProperty('error');
    }
  });

  test('malformed rules are refused', () => {
    const refused = [
      '',
      ';',
      'FREQ',
      'FREQ=',
      'DAILY',
      'every day',
      'INTERVAL=2',
      'FREQ=DAILY;;INTERVAL=2',
      'FREQ=DAILY;FREQ=DAILY',
    ];
    const values = [
      'INTERVAL=0',
      'INTERVAL=-1',
      'INTERVAL=1000',
      'COUNT=0',
      'COUNT=1.5',
      'BYDAY=XX',
      'BYDAY=MO,',
      'BYMONTH=13',
      'WKST=1',
    ];
    const dates = [
      'UNTIL=20260230',
      'UNTIL=2026-01-01',
      'UNTIL=20260101T250000Z',
      'UNTIL=20260101,20270101',
      'COUNT=2;UNTIL=20270101',
    ];
    for (const rule of [...refused, ...[...values, ...dates].map((part) => `FREQ=DAILY;${part}`)]) {
      expect(checkRecurrence(rule), rule).toHaveProperty('error');
    }
    expect(checkRecurrence('FREQ=DAILY\nDTSTART:20260101')).toHaveProperty('error');
    expect(checkRecurrence(`FREQ=YEARLY;BYYEARDAY=${Array(200).fill('1').join()}`)).toEqual({
      rule: expect.any(String),
    });
    expect(checkRecurrence(`FREQ=YEARLY;BYYEARDAY=${Array(300).fill('1').join()}`)).toHaveProperty('error');
  });

  test('parts that do not go together are refused', () => {
    const refused = [
      'FREQ=WEEKLY;BYDAY=1MO',
      'FREQ=DAILY;BYDAY=-1FR',
      'FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO',
      'FREQ=WEEKLY;BYMONTHDAY=1',
      'FREQ=MONTHLY;BYYEARDAY=1',
      'FREQ=MONTHLY;BYWEEKNO=1',
      'FREQ=MONTHLY;BYSETPOS=1',
      'FREQ=DAILY,WEEKLY',
    ];
    for (const rule of refused) expect(checkRecurrence(rule), rule).toHaveProperty('error');
  });

  test('a rule that no day ever matches is refused, and quickly', () => {
    const start = performance.now();
    const never = [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31',
      'FREQ=MONTHLY;BYDAY=6FR',
      'FREQ=DAILY;BYDAY=MO;BYSETPOS=2',
    ];
    for (const rule of never) expect(checkRecurrence(rule)).toEqual({ error: 'No day ever matches this rule.' });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('no text whatever makes it fail, and what passes passes again unchanged', () => {
    const part = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=YEARLY',
      'freq=monthly',
      'BYDAY=MO',
      'BYDAY=-1FR',
      'COUNT=3',
      'UNTIL=20270101',
      'BYSETPOS=-1',
      'BYMONTHDAY=31',
      'BYWEEKNO=53',
      'WKST=SU',
      'INTERVAL=2',
      '=',
      'BYMONTH=02',
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 5 }).map((parts) => parts.join(';')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (rule) => {
        const checked = checkRecurrence(rule);
        if ('rule' in checked) expect(checkRecurrence(checked.rule)).toEqual(checked);
      }),
      { numRuns: 300 },
    );
  });
});

describe('nextOccurrence by schedule', () => {
  test('the series runs on from the task’s own date', () => {
    expect(next({ rule: 'FREQ=DAILY', date: '2026-11-25' })?.date).toBe('2026-11-26');
    expect(next({ rule: 'FREQ=WEEKLY;BYDAY=MO,TH', date: '2026-11-26' })?.date).toBe('2026-11-30');
    expect(next({ rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', date: '2026-11-30' })?.date).toBe(
      '2026-12-31',
    );
  });

  test('every second week is counted from the week of the task', () => {
    const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE';
    expect(next({ rule, date: '2026-11-23' })?.date).toBe('2026-11-25');
    expect(next({ rule, date: '2026-11-25' })?.date).toBe('2026-12-07');
  });

  test('the 31st of each month leaves out shorter months', () => {
    expect(next({ rule: 'FREQ=MONTHLY', date: '2027-01-31' })?.date).toBe('2027-03-31');
    expect(next({ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', date: '2027-01-31' })?.date).toBe('2027-02-28');
  });

  test('an overdue task is followed by one, due on the day of completion at the earliest', () => {
    expect(next({ rule: 'FREQ=DAILY', date: '2026-11-01', completed: '2026-11-25T15:00:00Z' })?.date).toBe(
      '2026-11-25',
    );
    expect(next({ rule: 'FREQ=WEEKLY', date: '2026-11-02', completed: '2026-11-25T15:00:00Z' })?.date).toBe(
      '2026-11-30',
    );
    // Still the 24th in New York.
    expect(next({ rule: 'FREQ=DAILY', date: '2026-11-01', completed: '2026-11-25T04:00:00Z' })?.date).toBe(
      '2026-11-24',
    );
  });

  test('a task done early does not come back on its own day', () => {
    expect(next({ rule: 'FREQ=DAILY', date: '2026-11-30', completed: '2026-11-25T15:00:00Z' })?.date).toBe(
      '2026-12-01',
    );
  });

  test('the clock time stays the same when the clocks change', () => {
    expect(next({ rule: 'FREQ=DAILY', date: '2026-03-07T14:00:00+00:00' })?.date).toBe('2026-03-08T13:00:00+00:00');
    expect(next({ rule: 'FREQ=WEEKLY', date: '2026-10-30T13:00:00.250Z' })?.date).toBe(
      '2026-11-06T14:00:00.250000+00:00',
    );
  });

  test('a clock time that is skipped is an hour later that day', () => {
    expect(next({ rule: 'FREQ=DAILY', date: '2026-03-07T02:30:00-05:00' })?.date).toBe('2026-03-08T07:30:00+00:00');
  });

  test('the local day counts, not that of UTC', () => {
    // Sunday 22:00 in New York is Monday in UTC.
    const result = next({ rule: 'FREQ=WEEKLY;BYDAY=SU', date: '2026-11-23T03:00:00+00:00' });
    expect(result?.date).toBe('2026-11-30T03:00:00+00:00');
  });
});

describe('nextOccurrence after completion', () => {
  test('the series starts anew from the day of completion', () => {
    const mode = 'after_completion';
    const completed = '2026-11-25T15:00:00Z';
    expect(next({ rule: 'FREQ=DAILY;INTERVAL=3', date: '2026-11-01', completed, mode })?.date).toBe('2026-11-28');
    expect(next({ rule: 'FREQ=WEEKLY', date: '2026-12-30', completed, mode })?.date).toBe('2026-12-02');
    expect(next({ rule: 'FREQ=MONTHLY', date: '2026-11-01T14:30:00Z', completed, mode })?.date).toBe(
      '2026-12-25T14:30:00+00:00',
    );
  });
});

describe('the end of a series', () => {
  test('COUNT is the number of tasks left', () => {
    expect(next({ rule: 'FREQ=DAILY;COUNT=3', date: '2026-11-25' })).toEqual({
      date: '2026-11-26',
      rule: 'FREQ=DAILY;COUNT=2',
    });
    expect(next({ rule: 'FREQ=DAILY;COUNT=1', date: '2026-11-25' })).toBeNull();
  });

  test('UNTIL is the last day', () => {
    const rule = 'FREQ=DAILY;UNTIL=20261126';
    expect(next({ rule, date: '2026-11-25' })).toEqual({ date: '2026-11-26', rule });
    expect(next({ rule, date: '2026-11-26' })).toBeNull();
    expect(next({ rule, date: '2026-11-26T03:00:00Z' })?.date).toBe('2026-11-27T03:00:00+00:00');
  });

  test('UNTIL with a time is the last moment, in UTC or on the local clock', () => {
    const date = '2026-11-25T14:00:00Z';
    expect(next({ rule: 'FREQ=DAILY;UNTIL=20261126T140000Z', date })?.date).toBe('2026-11-26T14:00:00+00:00');
    expect(next({ rule: 'FREQ=DAILY;UNTIL=20261126T135959Z', date })).toBeNull();
    expect(next({ rule: 'FREQ=DAILY;UNTIL=20261126T090000', date })?.date).toBe('2026-11-26T14:00:00+00:00');
    expect(next({ rule: 'FREQ=DAILY;UNTIL=20261126T085959', date })).toBeNull();
    expect(next({ rule: 'FREQ=DAILY;UNTIL=20261127T040000Z', date: '2026-11-26' })).toBeNull();
  });

  test('a rule that its start can never meet ends the series, and quickly', () => {
    const start = performance.now();
    expect(next({ rule: 'FREQ=DAILY;INTERVAL=7;BYDAY=MO', date: '2026-11-24' })).toBeNull();
    expect(next({ rule: 'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29', date: '2027-01-01' })).toBeNull();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('the ends of the calendar are survived', () => {
    expect(next({ rule: 'FREQ=DAILY', date: '9999-12-31' })).toBeNull();
    expect(next({ rule: 'FREQ=DAILY', date: '9998-12-31' })).toBeNull();
    expect(next({ rule: 'FREQ=DAILY', date: '9998-12-30' })?.date).toBe('9998-12-31');
    expect(next({ rule: 'FREQ=WEEKLY;BYDAY=FR', date: '0001-01-01', completed: '2026-11-25T15:00:00Z' })?.date).toBe(
      '2026-11-27',
    );
    expect(next({ rule: 'FREQ=DAILY', date: 'someday', completed: '2026-11-25' })).toBeNull();
  });
});

describe('in any zone, at any time', () => {
  const zones = fc.oneof(
    fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    fc.constantFrom(
      'America/New_York',
      'Europe/Paris',
      'America/Havana',
      'Africa/Cairo',
      'Australia/Lord_Howe',
      'UTC-2:30',
    ),
  );
  const instants = fc.date({ min: new Date('2012-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const rules = fc.oneof(
    fc
      .tuple(fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'), fc.integer({ min: 1, max: 5 }))
      .map(([frequency, interval]) => `FREQ=${frequency};INTERVAL=${interval}`),
    fc.subarray(weekdays, { minLength: 1 }).map((days) => `FREQ=WEEKLY;BYDAY=${days.join()}`),
    fc.constantFrom('FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU'),
  );
  const modes = fc.constantFrom('schedule' as const, 'after_completion' as const);

  test('a timed task is followed by a later one at the same clock time', () => {
    fc.assert(
      fc.property(rules, instants, instants, zones, modes, (rule, at, completed_at, place, mode) => {
        const found = nextOccurrence(rule, { date: at.toISOString(), mode, completed_at, zone: place });
        const [own, following] = [at.toISOString(), found?.date ?? ''].map((text) =>
          DateTime.fromISO(text, { zone: place }),
        );
        if (!own || !following?.isValid) throw new Error(`no next date: ${found?.date}`);
        const clock = 'HH:mm:ss.SSS';
        const wanted = DateTime.fromISO(`${following.toISODate()}T${own.toFormat(clock)}`, { zone: place });
        // The clock shows it, but not always the instant: in the hour that autumn repeats either is right.
        expect(following.toISO({ includeOffset: false })).toBe(wanted.toISO({ includeOffset: false }));
        expect((following.toISODate() ?? '') >= localDay(completed_at, place)).toBe(true);
        if (mode === 'schedule') expect(following > own).toBe(true);
        else expect((following.toISODate() ?? '') > localDay(completed_at, place)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a date is followed by a later date that the rule names', () => {
    fc.assert(
      fc.property(
        fc.subarray(weekdays, { minLength: 1 }),
        instants,
        instants,
        zones,
        modes,
        (days, at, completed_at, place, mode) => {
          const date = at.toISOString().slice(0, 10);
          const found =
            nextOccurrence(`FREQ=WEEKLY;BYDAY=${days.join()}`, { date, mode, completed_at, zone: place })?.date ?? '';
          const completed = localDay(completed_at, place);
          const weekday = (day: string) => weekdays[DateTime.fromISO(day).weekday - 1] ?? '';
          expect(days).toContain(weekday(found));
          // Nor is there an earlier one.
          const fromSchedule = date < completed ? completed : DateTime.fromISO(date).plus({ days: 1 }).toISODate();
          let day = mode === 'schedule' ? fromSchedule : DateTime.fromISO(completed).plus({ days: 1 }).toISODate();
          while (day !== null && !days.includes(weekday(day)))
            day = DateTime.fromISO(day).plus({ days: 1 }).toISODate();
          expect(found).toBe(day);
        },
      ),
    );
  });

  test('a series of COUNT tasks has that many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), zones, (count, place) => {
        let task: { date: string; rule: string } | null = {
          date: '2026-03-05T09:00:00Z',
          rule: `FREQ=DAILY;COUNT=${count}`,
        };
        let tasks = 0;
        for (; task; tasks++) {
          const { date, rule }: { date: string; rule: string } = task;
          task = nextOccurrence(rule, { date, mode: 'schedule', completed_at: new Date(date), zone: place });
        }
        expect(tasks).toBe(count);
      }),
    );
  });
});
