// What a typed line means.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from './typed-line.ts';

// A Tuesday, 10 in the morning in New York.
const caller = { now: new Date('2026-03-10T14:00:00Z'), zone: 'America/New_York' };
const read = (line: string) => {
  const { date, rest, recurrence } = readLine(line, caller, true);
  return [date, rest, recurrence];
};

describe('readLine', () => {
  it.each([
    ['Call Bob tomorrow 10am', '2026-03-11T14:00:00+00:00', 'Call Bob'],
    ['Call Bob tomorrow', '2026-03-11', 'Call Bob'],
    ['Send offer in 2 weeks', '2026-03-24', 'Send offer'],
    ['Invoice end of month', '2026-03-31', 'Invoice'],
    ['tomorrow 10am call Bob', '2026-03-11T14:00:00+00:00', 'call Bob'],
    ['Talk to Ann on friday', '2026-03-13', 'Talk to Ann'],
    ['Renew 2026-05-01', '2026-05-01', 'Renew'],
    ['Ask today', '2026-03-10', 'Ask'],
    ['What was yesterday', '2026-03-09', 'What was'],
    // After the clocks went forward, nine o'clock is another hour of UTC.
    ['Meet in 3 weeks 9am', '2026-03-31T13:00:00+00:00', 'Meet'],
    ['Buy 12 bananas', null, 'Buy 12 bananas'],
    ['tomorrow', '2026-03-11', ''],
    ['', null, ''],
  ])('%s', (line, date, rest) => {
    expect(read(line)).toEqual([date, rest, null]);
  });

  it.each([
    ['Report every weekday 8am', '2026-03-11T12:00:00+00:00', 'Report', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['Report every weekday', '2026-03-10', 'Report', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['Team call every monday at 9am', '2026-03-16T13:00:00+00:00', 'Team call', 'FREQ=WEEKLY;BYDAY=MO'],
    ['Gym every mon, wed and fri', '2026-03-11', 'Gym', 'FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    ['Check in every 2 weeks', '2026-03-10', 'Check in', 'FREQ=WEEKLY;INTERVAL=2'],
    ['Rent every month on the 1st', '2026-04-01', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=1'],
    ['Backup daily', '2026-03-10', 'Backup', 'FREQ=DAILY'],
    ['Review every quarter from 2026-04-01', '2026-04-01', 'Review from', 'FREQ=MONTHLY;INTERVAL=3'],
    ['Every day drink water', '2026-03-10', 'drink water', 'FREQ=DAILY'],
  ])('%s', (line, date, rest, rule) => {
    expect(read(line)).toEqual([date, rest, rule]);
  });

  it('reads repetitions only when they are asked for', () => {
    expect(readLine('Report every weekday 8am', caller, false)).toMatchObject({ recurrence: null });
  });

  it('never fails, and gives back every word that is not a date', () => {
    const word = fc.constantFrom(
      'call',
      'every',
      'tomorrow',
      '10am',
      'in',
      '3',
      'weeks',
      'on',
      'the',
      '31st',
      'mon',
      'ö',
      '…',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (line, repeats) => {
        const { date, rest } = readLine(line, caller, repeats);
        const words = line.trim().split(/\s+/);
        expect(
          rest
            .split(' ')
            .filter(Boolean)
            .every((part) => words.includes(part)),
        ).toBe(true);
        if (date === null) expect(rest).toBe(line.trim().replace(/\s+/g, ' '));
      }),
    );
  });
});
