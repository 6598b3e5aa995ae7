// Finds the words in a typed line that say that something repeats, such as `every 2 weeks`, and the rule that they mean.

export interface Repetition {
  /** An RFC 5545 RRULE. */
  rule: string;
  /** The words around it. */
  before: string;
  after: string;
}

/** Words such as `weekly` may just describe something, as in `send the weekly report`. They say that the line repeats when
 *  they begin it, when they end it, or when nothing but a date follows. */
export function findRepetition(text: string, isDate: (words: string) => boolean): Repetition | null {
  for (const [phrase, rule] of REPETITIONS) {
    const found = phrase.exec(text);
    if (!found) continue;
    const before = text.slice(0, found.index).trim();
    const after = text.slice(found.index + found[0].length).trim();
    const describes = ADVERB.test(found[0]) && before !== '' && after !== '' && !isDate(after);
    if (!describes) return { rule: rule(found.groups ?? {}), before, after };
  }
  return null;
}

type Groups = Record<string, string | undefined>;

const EVERY = '(?:every|each)';
const DAY = 'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const DAYS = `(?<days>(?:${DAY})s?(?:(?:, ?| and | ?& ?)(?:${DAY})s?)*)`;
const PLACE = '(?<place>first|second|third|fourth|last|1st|2nd|3rd|4th)';
const MONTHDAY = '(?<day>0?[1-9]|[12]\\d|3[01])';
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const COUNT = `(?<count>[1-9]\\d?|other|second|2nd|${NUMBERS.join('|')})`;
const UNITS: Record<string, string> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  quarter: 'MONTHLY',
  year: 'YEARLY',
};

const ADVERB = /^(?:dai|week|month|quarter|year|annual)l?ly$/i;
const words = (pattern: string): RegExp => new RegExp(`\\b${pattern}(?!\\w)`, 'i');
const monthday = ({ day }: Groups): string => `FREQ=MONTHLY;BYMONTHDAY=${Number(day)}`;
const placed = ({ place = '', days = '' }: Groups): string => `FREQ=MONTHLY;BYDAY=${placeOf(place)}${codes(days)}`;
const always = (rule: string) => () => rule;

/** What is said more exactly comes before what it contains. */
const REPETITIONS: [RegExp, (groups: Groups) => string][] = [
  [
    words(`(?:${EVERY} (?:week|work|working |business )days?|(?:on )?weekdays)`),
    always('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'),
  ],
  [words(`${EVERY} ${PLACE} (?<days>${DAY}) of the month`), placed],
  [words(`(?:on )?(?:the )?${PLACE} (?<days>${DAY}) of ${EVERY} month`), placed],
  [words(`${EVERY} (?<place>first|last) (?<days>${DAY})`), placed],
  [words(`${EVERY} (?:${COUNT} )?${DAYS}`), ({ count, days = '' }) => `${step('week', count)};BYDAY=${codes(days)}`],
  [words(`(?:${EVERY} month|monthly) on the ${MONTHDAY}(?:st|nd|rd|th)?`), monthday],
  [words(`(?:on )?(?:the )?${MONTHDAY}(?:st|nd|rd|th)? of ${EVERY} month`), monthday],
  [words(`${EVERY} ${MONTHDAY}(?:st|nd|rd|th)(?: of the month)?`), monthday],
  [
    words(
      `(?:${EVERY} (?:month end|end of (?:the )?month|last day of the month)|(?:on )?(?:the )?last day of ${EVERY} month)`,
    ),
    always('FREQ=MONTHLY;BYMONTHDAY=-1'),
  ],
  [words(`${EVERY} (?:${COUNT} )?(?<unit>day|week|month|quarter|year)s?`), ({ count, unit = '' }) => step(unit, count)],
  // The part of the day stays, as the time that is meant.
  [words(`${EVERY}(?= (?:morning|afternoon|evening|night)\\b)`), always('FREQ=DAILY')],
  [words('daily'), always('FREQ=DAILY')],
  [words('weekly'), always('FREQ=WEEKLY')],
  [words('monthly'), always('FREQ=MONTHLY')],
  [words('quarterly'), always('FREQ=MONTHLY;INTERVAL=3')],
  [words('(?:yearly|annually)'), always('FREQ=YEARLY')],
];

function step(unit: string, count = '1'): string {
  const said = count.toLowerCase();
  const times = NUMBERS.includes(said) ? NUMBERS.indexOf(said) + 1 : Number.parseInt(said, 10) || 2;
  const interval = times * (unit.toLowerCase() === 'quarter' ? 3 : 1);
  return `FREQ=${UNITS[unit.toLowerCase()]}${interval === 1 ? '' : `;INTERVAL=${interval}`}`;
}

const PLACES = ['first', 'second', 'third', 'fourth'];

function placeOf(place: string): number {
  const said = place.toLowerCase();
  return said === 'last' ? -1 : PLACES.indexOf(said) + 1 || Number.parseInt(said, 10);
}

const codes = (days: string): string => {
  const named = days.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return [...new Set(named.filter((day) => day !== 'and').map((day) => day.slice(0, 2).toUpperCase()))].join();
};
