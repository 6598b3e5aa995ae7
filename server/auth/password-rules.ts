// Which passwords may be chosen. The server refuses the others; the web app's forms say the same before they send.

export const SHORTEST = 10;
/** As forms say it beforehand. */
export const PASSWORD_RULE = `At least ${SHORTEST} characters, no password that many people use, and not your address.`;

/** What is wrong with a password for who has this address, in words that say what to do; null when it is good. */
export async function passwordFault(password: string, email: string): Promise<string | null> {
  // Letters as people see them: case and encoding make no password harder to guess.
  const text = folded(password);
  if ([...text].length < SHORTEST) return `Choose a password of at least ${SHORTEST} characters.`;
  if (isRepeated(text) || isRun(text))
    return 'Choose a password that does not repeat or count: this one is easy to guess.';
  if (isAddress(text, folded(email))) return 'Choose a password that is not made of your e-mail address.';
  if (await isCommon(text)) return 'Choose another password: this one is among those that many people use.';
  return null;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');

/** `abcabcabcabc`, `aaaaaaaaaa`; also with the last part cut. */
function isRepeated(text: string): boolean {
  // How much of its beginning each part of the text ends with (Knuth, Morris, Pratt): to compare the text with itself at each
  // place takes the square of its length.
  const ends = [0];
  for (let place = 1; place < text.length; place++) {
    let same = ends[place - 1] ?? 0;
    while (same > 0 && text[same] !== text[place]) same = ends[same - 1] ?? 0;
    ends.push(text[same] === text[place] ? same + 1 : same);
  }
  return text.length > 1 && (ends.at(-1) ?? 0) * 2 >= text.length;
}

/** `1234567890`, `9876543210`, `abcdefghij`: each character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, place) => code - (codes[place] ?? 0));
  const follows = (step: number): boolean => steps.every((one) => one === step || one === -9 * step);
  return follows(1) || follows(-1);
}

/** The address, its local part or its domain, with or without digits and signs around and between. */
function isAddress(text: string, email: string): boolean {
  const [local = '', domain = ''] = email.split('@');
  const parts = [email, local, domain, domain.split('.')[0] ?? '', local + (domain.split('.')[0] ?? '')];
  const rest = (part: string): string => text.replaceAll(part, '');
  return parts.some((part) => {
    const letters = lettersOf(part);
    if (letters !== '' && isMadeOf(lettersOf(text), letters)) return true;
    // Few further characters, none of which is a letter: `2310045@example.com` and `2310045!2024`.
    return part.length > 2 && rest(part) !== text && lettersOf(rest(part)) === '' && rest(part).length < SHORTEST;
  });
}

const isMadeOf = (text: string, part: string): boolean => text !== '' && text.replaceAll(part, '') === '';

/** One that many people use, or such a one with digits and signs around it: `password2024!`. */
async function isCommon(text: string): Promise<boolean> {
  const common = await commonPasswords();
  const bare = text.replace(/^[^\p{L}]+|(?<=\p{L})[^\p{L}]+$/gu, '');
  return common.has(text) || common.has(text.replaceAll(/\s/g, '')) || (bare !== '' && common.has(bare));
}

let read: Promise<ReadonlySet<string>> | undefined;

/** Read when the first password is chosen: 49,000 words. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  read ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return read;
}
