// Notes: their two texts, mentions, pins and files (activities-search-automation.md §1.4, §1.5, §2.1).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
});

const newNote = async (body: object = {}) => (await world.post('/activity/note/', { lead_id, ...body })).body;
const change = async (note: { id: string }, body: object) => (await world.put(`/activity/note/${note.id}/`, body)).body;

describe('a new note', () => {
  it('belongs to the caller, happened when it was written, and says that it came by the API', async () => {
    const note = await newNote({ note: 'Hello' });
    expect(note).toMatchObject({
      _type: 'Note',
      lead_id,
      contact_id: null,
      user_id: world.user_id,
      user_name: 'Admin',
      users: [],
      created_by: world.user_id,
      created_by_name: 'Admin',
      source: 'api',
      title: null,
      pinned: false,
      pinned_at: null,
      attachments: [],
      note_mentions: [],
    });
    expect(note.activity_at).toBe(note.date_created);
    expect((await world.get(`/activity/note/${note.id}/`)).body).toEqual(note);
  });

  it('needs a lead of the organization', async () => {
    const { status, body } = await world.post('/activity/note/', { note: 'x' });
    expect([status, body['field-errors']]).toEqual([400, { lead: 'This field is required.' }]);
    const other = await newWorld();
    const foreign = (await other.post('/lead/', {})).body.id;
    expect((await world.post('/activity/note/', { lead_id: foreign })).body['field-errors']).toEqual({
      lead: 'Object does not exist.',
    });
  });

  it('may be with a contact of its lead only', async () => {
    const mine = (await world.post('/contact/', { lead_id, name: 'Bruce' })).body.id;
    const others = (await world.post('/contact/', { name: 'Clark' })).body.id;
    const note = await newNote({ contact_id: mine });
    expect(note.contact_id).toBe(mine);
    const refused = { contact: 'Object does not exist.' };
    expect((await newNote({ contact_id: others }))['field-errors']).toEqual(refused);
    expect((await change(note, { contact_id: others }))['field-errors']).toEqual(refused);
    expect((await change(note, { contact_id: null })).contact_id).toBeNull();
  });

  it('of an import keeps its author, its owner and its dates', async () => {
    const { user_id } = await world.member('user');
    const date_created = '2020-01-02T03:04:05+00:00';
    const note = await newNote({ created_by: user_id, user_id, date_created });
    expect(note).toMatchObject({ created_by: user_id, user_id, date_created, activity_at: date_created });
    expect(await newNote({ created_by_id: user_id })).toMatchObject({ created_by: user_id, user_id: world.user_id });
    expect((await newNote({ user_id: 'user_x' }))['field-errors']).toEqual({ user: 'Object does not exist.' });
  });

  it('takes null for what it says nothing about', async () => {
    const nothing = { note_html: null, attachments: null, pinned: null, title: null, contact_id: null, user_id: null };
    const dates = { activity_at: null, date_created: null, created_by_id: null, organization_id: null };
    const note = await newNote({ note: 'Only this', ...nothing, ...dates });
    expect(note).toMatchObject({ note: 'Only this', note_html: '<body><p>Only this</p></body>', pinned: false });
    expect(note).toMatchObject({ attachments: [], user_id: world.user_id, created_by: world.user_id });
  });

  it('is created in another organization by nobody', async () => {
    const body = { lead_id, organization_id: 'orga_other' };
    expect((await world.post('/activity/note/', body)).body['field-errors']).toHaveProperty('organization');
  });
});

describe('the texts of a note', () => {
  it('follow each other', async () => {
    const note = await newNote({ note: 'a < b\nc' });
    expect(note.note_html).toBe('<body><p>a &lt; b<br />c</p></body>');
    const rich = await change(note, { note_html: '<body><p>One</p><p><b>Two</b></p></body>' });
    expect(rich.note).toBe('One\nTwo');
    expect(await newNote()).toMatchObject({ note: '', note_html: '<body><p></p></body>' });
  });

  it('are the rich one when both are sent', async () => {
    const note = await newNote({ note: 'plain', note_html: '<body><p>rich</p></body>' });
    expect(note).toMatchObject({ note: 'rich', note_html: '<body><p>rich</p></body>' });
  });

  it('keep their formatting when a client sends the whole note back', async () => {
    const note = await newNote({ note: 'two  spaces' });
    const formatted = await newNote({ note_html: '<body><h1>Big</h1></body>' });
    for (const one of [note, formatted]) {
      const { note_html, note: text } = await change(one, { ...one, title: 'Titled' });
      expect([note_html, text]).toEqual([one.note_html, one.note]);
      expect((await change(one, { note: one.note })).note_html).toBe(one.note_html);
    }
  });

  it('are cleared by null', async () => {
    const note = await newNote({ note: 'something' });
    const cleared = { note: '', note_html: '<body><p></p></body>' };
    expect(await change(note, { note: null })).toMatchObject(cleared);
    const again = await change(note, { note: 'something' });
    expect(await change(again, { note_html: null })).toMatchObject(cleared);
  });

  it('are cleaned, and refused when they are no rich text', async () => {
    const note = await newNote({ note_html: '<body><p onclick="x()">Hi<script>x()</script></p></body>' });
    expect(note.note_html).toBe('<body><p>Hi</p></body>');
    expect((await newNote({ note_html: 'Hi' }))['field-errors']).toHaveProperty('note_html');
    expect((await newNote({ note_html: 3 }))['field-errors']).toEqual({ note_html: 'Value must be of str type.' });
  });

  it('tell whom they mention', async () => {
    const mention = `<span data-type="mention" data-id="${world.user_id}" data-label="Admin" class="mention">@Admin</span>`;
    const note = await newNote({ note_html: `<body><p>${mention}</p></body>` });
    expect(note).toMatchObject({ note: '@Admin', note_mentions: [world.user_id] });
    expect((await change(note, { title: 'x' })).note_mentions).toEqual([world.user_id]);
    expect((await change(note, { note: 'Nobody' })).note_mentions).toEqual([]);
  });
});

describe('the pin of a note', () => {
  it('is dated when it is set, stays as it is, and goes', async () => {
    const note = await newNote();
    const pinned = await change(note, { pinned: true });
    expect(pinned).toMatchObject({ pinned: true, pinned_at: expect.any(String) });
    expect((await change(note, { pinned: true, title: 'Again' })).pinned_at).toBe(pinned.pinned_at);
    expect(await change(note, { pinned: false })).toMatchObject({ pinned: false, pinned_at: null });
    expect((await newNote({ pinned: true })).pinned_at).not.toBeNull();
  });
});

describe('the files of a note', () => {
  const file = { url: 'https://app.close.com/go/file/temporary/user_1/1/a.gif/', filename: 'a.gif' };

  it('are written as a whole list', async () => {
    const note = await newNote({ attachments: [{ ...file, content_type: 'image/gif' }] });
    expect(note.attachments).toEqual([{ ...file, content_type: 'image/gif', size: null, thumbnail_url: null }]);
    expect((await change(note, { attachments: note.attachments })).date_updated).toBe(note.date_updated);
    expect((await change(note, { attachments: [] })).attachments).toEqual([]);
  });

  it('have a name and an address of an uploaded file', async () => {
    const attachments = [file, { url: 'https://example.com/a.gif', filename: 'a.gif' }, { url: file.url }];
    expect((await newNote({ attachments }))['field-errors']).toEqual({
      attachments: {
        errors: {
          1: { 'field-errors': { url: 'Invalid URL.' } },
          2: { 'field-errors': { filename: 'This field is required.' } },
        },
      },
    });
  });
});

describe('a change of a note', () => {
  it('leaves its lead, its author and its owner as they are', async () => {
    const elsewhere = (await world.post('/lead/', {})).body.id;
    const note = await newNote({ note: 'x' });
    const body = { lead_id: elsewhere, user_id: 'user_x', created_by: null, date_created: '2000-01-01' };
    const changed = await change(note, { ...body, activity_at: '2026-01-01T00:00:00Z' });
    expect(changed).toMatchObject({ lead_id, user_id: note.user_id, created_by: note.created_by });
    expect(changed).toMatchObject({ date_created: note.date_created, activity_at: '2026-01-01T00:00:00+00:00' });
    expect((await change(note, { activity_at: null })).activity_at).toBe(note.date_created);
  });

  it('leaves events, and none when nothing changes', async () => {
    const note = await newNote({ note: 'first' });
    await change(note, { note: 'first', title: null, pinned: false });
    await change(note, { note: 'second' });
    await world.delete(`/activity/note/${note.id}/`);
    const events = (await world.events()).filter((event) => event.object_id === note.id);
    expect(events.map((event) => `${event.object_type} ${event.action}`)).toEqual([
      'activity.note created',
      'activity.note updated',
      'activity.note deleted',
    ]);
    expect(events.every((event) => event.lead_id === lead_id)).toBe(true);
    expect(events[1]?.changed_fields.sort()).toEqual(['date_updated', 'note', 'note_html']);
    expect(events[1]?.previous_data).toMatchObject({ note: 'first' });
  });

  it('passes over keys that nobody knows', async () => {
    expect(await newNote({ colour: 'red' })).not.toHaveProperty('colour');
  });

  it('of somebody else’s needs the permission', async () => {
    const note = await newNote({ note: 'mine' });
    const restricted = await world.member('restricteduser');
    const path = `/activity/note/${note.id}/`;
    expect((await restricted.put(path, { note: 'yours' })).status).toBe(403);
    expect((await restricted.delete(path)).status).toBe(403);
    const own = (await restricted.post('/activity/note/', { lead_id, note: 'own' })).body;
    expect((await restricted.put(`/activity/note/${own.id}/`, { note: 'still' })).status).toBe(200);
    expect((await restricted.delete(`/activity/note/${own.id}/`)).body).toEqual({});
    expect((await (await world.member('user')).put(path, { note: 'ours' })).status).toBe(200);
  });

  it('of another organization’s is a 404', async () => {
    const note = await newNote();
    const other = await newWorld();
    const missing = { error: 'Empty query: Note matching query does not exist.' };
    for (const answer of [
      await other.get(`/activity/note/${note.id}/`),
      await other.put(`/activity/note/${note.id}/`, { note: 'x' }),
      await other.delete(`/activity/note/${note.id}/`),
    ]) {
      expect([answer.status, answer.body]).toEqual([404, missing]);
    }
  });
});
