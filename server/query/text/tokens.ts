// The words and signs that a search text is made of.
import { fault } from './fault.ts';

export const OPERATORS = [':', '=', '!=', '>=', '<=', '>', '<'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Token {
  kind: 'word' | 'quoted' | 'operator' | '(' | ')' | ',' | 'end';
  /** Of a quoted text what is between the quotes, with `\"` and `\\` undone. */
  text: string;
  /** Where it starts and ends in the text. */
  at: number;
  end: number;
}

// Each is tried at one place only and reads on without ever going back.
const SPACE = /\s+/y;
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"/y;
const OPERATOR = /!=|>=|<=|[:=<>]/y;
/** A word ends where an operator starts; the colon of an address such as `https://…` is none. */
const WORD = /(?:[^\s"(),:=<>!]|!(?!=)|:(?=\/\/))+/y;
/** Behind an operator a word may hold what is otherwise one: `10:30`, `a=b`. A comma belongs to it when it goes on. */
const VALUE = /(?:[^\s"(),]|,(?=[^\s"(),]))+/y;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    return found;
  };
  while (true) {
    at += take(SPACE)?.length ?? 0;
    if (at >= text.length) break;
    const token = tokenAt(text, at, take, tokens.at(-1)?.kind === 'operator');
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', at: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, at: number, take: (pattern: RegExp) => string | null, isValue: boolean): Token {
  const token = (kind: Token['kind'], found: string, meant = found): Token => ({
    kind,
    text: meant,
    at,
    end: at + found.length,
  });
  const sign = text[at];
  if (sign === '(' || sign === ')' || sign === ',') return token(sign, sign);
  if (sign === '"') {
    const quoted = take(QUOTED);
    if (quoted === null) throw fault(text, at, 'expected a closing quote (") after this one.');
    return token('quoted', quoted, quoted.slice(1, -1).replace(/\\(["\\])/g, '$1'));
  }
  const operator = take(OPERATOR);
  if (operator !== null) return token('operator', operator);
  return token('word', take(isValue ? VALUE : WORD) ?? sign ?? '');
}
