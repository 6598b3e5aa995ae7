// Exports: what their files hold, and how they are fetched (activities-search-automation.md §11).
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { sql } from '../../database/connect.ts';

let world: World;
const data_directory = mkdtempSync(join(tmpdir(), 'ajar-export-test-'));
afterAll(() => rmSync(data_directory, { recursive: true }));
beforeEach(async () => {
  world = await newWorld({ settings: { data_directory } });
});

const newLead = async (body: object = {}): Promise<Json> => (await world.post('/lead/', body)).body;
const read = async (path: string): Promise<Json> => (await world.get(path)).body;

const start = async (of: string, body: object): Promise<Json> => {
  const answer = await world.post(`/export/${of}/`, body);
  expect([answer.status, answer.status === 200 ? null : answer.body]).toEqual([200, null]);
  return answer.body;
};

const fetchFile = (url: string): Promise<Answer & { raw: Buffer }> =>
  world.app.inject({ url: url.replace(/^https?:\/\/[^/]+/, '') }).then((answer) => ({
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.statusCode === 200 ? gunzipSync(answer.rawPayload).toString() : JSON.parse(answer.body),
    raw: answer.rawPayload,
  }));

/** Exports, and gives the content of the file. */
const content = async (of: string, body: object): Promise<string> => {
  const { id } = await start(of, body);
  await world.runJobs();
  const done = await read(`/export/${id}/`);
  expect([done.status, done.error]).toEqual(['done', null]);
  expect(done.n_docs_processed).toBe(done.n_docs);
  return (await fetchFile(done.download_url)).body;
};

const table = async (of: string, body: object): Promise<Record<string, string>[]> => {
  const [head = [], ...rows] = parseCsv(await content(of, { format: 'csv', ...body }));
  return rows.map((row) => Object.fromEntries(head.map((title, index) => [title, row[index] ?? ''])));
};

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const named = (name: string) => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type: 'lead', field_name: 'name' },
  condition: { type: 'text', mode: 'full_words', value: name },
});

describe('an export', () => {
  it('is created, made by a job, and says how far it is', async () => {
    await newLead({ name: 'Acme' });
    await newLead({ name: 'Globex' });
    const before = (await world.events()).length;
    const created = await start('lead', {
      type: 'leads',
      format: 'csv',
      s_query: named('Acme'),
      date_format: 'iso8601',
    });
    expect(created).toMatchObject({
      type: 'leads',
      format: 'csv',
      date_format: 'iso8601',
      status: 'created',
      download_url: null,
      n_docs: null,
      n_docs_processed: 0,
      s_query: { ...named('Acme'), negate: false },
      results_limit: null,
      sort: [],
      send_done_email: true,
      include_activities: false,
      created_by: world.user_id,
    });
    expect(created.fields).toEqual([
      'addresses',
      'contacts',
      'created_by',
      'created_by_name',
      'custom',
      'date_created',
      'date_updated',
      'description',
      'display_name',
      'id',
      'name',
      'status_id',
      'status_label',
      'updated_by',
      'updated_by_name',
      'url',
    ]);
    expect(created.id).toMatch(/^expo_/);
    await world.runJobs();
    expect(await read(`/export/lead/${created.id}/`)).toMatchObject({ status: 'done', n_docs: 1, n_docs_processed: 1 });
    expect((await world.get(`/export/opportunity/${created.id}/`)).status).toBe(404);
    const events = (await world.events()).slice(before).filter((event) => event.object_id === created.id);
    expect(new Set(events.map(({ object_type }) => object_type))).toEqual(new Set(['export.lead']));
    const actions = events.map(({ action }) => action);
    expect([actions.at(0), actions.includes('updated'), actions.at(-1)]).toEqual(['created', true, 'completed']);
    expect(events.every(({ data }) => data.download_url === null)).toBe(true);
  });

  it('is listed with those of its kind and with all, the newest first', async () => {
    const lead = await start('lead', { type: 'contacts', format: 'json' });
    const opps = await start('opportunity', { format: 'csv', params: { status_type: 'won' } });
    expect(lead).not.toHaveProperty('date_format');
    expect(opps).toMatchObject({ type: 'opps', params: { status_type: 'won' }, date_format: 'original' });
    expect(opps).not.toHaveProperty('s_query');
    const ids = async (path: string) => (await read(path)).data.map(({ id }: Json) => id);
    expect(await ids('/export/?_fields=id')).toEqual([opps.id, lead.id]);
    expect(await ids('/export/lead/')).toEqual([lead.id]);
    expect(await ids('/export/opportunity/')).toEqual([opps.id]);
    expect((await read(`/export/${lead.id}/`)).id).toBe(lead.id);
    expect((await read('/export/?_limit=1')).has_more).toBe(true);
  });

  it('needs the permission, to make and to see', async () => {
    const { id } = await start('lead', { type: 'leads', format: 'csv' });
    const user = await world.member('user');
    expect((await user.post('/export/lead/', { type: 'leads', format: 'csv' })).status).toBe(403);
    for (const path of ['/export/', '/export/lead/', `/export/${id}/`]) expect((await user.get(path)).status).toBe(403);
  });

  it.each([
    ['lead', { type: 'leads' }, 'format'],
    ['lead', { format: 'csv' }, 'type'],
    ['lead', { type: 'opps', format: 'csv' }, 'type'],
    ['lead', { type: 'leads', format: 'xml' }, 'format'],
    ['lead', { type: 'leads', format: 'csv', fields: ['password'] }, 'fields'],
    ['lead', { type: 'leads', format: 'csv', fields: [] }, 'fields'],
    ['lead', { type: 'leads', format: 'csv', include_activities: true }, 'include_activities'],
    ['lead', { type: 'contacts', format: 'json', include_smart_fields: true }, 'include_smart_fields'],
    ['lead', { type: 'leads', format: 'csv', s_query: { type: 'object_type', object_type: 'contact' } }, 's_query'],
    ['lead', { type: 'leads', format: 'csv', params: {} }, 'params'],
    ['opportunity', { format: 'csv', params: [] }, 'params'],
    ['opportunity', { format: 'csv', params: { user_id: {} } }, 'params'],
  ])('of %s with %j is refused', async (of, body, field) => {
    const { status, body: answer } = await world.post(`/export/${of}/`, body);
    expect([status, Object.keys(answer['field-errors'])]).toEqual([400, [field]]);
    expect((await read('/export/')).data).toEqual([]);
  });
});

describe('a CSV export', () => {
  it('of leads has a line for each, with numbered columns for their contacts and addresses', async () => {
    const { body: size } = await world.post('/custom_field/lead/', { name: 'Size', type: 'number' });
    const { body: tags } = await world.post('/custom_field/lead/', {
      name: 'Tags',
      type: 'choices',
      choices: ['a', 'b'],
      accepts_multiple_values: true,
    });
    const { body: seen } = await world.post('/custom_field/lead/', { name: 'Seen', type: 'datetime' });
    const lead = await newLead({
      name: 'Acme, "Inc."',
      description: '=cmd()',
      date_created: '2024-01-31T22:00:00.123456+00:00',
      addresses: [{ city: 'Bonn', country: 'DE' }],
      contacts: [
        { name: 'Ann', emails: [{ email: 'a@example.com', type: 'home' }, { email: 'b@example.com' }] },
        { name: 'Bob', phones: [{ phone: '+14155550100' }] },
      ],
      [`custom.${size.id}`]: -5,
      [`custom.${tags.id}`]: ['a', 'b'],
      [`custom.${seen.id}`]: '2024-01-31T10:00:00+00:00',
    });
    await newLead();
    const rows = await table('lead', { type: 'leads', date_format: 'excel' });
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual({
      address_1_label: '',
      address_1_address_1: '',
      address_1_address_2: '',
      address_1_city: 'Bonn',
      address_1_state: '',
      address_1_zipcode: '',
      address_1_country: 'DE',
      contact_1_id: lead.contact_ids[0],
      contact_1_name: 'Ann',
      contact_1_title: '',
      contact_1_email_1: 'a@example.com',
      contact_1_email_1_type: 'home',
      contact_1_email_2: 'b@example.com',
      contact_1_email_2_type: 'office',
      contact_2_id: lead.contact_ids[1],
      contact_2_name: 'Bob',
      contact_2_title: '',
      contact_2_phone_1: '+14155550100',
      contact_2_phone_1_type: 'office',
      created_by: world.user_id,
      created_by_name: 'Admin',
      'custom.Size': '-5',
      'custom.Tags': 'a, b',
      'custom.Seen': '2024-01-31 10:00:00 AM',
      date_created: '2024-01-31 10:00:00 PM',
      date_updated: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [AP]M$/),
      description: "'=cmd()",
      display_name: 'Acme, "Inc."',
      id: lead.id,
      name: 'Acme, "Inc."',
      status_id: lead.status_id,
      status_label: 'Potential',
      updated_by: world.user_id,
      updated_by_name: 'Admin',
      url: '',
    });
    expect(rows[0]?.contact_1_name).toBe('');
  });

  it('says how many contacts it had no columns for', async () => {
    await newLead({ contacts: Array.from({ length: 22 }, (_, index) => ({ name: `C${index}` })) });
    await newLead({ contacts: [{ name: 'Only' }] });
    const rows = await table('lead', { type: 'leads', fields: ['contacts'] });
    expect(rows.map((row) => [row.contact_20_name, row.contact_21_name, row.contacts_not_shown])).toEqual([
      ['', undefined, '0'],
      ['C19', undefined, '2'],
    ]);
  });

  it('of contacts and of opportunities has those of the leads that its query picks', async () => {
    const { body: field } = await world.post('/custom_field/contact/', { name: 'Shoe', type: 'number' });
    const acme = await newLead({
      name: 'Acme',
      addresses: [{ city: 'Bonn' }],
      contacts: [{ name: 'Ann', urls: [{ url: 'http://a.example' }], [`custom.${field.id}`]: 42 }, { name: 'Bob' }],
    });
    const other = await newLead({ name: 'Globex', contacts: [{ name: 'Eve' }] });
    for (const { id } of [acme, other]) await world.post('/opportunity/', { lead_id: id, value: 500, note: '-cash' });
    const contacts = await table('lead', { type: 'contacts', query: 'name:Acme' });
    expect(contacts.map(({ name, url_1, url_1_type }) => [name, url_1, url_1_type])).toEqual([
      ['Ann', 'http://a.example', 'url'],
      ['Bob', '', ''],
    ]);
    const chosen = ['name', `custom.${field.id}`, 'lead_id', 'addresses'];
    expect((await table('lead', { type: 'contacts', s_query: named('Acme'), fields: chosen }))[0]).toMatchObject({
      name: 'Ann',
      'custom.Shoe': '42',
      lead_id: acme.id,
      address_1_city: 'Bonn',
    });
    const deals = await table('lead', { type: 'lead_opps', s_query: named('Acme') });
    expect(deals).toMatchObject([{ lead_id: acme.id, lead_name: 'Acme', value: '500', note: "'-cash", date_won: '' }]);
    expect(Object.keys(deals[0] ?? {})).toHaveLength(20);
  });

  it('of opportunities has what the list with its parameters shows, in its order', async () => {
    const { id: lead_id } = await newLead({ name: 'Acme' });
    for (const value of [100, 300, 200]) await world.post('/opportunity/', { lead_id, value, date_won: '2026-03-04' });
    await world.post('/opportunity/', { lead_id, value: 900, status: 'Won' });
    const rows = await table('opportunity', { params: { status_type__in: ['active'], _order_by: '-value', lead_id } });
    expect(rows.map(({ value, date_won }) => [value, date_won])).toEqual([
      ['300', '2026-03-04'],
      ['200', '2026-03-04'],
      ['100', '2026-03-04'],
    ]);
  });

  it('takes an order and a limit, and leaves addresses out when told to', async () => {
    for (const name of ['B', 'C', 'A']) await newLead({ name, addresses: [{ city: 'Bonn' }] });
    const sort = [{ direction: 'asc', field: { type: 'regular_field', object_type: 'lead', field_name: 'name' } }];
    const rows = await table('lead', { type: 'leads', sort, results_limit: 2, include_addresses: false });
    expect(rows.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(rows[0]).not.toHaveProperty('address_1_city');
  });

  it('has the smart fields of the leads when it is asked for them', async () => {
    const lead = await newLead({ name: 'Acme', contacts: [{ name: 'Ann' }] });
    await world.post('/opportunity/', { lead_id: lead.id, value: 500 });
    await world.post('/activity/note/', { lead_id: lead.id, note: 'Met', date_created: '2024-01-31T10:00:00+00:00' });
    const smart = { num_contacts: '1', num_opportunities: '1', last_note_created: '2024-01-31T10:00:00+00:00' };
    const asked = { include_smart_fields: true, date_format: 'iso8601' };
    expect(await table('lead', { type: 'leads', ...asked })).toMatchObject([smart]);
    expect(await table('lead', { type: 'contacts', ...asked })).toMatchObject([{ ...smart, name: 'Ann' }]);
    expect(await table('opportunity', asked)).toMatchObject([{ ...smart, value: '500' }]);
  });

  it('of nothing is a line of titles', async () => {
    expect(await content('lead', { type: 'leads', format: 'csv', fields: ['id', 'name'] })).toBe('id,name\r\n');
  });
});

describe('a JSON export', () => {
  const json = async (of: string, body: object): Promise<Json> =>
    JSON.parse(await content(of, { format: 'json', ...body }));

  it('of leads holds them whole, with their opportunities and tasks, and activities on request', async () => {
    const { body: field } = await world.post('/custom_field/lead/', { name: 'Size', type: 'number' });
    const { id } = await newLead({ name: 'Acme', contacts: [{ name: 'Ann' }], [`custom.${field.id}`]: 7 });
    await world.post('/opportunity/', { lead_id: id });
    await world.post('/task/', { lead_id: id, text: 'Call' });
    const note = (await world.post('/activity/note/', { lead_id: id, note: 'Met' })).body;
    const lead = await read(`/lead/${id}/`);
    const [plain, ...others] = await json('lead', { type: 'leads' });
    expect(others).toEqual([]);
    for (const key of Object.keys(plain)) expect([key, plain[key]]).toEqual([key, lead[key]]);
    expect(Object.keys(plain)).toEqual(
      expect.arrayContaining(['contacts', 'opportunities', 'tasks', `custom.${field.id}`]),
    );
    expect(plain).not.toHaveProperty('activities');
    const [full] = await json('lead', { type: 'leads', include_activities: true, include_smart_fields: true });
    expect(full.activities[0]).toEqual(note);
    expect(full.activities.map((one: Json) => one._type)).toEqual(['Note', 'Created']);
    expect(full).toMatchObject({ ...plain, num_notes: 1, num_contacts: 1 });
  });

  it('of contacts, of opportunities and of nothing is a list too', async () => {
    expect(await json('lead', { type: 'contacts' })).toEqual([]);
    const lead = await newLead({ contacts: [{ name: 'Ann' }, { name: 'Bob' }] });
    await world.post('/opportunity/', { lead_id: lead.id });
    const contacts = await json('lead', { type: 'contacts', fields: ['name', 'emails'] });
    expect(contacts).toEqual(['Ann', 'Bob'].map((name) => ({ name, emails: [] })));
    expect((await json('opportunity', {})).map((one: Json) => one.lead_id)).toEqual([lead.id]);
  });

  it('of more leads than one batch has each once', async () => {
    await world.database.query(sql`
      insert into lead (organization_id, id, name, display_name, status_id, date_created, date_updated)
      select ${world.organization_id}, 'lead_' || n, 'Lead ' || n, 'Lead ' || n,
        (select id from lead_status where organization_id = ${world.organization_id} limit 1), now(), now()
      from generate_series(1, 1201) n`);
    const leads = await json('lead', { type: 'leads', fields: ['id'] });
    expect(new Set(leads.map(({ id }: Json) => id)).size).toBe(1201);
    expect(leads).toHaveLength(1201);
    const [left] = await world.database.query<{ count: number }>(
      sql`select count(*)::int as count from picked_object where organization_id = ${world.organization_id}`,
    );
    expect(left?.count).toBe(0);
  });

  it('of more leads than one batch has columns for the longest list of them all', async () => {
    // The oldest, so the last.
    const contacts = ['C1', 'C2'].map((name) => ({ name, emails: [{ email: 'a@example.com' }] }));
    const { id: last } = await newLead({ name: 'Last', contacts });
    await world.database.query(sql`
      insert into lead (organization_id, id, name, display_name, status_id, addresses, date_created, date_updated)
      select ${world.organization_id}, 'lead_' || n, 'Lead ' || n, 'Lead ' || n,
        (select id from lead_status where organization_id = ${world.organization_id} limit 1),
        case when n in (3, 1100) then jsonb_build_array('{"city": "a"}'::jsonb, '{"city": "b"}'::jsonb) else '[]' end,
        now(), now()
      from generate_series(1, 1101) n`);
    const rows = await table('lead', { type: 'leads', fields: ['id', 'contacts', 'addresses'] });
    expect(rows).toHaveLength(1102);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      expect.arrayContaining(['address_2_city', 'contact_2_name', 'contact_2_email_1']),
    );
    expect(Object.keys(rows[0] ?? {})).not.toContain('contact_3_name');
    expect(rows.find(({ id }) => id === 'lead_1100')?.address_2_city).toBe('b');
    expect(rows.findIndex(({ id }) => id === last)).toBe(1101);
    expect(rows.at(-1)?.contact_2_name).toBe('C2');
  });
});

describe('the file of an export', () => {
  const done = async (headers: Record<string, string> = {}): Promise<Json> => {
    const { id } = await start('lead', { type: 'leads', format: 'csv', fields: ['name'] });
    await world.runJobs();
    return (await world.get(`/export/${id}/`, headers)).body;
  };

  it('is fetched without an API key, compressed, under an address on the host that was called', async () => {
    await newLead({ name: 'Acme' });
    const { id, download_url } = await done({ host: 'crm.example:3000' });
    expect(download_url).toMatch(/^http:\/\/crm\.example:3000\/go\/export\//);
    const file = await fetchFile(download_url);
    expect([file.status, file.body]).toEqual([200, 'name\r\nAcme\r\n']);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-encoding': 'gzip',
      'content-disposition': `attachment; filename="${id}.csv"`,
    });
    expect(Number(file.headers['content-length'])).toBe(file.raw.length);
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'crm.example' };
    const listed = (await world.get('/export/lead/', proxied)).body.data[0].download_url;
    expect(listed).toMatch(/^https:\/\/crm\.example\/go\/export\//);
    expect((await fetchFile(listed)).status).toBe(200);
    const { id: jsonId } = await start('lead', { type: 'leads', format: 'json' });
    await world.runJobs();
    const { headers } = await fetchFile((await read(`/export/${jsonId}/`)).download_url);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('is not given to an address that is over, or that nobody signed', async () => {
    world.setNow('2026-03-01T12:00:00Z');
    const { id, download_url } = await done();
    const other = (await start('lead', { type: 'leads', format: 'csv' })).id;
    await world.runJobs();
    const wrong = [
      download_url.replace(/signature=./, (text: string) => (text.endsWith('0') ? 'signature=1' : 'signature=0')),
      download_url.replace(/expires=(\d+)/, (_: string, at: string) => `expires=${Number(at) + 1}`),
      download_url.replace(id, other),
      download_url.replace(/\?.*/, ''),
      download_url.replace(/&.*/, ''),
      `${download_url}0`,
      download_url.replace(`${id}.csv`, '..%2F..%2Fetc%2Fpasswd'),
    ];
    for (const url of wrong) expect([url, (await fetchFile(url)).status]).toEqual([url, 403]);
    expect((await fetchFile(download_url)).status).toBe(200);
    world.setNow('2026-03-01T12:02:00Z');
    expect((await fetchFile(download_url)).status).toBe(403);
    expect((await fetchFile((await read(`/export/${id}/`)).download_url)).status).toBe(200);
  });

  /** Of so many random characters, so that it has several pieces. */
  const large = async (length = 600_000): Promise<Json> => {
    for (const name of ['Large', 'Larger']) {
      const description = randomBytes(length / 2).toString('hex');
      await world.database.query(sql`
        insert into lead (organization_id, id, name, display_name, description, status_id, date_created, date_updated)
        select ${world.organization_id}, ${`lead_${name}`}, ${name}, ${name}, ${description},
          (select id from lead_status where organization_id = ${world.organization_id} limit 1), now(), now()`);
    }
    const { id } = await start('lead', { type: 'leads', format: 'json', fields: ['name', 'description'] });
    await world.runJobs();
    return read(`/export/${id}/`);
  };
  const pieces = (id: string): Promise<{ size: number; file_id: string }[]> =>
    world.database.query(sql`
      select length(content) as size, file_id from export_piece
      where organization_id = ${world.organization_id} and export_id = ${id} order by position`);

  it('is served by every process on the database, whatever its data directory', async () => {
    const { id, download_url } = await large();
    const sizes = (await pieces(id)).map(({ size }) => size);
    expect(sizes.length).toBeGreaterThan(2);
    expect(new Set(sizes.slice(0, -1))).toEqual(new Set([256 * 1024]));
    const settings = { ...world.work.settings, data_directory: '/nowhere' };
    const elsewhere = createApp({ database: world.database, settings });
    const url = download_url.replace(/^https?:\/\/[^/]+/, '');
    const answer = await elsewhere.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(
      JSON.parse(gunzipSync(answer.rawPayload).toString())
        .map(({ name }: Json) => name)
        .sort(),
    ).toEqual(['Large', 'Larger']);
    expect(existsSync(join(data_directory, 'exports'))).toBe(false);
    const head = await elsewhere.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      String(answer.rawPayload.length),
      0,
    ]);
  });

  it('is given in parts to who asks for them', async () => {
    const url = (await large()).download_url.replace(/^https?:\/\/[^/]+/, '');
    const get = (range: string, more = {}) => world.app.inject({ url, headers: { range, ...more } });
    const whole = (await world.app.inject({ url })).rawPayload;
    const size = whole.length;
    const part = async (range: string): Promise<[number, string | undefined, boolean]> => {
      const { statusCode, headers, rawPayload } = await get(range);
      const [, from, to] = /^bytes (\d+)-(\d+)\/\d+$/.exec(String(headers['content-range'])) ?? [];
      const same = from === undefined || rawPayload.equals(whole.subarray(Number(from), Number(to) + 1));
      return [statusCode, headers['content-range'] as string | undefined, same];
    };
    expect(await part('bytes=0-9')).toEqual([206, `bytes 0-9/${size}`, true]);
    expect(await part('bytes=262140-262150')).toEqual([206, `bytes 262140-262150/${size}`, true]);
    expect(await part('bytes=262144-')).toEqual([206, `bytes 262144-${size - 1}/${size}`, true]);
    expect(await part('bytes=-600000')).toEqual([206, `bytes ${size - 600_000}-${size - 1}/${size}`, true]);
    expect(await part(`bytes=10-${size * 2}`)).toEqual([206, `bytes 10-${size - 1}/${size}`, true]);
    for (const wrong of ['bytes=5-4', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-', '']) {
      expect((await get(wrong)).rawPayload.equals(whole)).toBe(true);
    }
    for (const beyond of [`bytes=${size}-`, 'bytes=-0']) {
      const { statusCode, headers } = await get(beyond);
      expect([statusCode, headers['content-range']]).toEqual([416, `bytes */${size}`]);
    }
    const { etag } = (await get('bytes=0-9')).headers;
    expect((await get('bytes=0-9', { 'if-range': etag })).statusCode).toBe(206);
    expect((await get('bytes=0-9', { 'if-range': '"other"' })).statusCode).toBe(200);
  });

  it('begins again where a process was killed over it, and nothing of what that wrote is left', async () => {
    await newLead({ name: 'Acme' });
    const { id } = await start('lead', { type: 'leads', format: 'csv', fields: ['name'] });
    await world.database.query(sql`
      update export set status = 'in_progress', n_docs = 7, n_docs_processed = 5
      where organization_id = ${world.organization_id} and id = ${id}`);
    await world.database.query(sql`
      insert into export_piece (organization_id, export_id, file_id, position, content)
      values (${world.organization_id}, ${id}, 'of the killed', 0, 'half')`);
    await world.runJobs();
    const { status, n_docs, download_url } = await read(`/export/${id}/`);
    expect([status, n_docs, (await fetchFile(download_url)).body]).toEqual(['done', 1, 'name\r\nAcme\r\n']);
    expect((await pieces(id)).map(({ file_id }) => file_id)).not.toContain('of the killed');
    expect(await pieces(id)).toHaveLength(1);
  });

  it('that an older version has left on the disk is served until its time is over', async () => {
    world.setNow('2026-03-01T12:00:00Z');
    const { id } = await done();
    await world.database.query(sql`delete from export_piece where export_id = ${id}`);
    await world.database.query(sql`update export set file_id = null, file_size = null where id = ${id}`);
    const directory = join(data_directory, 'exports');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `${id}.csv.gz`), gzipSync('name\r\nOld\r\n'));
    const fetched = async (headers = {}) =>
      world.app.inject({ url: (await read(`/export/${id}/`)).download_url.replace(/^https?:\/\/[^/]+/, ''), headers });
    expect(gunzipSync((await fetched()).rawPayload).toString()).toBe('name\r\nOld\r\n');
    expect((await fetched({ range: 'bytes=3-4' })).rawPayload).toHaveLength(2);
    const [old, recent] = ['a.tmp', 'b.tmp'].map((name) => join(directory, `${id}.${name}`));
    for (const path of [old, recent]) writeFileSync(path ?? '', 'x');
    utimesSync(old ?? '', 1, 1);
    const mine = () =>
      readdirSync(directory)
        .filter((name) => name.startsWith(id))
        .sort();
    await world.runJobs(['purge-exports']);
    expect(mine()).toEqual([`${id}.b.tmp`, `${id}.csv.gz`]);
    world.setNow('2026-03-08T12:00:30Z');
    await world.runJobs(['purge-exports']);
    expect(mine()).toEqual([`${id}.b.tmp`]);
    rmSync(directory, { recursive: true });
  });

  it('is deleted after seven days, and with its export', async () => {
    world.setNow('2026-03-01T12:00:00Z');
    const { id, download_url } = await done();
    const other = await done();
    await world.runJobs(['purge-exports']);
    expect(await pieces(id)).toHaveLength(1);
    world.setNow('2026-03-08T12:00:30Z');
    expect((await read(`/export/${id}/`)).download_url).toBeNull();
    await world.runJobs(['purge-exports']);
    expect(await pieces(id)).toEqual([]);
    world.setNow('2026-03-01T12:00:00Z');
    expect((await fetchFile(download_url)).status).toBe(404);
    const { id: kept } = await done();
    await world.database.query(sql`delete from export where organization_id = ${world.organization_id}`);
    for (const one of [other.id, kept]) expect(await pieces(one)).toEqual([]);
  });
});
