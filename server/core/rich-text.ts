// Rich text as the API keeps it: a safe subset of XHTML inside <body>, and its plain twin (core.md §1.14,
// activities-search-automation.md §1.4).
import type Sanitize from 'sanitize-html';
import { looksLikeId } from './ids.ts';
import { later } from './later.ts';

const sanitizer = later<typeof Sanitize>('sanitize-html');
const sanitizeHtml = (html: string, options: Sanitize.IOptions): string => sanitizer()(html, options);

/** Elements in elements in elements: the parser looks through all that are open at each one that ends. */
const DEEPEST = 100;
/** Each `<` takes the parser some microseconds. */
const MOST_TAGS = 10_000;
/** Characters of what is kept: escapes and end tags make it longer than what was sent. */
const LONGEST = 200_000;

/** Reduces rich text to what is allowed; elements and attributes beyond that are dropped, their text stays (but for
 *  scripts and styles). Refuses what is not wrapped in `<body>…</body>`, is nested too deeply or would be too much.
 *  Cleaning twice changes nothing more. */
export function cleanHtml(html: string): { html: string } | { error: string } {
  const text = html.trim();
  if (!/^<body>.*<\/body>$/s.test(text)) return { error: 'Rich text must start with <body> and end with </body>.' };
  try {
    if (text.split('<', MOST_TAGS + 3).length > MOST_TAGS + 2)
      throw new Excess(`Rich text must not have more than ${MOST_TAGS} tags.`);
    const once = cleaned(storable(text.slice('<body>'.length, -'</body>'.length)));
    // For nesting: the parser closes a paragraph before the next one, but not across an element that the first pass dropped.
    // Without the second, text sent back unchanged could come out changed and so count as an edit.
    const { kept } = once.dropped ? cleaned(once.kept) : once;
    return { html: `<body>${kept}</body>` };
  } catch (error) {
    if (error instanceof Excess) return { error: error.message };
    throw error;
  }
}

class Excess extends Error {}

/** One pass, and whether there was an element in it that is not allowed. */
function cleaned(html: string): { kept: string; dropped: boolean } {
  let depth = 0;
  let dropped = false;
  const kept = sanitizeHtml(html, {
    ...ALLOWED,
    onOpenTag: (name) => {
      dropped ||= !ALLOWED_TAGS.has(name);
      if (++depth > DEEPEST)
        throw new Excess(`Rich text must not have more than ${DEEPEST} elements inside each other.`);
    },
    onCloseTag: () => depth--,
  });
  if (kept.length > LONGEST) throw new Excess(`Rich text must be no longer than ${LONGEST} characters.`);
  return { kept, dropped };
}

/** The rich twin of a plain text: one paragraph, its line ends as `<br />`. */
export function htmlFromText(text: string): string {
  const escaped = storable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<body><p>${escaped.replace(/\r\n|\r|\n/g, '<br />')}</p></body>`;
}

/** The plain twin of a cleaned rich text, laid out as a browser would: white space runs are one space, a block is on lines of
 *  its own, an empty paragraph is an empty line. No white space at either end. */
export function textFromHtml(html: string): string {
  // In cleaned text every `<` is the start of a tag, and of those only spans, links and images have attributes.
  const onlyBlocks = html.replace(/<\/?(\w+)[^>]*>/g, (tag, name) => (LAID_OUT.has(name) ? tag : ''));
  // By lines: what is cut off the end of a text that grows is a copy of all of it.
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    lines.push(withoutTrailingSpace(line));
    line = '';
  };
  let previous = '';
  for (const token of onlyBlocks.replace(/[ \t\n\r\f]+/g, ' ').split(/(<[^>]*>)/)) {
    if (token === '<br />' || (token === '</p>' && previous === '<p>')) endLine();
    else if (token.startsWith('<')) {
      if (withoutTrailingSpace(line) === '') line = '';
      else endLine();
    } else line += line === '' || line.endsWith(' ') ? token.replace(/^ /, '') : token;
    if (token !== '' && token !== ' ') previous = token;
  }
  return unescaped([...lines, line].join('\n')).trim();
}

/** Ids of the users and groups that a cleaned rich text mentions, each once, in the order of their first mention. */
export const mentions = (html: string): string[] => [
  ...new Set([...html.matchAll(/<span data-type="mention" data-id="(\w+)"/g)].map(([, id]) => id ?? '')),
];

const BLOCKS = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote'];
const INLINE = ['strong', 'b', 'em', 'i', 'u', 's', 'code', 'a', 'img', 'span', 'br', 'hr'];
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgb|hsl)a?\([0-9.,%\s/]{1,60}\))$/i;

const LONGEST_STYLE = 1000;
const IMPORTANT = '!important';
/** What an editor's colour and emphasis buttons write. Free CSS could lay a link over the whole page of the reader. */
const STYLES: Record<string, RegExp> = {
  color: COLOR,
  'background-color': COLOR,
  'font-weight': /^(?:normal|bold|[1-9]00)$/,
  'font-style': /^(?:normal|italic)$/,
  'text-decoration': /^(?:none|underline|line-through)$/,
};

const ALLOWED_TAGS = new Set([...BLOCKS, ...INLINE]);
const LAID_OUT = new Set([...BLOCKS, 'br', 'hr']);

const ALLOWED: Sanitize.IOptions = {
  allowedTags: [...ALLOWED_TAGS],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt'],
    span: ['style', 'data-type', 'data-id', 'data-label', 'class'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  // `spanAttributes` has seen to them: the sanitiser's own way to read them, a whole CSS parser, took 40 µs for each.
  parseStyleAttributes: false,
  transformTags: {
    a: (tagName, { href = '' }) => ({ tagName, attribs: withScheme({ href }, LINK) }),
    img: (tagName, { src = '', alt = '' }) => ({ tagName, attribs: { ...withScheme({ src }, IMAGE), alt } }),
    span: (tagName, attribs) => ({ tagName, attribs: spanAttributes(attribs) }),
  },
};

// The sanitiser lets addresses without a scheme pass; in the reader's browser they would lead into this server.
const LINK = /^(?:https?|mailto|tel):/i;
const IMAGE = /^https?:/i;
const withScheme = (address: Sanitize.Attributes, schemes: RegExp): Sanitize.Attributes =>
  Object.values(address).every((value) => schemes.test(value)) ? address : {};

function spanAttributes(attribs: Sanitize.Attributes): Sanitize.Attributes {
  if (isMention(attribs)) {
    const { 'data-id': id = '', 'data-label': label = '' } = attribs;
    return { 'data-type': 'mention', 'data-id': id, 'data-label': label, class: 'mention' };
  }
  const style = allowedStyle(attribs.style ?? '');
  return style === '' ? {} : { style };
}

/** The declarations that are allowed, all of whose values are plain words and numbers. */
function allowedStyle(style: string): string {
  const kept = style
    .slice(0, LONGEST_STYLE)
    .split(';')
    .flatMap((declaration) => {
      const [name = '', value = '', ...more] = declaration.split(':').map((part) => part.trim());
      const important = value.endsWith(IMPORTANT);
      const plain = important ? value.slice(0, -IMPORTANT.length).trimEnd() : value;
      if (more.length > 0 || !Object.hasOwn(STYLES, name) || !STYLES[name]?.test(plain)) return [];
      return [`${name}:${plain}${important ? ` ${IMPORTANT}` : ''}`];
    });
  return kept.join(';');
}

function isMention(attribs: Sanitize.Attributes): boolean {
  const id = attribs['data-id'] ?? '';
  return attribs['data-type'] === 'mention' && (looksLikeId('user', id) || looksLikeId('group', id));
}

/** Without what PostgreSQL cannot store (NUL, half a surrogate pair) and XHTML does not allow (other control characters). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const storable = (text: string): string => text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');

const withoutTrailingSpace = (text: string): string => text.replace(/ $/, '');

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
