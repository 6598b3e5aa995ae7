import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { localDay } from '../../core/zone.ts';
import { understandUntil } from './snooze-words.ts';

// A Wednesday, 10:07 in New York.
const now = new Date('2026-11-25T15:07:23.500Z');
const zone = 'America/New_York';

function until(text: string, options: { now?: Date; zone?: string; skip_weekends?: boolean } = {}): string {
  const result = understandUntil(text, { now, zone, ...options });
  return 'error' in result ? 'error' : result.date;
}

function errorOf(text: string): string {
  const result = understandUntil(text, { now, zone });
  if (!('error' in result)) throw new Error(`understood: ${result.date}`);
  return result.error;
}

describe('dates', () => {
  test('a date stays a date', () => {
    expect(understandUntil('2026-12-04', { now, zone })).toEqual({
      date: '2026-12-04',
      kind: 'date',
      understood: 'Friday, 4 December 2026 (America/New_York)',
    });
  });

  test('a date-time is written in UTC, and read as UTC when it has no offset', () => {
    expect(until('2026-12-01T09:00:00-05:00')).toBe('2026-12-01T14:00:00+00:00');
    expect(until('2026-12-01T09:00:00.250Z')).toBe('2026-12-01T09:00:00.250000+00:00');
    expect(understandUntil('2026-12-01T14:00', { now, zone })).toEqual({
      date: '2026-12-01T14:00:00+00:00',
      kind: 'date_time',
      understood: 'Tuesday, 1 December 2026 at 09:00 (America/New_York)',
    });
  });

  test('impossible dates and times are refused', () => {
    for (const text of [
      '2026-02-30',
      '2027-02-29',
      '2026-13-01',
      '2026-12-01T25:00',
      '2026-12-01T09:00+25:00',
      'feb 30',
    ]) {
      expect(until(text), text).toBe('error');
    }
  });

  test('a date with dots has the day first, one with slashes the month', () => {
    expect(until('1.12.2026')).toBe('2026-12-01');
    expect(until('12/1/2026')).toBe('2026-12-01');
  });
});

describe('presets', () => {
  test('each says what its button says', () => {
    expect(until('later_today')).toBe('2026-11-25T18:15:00+00:00');
    expect(until('tomorrow')).toBe('2026-11-26T13:00:00+00:00');
    expect(until('next_week')).toBe('2026-11-30T13:00:00+00:00');
    expect(until('two_weeks')).toBe('2026-12-09T13:00:00+00:00');
    expect(until('next_month')).toBe('2026-12-25T13:00:00+00:00');
  });

  test('they may be typed, in any case and with spaces', () => {
    expect(until(' Next  Week ')).toBe(until('next_week'));
    expect(until('Later today')).toBe(until('later_today'));
  });

  test('a quarter of an hour that is exactly three hours away is not rounded', () => {
    expect(until('later_today', { now: new Date('2026-11-25T15:00:00Z') })).toBe('2026-11-25T18:00:00+00:00');
  });

  test('later today late in the evening is tomorrow', () => {
    expect(until('later_today', { now: new Date('2026-11-26T03:59:00Z') })).toBe('2026-11-26T07:00:00+00:00');
  });

  test('next week is the coming Monday, from a Monday the one after', () => {
    expect(until('next_week', { now: new Date('2026-11-29T15:00:00Z') })).toBe('2026-11-30T13:00:00+00:00');
    expect(until('next_week', { now: new Date('2026-11-30T15:00:00Z') })).toBe('2026-12-07T13:00:00+00:00');
  });

  test('a month after the 31st is the last day of a shorter month', () => {
    expect(until('next_month', { now: new Date('2027-01-31T15:00:00Z') })).toBe('2027-02-28T13:00:00+00:00');
  });

  test('eight o’clock stays eight o’clock when the clocks change', () => {
    expect(until('tomorrow', { now: new Date('2026-03-07T15:00:00Z') })).toBe('2026-03-08T12:00:00+00:00');
    expect(until('tomorrow', { now: new Date('2026-10-31T15:00:00Z') })).toBe('2026-11-01T13:00:00+00:00');
  });
});

describe('words', () => {
  const understood: [string, string][] = [
    ['next tue 9am', '2026-12-01T14:00:00+00:00'],
    ['in 3 days', '2026-11-28'],
    ['tomorrow 10am', '2026-11-26T15:00:00+00:00'],
    ['end of month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['friday', '2026-11-27'],
    ['next friday', '2026-12-04'],
    ['in 2 weeks', '2026-12-09'],
    ['in a fortnight', '2026-12-09'],
    ['next monday', '2026-11-30'],
    ['in 2 days at 9am', '2026-11-27T14:00:00+00:00'],
    ['5pm', '2026-11-25T22:00:00+00:00'],
    ['at 17:30', '2026-11-25T22:30:00+00:00'],
    ['9am', '2026-11-26T14:00:00+00:00'],
    ['noon tomorrow', '2026-11-26T17:00:00+00:00'],
    ['tonight', '2026-11-26T03:00:00+00:00'],
    ['monday morning', '2026-11-30T13:00:00+00:00'],
    ['in the afternoon', '2026-11-25T20:00:00+00:00'],
    ['friday 9', '2026-11-27T14:00:00+00:00'],
    ['dec 1', '2026-12-01'],
    ['nov 3', '2027-11-03'],
    ['march', '2027-03-01'],
    ['2026-12-01 9am', '2026-12-01T14:00:00+00:00'],
    ['the day after tomorrow', '2026-11-27'],
    ['day after tomorrow at 9am', '2026-11-27T14:00:00+00:00'],
    ['the 15th', '2026-12-15'],
    ['on the 31st at 3pm', '2026-12-31T20:00:00+00:00'],
    ['the 15th of december', '2026-12-15'],
    ['next weekend', '2026-12-05'],
    ['end of week', '2026-11-27'],
    ['end of next week', '2026-12-04'],
    ['eod', '2026-11-25T22:00:00+00:00'],
    ['end of year', '2026-12-31'],
    ['until friday', '2026-11-27'],
    ['Snooze until next Tue, 9AM', '2026-12-01T14:00:00+00:00'],
  ];

  test.each(understood)('%s', (text, date) => {
    expect(until(text)).toBe(date);
  });

  test('minutes and hours pass on no clock, and end on a full minute', () => {
    expect(until('in 90 minutes')).toBe('2026-11-25T16:38:00+00:00');
    // New York's clocks go from 02:00 to 03:00 at 07:00 UTC.
    expect(until('in 2 hours', { now: new Date('2026-03-08T06:30:00Z') })).toBe('2026-03-08T08:30:00+00:00');
    expect(until('in 2 hours', { now: new Date('2026-11-01T05:30:00Z') })).toBe('2026-11-01T07:30:00+00:00');
  });

  test('an hour of the day is meant on the clock that will show it', () => {
    expect(until('in 2 days at 9am', { now: new Date('2026-03-07T15:00:00Z') })).toBe('2026-03-09T13:00:00+00:00');
    // 02:30 does not exist that night.
    expect(until('tomorrow 2:30am', { now: new Date('2026-03-07T15:00:00Z') })).toBe('2026-03-08T07:30:00+00:00');
    expect(until('tomorrow 9am', { zone: 'UTC-2:30' })).toBe('2026-11-26T11:30:00+00:00');
  });

  test('days are counted from the caller’s own day', () => {
    const late = new Date('2026-11-26T03:00:00Z');
    expect(until('in 1 day', { now: late })).toBe('2026-11-26');
    expect(until('in 1 day', { now: late, zone: 'UTC' })).toBe('2026-11-27');
    expect(until('thursday', { now: late })).toBe('2026-11-26');
    expect(until('thursday', { now: late, zone: 'UTC' })).toBe('2026-12-03');
  });

  test('today’s weekday is the one in a week, unless its hour is still to come', () => {
    expect(until('wednesday')).toBe('2026-12-02');
    expect(until('wed 9am')).toBe('2026-12-02T14:00:00+00:00');
    expect(until('wed 11am')).toBe('2026-11-25T16:00:00+00:00');
  });

  test('a month or a year after a day that it lacks is its last day', () => {
    expect(until('in 1 month', { now: new Date('2027-01-31T15:00:00Z') })).toBe('2027-02-28');
    expect(until('in 1 year', { now: new Date('2028-02-29T15:00:00Z') })).toBe('2029-02-28');
  });

  test('a text that means nothing, or more than one thing, or something else besides, is refused', () => {
    const refused = [
      '',
      ' ',
      'banana',
      '9',
      'in 5',
      '2027',
      'soon',
      'tomorrow or friday',
      'monday to friday',
      '9am-10am',
    ];
    const trailing = [
      'tomorrow 25:00',
      'in 3 days, please delete',
      'call bob tomorrow',
      'every friday',
      'a week from friday',
    ];
    const contradictory = ['friday the 13th', 'monday 1 december 2026', 'feb 29'];
    for (const text of [...refused, ...trailing, ...contradictory]) expect(until(text), text).toBe('error');
  });

  test('clocks of other zones are refused rather than misread', () => {
    for (const text of ['9am PST', 'tomorrow 9am UTC', 'friday 9am gmt+2', 'tomorrow 9am +02:00']) {
      expect(until(text), text).toBe('error');
    }
  });
});

describe('what is not in the future', () => {
  test('a moment that has passed is refused', () => {
    const passed = [
      'yesterday',
      '2 days ago',
      'last friday',
      '2026-11-24',
      '2026-11-25T15:07:23Z',
      'today 9am',
      'this morning',
    ];
    for (const text of passed) expect(errorOf(text), text).toContain('is not in the future');
  });

  test('today is refused, as it would leave the task where it is', () => {
    for (const text of ['today', '2026-11-25', 'nov 25']) expect(errorOf(text), text).toContain('is not in the future');
    expect(until('2026-11-25', { zone: 'Pacific/Pago_Pago' })).toBe('error');
    expect(until('2026-11-26', { zone: 'Pacific/Kiritimati' })).toBe('error');
  });

  test('time ends with the year 9999', () => {
    expect(until('9999-12-31')).toBe('9999-12-31');
    expect(errorOf('in 9000 years')).toContain('9999');
    expect(until('10000-01-01')).toBe('error');
    expect(errorOf('in 100000 years')).toContain('9999');
    expect(until('in 9999999999999999 hours')).toBe('error');
  });

  test('an error names what was said and what is accepted', () => {
    expect(errorOf('Banana')).toMatch(/"Banana".*2026-03-01.*next_week.*end of month/);
    expect(errorOf('x'.repeat(5000)).length).toBeLessThan(400);
  });
});

describe('skip_weekends', () => {
  test('a Saturday or Sunday becomes Monday, at the same clock time', () => {
    expect(until('saturday', { skip_weekends: true })).toBe('2026-11-30');
    expect(until('2026-11-29', { skip_weekends: true })).toBe('2026-11-30');
    expect(until('sunday 7:45', { skip_weekends: true })).toBe('2026-11-30T12:45:00+00:00');
    expect(until('next_month', { now: new Date('2026-10-28T15:00:00Z'), skip_weekends: true })).toBe(
      '2026-11-30T13:00:00+00:00',
    );
  });

  test('working days stay', () => {
    for (const text of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'friday 11pm']) {
      expect(until(text, { skip_weekends: true })).toBe(until(text));
    }
  });

  test('it is the local weekend that counts', () => {
    expect(until('2026-11-28T02:00:00Z', { skip_weekends: true })).toBe('2026-11-28T02:00:00+00:00');
    expect(until('2026-11-28T02:00:00Z', { zone: 'UTC', skip_weekends: true })).toBe('2026-11-30T02:00:00+00:00');
  });

  test('the clock time is kept over a change of the clocks', () => {
    const friday = new Date('2026-03-06T15:00:00Z');
    expect(until('saturday 9am', { now: friday, skip_weekends: true })).toBe('2026-03-09T13:00:00+00:00');
  });
});

describe('at any time, in any zone', () => {
  const zones = fc.oneof(
    fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    fc.constantFrom(
      'America/New_York',
      'Europe/Paris',
      'America/Havana',
      'Africa/Cairo',
      'Australia/Lord_Howe',
      'UTC+5:45',
    ),
  );
  const days = fc.date({ min: new Date('2012-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const presets = fc.constantFrom('later_today', 'tomorrow', 'next_week', 'two_weeks', 'next_month');
  const words = fc.constantFrom(
    'saturday',
    'in 3 days',
    'next weekend',
    'tomorrow 10am',
    'sunday 7:45',
    'in 2 weeks',
    '9am',
  );

  function understood(text: string, options: { now: Date; zone: string; skip_weekends?: boolean }) {
    const result = understandUntil(text, options);
    if ('error' in result) throw new Error(result.error);
    const local =
      result.kind === 'date' ? DateTime.fromISO(result.date) : DateTime.fromISO(result.date, { zone: options.zone });
    return { ...result, local };
  }

  test('every preset is in the future', () => {
    fc.assert(
      fc.property(days, zones, presets, fc.boolean(), (at, place, preset, skip_weekends) => {
        const { local } = understood(preset, { now: at, zone: place, skip_weekends });
        expect(local.toMillis()).toBeGreaterThan(at.getTime());
      }),
      { numRuns: 1000 },
    );
  });

  test('tomorrow is eight o’clock on the next local day', () => {
    fc.assert(
      fc.property(days, zones, (at, place) => {
        const { local } = understood('tomorrow', { now: at, zone: place });
        const next = DateTime.fromISO(localDay(at, place)).plus({ days: 1 }).toISODate();
        expect(local.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS")).toBe(`${next}T08:00:00.000`);
      }),
      { numRuns: 1000 },
    );
  });

  test('later today is a full quarter of an hour, three hours away or a little more', () => {
    fc.assert(
      fc.property(days, zones, (at, place) => {
        const { local } = understood('later_today', { now: at, zone: place });
        const away = local.toMillis() - at.getTime() - 3 * 3_600_000;
        expect(away >= 0 && away < 900_000 && local.minute % 15 === 0 && local.second === 0).toBe(true);
      }),
    );
  });

  test('next week is always a Monday, one to seven days away', () => {
    fc.assert(
      fc.property(days, zones, (at, place) => {
        const { local } = understood('next_week', { now: at, zone: place });
        const today = DateTime.fromISO(localDay(at, place));
        const away = DateTime.fromISO(local.toISODate() ?? '').diff(today, 'days').days;
        expect([local.weekday, local.hour, away >= 1, away <= 7]).toEqual([1, 8, true, true]);
      }),
    );
  });

  test('with skip_weekends nothing ends on a weekend', () => {
    fc.assert(
      fc.property(days, zones, fc.oneof(presets, words), (at, place, text) => {
        const { local } = understood(text, { now: at, zone: place, skip_weekends: true });
        expect(local.weekday).toBeLessThan(6);
      }),
      { numRuns: 1000 },
    );
  });

  test('an hour said in words is the hour on the wall', () => {
    fc.assert(
      fc.property(
        days,
        zones,
        fc.integer({ min: 4, max: 22 }),
        fc.integer({ min: 0, max: 59 }),
        (at, place, hour, minute) => {
          const clock = `${hour}:${String(minute).padStart(2, '0')}`;
          const { local } = understood(`tomorrow at ${clock}`, { now: at, zone: place });
          expect(local.toFormat('H:mm')).toBe(clock);
        },
      ),
    );
  });

  test('no text whatever makes it fail', () => {
    const word = fc.constantFrom(
      'next',
      'in',
      'friday',
      '9am',
      '3',
      'days',
      'the',
      '31st',
      'end of',
      'month',
      'last',
      '-',
      'to',
      '99999999',
      'feb',
      '2026-12-01',
      'weeks',
      'after',
      'tomorrow',
      '.',
    );
    const phrase = fc.array(word, { maxLength: 6 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(
        fc.oneof(phrase, fc.string({ unit: 'binary' })),
        days,
        zones,
        fc.boolean(),
        (text, at, place, skip_weekends) => {
          const result = understandUntil(text, { now: at, zone: place, skip_weekends });
          if (!('error' in result))
            expect(result.date).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{6})?\+00:00)?$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
