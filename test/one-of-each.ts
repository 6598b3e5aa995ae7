// Makes at least one object of each kind through the API, with texts, custom fields, moments and references in them: the data of
// the kept dumps (scripts/keep-dump.ts), and of the tests that carry a database elsewhere.

// biome-ignore lint/suspicious/noExplicitAny: answers are as each endpoint declares them
type Json = any;

/** Sends a request and gives the body of its answer; undefined when it was refused. */
export type Send = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<Json>;

/** The ids of what was made, by the name of its resource. */
export type Objects = Record<string, string>;

/** `salt` is part of all names that have to be unique. What a server does not know (yet) is left out: `send` decides whether
 *  a refusal is a failure. */
export async function makeOneOfEach(send: Send, salt: string): Promise<Objects> {
  const objects: Objects = {};
  const make = async (name: string, path: string, body: object): Promise<Json> => {
    const made = await send('POST', path, body);
    if (made?.id) objects[name] = made.id;
    return made ?? {};
  };
  const fields = await makeFields(make, salt);
  const status = await make('lead_status', '/status/lead/', { label: `Zuständig ${salt}` });
  const pipeline = await make('pipeline', '/pipeline/', { name: `Pipeline ${salt}` });
  const stage = { label: `Ångström ${salt}`, type: 'active', ...(pipeline.id && { pipeline_id: pipeline.id }) };
  const opportunityStatus = await make('opportunity_status', '/status/opportunity/', stage);
  const lead = await make('lead', '/lead/', leadBody(salt, fields));
  const contact_id = lead.contacts?.[0]?.id;
  if (contact_id) objects.contact = contact_id;
  await make('contact', '/contact/', { lead_id: lead.id, ...contactBody(`Tobias ${salt}`, fields) });
  await makeOfLead(make, lead.id, objects.contact, fields);
  if (status.id) {
    const old_status_id = lead.status_id;
    await send('PUT', `/lead/${lead.id}/`, { status_id: status.id });
    await make('lead_status_change', '/activity/status_change/lead/', {
      lead_id: lead.id,
      old_status_id,
      new_status_id: status.id,
    });
  }
  if (objects.opportunity && opportunityStatus.id) {
    await send('PUT', `/opportunity/${objects.opportunity}/`, { status_id: opportunityStatus.id });
  }
  const other = await makeMerged(send, salt);
  if (other) objects.other_lead = other;
  await makeOfOrganization(make, send, salt, status.id);
  return { ...objects, ...(await readOthers(send, lead.id)) };
}

type Make = (name: string, path: string, body: object) => Promise<Json>;

async function makeFields(make: Make, salt: string): Promise<Objects> {
  const choices = { type: 'choices', choices: ['größer', 'kleiner'], accepts_multiple_values: true };
  const size = await make('lead_custom_field', '/custom_field/lead/', { name: `Größe ${salt}`, ...choices });
  const nick = await make('contact_custom_field', '/custom_field/contact/', { name: `Nick ${salt}`, type: 'text' });
  const fee = await make('opportunity_custom_field', '/custom_field/opportunity/', {
    name: `Fee ${salt}`,
    type: 'number',
  });
  const since = await make('shared_custom_field', '/custom_field/shared/', { name: `Since ${salt}`, type: 'date' });
  if (since.id) {
    for (const object_type of ['contact', 'opportunity']) {
      await make('association', `/custom_field/shared/${since.id}/association/`, { object_type });
    }
  }
  return { size: size.id, nick: nick.id, fee: fee.id, since: since.id };
}

const value = (id: string | undefined, given: unknown): object => (id ? { [`custom.${id}`]: given } : {});

const leadBody = (salt: string, fields: Objects): object => ({
  name: `Blüth Company ${salt}`,
  url: 'https://bluth.example.com/',
  description: 'Mini-mansions; a banana stand, too',
  addresses: [
    { label: 'business', address_1: '1 Sudden Valley', city: 'Newport Beach', zipcode: '92660', country: 'US' },
  ],
  contacts: [contactBody(`Łucille ${salt}`, fields)],
  ...value(fields.size, ['größer']),
});

const contactBody = (name: string, fields: Objects): object => ({
  name,
  title: 'Matriarch',
  emails: [{ email: 'lucille@bluth.example.com', type: 'office' }],
  phones: [{ phone: '+14155552671', type: 'mobile' }],
  urls: [{ url: 'https://lucille.example.com/', type: 'url' }],
  ...value(fields.nick, 'Gangee'),
  ...value(fields.since, '2026-11-02'),
});

async function makeOfLead(make: Make, lead_id: string, contact_id: string | undefined, fields: Objects): Promise<void> {
  const of = { lead_id, ...(contact_id && { contact_id }) };
  await make('repeated_task', '/task/', {
    lead_id,
    text: 'Feed the seal',
    date: '2026-11-20',
    recurrence: 'FREQ=DAILY',
  });
  await make('completed_task', '/task/', { ...of, text: 'Pay the movers', is_complete: true });
  await make('task', '/task/', { ...of, text: 'Call about the Cornballer', date: '2026-11-30T10:00:00Z' });
  await make('note', '/activity/note/', { ...of, note: 'She always leaves a note: Klößchen', title: 'Lesson' });
  await make('opportunity', '/opportunity/', {
    ...of,
    note: 'Frozen bananas',
    value: 123_456,
    value_period: 'monthly',
    confidence: 70,
    ...value(fields.fee, 12.5),
    ...value(fields.since, '2026-11-03'),
  });
}

async function makeMerged(send: Send, salt: string): Promise<string | undefined> {
  const source = await send('POST', '/lead/', { name: `Sitwell ${salt}`, contacts: [{ name: 'Stan' }] });
  const destination = await send('POST', '/lead/', { name: `Sitwell Housing ${salt}` });
  await send('POST', '/lead/merge/', { source: source?.id, destination: destination?.id });
  return destination?.id;
}

async function makeOfOrganization(make: Make, send: Send, salt: string, lead_status_id: string): Promise<void> {
  const none = `"nobody ${salt}"`;
  await make('saved_search', '/saved_search/', { name: `Big ${salt}`, query: 'blüth sort:created' });
  const events = [{ object_type: 'lead', action: 'created' }];
  await make('webhook', '/webhook/', { url: 'https://hooks.example.com/', events });
  const edit = { type: 'set_lead_status', lead_status_id, query: none };
  const { id } = await make('bulk_edit', '/bulk_action/edit/', edit);
  if (id) {
    await send('PUT', `/bulk_action/edit/${id}/`, { status: 'paused' });
    await make('bulk_undo', `/bulk_action/edit/${id}/undo/`, {});
  }
  await make('bulk_delete', '/bulk_action/delete/', { query: none });
  await make('export_lead', '/export/lead/', { type: 'leads', format: 'csv', query: none });
  await make('export_opportunity', '/export/opportunity/', { format: 'csv' });
  await make('api_key', '/api_key/', { name: `Key ${salt}` });
  await make('membership', '/membership/', { email: `maeby-${salt}@example.com`, role_id: 'user' });
}

/** What came to be by itself. */
async function readOthers(send: Send, lead_id: string): Promise<Objects> {
  const others: Objects = {};
  const first = async (name: string, path: string): Promise<void> => {
    const id = (await send('GET', `${path}?_limit=1&lead_id=${lead_id}`))?.data?.[0]?.id;
    if (id) others[name] = id;
  };
  await first('created', '/activity/created/');
  await first('task_completed', '/activity/task_completed/');
  await first('opportunity_status_change', '/activity/status_change/opportunity/');
  await first('event', '/event/');
  const me = await send('GET', '/me/');
  if (me) Object.assign(others, { user: me.id, organization: me.organizations?.[0]?.id });
  return others;
}
