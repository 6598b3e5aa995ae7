// Custom fields that are deleted and changed while others write: no object is left with a value that its fields do not take
// (core.md §9.2, §9.3).
import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Row } from '../../core/resource.ts';
import { create, lock, remove, transaction, update } from '../../core/write.ts';
import { name, sql } from '../../database/connect.ts';
import { contextFor } from '../../jobs/job.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const OBJECTS = ['lead', 'contact', 'opportunity'] as const;
type Named = (typeof OBJECTS)[number];

const newField = async (body: object, object: string = 'lead'): Promise<Json> =>
  (await world.post(`/custom_field/${object}/`, { name: 'Field', type: 'text', ...body })).body;
const newLead = async (body: object = {}): Promise<Json> => (await world.post('/lead/', { name: 'W', ...body })).body;
const key = (field: { id: string }): string => `custom.${field.id}`;
const fieldPath = (field: { id: string }, object: string = 'lead'): string => `/custom_field/${object}/${field.id}/`;
const read = async (object: string, id: string): Promise<Json> => (await world.get(`/${object}/${id}/`)).body;

const context = (of: World) =>
  contextFor(of.work, { organization_id: of.organization_id, user_id: of.user_id, role_id: 'admin' });

/** Somebody who has written and not committed yet. */
async function holding(work: (ctx: WriteContext) => Promise<unknown>): Promise<{ commit: () => Promise<void> }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let whole: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    whole = transaction(context(world), async (inside) => {
      await work(inside);
      resolve();
      await released;
    });
    whole.catch(reject);
  });
  return {
    commit: async () => {
      release();
      await whole;
    },
  };
}

/** Until so many sessions of this database wait for a lock. */
async function waiting(most = 1): Promise<void> {
  for (;;) {
    const [row] = await world.database.query<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((row?.count ?? 0) >= most) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What is wrong with the values of an organization's objects: keys without a field, and values that a new object may not
 *  have. Each object can be sent back whole. */
async function faults(of: World): Promise<string[]> {
  const found: string[] = [];
  for (const object of OBJECTS) {
    const { data: fields } = (await of.get(`/custom_field/${object}/`)).body;
    const types = new Map<string, string>(fields.map((field: Json) => [key(field), field.type]));
    const rows = await of.database.query<{ id: string; custom: Row }>(sql`
      select id, custom from ${name(object)} where organization_id = ${of.organization_id} and custom <> '{}'`);
    for (const { id, custom } of rows) {
      for (const field of Object.keys(custom)) if (!types.has(field)) found.push(`${id}: no field ${field}`);
      const { body } = await of.get(`/${object}/${id}/`);
      const back = await of.put(`/${object}/${id}/`, body);
      if (back.status !== 200) found.push(`${id} back: ${JSON.stringify(back.body)}`);
      const home = object === 'lead' ? {} : { lead_id: body.lead_id };
      const values = Object.entries(custom).filter(([field]) => object !== 'lead' || types.get(field) !== 'contact');
      const copy = await of.post(`/${object}/`, { ...home, ...Object.fromEntries(values) });
      if (copy.status !== 200) found.push(`${id} anew: ${JSON.stringify(copy.body)}`);
      else await of.delete(`/${object}/${copy.body.id}/`);
    }
  }
  return found;
}

/** One object of each kind, of one lead. */
async function family(): Promise<Record<Named, Json>> {
  const lead = await newLead({ contacts: [{ name: 'Bruce' }] });
  const opportunity = (await world.post('/opportunity/', { lead_id: lead.id })).body;
  return { lead, contact: await read('contact', lead.contact_ids[0]), opportunity };
}

describe.each(OBJECTS)('a value that somebody is about to give to a %s', (object) => {
  it('goes with its field', async () => {
    const field = await newField({}, object);
    const { [object]: known, lead } = await family();
    let made: Json;
    const writer = await holding(async (ctx) => {
      const values = object === 'lead' ? {} : { lead_id: lead.id };
      [made] = await create(ctx, object, [{ ...values, [key(field)]: 'new' }]);
      await update(ctx, object, [known.id], { [key(field)]: 'given' });
    });
    const deleted = world.delete(fieldPath(field, object));
    await waiting();
    await writer.commit();
    expect((await deleted).status).toBe(200);
    expect(await read(object, made.id)).not.toHaveProperty([key(field)]);
    expect(await read(object, known.id)).not.toHaveProperty([key(field)]);
    expect((await world.put(`/${object}/${known.id}/`, await read(object, known.id))).status).toBe(200);
  });

  it('gets the form that the field has then', async () => {
    const field = await newField({}, object);
    const { [object]: one } = await family();
    const { [object]: other } = await family();
    const writer = await holding(async (ctx) => {
      await update(ctx, object, [one.id], { [key(field)]: '12' });
      await update(ctx, object, [other.id], { [key(field)]: 'twelve' });
    });
    const changed = world.put(fieldPath(field, object), { type: 'number' });
    await waiting();
    await writer.commit();
    expect((await changed).body.type).toBe('number');
    expect((await read(object, one.id))[key(field)]).toBe(12);
    expect(await read(object, other.id)).not.toHaveProperty([key(field)]);
  });
});

describe('somebody who comes while a field is being changed', () => {
  it('waits, and is held to what the field is then', async () => {
    const [gone, number] = [await newField({}), await newField({})];
    const lead = await newLead();
    const admin = await holding(async (ctx) => {
      await remove(ctx, 'lead_custom_field', [gone.id]);
      await update(ctx, 'lead_custom_field', [number.id], { type: 'number' });
    });
    const given = [gone, number].map((field) => world.put(`/lead/${lead.id}/`, { [key(field)]: 'text' }));
    await waiting();
    await admin.commit();
    expect((await Promise.all(given)).map(({ body }) => body['field-errors'])).toEqual([
      { [key(gone)]: 'Object does not exist.' },
      { [key(number)]: 'Value must be of number type.' },
    ]);
  });

  it('does not wait with other values than those of custom fields', async () => {
    const field = await newField({});
    const lead = await newLead({ [key(field)]: 'x' });
    const admin = await holding((ctx) => remove(ctx, 'lead_custom_field', [field.id]));
    expect((await world.put(`/lead/${lead.id}/`, { ...lead, name: 'Other' })).body.name).toBe('Other');
    expect((await newLead()).id).toBeDefined();
    await admin.commit();
  });
});

describe('a change whose process is killed before the values have followed', () => {
  it('leaves values that can be sent back and cleared, that nobody gets, and that a job takes away', async () => {
    const [gone, number] = [await newField({}), await newField({ name: 'Number' })];
    const values = { [key(gone)]: 'x', [key(number)]: 'many' };
    const [one, two, source, destination] = await Promise.all(
      [1, 2, 3, 4].map(async (n) => newLead(n < 4 ? values : {})),
    );
    await transaction(context(world), async (inside) => {
      await remove(inside, 'lead_custom_field', [gone.id]);
      await update(inside, 'lead_custom_field', [number.id], { type: 'number' });
    });
    expect((await world.put(`/lead/${one.id}/`, { ...(await read('lead', one.id)), name: 'Sent back' })).status).toBe(
      200,
    );
    expect((await world.put(`/lead/${one.id}/`, { [key(gone)]: 'y' })).status).toBe(400);
    const cleared = await world.put(`/lead/${two.id}/`, { [key(gone)]: null, [key(number)]: null });
    expect([cleared.status, Object.keys(cleared.body).filter((name) => name.startsWith('custom.'))]).toEqual([200, []]);
    expect((await world.post('/lead/merge/', { source: source.id, destination: destination.id })).status).toBe(200);
    expect(await read('lead', destination.id)).not.toHaveProperty([key(gone)]);
    expect(await read('lead', destination.id)).not.toHaveProperty([key(number)]);
    const given = await world.put(`/lead/${two.id}/`, { [key(number)]: 7 });
    expect(given.body[key(number)]).toBe(7);
    await world.runJobs(['custom-values']);
    expect(await faults(world)).toEqual([]);
    expect((await read('lead', two.id))[key(number)]).toBe(7);
    const left = await world.database.query(sql`
      select from custom_field_change where organization_id = ${world.organization_id}`);
    expect(left.length).toBe(0);
  });

  it('keeps what is given in the new form meanwhile, whatever the old one was', async () => {
    const other = await newWorld();
    const make = async (type: string): Promise<Json> =>
      (await other.post('/custom_field/lead/', { name: type, type })).body;
    const [user, contact, text] = [await make('user'), await make('contact'), await make('text')];
    const people = { contacts: [{ name: 'Bruce' }] };
    const old = (await other.post('/lead/', { ...people, [key(user)]: other.user_id, [key(text)]: 'Joker' })).body;
    await other.put(`/lead/${old.id}/`, { [key(contact)]: old.contact_ids[0] });
    await transaction(context(other), async (inside) => {
      await update(inside, 'lead_custom_field', [user.id], { type: 'text' });
      await update(inside, 'lead_custom_field', [contact.id], { type: 'text' });
      await update(inside, 'lead_custom_field', [text.id], { type: 'contact' });
    });
    const young = (await other.post('/lead/', { ...people, [key(user)]: 'Mel', [key(contact)]: 'Mel' })).body;
    await other.put(`/lead/${young.id}/`, { [key(text)]: young.contact_ids[0] });
    await other.runJobs(['custom-values']);
    const values = async ({ id }: Json) => (await other.get(`/lead/${id}/?_fields=custom`)).body;
    const owner = (await other.get('/me/')).body;
    expect(await values(old)).toEqual({ [key(user)]: `${owner.first_name} ${owner.last_name}`.trim() });
    expect(await values(young)).toEqual({
      [key(user)]: 'Mel',
      [key(contact)]: 'Mel',
      [key(text)]: young.contact_ids[0],
    });
    expect(await faults(other)).toEqual([]);
  });
});

describe('a change that concerns more objects than one piece', () => {
  it('holds nobody up who gives other values meanwhile', async () => {
    const other = await newWorld();
    const make = async (name: string): Promise<Json> =>
      (await other.post('/custom_field/lead/', { name, type: 'text' })).body;
    const [field, kept] = [await make('going'), await make('kept')];
    const made = await transaction(context(other), (inside) =>
      create(
        inside,
        'lead',
        Array.from({ length: 1100 }, () => ({ [key(field)]: 'x', [key(kept)]: 'y' })),
      ),
    );
    const last =
      made
        .map(({ id }) => id)
        .sort()
        .at(-1) ?? '';
    let release = () => {};
    const blocked = transaction(context(other), async (inside) => {
      await lock(inside, inside.resource('lead'), [last]);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    const deleted = other.delete(fieldPath(field));
    await waiting();
    const meanwhile = await other.post('/lead/', { [key(kept)]: 'z' });
    expect(meanwhile.body[key(kept)]).toBe('z');
    release();
    await blocked;
    expect((await deleted).status).toBe(200);
    const [row] = await other.database.query<{ going: number; kept: number }>(sql`
      select count(*) filter (where custom ? ${key(field)})::int as going,
        count(*) filter (where custom ? ${key(kept)})::int as kept
      from lead where organization_id = ${other.organization_id}`);
    expect(row).toEqual({ going: 0, kept: 1101 });
  });
});

describe('what is brought back', () => {
  it('has no values of fields that went meanwhile, and others in their form of now', async () => {
    const [gone, number, several] = [
      await newField({}),
      await newField({}),
      await newField({ type: 'choices', choices: ['a', 'b'], accepts_multiple_values: true }),
    ];
    const [friend, deal] = [await newField({ type: 'contact' }), await newField({}, 'opportunity')];
    const { lead, contact, opportunity } = await family();
    const values = { [key(gone)]: 'x', [key(number)]: '5', [key(several)]: ['a', 'b'], [key(friend)]: contact.id };
    await world.put(`/lead/${lead.id}/`, values);
    await world.put(`/opportunity/${opportunity.id}/`, { [key(deal)]: 'x' });
    const { headers } = await world.delete(`/lead/${lead.id}/`, { 'x-ajar-undoable': 'true' });
    await world.delete(fieldPath(gone));
    await world.delete(fieldPath(deal, 'opportunity'));
    await world.put(fieldPath(number), { type: 'number' });
    await world.put(fieldPath(several), { choices: ['b'], accepts_multiple_values: false });
    expect((await world.post('/undo/', { request_ids: [headers['x-request-id']] })).status).toBe(200);
    expect((await world.get(`/lead/${lead.id}/?_fields=custom`)).body).toEqual({
      [key(number)]: 5,
      [key(several)]: 'b',
      [key(friend)]: contact.id,
    });
    expect((await world.get(`/opportunity/${opportunity.id}/?_fields=custom`)).body).toEqual({});
    expect(await faults(world)).toEqual([]);
  });
});

describe('a contact that is deleted while somebody names it', () => {
  it.each(OBJECTS)('goes from the values of a %s', async (object) => {
    const field = await newField({ type: 'contact', name: 'Friend' }, object);
    const { [object]: known, lead } = await family();
    const friend = (await world.post('/contact/', { lead_id: lead.id, name: 'Alfred' })).body;
    const writer = await holding((ctx) => update(ctx, object, [known.id], { [key(field)]: friend.id }));
    const deleted = world.delete(`/contact/${friend.id}/`);
    await waiting();
    await writer.commit();
    expect((await deleted).status).toBe(200);
    expect(await read(object, known.id)).not.toHaveProperty([key(field)]);
  });
});

describe('a shared field', () => {
  it('that is taken from an object and put on it again keeps what is given then', async () => {
    const field = (await world.post('/custom_field/shared/', { name: 'Shared', type: 'text' })).body;
    const path = `/custom_field/shared/${field.id}/association/`;
    await world.post(path, { object_type: 'lead' });
    const lead = await newLead();
    const writer = await holding((ctx) => update(ctx, 'lead', [lead.id], { [key(field)]: 'old' }));
    const taken = world.delete(`${path}lead/`);
    await waiting();
    await writer.commit();
    expect((await taken).status).toBe(204);
    expect(await read('lead', lead.id)).not.toHaveProperty([key(field)]);
    await world.post(path, { object_type: 'lead' });
    const other = await newLead({ [key(field)]: 'new' });
    await world.runJobs(['custom-values']);
    expect((await read('lead', other.id))[key(field)]).toBe('new');
    expect((await world.delete(`/custom_field/shared/${field.id}/`)).status).toBe(200);
    expect(await read('lead', other.id)).not.toHaveProperty([key(field)]);
  });
});

describe('values that earlier versions left behind', () => {
  it('are taken away or converted by a job', async () => {
    const other = await newWorld();
    const number = (await other.post('/custom_field/lead/', { name: 'Number', type: 'number' })).body;
    const text = (await other.post('/custom_field/lead/', { name: 'Text', type: 'text' })).body;
    const { id } = (await other.post('/lead/', { [key(text)]: 'kept' })).body;
    await other.database.query(sql`
      update lead set custom = custom || ${JSON.stringify({ 'custom.cf_gone': 'x', [key(number)]: '5' })}::jsonb
      where organization_id = ${other.organization_id} and id = ${id}`);
    // As the migration does it for every organization.
    await other.database.query(sql`
      insert into custom_field_change (organization_id, object_type, field_id)
      values (${other.organization_id}, 'lead', '*')`);
    const before = (await other.get(`/lead/${id}/`)).body.date_updated;
    await other.runJobs(['custom-values']);
    const { body } = await other.get(`/lead/${id}/`);
    expect(body).toMatchObject({ [key(text)]: 'kept', [key(number)]: 5, date_updated: before });
    expect(body).not.toHaveProperty(['custom.cf_gone']);
  });
});

describe('many at once', () => {
  /** What clients do with a field, each time with another lead. */
  const writes = (of: World, field: Json, leads: Json[]) => {
    const value = () => ({ [key(field)]: 'a' });
    return [
      () => of.post('/lead/', { name: 'new', ...value(), contacts: [{ name: 'Al' }] }),
      () => of.put(`/lead/${leads[0].id}/`, value()),
      async () => of.put(`/lead/${leads[1].id}/`, { ...(await of.get(`/lead/${leads[1].id}/`)).body, name: 'back' }),
      () => of.post('/lead/merge/', { source: leads[2].id, destination: leads[3].id }),
      async () => {
        const { headers } = await of.delete(`/lead/${leads[4].id}/`, { 'x-ajar-undoable': 'true' });
        return of.post('/undo/', { request_ids: [headers['x-request-id']] });
      },
      () => of.put(`/lead/${leads[5].id}/`, { 'custom.contested': 'a', name: 'by name' }),
      () => of.put(`/lead/${leads[6].id}/`, { description: 'no value' }),
      async () => {
        const { headers } = await of.put(
          `/lead/${leads[7].id}/`,
          { [key(field)]: null },
          { 'x-ajar-undoable': 'true' },
        );
        return of.post('/undo/', { request_ids: [headers['x-request-id']] });
      },
      () =>
        of.post('/bulk_action/edit/', {
          s_query: { type: 'object_type', object_type: 'lead' },
          type: 'set_custom_field',
          custom_field_id: field.id,
          custom_field_value: 'a',
        }),
    ];
  };

  it('leave nothing behind, whatever becomes of the field', async () => {
    const changes: ((of: World, path: string) => Promise<unknown>)[] = [
      (of, path) => of.delete(path),
      (of, path) => of.put(path, { type: 'number' }),
      (of, path) => of.put(path, { type: 'choices', choices: ['b'] }),
      (of, path) => of.put(path, { type: 'choices', choices: ['a'], accepts_multiple_values: true }),
      (of, path) => Promise.all([of.put(path, { type: 'user' }), of.put(path, { type: 'hidden' }), of.delete(path)]),
    ];
    for (let round = 0; round < 15; round++) {
      const of = await newWorld();
      const field = (await of.post('/custom_field/lead/', { name: 'contested', type: 'text' })).body;
      const leads = await Promise.all(
        Array.from({ length: 8 }, (_, n) => of.post('/lead/', n % 2 === 0 ? { [key(field)]: 'a' } : {})),
      );
      const others = writes(
        of,
        field,
        leads.map(({ body }) => body),
      ).map((write) => write());
      const change = changes[round % changes.length];
      await new Promise((resolve) => setTimeout(resolve, round * 3));
      const [answers] = await Promise.all([
        Promise.all([
          ...others,
          ...writes(
            of,
            field,
            leads.map(({ body }) => body),
          )
            .slice(0, 2)
            .map((write) => write()),
        ]),
        change?.(of, fieldPath(field)),
      ]);
      for (const { status } of answers) expect([200, 201, 400, 404, 409]).toContain(status);
      await of.runJobs();
      expect(await faults(of), `round ${round}`).toEqual([]);
    }
  }, 120_000);
});
