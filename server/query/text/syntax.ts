// The grammar of search texts (docs/query-language.md): from text to a tree, and back.
import { fault, shown } from './fault.ts';
import { type Operator, type Token, tokensOf } from './tokens.ts';

/** A value as it was written. `prefix`: a `*` follows it. */
export interface Value {
  text: string;
  quoted: boolean;
  prefix: boolean;
  at: number;
}

export type Node =
  | { kind: 'all'; at: number }
  | { kind: 'term'; value: Value; at: number }
  | { kind: 'and' | 'or'; parts: Node[]; at: number }
  | { kind: 'not'; part: Node; at: number }
  | { kind: 'clause'; name: string; inner: Node | null; at: number }
  | { kind: 'compare'; field: string; operator: Operator; value: Value; at: number }
  | { kind: 'in'; field: string; values: Value[]; at: number };

const LONGEST = 50_000;
const DEEPEST = 20;
const MOST_CONDITIONS = 500;
const MOST_VALUES = 1000;

/** Reads a search text. What cannot be read is a 400 that says where, and what was expected there. */
export function parse(text: string): Node {
  if (text.length > LONGEST) throw fault('', 0, `the query is longer than ${LONGEST} characters.`);
  return new Parser(text).query();
}

class Parser {
  private readonly text: string;
  private readonly tokens: Token[];
  private place = 0;
  private depth = 0;
  private conditions = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokensOf(text);
  }

  query(): Node {
    this.skipCommas();
    if (this.isAtEnd()) return { kind: 'all', at: 0 };
    const found = this.or();
    if (!this.isAtEnd()) throw this.expected('a condition or the end');
    return found;
  }

  private isAtEnd(): boolean {
    return this.next.kind === 'end';
  }

  private or(): Node {
    return this.chain('or', () => this.and());
  }

  private and(): Node {
    return this.chain('and', () => this.unary());
  }

  /** Conditions with a word between them; between those that all have to hold it may be left out. */
  private chain(kind: 'and' | 'or', part: () => Node): Node {
    const { at } = this.next;
    const parts = [part()];
    while (true) {
      this.skipCommas();
      if (isWord(this.next, kind) && !this.isOperand()) this.place += 1;
      else if (kind === 'or' || !this.startsCondition()) break;
      parts.push(part());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts, at };
  }

  private startsCondition(): boolean {
    const { kind } = this.next;
    return kind === 'word' || kind === 'quoted' || kind === '(' ? !isWord(this.next, 'or') || this.isOperand() : false;
  }

  private unary(): Node {
    const { at } = this.next;
    if (!isWord(this.next, 'not') || this.isOperand()) return this.primary();
    this.place += 1;
    return this.deeper(at, () => ({ kind: 'not', part: this.unary(), at }));
  }

  private primary(): Node {
    const token = this.next;
    this.skipCommas();
    if (token.kind === '(') return this.group();
    if (token.kind !== 'word' && token.kind !== 'quoted') throw this.expected('a condition');
    if (isKeyword(token) && !this.isOperand()) throw this.expected('a condition');
    this.conditions += 1;
    if (this.conditions > MOST_CONDITIONS) {
      throw fault(this.text, token.at, `there are more than ${MOST_CONDITIONS} conditions.`);
    }
    this.place += 1;
    if (this.next.kind === 'operator') return this.comparison(token);
    if (token.kind === 'word' && this.next.kind === '(' && this.next.at === token.end) return this.clause(token);
    const negated = isWord(this.next, 'not') && isWord(this.peek(1), 'in') && this.peek(2).kind === '(';
    if (negated || (isWord(this.next, 'in') && this.peek(1).kind === '(')) return this.membership(token, negated);
    return token.text === '*' && token.kind === 'word'
      ? { kind: 'all', at: token.at }
      : { kind: 'term', value: this.valueOf(token), at: token.at };
  }

  private group(): Node {
    const open = this.take();
    return this.deeper(open.at, () => {
      const inner = this.or();
      this.close(open);
      return inner;
    });
  }

  private clause(name: Token): Node {
    const open = this.take();
    return this.deeper(open.at, () => {
      this.skipCommas();
      const inner = this.next.kind === ')' ? null : this.or();
      this.close(open);
      return { kind: 'clause', name: name.text, inner, at: name.at };
    });
  }

  private comparison(field: Token): Node {
    const operator = this.take().text as Operator;
    if (this.next.kind !== 'word' && this.next.kind !== 'quoted') throw this.expected(`a value after ${operator}`);
    const value = this.periodAhead() ?? this.valueOf(this.take());
    return { kind: 'compare', field: field.text, operator, value, at: field.at };
  }

  private membership(field: Token, negated: boolean): Node {
    this.place += negated ? 2 : 1;
    const open = this.take();
    const values: Value[] = [];
    while (this.next.kind !== ')') {
      if (values.length > 0) this.separator();
      if (this.next.kind !== 'word' && this.next.kind !== 'quoted') throw this.expected('a value');
      values.push(this.valueOf(this.take()));
      if (values.length > MOST_VALUES)
        throw fault(this.text, field.at, `the list has more than ${MOST_VALUES} values.`);
    }
    this.close(open);
    const found: Node = { kind: 'in', field: field.text, values, at: field.at };
    return negated ? { kind: 'not', part: found, at: field.at } : found;
  }

  private separator(): void {
    if (this.next.kind !== ',') throw this.expected('"," or ")"');
    this.place += 1;
  }

  /** `last month` and `3 days ago` are one value, as if they were in quotes. */
  private periodAhead(): Value | null {
    const [first, second, third] = [this.next, this.peek(1), this.peek(2)];
    if (first.kind !== 'word' || second.kind !== 'word') return null;
    const three = `${first.text} ${second.text} ${third.text}`;
    const words = third.kind === 'word' && THREE_WORDS.test(three) ? 3 : 2;
    const text = words === 3 ? three : `${first.text} ${second.text}`;
    if (words === 2 && !TWO_WORDS.test(text)) return null;
    this.place += words;
    return { text, quoted: true, prefix: false, at: first.at };
  }

  private valueOf(token: Token): Value {
    if (token.kind === 'quoted') return { text: token.text, quoted: true, prefix: false, at: token.at };
    const star = token.text.indexOf('*');
    if (star >= 0 && star < token.text.length - 1) {
      throw fault(this.text, token.at + star, 'a * can stand alone or at the end of a word; expected it there.');
    }
    return { text: star < 0 ? token.text : token.text.slice(0, -1), quoted: false, prefix: star >= 0, at: token.at };
  }

  private deeper(at: number, inside: () => Node): Node {
    this.depth += 1;
    if (this.depth > DEEPEST) throw fault(this.text, at, `the query is nested more than ${DEEPEST} levels deep.`);
    const found = inside();
    this.depth -= 1;
    return found;
  }

  private close(open: Token): void {
    this.skipCommas();
    if (this.next.kind !== ')') {
      throw this.expected(`")" for the one that is opened at character ${open.at + 1}`);
    }
    this.place += 1;
  }

  /** Whether the word at hand, `not` or `in` though it may be, is the name of a field. */
  private isOperand(): boolean {
    return this.peek(1).kind === 'operator';
  }

  /** Between conditions a comma is no more than a space: `Berlin, Germany`. */
  private skipCommas(): void {
    while (this.next.kind === ',') this.place += 1;
  }

  private take(): Token {
    const token = this.next;
    this.place += 1;
    return token;
  }

  private get next(): Token {
    return this.peek(0);
  }

  private peek(ahead: number): Token {
    return (this.tokens[this.place + ahead] ?? this.tokens.at(-1)) as Token;
  }

  private expected(what: string) {
    const { kind, text, at } = this.next;
    const found = kind === 'end' ? 'the text ends' : `there is ${shown(text)}`;
    return fault(this.text, at, `expected ${what}, but ${found}.`);
  }
}

const UNIT = '(?:minute|hour|day|week|month|quarter|year)s?';
const TWO_WORDS = /^(?:last|this|next) (?:day|week|month|quarter|year)$/i;
const THREE_WORDS = new RegExp(`^(?:\\d+ ${UNIT} ago|in \\d+ ${UNIT}|(?:last|next) \\d+ ${UNIT})$`, 'i');

const isWord = (token: Token, word: string): boolean => token.kind === 'word' && token.text.toLowerCase() === word;
const isKeyword = (token: Token): boolean => ['and', 'or', 'not'].some((word) => isWord(token, word));

/** The tree as a text that reads as the same tree. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'all':
      return '*';
    case 'term':
      return printValue(node.value);
    case 'and':
      return node.parts
        .map((part) => (part.kind === 'and' || part.kind === 'or' ? `(${print(part)})` : print(part)))
        .join(' ');
    case 'or':
      return node.parts.map((part) => (part.kind === 'or' ? `(${print(part)})` : print(part))).join(' or ');
    case 'not':
      return `not ${node.part.kind === 'and' || node.part.kind === 'or' ? `(${print(node.part)})` : print(node.part)}`;
    case 'clause':
      return `${node.name}(${node.inner ? print(node.inner) : ''})`;
    case 'compare':
      return `${printName(node.field)} ${node.operator} ${printValue(node.value)}`;
    case 'in':
      return `${printName(node.field)} in (${node.values.map(printValue).join(', ')})`;
  }
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const printName = (name: string): string =>
  /^[\w.]+$/.test(name) && !/^(and|or|not|in)$/i.test(name) ? name : quote(name);
const printValue = ({ text, quoted, prefix }: Value): string => (quoted ? quote(text) : `${text}${prefix ? '*' : ''}`);
