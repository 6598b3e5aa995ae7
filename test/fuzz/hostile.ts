// Requests that are made to be much work: few bytes that something takes long over, or as many as a request may have.
// What they ask is nothing that a client of good will asks.

export interface Hostile {
  name: string;
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** Sent without credentials. */
  stranger?: true;
}

/** Ids of what is there to be asked about. */
export interface Objects {
  lead: string;
  note: string;
  opportunity: string;
  custom_field: string;
}

const LARGEST = 1024 * 1024;
/** As much of it as fits into a body, between `open` and `close`. */
const filled = (open: string, piece: string, close: string, size = LARGEST): string =>
  open + piece.repeat(Math.floor((size - open.length - close.length) / piece.length)).replace(/,$/, '') + close;

const numbered = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(',');

const JSON_TEXTS: Record<string, string> = {
  'keys that nobody knows': `{${numbered(80_000, (index) => `"k${index}":1`)}}`,
  'keys that are numbers': `{${numbered(80_000, (index) => `"${(index * 7919) % 1_000_003}":1`)}}`,
  'as many keys as one object may have': `{${numbered(2000, (index) => `"${'k'.repeat(400)}${index}":1`)}}`,
  'one key again and again': filled('{', '"a":1,', '}'),
  'long keys': `{${numbered(100, (index) => `"${'k'.repeat(10_000)}${index}":1`)}}`,
  'keys of custom fields': `{${numbered(2000, (index) => `"custom.cf_${index}":1`)}}`,
  'a dict of custom fields': `{"custom":{${numbered(2000, (index) => `"${index}":1`)}}}`,
  zeros: filled('{"a":[', '0,', ']}'),
  'as many zeros as there may be': filled('{"contacts":[', '0,', ']}', 98_000),
  'lists in lists': `{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
  'lists that are not closed': `{"a":${'['.repeat(1_000_000)}`,
  'empty objects': filled('{"a":[', '{},', ']}'),
  'a number of a million digits': `{"a":${'9'.repeat(1_000_000)}}`,
  'small numbers': filled('{"a":[', '1e-400,', ']}'),
  quotes: '"'.repeat(1_000_000),
  'a string that is not closed': `{"a":"${'x'.repeat(1_000_000)}`,
  escapes: filled('{"a":"', '\\u0041', '"}'),
  'half characters': filled('{"a":"', '\\ud800', '"}'),
  'white space': filled('{"a":1', ' ', '}'),
  'bytes that are no text': filled('{"a":"', '\ufffd', '"}', 340_000),
};

const text = (piece: string): string => piece.repeat(Math.floor((100_000 - 20) / piece.length));

const RICH_TEXTS: Record<string, string> = {
  'elements in elements': text('<b>'),
  'elements that end as others': text('<b></i>'),
  'elements that are dropped': text('<font>'),
  'elements in elements, not quite too many': `${'<b>'.repeat(4900)}${'</i>'.repeat(4900)}`,
  paragraphs: text('<p>a</p>').slice(0, 40_000 - 8),
  'line breaks': text('<br>').slice(0, 39_000),
  brackets: text('<'),
  'brackets, not quite too many': `${text('<').slice(0, 9900)}${text('a ').slice(0, 90_000)}`,
  styles: text('<span style="color:red">x</span>'),
  'one long style': `<span style="${'color:red;'.repeat(9900)}">x</span>`,
  'blanks in styles': text(`<span style="color:a${' '.repeat(980)}b">x</span>`),
  'brackets in a style': `<span style="${'{'.repeat(90_000)}">x</span>`,
  mentions: text(`<span data-type="mention" data-id="user_${'a'.repeat(43)}">x</span>`),
  links: text('<a href="https://x">x</a>'),
  attributes: `<a ${numbered(14_000, (index) => `a${index}`).replaceAll(',', ' ')}>`,
  entities: text('&amp;'),
  'white space': text(' \n'),
  frames: text('<iframe>').slice(0, 79_000),
  'an address of tabs': `<a href="${'&#9;'.repeat(24_000)}x">`,
};

const ids = (count: number): string => numbered(count, (index) => `"lead_${index}"`);

const conditions = (count: number): string =>
  numbered(count, () => '{"type":"text","mode":"full_words","value":"a b c d e f g h"}');

const search = (query: string): string => JSON.stringify({ query: JSON.parse(query), _limit: 10 });

const nested = (depth: number): string =>
  `${'{"type":"and","queries":['.repeat(depth)}{"type":"match_all"}${']}'.repeat(depth)}`;

/** The bodies for endpoints that take lists, patterns and texts of their own kinds. */
function bodies({ lead, opportunity, custom_field }: Objects): [string, 'POST' | 'PUT', string, string][] {
  const json = JSON.stringify;
  return [
    ['contacts without a name', 'POST', '/lead/', filled('{"name":"x","contacts":[', '{},', ']}', 75_000)],
    ['contacts that are wrong', 'POST', '/lead/', filled('{"contacts":[', '{"phones":1},', ']}', 150_000)],
    ['contacts with names', 'POST', '/lead/', filled('{"contacts":[', '{"name":"Ann"},', ']}', 240_000)],
    ['telephone numbers', 'POST', '/contact/', json({ lead_id: lead, phones: list(100, phone) })],
    [
      'contacts with telephone numbers',
      'POST',
      '/lead/',
      json({ contacts: list(100, () => ({ phones: list(20, phone) })) }),
    ],
    ['long telephone numbers', 'POST', '/contact/', json({ lead_id: lead, phones: list(100, longPhone) })],
    ['e-mail addresses', 'POST', '/contact/', json({ lead_id: lead, emails: list(100, email) })],
    ['web addresses', 'POST', '/contact/', json({ lead_id: lead, urls: list(100, address) })],
    [
      'postal addresses',
      'POST',
      '/lead/',
      json({ addresses: list(100, () => ({ city: 'x'.repeat(5000), country: 'zz' })) }),
    ],
    ['an address of the web', 'POST', '/lead/', json({ url: `http://${'a.'.repeat(49_000)}` })],
    ['a date', 'POST', '/task/', json({ lead_id: lead, text: 'x', date: '1'.repeat(100_000) })],
    ['a typed date', 'POST', '/task/', json({ lead_id: lead, text: 'x', date: 'tomorrow at '.repeat(8000) })],
    ...['in 1 '.repeat(20_000), 'friday '.repeat(14_000), '1'.repeat(200), '1-'.repeat(100), 'a '.repeat(100)].map(
      (until): [string, 'POST', string, string] => [
        'a moment in words',
        'POST',
        '/task/snooze/',
        json({ ids: ['x'], until }),
      ],
    ),
    [
      'a moment in many words',
      'POST',
      '/task/nothing/snooze/',
      json({ until: 'next friday at 3pm or in 2 days '.repeat(3000) }),
    ],
    [
      'a moment',
      'POST',
      '/opportunity/',
      json({ lead_id: lead, date_created: `2026-01-01T00:00:00.${'0'.repeat(90_000)}Z` }),
    ],
    [
      'a pattern of repetition',
      'POST',
      '/task/',
      json({ lead_id: lead, text: 'x', date: '2026-01-01', recurrence: `FREQ=SECONDLY;${'BYDAY=MO;'.repeat(9000)}` }),
    ],
    [
      'a repetition that never comes',
      'POST',
      '/task/',
      json({ lead_id: lead, text: 'x', date: '2026-01-01', recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' }),
    ],
    [
      'a repetition of all lists',
      'POST',
      '/task/',
      json({
        lead_id: lead,
        text: 'x',
        date: '2026-01-01',
        recurrence: `FREQ=YEARLY;BYYEARDAY=${numbered(366, (n) => String(n + 1))};BYSETPOS=-1`,
      }),
    ],
    [
      'choices',
      'POST',
      '/custom_field/lead/',
      json({ name: 'x', type: 'choices', choices: list(40_000, (n) => `c${n}`) }),
    ],
    [
      'choices that are long',
      'PUT',
      `/custom_field/lead/${custom_field}/`,
      json({ choices: list(1000, (n) => `c${n}`.repeat(200)) }),
    ],
    ['ids to undo', 'POST', '/undo/', `{"events":[${ids(20_000)}]}`],
    ['ids to undo of a request', 'POST', '/undo/', `{"event_ids":[${ids(20_000)}],"request_ids":[${ids(20_000)}]}`],
    ['fields of a schema', 'PUT', '/custom_field_schema/lead/', filled('{"fields":[', '{"id":"x"},', ']}', 220_000)],
    [
      'fields of a schema that are wrong',
      'PUT',
      '/custom_field_schema/lead/',
      filled('{"fields":[', '{},', ']}', 75_000),
    ],
    [
      'events of a webhook',
      'POST',
      '/webhook/',
      filled('{"url":"https://x.example/","events":[', '{"object_type":"lead","action":"created"},', ']}', 400_000),
    ],
    [
      'filters of a webhook',
      'POST',
      '/webhook/',
      json({
        url: 'https://x.example/',
        events: [{ object_type: 'lead', action: 'created', extra_filter: deepFilter(50) }],
      }),
    ],
    ['names of a role', 'POST', '/membership/', json({ email: `${'a'.repeat(60_000)}@example.com`, role_id: 'user' })],
    ['words of a search', 'POST', '/data/search/', search(`{"type":"or","queries":[${conditions(40)}]}`)],
    [
      'nodes of a search',
      'POST',
      '/data/search/',
      search(`{"type":"or","queries":[${numbered(499, () => '{"type":"match_all"}')}]}`),
    ],
    [
      'too many nodes of a search',
      'POST',
      '/data/search/',
      filled('{"query":{"type":"or","queries":[', '{"type":"match_all"},', ']}}', 400_000),
    ],
    ['depth of a search', 'POST', '/data/search/', search(nested(24))],
    ['too much depth of a search', 'POST', '/data/search/', search(nested(28))],
    [
      'ids of a search',
      'POST',
      '/data/search/',
      search(
        `{"type":"field_condition","field":{"type":"regular_field","object_type":"lead","field_name":"status_id"},"condition":{"type":"term","values":[${ids(20_000)}]}}`,
      ),
    ],
    [
      'one long word of a search',
      'POST',
      '/data/search/',
      search(`{"type":"text","mode":"full_words","value":"${'x'.repeat(9900)}"}`),
    ],
    [
      'words of one text',
      'POST',
      '/data/search/',
      search(`{"type":"text","mode":"full_words","value":"${'x '.repeat(4900)}"}`),
    ],
    [
      'fields to answer of a search',
      'POST',
      '/data/search/',
      json({ query: { type: 'match_all' }, _fields: { lead: list(40_000, (n) => `custom.cf_${n}`) } }),
    ],
    [
      'sorts of a search',
      'POST',
      '/data/search/',
      json({ query: { type: 'match_all' }, sort: list(4000, () => ({})) }),
    ],
    ['a search as text', 'POST', '/saved_search/', json({ name: 'x', query: '('.repeat(90_000) })],
    ['a search of nots', 'POST', '/saved_search/', json({ name: 'x', query: 'not '.repeat(20_000) })],
    ['a search of words', 'POST', '/saved_search/', json({ name: 'x', query: 'a or '.repeat(18_000) })],
    ['a search of quotes', 'POST', '/saved_search/', json({ name: 'x', query: '"'.repeat(90_000) })],
    ['a search of colons', 'POST', '/saved_search/', json({ name: 'x', query: 'a:'.repeat(45_000) })],
    [
      'columns of a view',
      'POST',
      '/saved_search/',
      json({ name: 'x', query: '*', selected_fields: list(8000, () => ({ type_id: 'lead', field_id: 'x' })) }),
    ],
    [
      'leads to edit',
      'POST',
      '/bulk_action/edit/',
      `{"type":"set_lead_status","lead_status_id":"x","query":"id in (${'x,'.repeat(200_000)})"}`,
    ],
    [
      'a report of everything',
      'POST',
      '/report/activity/',
      json({ type: 'overview', metrics: list(20_000, (n) => `m${n}`), datetime_range: {} }),
    ],
    [
      'users of a report',
      'POST',
      '/report/activity/',
      json({ type: 'overview', metrics: ['leads.created.all.count'], users: list(20_000, (n) => `user_${n}`) }),
    ],
    ['a merge', 'POST', '/lead/merge/', json({ source: 'x'.repeat(100_000), destination: lead })],
    ['an opportunity with much', 'PUT', `/opportunity/${opportunity}/`, json({ note: '<'.repeat(100_000) })],
  ];
}

const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const phone = (index: number) => ({ phone: `+1 650 253 ${String(index).padStart(4, '0')} ext. 12`, type: 'office' });
const longPhone = () => ({ phone: `+${'1-('.repeat(300)}`, type: 'office' });
const email = (index: number) => ({ email: `${'a.'.repeat(100)}${index}@${'b-'.repeat(30)}c.example`, type: 'office' });
const address = (index: number) => ({ url: `https://${'a.'.repeat(100)}${index}`, type: 'url' });
function deepFilter(depth: number): object {
  return depth === 0 ? { type: 'is_null', field: 'id' } : { type: 'and', filters: [deepFilter(depth - 1)] };
}

/** What fits into the 16 KB of a URL with the headers. */
const URL_SIZE = 15_000;
const QUERIES: [string, string][] = [
  ['names of fields', `_fields=${'custom.cf_x,'.repeat(1200)}`],
  ['different names of fields', `_fields=${numbered(1100, (index) => `custom.cf_${index}`)}`],
  ['orders', `_order_by=${'-date_created,'.repeat(1000)}`],
  ['ids', `id__in=${'x,'.repeat(7000)}`],
  ['parameters', `${'a=1&'.repeat(3700)}`],
  ['different parameters', numbered(1800, (index) => `k${index}=1`).replaceAll(',', '&')],
  ['one parameter again and again', 'id=x&'.repeat(3000)],
  ['percent signs', `query=${'%25'.repeat(4900)}`],
  ['plus signs', `query=${'+'.repeat(14_900)}`],
  ['half percent signs', `query=${'%'.repeat(14_900)}`],
  ['a search of brackets', `query=${'('.repeat(14_900)}`],
  ['a search of nots', `query=${'not+'.repeat(3700)}`],
  ['a search of words', `query=${'a+or+'.repeat(2900)}`],
  ['a search of stars', `query=${'*+'.repeat(7400)}`],
  ['a search of quotes', `query=${'"a"+'.repeat(3700)}`],
  ['a search of comparisons', `query=${'name:a+'.repeat(2000)}`],
  ['a date', `date_created__gt=${'1'.repeat(14_000)}`],
];

export function hostileRequests(objects: Objects): Hostile[] {
  const post = (name: string, path: string, body: string, more: Partial<Hostile> = {}): Hostile => ({
    name,
    method: 'POST',
    path,
    body,
    ...more,
  });
  const everywhere = ['/lead/', '/task/', '/data/search/', '/custom_field/lead/', '/undo/', '/webhook/'];
  const override = { headers: { 'x-http-method-override': 'GET' } };
  return [
    ...Object.entries(JSON_TEXTS).flatMap(([name, body]) => [
      ...['/session/', '/invitation/', '/nothing/'].map((path) => post(name, path, body, { stranger: true })),
      post(`${name}, small enough`, '/session/', body.slice(0, 16_000), { stranger: true }),
      post(name, '/lead/', body, { stranger: true }),
      ...everywhere.map((path) => post(name, path, body)),
    ]),
    ...Object.entries(RICH_TEXTS).flatMap(([name, inner]) => [
      post(name, '/activity/note/', JSON.stringify({ lead_id: objects.lead, note_html: `<body>${inner}</body>` })),
      {
        ...post(name, `/opportunity/${objects.opportunity}/`, JSON.stringify({ note_html: `<body>${inner}</body>` })),
        method: 'PUT' as const,
      },
      post(`${name} as a plain text`, '/activity/note/', JSON.stringify({ lead_id: objects.lead, note: inner })),
    ]),
    ...bodies(objects).map(([name, method, path, body]): Hostile => ({ name, method, path, body })),
    ...QUERIES.flatMap(([name, query]) => [
      ...['/lead/', '/task/', '/activity/', '/event/'].map(
        (path): Hostile => ({ name, method: 'GET', path: `${path}?${query.slice(0, URL_SIZE)}` }),
      ),
    ]),
    ...LARGE_PARAMETERS.flatMap(([name, parameters]) =>
      ['/lead/', '/task/', '/contact/', '/event/'].map((path) =>
        post(`${name} in a body`, path, JSON.stringify({ _params: parameters }), override),
      ),
    ),
    ...['/../../openapi.json', '/../../docs/', '/../../docs/js/scalar.js'].map(
      (path): Hostile => ({ name: 'the description', method: 'GET', path, stranger: true }),
    ),
    {
      name: 'a date of commas',
      method: 'GET',
      path: `/date/?text=${encodeURIComponent(`Call ${','.repeat(480)}x tomorrow`)}`,
    },
    post('an address of dots', '/session/', JSON.stringify({ email: `${'.'.repeat(16_000)}x`, password: 'x' }), {
      stranger: true,
    }),
    { name: 'a long id', method: 'GET', path: `/lead/${'x'.repeat(URL_SIZE)}/` },
    { name: 'a long path', method: 'GET', path: `/${'x/'.repeat(URL_SIZE / 2)}` },
    { name: 'a long zone', method: 'GET', path: '/lead/', headers: { 'x-tz-offset': '1'.repeat(10_000) } },
    { name: 'a long key', method: 'GET', path: '/lead/', headers: { authorization: `Basic ${'A'.repeat(10_000)}` } },
    { name: 'cookies', method: 'GET', path: '/me/', stranger: true, headers: { cookie: 'a=1; '.repeat(2900) } },
    {
      name: 'content types',
      method: 'POST',
      path: '/lead/',
      body: '{}',
      headers: { 'content-type': `${'a/'.repeat(6000)}` },
    },
  ];
}

/** What a body may say in place of a query string. */
const LARGE_PARAMETERS: [string, Record<string, unknown>][] = [
  ['names of fields', { _fields: list(40_000, (index) => `custom.cf_${index}`).join(',') }],
  ['names of fields as a list', { _fields: list(40_000, (index) => `custom.cf_${index}`) }],
  ['ids', { id__in: list(40_000, (index) => `lead_${index}`).join(',') }],
  ['orders', { _order_by: '-date_created,'.repeat(60_000) }],
  ['a search of words', { query: 'a or '.repeat(200_000) }],
  ['a search of ids', { query: `id in (${list(40_000, (index) => `lead_${index}`).join(',')})` }],
  ['a search of brackets', { query: '('.repeat(1_000_000) }],
  ['a search of one word', { query: 'x'.repeat(1_000_000) }],
  ['a search of an address of dots', { query: `email:"a@${'.'.repeat(49_000)}@"` }],
  ['a search of a field of many kinds', { query: `first_${'sms_'.repeat(12_000)}é:x` }],
  ['a search of commas', { query: `name in (${','.repeat(500_000)})` }],
  ['a date', { date_created__gt: '1'.repeat(1_000_000) }],
  ['a date in words', { date_created__gt: `2026-01-01T00:00:00.${'0'.repeat(900_000)}` }],
  ['a number', { _limit: '1'.repeat(1_000_000) }],
  ['parameters', Object.fromEntries(list(2000, (index) => [`k${index}__gt`, index]))],
  ['lists in lists', { id: list(200, () => list(200, () => 'x')) }],
];
