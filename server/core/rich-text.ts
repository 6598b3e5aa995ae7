// Rich text as the API keeps it: a safe subset of XHTML inside <body>, and its plain twin (core.md §1.14,
// activities-search-automation.md §1.4).
import type Sanitize from 'sanitize-html';
import { looksLikeId } from './ids.ts';
import { later } from './later.ts';

const sanitizer = later<typeof Sanitize>('sanitize-html');
const sanitizeHtml = (html: string, options: Sanitize.IOptions): string => sanitizer()(html, options);

/** Reduces rich text to what is allowed; elements and attributes beyond that are dropped, their text stays (but for
 *  scripts and styles). Refuses what is not wrapped in `<body>…</body>`. Cleaning twice changes nothing more. */
export function cleanHtml(html: string): { html: string } | { error: string } {
  const text = html.trim();
  if (!/^<body>.*<\/body>$/s.test(text)) return { error: 'Rich text must start with <body> and end with </body>.' };
  const inner = text.slice('<body>'.length, -'</body>'.length);
  // The second pass is for nesting: the parser closes a paragraph before the next one, but not across an element that the
  // first pass dropped. Without it, text sent back unchanged could come out changed and so count as an edit.
  return { html: `<body>${sanitizeHtml(sanitizeHtml(storable(inner), ALLOWED), ALLOWED)}</body>` };
}

/** The rich twin of a plain text: one paragraph, its line ends as `<br />`. */
export function htmlFromText(text: string): string {
  const escaped = storable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<body><p>${escaped.replace(/\r\n|\r|\n/g, '<br />')}</p></body>`;
}

/** The plain twin of a rich text, laid out as a browser would: white space runs are one space, a block is on lines of its
 *  own, an empty paragraph is an empty line. No white space at either end. */
export function textFromHtml(html: string): string {
  const onlyBlocks = sanitizeHtml(storable(html), { allowedTags: [...BLOCKS, 'br', 'hr'], allowedAttributes: {} });
  let text = '';
  let previous = '';
  // Every `<` left is the start of a tag without attributes: the sanitiser has escaped all others.
  for (const token of onlyBlocks.replace(/[ \t\n\r\f]+/g, ' ').split(/(<[^>]*>)/)) {
    if (token === '<br />' || (token === '</p>' && previous === '<p>')) text = `${withoutTrailingSpace(text)}\n`;
    else if (token.startsWith('<')) text = onNewLine(text);
    else text += /(^|[ \n])$/.test(text) ? token.replace(/^ /, '') : token;
    if (token !== '' && token !== ' ') previous = token;
  }
  return unescaped(text).trim();
}

/** Ids of the users and groups that a rich text mentions, each once, in the order of their first mention. */
export function mentions(html: string): string[] {
  const ids = new Set<string>();
  sanitizeHtml(html, {
    allowedTags: ['span'],
    transformTags: {
      span: (tagName, attribs) => {
        if (isMention(attribs)) ids.add(attribs['data-id'] ?? '');
        return { tagName, attribs };
      },
    },
  });
  return [...ids];
}

const BLOCKS = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote'];
const INLINE = ['strong', 'b', 'em', 'i', 'u', 's', 'code', 'a', 'img', 'span', 'br', 'hr'];
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgb|hsl)a?\([0-9.,%\s/]{1,60}\))$/i;

const ALLOWED: Sanitize.IOptions = {
  allowedTags: [...BLOCKS, ...INLINE],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt'],
    span: ['style', 'data-type', 'data-id', 'data-label', 'class'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  // What an editor's colour and emphasis buttons write. Free CSS could lay a link over the whole page of the reader.
  allowedStyles: {
    span: {
      color: [COLOR],
      'background-color': [COLOR],
      'font-weight': [/^(?:normal|bold|[1-9]00)$/],
      'font-style': [/^(?:normal|italic)$/],
      'text-decoration': [/^(?:none|underline|line-through)$/],
    },
  },
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
  return attribs.style ? { style: attribs.style } : {};
}

function isMention(attribs: Sanitize.Attributes): boolean {
  const id = attribs['data-id'] ?? '';
  return attribs['data-type'] === 'mention' && (looksLikeId('user', id) || looksLikeId('group', id));
}

/** Without what PostgreSQL cannot store (NUL, half a surrogate pair) and XHTML does not allow (other control characters). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const storable = (text: string): string => text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');

const withoutTrailingSpace = (text: string): string => text.replace(/ $/, '');

function onNewLine(text: string): string {
  const line = withoutTrailingSpace(text);
  return line === '' || line.endsWith('\n') ? line : `${line}\n`;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
