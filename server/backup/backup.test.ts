// A backup holds everything, of one moment, and goes into another database whole or not at all.
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT_RANDOM, backUp, emptyDatabase, everything, restoreFrom, urlOf } from '../../test/backups.ts';
import { type Caller, caller, newWorld, type World } from '../../test/harness.ts';
import { makeOneOfEach, type Objects } from '../../test/one-of-each.ts';
import { openReceiver, status } from '../../test/receiver.ts';
import { describeSchema } from '../../test/schema.ts';
import { appOn, readEverything, strict } from '../../test/whole-api.ts';
import { settleRestored } from '../core/event-reader.ts';
import { connectPostgres, type Database, sql } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { openQueue } from '../jobs/worker.ts';
import { deliverDue } from '../webhooks/dispatcher.ts';
import { fanOut, settleRestored as settleWebhooks } from '../webhooks/fan-out.ts';
import { readBackup, verifyBackup } from './read-file.ts';
import type { Part, Snapshot } from './snapshot.ts';
import { writeBackup } from './write-file.ts';

const LONG = 180_000;
const NOW = '2026-11-27T12:00:00Z';
const NASTY = [
  'tab\there, line\nthere, return\rand both\r\n',
  '\\N \\. \\n \\t \\\\ \\x41 \\101',
  '\\.\n\\N',
  '"quoted", \'single\', $1 {} [] <>',
  'Ünïcödé ✓ 日本語 🦄 e\u0301 \u200f\u202eright',
  '\b\f\v\u007f\u0001',
  'x'.repeat(60_000),
];

let directory: string;
const newFile = (): string => join(directory, randomUUID());

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ajar-backup-test-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function on<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = connectPostgres(url, { connections: 4 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe('a database with a bit of everything', () => {
  let world: World;
  let objects: Objects;
  let file: string;
  let restored: string;

  beforeAll(async () => {
    world = await newWorld({ now: NOW });
    objects = await makeOneOfEach(strict(world), randomUUID());
    await addNasty(world);
    await world.runJobs();
    file = newFile();
    await backUp(await urlOf(world.database), file);
    restored = await emptyDatabase();
    await restoreFrom(file, restored);
  }, LONG);

  it('comes back row by row, with its sequences and its schema', async () => {
    const before = await everything(await urlOf(world.database));
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['lead', 'event', 'secret', 'session', 'webhook']));
    expect(await everything(restored)).toEqual(before);
    expect(await on(restored, describeSchema)).toEqual(await describeSchema(world.database));
  });

  /** Cursors of the event log name a snapshot of the server. */
  async function answers(by: Caller): Promise<unknown> {
    const all = await readEverything(by, objects);
    return { ...all, '/event/': all['/event/'].data };
  }

  it('answers every list, search and report as before, and can be written to', async () => {
    const before = await answers(caller(appOn(world.database, NOW), world));
    await on(restored, async (database) => {
      await settleRestored(database);
      const by = caller(appOn(database, NOW), world);
      expect(await answers(by)).toEqual(before);
      await makeOneOfEach(strict(by), 'afterwards');
    });
  });

  it('is restored from a restored one as it was', async () => {
    const again = newFile();
    const source = await emptyDatabase();
    await restoreFrom(file, source);
    await backUp(source, again);
    const other = await emptyDatabase();
    await restoreFrom(again, other);
    expect(await everything(other)).toEqual(await everything(source));
  });

  it('is readable by its owner alone', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is refused, with nothing written, by a database that is not empty', async () => {
    for (const what of ['create table mine (id int)', 'create view mine as select 1', 'create sequence mine']) {
      const url = await emptyDatabase();
      await on(url, (database) => database.script(what));
      const before = await on(url, describeSchema);
      await expect(restoreFrom(file, url)).rejects.toThrow(/not empty: it has mine\. Nothing was changed/);
      expect(await on(url, describeSchema)).toEqual(before);
    }
    await expect(restoreFrom(file, restored)).rejects.toThrow(/not empty/);
  });
});

describe('two backups to one file at once', () => {
  /** Of a table whose rows come when they are let. */
  function held(): { snapshot: Snapshot; started: Promise<void>; go(): void } {
    const started = Promise.withResolvers<void>();
    const going = Promise.withResolvers<void>();
    async function* parts(): AsyncGenerator<Part> {
      started.resolve();
      await going.promise;
      yield { kind: 'table', name: 'lead', pour: (sink) => pipeline(Readable.from(['a row\n']), sink) };
    }
    const tables = [{ name: 'lead', columns: [], rows: 1 }];
    const header = { ajar: '', postgresql: '', made_at: '', bytes: 0, migrations: [], tables, sequences: [], jobs: [] };
    return { snapshot: { header, parts: parts() }, started: started.promise, go: going.resolve };
  }

  it('do not touch each other: the name is always that of a whole one', async () => {
    const file = newFile();
    const [first, second] = [held(), held()];
    const writing = [first, second].map(({ snapshot }) => writeBackup(file, snapshot, { replace: true }));
    await Promise.all([first.started, second.started]);
    first.go();
    await writing[0];
    await verifyBackup(file);
    second.go();
    await writing[1];
    await verifyBackup(file);
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('what one that was killed has left is removed after a day, and nothing else', async () => {
    const file = newFile();
    const names = ['.part', '.0123abcd.part', '.4567cdef.part', '.mine.part', '2.0123abcd.part'];
    for (const name of names) writeFileSync(file + name, '');
    const before = Date.now() / 1000 - 25 * 60 * 60;
    for (const name of names) if (!name.startsWith('.4567')) utimesSync(file + name, before, before);
    const one = held();
    one.go();
    await writeBackup(file, one.snapshot, { replace: false });
    expect(names.filter((name) => existsSync(file + name))).toEqual([
      '.4567cdef.part',
      '.mine.part',
      '2.0123abcd.part',
    ]);
    for (const name of names) rmSync(file + name, { force: true });
  });
});

it('a file that cannot be written is told from a database that is lost', async () => {
  const tables = [{ name: 'lead', columns: [], rows: 1 }];
  const header = { ajar: '', postgresql: '', made_at: '', bytes: 0, migrations: [], tables, sequences: [], jobs: [] };
  const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
  async function* parts(): AsyncGenerator<Part> {
    yield { kind: 'table', name: 'lead', pour: (sink) => pipeline(Readable.from(failing()), sink) };
  }
  async function* failing() {
    yield 'half a row';
    throw lost;
  }
  await expect(writeBackup(newFile(), { header, parts: parts() }, { replace: false })).rejects.toBe(lost);
  const nowhere = join(newFile(), 'file');
  await expect(writeBackup(nowhere, { header, parts: parts() }, { replace: false })).rejects.toThrow(
    /could not be written: ENOENT.*Nothing of it was kept/,
  );
});

/** Texts that a format could trip over, in names, notes and custom fields of every type; empty texts beside none. */
async function addNasty(world: World): Promise<void> {
  const send = strict(world);
  const types = ['text', 'textarea', 'number', 'date', 'datetime', 'url', 'hidden'];
  const values = ['\\N', 'a\tb\nc\\', 12.5, '2026-02-28', '2026-02-28T10:00:00Z', 'https://example.com/?a=b\\c', ''];
  const custom: Record<string, unknown> = {};
  for (const [index, type] of types.entries()) {
    const { status: code, body } = await world.post('/custom_field/lead/', {
      name: `${type} \\N ${randomUUID()}`,
      type,
    });
    if (code < 300) custom[`custom.${body.id}`] = values[index];
  }
  for (const text of NASTY) {
    const lead = await send('POST', '/lead/', { name: text.slice(0, 200), description: text, ...custom });
    await send('POST', '/activity/note/', { lead_id: lead.id, note: text });
    await send('POST', '/task/', { lead_id: lead.id, text });
    for (const description of ['', null, text]) await send('PUT', `/lead/${lead.id}/`, { description });
  }
}

describe('a file that is not as it was written', () => {
  let file: string;
  let bytes: Buffer;

  beforeAll(async () => {
    const url = await emptyDatabase();
    await on(url, migrate);
    file = newFile();
    await backUp(url, file);
    bytes = readFileSync(file);
  });

  const refused = async (changed: Buffer): Promise<void> => {
    const other = newFile();
    writeFileSync(other, changed);
    await expect(readBackup(other)).rejects.toThrow(/is not whole|is not a backup|newer version/);
    rmSync(other);
  };

  it('is whole as long as nobody touches it', async () => {
    expect((await verifyBackup(file)).tables.length).toBeGreaterThan(20);
  });

  it(
    'is refused when any byte is another',
    async () => {
      for (let at = 0; at < bytes.length; at += at < 100 || at > bytes.length - 100 ? 1 : 61) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        await refused(changed);
      }
    },
    LONG,
  );

  it(
    'is refused when it is cut anywhere, or something follows',
    async () => {
      for (let length = 0; length < bytes.length; length += length < 100 || length > bytes.length - 100 ? 1 : 97)
        await refused(bytes.subarray(0, length));
      await refused(Buffer.concat([bytes, Buffer.from('\n')]));
      await refused(Buffer.concat([bytes, bytes]));
      await refused(Buffer.from('ajar-backup 2\n{}\n'));
    },
    LONG,
  );

  it('writes nothing into the database', async () => {
    const url = await emptyDatabase();
    const cut = newFile();
    writeFileSync(cut, bytes.subarray(0, bytes.length - 1));
    await expect(restoreFrom(cut, url)).rejects.toThrow(/is not whole/);
    expect(await everything(url)).toEqual({});
  });
});

it('a backup that is taken while others write is of one moment', async () => {
  const world = await newWorld();
  let stopped = false;
  const writer = async (): Promise<void> => {
    while (!stopped) {
      const { body } = await world.post('/lead/', { name: 'Acme', contacts: [{ name: 'Wile' }] });
      await world.post('/task/', { lead_id: body.id, text: 'Buy' });
    }
  };
  const writing = Promise.all([writer(), writer(), writer()]);
  const url = await urlOf(world.database);
  const files = [newFile(), newFile(), newFile()];
  for (const file of files) await backUp(url, file);
  stopped = true;
  await writing;
  for (const file of files) {
    // Foreign keys are checked for every row that is restored.
    const restored = await emptyDatabase();
    await restoreFrom(file, restored);
    const [counts] = await on(restored, (database) =>
      database.query(sql`
        select (select count(*) from lead where organization_id = ${world.organization_id}) as leads,
          (select count(*) from contact where organization_id = ${world.organization_id}) as contacts,
          (select count(*) from event where organization_id = ${world.organization_id} and object_type = 'lead'
            and action = 'created') as events`),
    );
    expect(counts?.contacts).toBe(counts?.leads);
    expect(counts?.events).toBe(counts?.leads);
  }
}, 180_000);

describe('what waits when the backup is taken goes on after the restore', () => {
  it('jobs', async () => {
    const world = await newWorld();
    const lead = (await world.post('/lead/', { name: 'Acme' })).body;
    const edit = { type: 'set_lead_status', lead_status_id: (await world.get('/status/lead/')).body.data[1].id };
    await strict(world)('POST', '/bulk_action/edit/', { ...edit, query: 'acme' });
    await strict(world)('POST', '/export/lead/', { type: 'leads', format: 'csv' });
    const file = newFile();
    await backUp(await urlOf(world.database), file);
    const url = await emptyDatabase();
    await restoreFrom(file, url);
    await on(url, async (database) => {
      const queue = await openQueue({ ...world.work, database });
      await queue.drain();
      await queue.stop();
      const by = caller(appOn(database), world);
      expect((await by.get('/bulk_action/edit/')).body.data).toMatchObject([{ status: 'done' }]);
      expect((await by.get('/export/')).body.data).toMatchObject([{ status: 'done' }]);
      expect((await by.get(`/lead/${lead.id}/`)).body.status_id).toBe(edit.lead_status_id);
    });
  });

  it('webhooks, each event once', async () => {
    const world = await newWorld({ settings: { webhook_private_addresses: true } });
    const receiver = await openReceiver();
    receiver.answer(status(200));
    const events = [{ object_type: 'lead', action: 'created' }];
    expect((await world.post('/webhook/', { url: receiver.url, events })).status).toBe(201);
    const add = async (name: string) => (await world.post('/lead/', { name })).body.id;
    await add('delivered');
    await deliverDue(world.work, world.organization_id);
    await add('handed out');
    await fanOut(world.work, world.organization_id);
    await add('in the log only');
    const file = newFile();
    await backUp(await urlOf(world.database), file);
    await add('later');
    const url = await emptyDatabase();
    await restoreFrom(file, url);
    await on(url, async (database) => {
      await settleRestored(database);
      await settleWebhooks(database);
      const work = { ...world.work, database };
      await caller(appOn(database), world).post('/lead/', { name: 'after the restore' });
      while ((await deliverDue(work, world.organization_id)) > 0);
    });
    expect(receiver.received.map(({ body }) => body.event.data.name)).toEqual([
      ...['delivered', 'handed out', 'in the log only', 'after the restore'],
    ]);
    await receiver.close();
  });
});

it('a restore that fails leaves an empty database, which can be restored again', async () => {
  const world = await newWorld();
  await world.post('/lead/', { name: 'Acme' });
  const source = await emptyDatabase();
  const whole = newFile();
  await backUp(await urlOf(world.database), whole);
  await restoreFrom(whole, source);
  // A row that refers to none: what no backup has, found only when the foreign keys are put back.
  const broken = newFile();
  await on(source, async (database) => {
    await database.script('alter table contact drop constraint contact_organization_id_lead_id_fkey');
    await database.script(`
      insert into contact (organization_id, id, lead_id, date_created, date_updated)
      select organization_id, 'cont_x', 'lead_none', now(), now() from lead limit 1`);
  });
  await backUp(source, broken);
  const url = await emptyDatabase();
  await expect(restoreFrom(broken, url)).rejects.toThrow(/foreign key/);
  expect(await everything(url)).toEqual({});
  await restoreFrom(whole, url);
  expect(await everything(url)).toEqual(await everything(await urlOf(world.database)));
});

it('a backup of a newer Ajar is refused, and one whose migrations were others', async () => {
  const url = await emptyDatabase();
  await on(url, migrate);
  const refused = async (change: string, words: RegExp): Promise<void> => {
    const [source, target] = [await emptyDatabase(), await emptyDatabase()];
    const [whole, changed] = [newFile(), newFile()];
    await backUp(url, whole);
    await restoreFrom(whole, source);
    await on(source, (database) => database.script(change));
    await backUp(source, changed);
    await expect(restoreFrom(changed, target)).rejects.toThrow(words);
    expect(await everything(target)).toEqual({});
  };
  await refused(`insert into migration (name) values ('9999_future.sql')`, /newer version of Ajar .*9999_future\.sql/);
  await refused(
    `update migration set checksum = 'x' where name = '0004_webhook.sql'`,
    /another migration 0004_webhook/,
  );
});

const KEPT = new URL('../../test/kept-dumps/', import.meta.url);
const DUMPS = readdirSync(KEPT).sort();

describe('a backup of an older Ajar becomes what its database would have become', () => {
  // As in test/upgrade.test.ts: nobody who was on one of these had the newest PostgreSQL.
  it.each(process.env.AJAR_TEST_DATABASE === 'oldest' ? DUMPS : [DUMPS[0], DUMPS.at(-1)])('%s', async (name = '') => {
    const text = gunzipSync(readFileSync(new URL(name, KEPT))).toString();
    const old = await emptyDatabase();
    await on(old, (database) => database.script(text));
    const file = newFile();
    await backUp(old, file);
    const url = await emptyDatabase();
    await restoreFrom(file, url);
    // Made at random by a migration that some of them have not had.
    const made = (await everything(old)).secret === undefined ? { secret: [{ row: expect.any(String) }] } : {};
    await on(old, migrate);
    expect(await on(url, describeSchema)).toEqual(await on(old, describeSchema));
    expect(await everything(url, AT_RANDOM)).toEqual({ ...(await everything(old, AT_RANDOM)), ...made });
  });
});
