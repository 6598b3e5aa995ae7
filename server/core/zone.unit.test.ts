import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDay, offsetMinutes, startOfDay, zoneFromOffset } from './zone.ts';

const zones = fc.oneof(
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  // Zones whose clocks change at midnight, so that a day begins at 01:00 or has two midnights.
  fc.constantFrom(
    'America/Sao_Paulo',
    'Africa/Cairo',
    'America/Havana',
    'Asia/Beirut',
    'America/Santiago',
    'Asia/Tehran',
  ),
  fc.integer({ min: -840, max: 840 }).map((minutes) => zoneFromOffset(String(minutes / 60)) ?? ''),
);
const instants = fc.date({
  min: new Date('1975-01-01T00:00:00Z'),
  max: new Date('2060-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('zoneFromOffset', () => {
  test('hours with a sign and decimals name a fixed offset', () => {
    expect(zoneFromOffset('-4')).toBe('UTC-4');
    expect(zoneFromOffset('5.5')).toBe('UTC+5:30');
    expect(zoneFromOffset('+5.75')).toBe('UTC+5:45');
    expect(zoneFromOffset('-2.5')).toBe('UTC-2:30');
    expect(zoneFromOffset('-0.5')).toBe('UTC-0:30');
    expect(zoneFromOffset('+14')).toBe('UTC+14');
    expect(zoneFromOffset(' 8.0 ')).toBe('UTC+8');
  });

  test('zero of either sign is UTC', () => {
    for (const header of ['0', '-0', '+0.0', '0.001', '-0.001']) expect(zoneFromOffset(header)).toBe('UTC');
  });

  test('an offset that is no whole number of minutes is rounded', () => {
    expect(zoneFromOffset('3.3333')).toBe('UTC+3:20');
    expect(zoneFromOffset('5.999')).toBe('UTC+6');
  });

  test('nonsense and more than 14 hours name no zone', () => {
    const refused = [
      '',
      ' ',
      'x',
      '14.01',
      '-15',
      '1e1',
      '0x5',
      '5,5',
      '5.',
      '.5',
      '+-5',
      '--5',
      'NaN',
      '-Infinity',
      '5:30',
    ];
    for (const header of refused) expect(zoneFromOffset(header), header).toBeNull();
    expect(zoneFromOffset('٥')).toBeNull();
    expect(zoneFromOffset('5\n6')).toBeNull();
  });

  test('luxon reads every offset back as the minutes that were meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -840, max: 840 }), (minutes) => {
        const zone = zoneFromOffset((minutes / 60).toFixed(4));
        expect(offsetMinutes(zone ?? 'nowhere', new Date(0)) + 0).toBe(minutes);
      }),
    );
  });
});

describe('localDay', () => {
  test('the day is the one on the zone’s own calendar', () => {
    const now = new Date('2026-01-12T07:00:00Z');
    expect(localDay(now, 'UTC-8')).toBe('2026-01-11');
    expect(localDay(now, 'UTC')).toBe('2026-01-12');
    expect(localDay(now, 'Pacific/Kiritimati')).toBe('2026-01-12');
    expect(localDay(new Date('2026-01-12T12:00:00Z'), 'Pacific/Kiritimati')).toBe('2026-01-13');
  });

  test('an unknown zone is a fault of the caller', () => {
    expect(() => localDay(new Date(0), 'Mars/Base')).toThrow(RangeError);
  });
});

describe('startOfDay', () => {
  const starts = (day: string, zone: string) => startOfDay(day, zone).toISOString();

  test('a day begins at local midnight', () => {
    expect(starts('2026-03-01', 'UTC')).toBe('2026-03-01T00:00:00.000Z');
    expect(starts('2026-03-01', 'UTC-2:30')).toBe('2026-03-01T02:30:00.000Z');
    expect(starts('2026-03-29', 'Europe/Paris')).toBe('2026-03-28T23:00:00.000Z');
    expect(starts('2026-03-30', 'Europe/Paris')).toBe('2026-03-29T22:00:00.000Z');
  });

  test('a day whose midnight is skipped begins when the clocks have gone forward', () => {
    expect(starts('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(starts('2024-04-26', 'Africa/Cairo')).toBe('2024-04-25T22:00:00.000Z');
  });

  test('a day with two midnights begins at the first', () => {
    expect(starts('2026-11-01', 'America/Havana')).toBe('2026-11-01T04:00:00.000Z');
  });

  test('a day that a zone left out begins with the next one', () => {
    expect(starts('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(starts('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  test('a day at either end of the calendar stays within four-digit years', () => {
    expect(starts('0001-01-01', 'UTC+14')).toBe('0001-01-01T00:00:00.000Z');
    expect(starts('9999-12-31', 'UTC-14')).toBe('9999-12-31T14:00:00.000Z');
  });

  test('what is not a day is refused', () => {
    for (const day of ['2026-02-30', '2026-2-3', 'today', '']) expect(() => startOfDay(day, 'UTC')).toThrow(RangeError);
  });

  test('it is the first instant of its day, in every zone', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const day = localDay(at, zone);
        const start = startOfDay(day, zone);
        expect(localDay(start, zone)).toBe(day);
        expect(localDay(new Date(start.getTime() - 1), zone) < day).toBe(true);
        expect(start <= at).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('addDays', () => {
  test('days are counted on the calendar', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2026-03-29', 0)).toBe('2026-03-29');
    expect(addDays('2026-01-01', 365)).toBe('2027-01-01');
  });

  test('the calendar ends at year 9999 and begins at year 1', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(addDays('0001-01-01', -1)).toBe('0001-01-01');
  });

  test('adding and taking away the same number of days leads back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -10_000, max: 10_000 }), (at, n) => {
        const day = at.toISOString().slice(0, 10);
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });
});

describe('offsetMinutes', () => {
  test('the offset follows daylight saving time', () => {
    expect(offsetMinutes('America/New_York', new Date('2026-01-01T00:00:00Z'))).toBe(-300);
    expect(offsetMinutes('America/New_York', new Date('2026-07-01T00:00:00Z'))).toBe(-240);
    expect(offsetMinutes('UTC+5:45', new Date(0))).toBe(345);
  });
});
