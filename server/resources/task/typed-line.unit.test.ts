// What a typed line means.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRecurrence } from './recurrence.ts';
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
    ['Call Bob tomorrow 10am about the offer', '2026-03-11T14:00:00+00:00', 'Call Bob about the offer'],
    ['Call Bob, tomorrow!', '2026-03-11', 'Call Bob'],
    ['Call Bob - tomorrow', '2026-03-11', 'Call Bob'],
    ['Buy 12 bananas', null, 'Buy 12 bananas'],
    // A person, and how long something takes.
    ['Talk to May', null, 'Talk to May'],
    ['Pay in may', '2026-05-01', 'Pay'],
    ['Rent a car for 3 days', null, 'Rent a car for 3 days'],
    ['Rent a car for 3 days tomorrow', '2026-03-11', 'Rent a car for 3 days'],
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
    ['Rent on the 1st of every month', '2026-04-01', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=1'],
    ['Rent every 15th', '2026-03-15', 'Rent', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['Close the books every end of month', '2026-03-31', 'Close the books', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['Report on the first monday of every month', '2026-04-06', 'Report', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['Report every last friday', '2026-03-27', 'Report', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['Gym every other monday', '2026-03-16', 'Gym', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['Gym each tuesday', '2026-03-10', 'Gym', 'FREQ=WEEKLY;BYDAY=TU'],
    ['Call Ann every two weeks on monday', '2026-03-16', 'Call Ann', 'FREQ=WEEKLY;INTERVAL=2'],
    ['Standup every morning', '2026-03-11T12:00:00+00:00', 'Standup', 'FREQ=DAILY'],
    ['Pay every year on march 3', '2027-03-03', 'Pay', 'FREQ=YEARLY'],
    ['Review every quarter from 2026-04-01', '2026-04-01', 'Review', 'FREQ=MONTHLY;INTERVAL=3'],
    ['Report weekly starting friday', '2026-03-13', 'Report', 'FREQ=WEEKLY'],
    ['Send the weekly report tomorrow', '2026-03-11', 'Send the weekly report', null],
    ['Every day drink water', '2026-03-10', 'drink water', 'FREQ=DAILY'],
  ])('%s', (line, date, rest, rule) => {
    expect(read(line)).toEqual([date, rest, rule]);
  });

  it('reads repetitions only when they are asked for', () => {
    expect(readLine('Report every weekday 8am', caller, false)).toMatchObject({ recurrence: null });
  });

  it('every rule that it gives is one that a task takes', () => {
    const every = fc.constantFrom('every', 'each', 'on the', 'on');
    const count = fc.constantFrom('', '2 ', '99 ', 'two ', 'other ', 'second ', '2nd ', 'last ', '31st ', '15th ');
    const unit = fc.constantFrom('day', 'weeks', 'month', 'quarter', 'years', 'monday', 'weekday', 'tue and fri');
    const end = fc.constantFrom(
      '',
      ' 8am',
      ' of the month',
      ' of every month',
      ' from 9999-12-30',
      ' on the 31st',
      ' daily',
    );
    fc.assert(
      fc.property(every, count, unit, end, (...parts) => {
        const { recurrence, date } = readLine(`${parts[0]} ${parts.slice(1).join('')}`, caller, true);
        if (recurrence === null) return;
        expect(checkRecurrence(recurrence)).toEqual({ rule: recurrence });
        expect(date).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it.each([',', ';', ' -', ' –', ')', "'", '['])('takes no longer for a line of %j', (sign) => {
    const started = performance.now();
    const signs = sign.repeat(480 / sign.length);
    for (const line of [`Call ${signs}x tomorrow`, `${signs}x tomorrow`, `tomorrow ${signs}x`, `x${signs} tomorrow`]) {
      readLine(line, caller, true);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('never fails, and gives back every word that is not a date', () => {
    const word = fc.constantFrom(
      ...'call every tomorrow 10am in at from next last 3 weeks on the 31st mon of month daily ö … , - ('.split(' '),
      '9999-12-31',
      '0001-01-01',
      '2026-03-08T07:30:00Z',
      '24:00',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    const zone = fc.constantFrom('America/New_York', 'Pacific/Apia', 'UTC-14', 'Asia/Kolkata');
    fc.assert(
      fc.property(text, zone, fc.boolean(), (line, where, repeats) => {
        const { date, rest } = readLine(line, { ...caller, zone: where }, repeats);
        // What tied a word to its date may be gone.
        const bare = (words: string) => words.split(/\s+/).map((one) => one.replace(/[,;:–—-]+$/, ''));
        const words = bare(line);
        for (const one of bare(rest)) expect([...words, '']).toContain(one);
        if (date === null) expect(rest).toBe(line.trim().replace(/\s+/g, ' '));
      }),
      { numRuns: 500 },
    );
  });
});
