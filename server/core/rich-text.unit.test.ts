import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml, htmlFromText, mentions, textFromHtml } from './rich-text.ts';

const user = `user_${'a'.repeat(43)}`;
const group = `group_${'0'.repeat(22)}`;
const mention = (id: string) =>
  `<span data-type="mention" data-id="${id}" data-label="Ann" class="mention">@Ann</span>`;

function clean(inner: string): string {
  const result = cleanHtml(`<body>${inner}</body>`);
  if ('error' in result) throw new Error(result.error);
  return result.html.slice('<body>'.length, -'</body>'.length);
}

// Pieces that mean something to an HTML parser, in any order.
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<ul>',
        '<li>',
        '</li>',
        '<b>',
        '</b>',
        '<br>',
        '<hr/>',
        '<a href="http://x">',
        '</a>',
      ),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<svg>',
        '<style>',
        '</style>',
        '<',
        '>',
        '&',
        '"',
      ),
      fc.constantFrom(
        '<a href="javascript:x()">',
        '<img src=x onerror=y>',
        '<span style="color:red;position:fixed">',
        '<body>',
        '</body>',
      ),
      fc.constantFrom('&lt;', '&amp;lt;', '&#60;', '&nbsp;', '&amp', mention(user), '\n', '  '),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('cleanHtml', () => {
  test('rich text stands inside a body', () => {
    expect(cleanHtml(' <body><p>Hi</p></body>\n')).toEqual({ html: '<body><p>Hi</p></body>' });
    expect(cleanHtml('<body></body>')).toEqual({ html: '<body></body>' });
    for (const html of [
      '',
      'Hi',
      '<p>Hi</p>',
      '<body>',
      '<body><p>Hi</p>',
      '<p>Hi</p></body>',
      '<body class="x"></body>',
    ]) {
      expect(cleanHtml(html), html).toEqual({ error: 'Rich text must start with <body> and end with </body>.' });
    }
  });

  test('every allowed element stays', () => {
    const all =
      '<h1>1</h1><h6>6</h6><p><strong>a</strong><b>b</b><em>c</em><i>d</i><u>e</u><s>f</s><code>g</code><br /></p>' +
      '<hr /><ul><li>x</li></ul><ol><li>y</li></ol><blockquote>q</blockquote><img src="https://x.test/y.png" alt="z" />' +
      '<a href="https://x.test/?a=1&amp;b=2">l</a><span style="color:red">m</span>';
    expect(clean(all)).toBe(all);
  });

  test('other elements and attributes go, their text stays', () => {
    expect(clean('<div id="x"><p class="y" onclick="z()">Hi <font>there</font></p></div>')).toBe('<p>Hi there</p>');
  });

  test('scripts and styles go with their text', () => {
    expect(clean('a<script>alert(1)</script><style>p{}</style>b')).toBe('ab');
  });

  test('links lead to the web, mail or a telephone and nowhere else', () => {
    for (const href of ['http://x', 'HTTPS://x', 'mailto:a@b', 'tel:+1']) {
      expect(clean(`<a href="${href}">x</a>`)).toBe(`<a href="${href}">x</a>`);
    }
    const refused = [
      'javascript:x()',
      ' javascript:x()',
      'java&#10;script:x()',
      'data:text/html,x',
      '//x',
      '/x',
      'x',
      '',
      'file:x',
    ];
    for (const href of refused) expect(clean(`<a href="${href}">x</a>`), href).toBe('<a>x</a>');
  });

  test('pictures come from the web', () => {
    expect(clean('<img src="data:image/png;base64,AA" alt="x">')).toBe('<img alt="x" />');
    expect(clean('<img src="http://x/y.png" onerror="z()">')).toBe('<img src="http://x/y.png" alt="" />');
  });

  test('styles colour and stress, and do not lay things out', () => {
    const style = 'color: rgb(1, 2, 3); position: fixed; background-color: url(http://x); font-weight: bold';
    expect(clean(`<span style="${style}">x</span>`)).toBe('<span style="color:rgb(1, 2, 3);font-weight:bold">x</span>');
  });

  test('a mention stays whole', () => {
    expect(clean(`<p>${mention(user)} ${mention(group)}</p>`)).toBe(`<p>${mention(user)} ${mention(group)}</p>`);
  });

  test('a mention of what is neither user nor group is an ordinary span', () => {
    expect(clean(mention('lead_1'))).toBe('<span>@Ann</span>');
  });

  test('what the database cannot store is left out', () => {
    expect(clean('<p>a\0b\x07c\td</p>')).toBe('<p>abc\td</p>');
    expect(clean('\ud800')).toBe('\ufffd');
  });

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const once = clean(html);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test('only allowed tags are ever left', () => {
    const allowed =
      /<\/?(?:p|ul|li|b|a|span|br|hr|img)(?: (?:href|src|alt|style|class|data-[a-z]+)="[^"<>]*")*(?: \/)?>/g;
    fc.assert(
      fc.property(markup, (html) => {
        const rest = clean(html).replace(allowed, '');
        expect(rest).not.toMatch(/[<>]/);
        expect(clean(html)).not.toMatch(/<[^>]*(?:javascript|onerror|position)/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text that would be much work', () => {
  // The longest that a field takes.
  const filled = (piece: string) => `<body>${piece.repeat(Math.floor((100_000 - 13) / piece.length))}</body>`;

  test.each([
    ['elements in elements', '<b>'],
    ['elements that end as others', '<b></i>'],
    ['elements that are dropped', '<font>'],
    ['lists in lists', '<ul><li>'],
    ['angle brackets', '<'],
    ['line breaks', '<br>'],
    ['ends of paragraphs', '</p>'],
    ['comments', '<!---->'],
    ['frames', '<iframe>'],
  ])('is refused: %s', (_what, piece) => {
    expect(cleanHtml(filled(piece))).toEqual({ error: expect.stringContaining('Rich text must not have more than') });
  });

  test.each([
    ['styles', '<span style="color:red">x</span>'],
    ['one long style', `<span style="${'color:red;'.repeat(9000)}">x</span>`],
    ['links', '<a href="https://x">x</a>'],
    ['entities', '&amp;'],
    ['white space', ' \n'],
    ['brackets in a style', `<span style="${'{'.repeat(9000)}">x</span>`],
  ])('or is read in less than a tenth of a second of work: %s', (_what, piece) => {
    const before = process.threadCpuUsage();
    const result = cleanHtml(filled(piece));
    if ('error' in result) throw new Error(result.error);
    textFromHtml(result.html);
    mentions(result.html);
    const { user: spent, system } = process.threadCpuUsage(before);
    expect((spent + system) / 1000).toBeLessThan(100);
  });

  test('a hundred elements inside each other are taken', () => {
    const html = `${'<b>'.repeat(100)}x${'</b>'.repeat(100)}`;
    expect(clean(html)).toBe(html);
  });
});

describe('htmlFromText', () => {
  test('a text is one paragraph', () => {
    expect(htmlFromText('')).toBe('<body><p></p></body>');
    expect(htmlFromText('a < b & c\nd\r\ne')).toBe('<body><p>a &lt; b &amp; c<br />d<br />e</p></body>');
  });

  test('its result is clean already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanHtml(htmlFromText(text))).toEqual({ html: htmlFromText(text) });
      }),
    );
  });
});

describe('textFromHtml', () => {
  const text = (inner: string) => textFromHtml(`<body>${clean(inner)}</body>`);

  test('blocks are on lines of their own', () => {
    expect(text('<h1>Head</h1><p>a <b>b</b></p><ul><li>c<ul><li><p>d</p></li></ul></li><li>e</li></ul>f')).toBe(
      'Head\na b\nc\nd\ne\nf',
    );
    expect(text('x<hr>y')).toBe('x\ny');
  });

  test('an empty paragraph is an empty line', () => {
    expect(text('<p>a</p><p></p><p>b</p>')).toBe('a\n\nb');
    expect(text('<p>a</p><p><br></p><p>b</p>')).toBe('a\n\nb');
    expect(text('<p></p>')).toBe('');
  });

  test('how the source is laid out does not show', () => {
    expect(text('\n  <p>a\n    b </p>\n\n  <p> c <i> d</i></p>\n')).toBe('a b\nc d');
  });

  test('entities become the characters they stand for', () => {
    expect(text('<p>&lt;b&gt; &amp;amp; &quot;x&quot; &eacute; &#128512;</p>')).toBe('<b> &amp; "x" é 😀');
  });

  test('a mention reads as its label', () => {
    expect(text(`<p>Ask ${mention(user)}</p>`)).toBe('Ask @Ann');
  });

  test('a plain text comes back from its rich twin, but for white space that no browser shows', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((w) => w.replace(/\s/g, '') || '<&>');
    const line = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const plain = lines.join('\n').trim();
        expect(textFromHtml(htmlFromText(plain))).toBe(plain);
      }),
    );
  });
});

describe('mentions', () => {
  test('each mentioned user and group is named once, in order', () => {
    const html = `<p>${mention(group)}${mention(user)}${mention(group)}${mention('lead_1')}</p>`;
    expect(mentions(`<body>${clean(html)}</body>`)).toEqual([group, user]);
  });

  test('a span or an id alone is no mention', () => {
    const html = `<span data-id="${user}">x</span> ${user} &lt;span data-type="mention"`;
    expect(mentions(`<body>${clean(html)}</body>`)).toEqual([]);
    const inAddress = `<a href="https://x/?<span data-type=%22mention%22 data-id=%22${user}%22">x</a>`;
    expect(mentions(`<body>${clean(inAddress)}</body>`)).toEqual([]);
  });
});
