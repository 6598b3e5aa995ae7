// Calls of all kinds, made by chance out of the OpenAPI document: none of them makes the server fail, holds it up, is
// answered otherwise than the document says, or shows anything of another organization.
//
// A failure names the seed and the request. More calls, or those of another seed:
// AJAR_FUZZ_CALLS=20000 AJAR_FUZZ_SEED=7 npm test -- test/fuzz/fuzz
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, type Json } from '../answers.ts';
import { newMemory } from './memory.ts';
import { randomFrom } from './random.ts';
import { asCurl, type Call, newCall } from './requests.ts';
import { type Person, startTarget, type Target } from './server.ts';

const CALLS = Number(process.env.AJAR_FUZZ_CALLS ?? 4000);
const SEED = Number(process.env.AJAR_FUZZ_SEED ?? 1);

/** Milliseconds of CPU, and how many calls are made between two looks at it. */
const LONGEST_BLOCK = 100;
const LOOK_EVERY = 25;
const SECRET = 'Keyser Soze';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
}, 180_000);
afterAll(() => target.stop());

interface Heard {
  status: number;
  text: string;
  body: Json;
}

async function send({ person, method, path, headers, body }: Omit<Call, 'operation'>): Promise<Heard> {
  const answer = await fetch(`${target.address}/api/v1${path}`, {
    method,
    headers: { ...(person ? { authorization: `Basic ${btoa(`${person.key}:`)}` } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  return { status: answer.status, text, body: isJson && text !== '' ? JSON.parse(text) : undefined };
}

/** Makes one of most kinds in somebody's organization, all called the same, and gives their ids. */
async function oneOfMost(
  person: Person,
  name: string,
  learn = (_path: string, _body: Json): void => {},
): Promise<string[]> {
  const made = async (path: string, body: object): Promise<Json> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await send({ person, method: 'POST', path, headers, body: JSON.stringify(body) });
    expect(answer.status, `${path} ${answer.text}`).toBeLessThan(300);
    learn(path, answer.body);
    return answer.body;
  };
  const field = await made('/custom_field/lead/', { name: name, type: 'text' });
  const lead = await made('/lead/', { name: name, contacts: [{ name: name }], [`custom.${field.id}`]: name });
  const others = [
    await made('/task/', { lead_id: lead.id, text: name }),
    await made('/opportunity/', { lead_id: lead.id, note: name }),
    await made('/activity/note/', { lead_id: lead.id, note: name }),
    await made('/pipeline/', { name: name }),
    await made('/status/lead/', { label: name }),
    await made('/saved_search/', { name: name, query: name }),
    await made('/bulk_action/delete/', { query: 'nobody' }),
    await made('/export/lead/', { type: 'leads', format: 'csv', query: 'nobody' }),
  ];
  return [field, lead, lead.contacts[0], ...others].map(({ id }) => id).concat(person.organization_id, person.user_id);
}

/** What an answer should not be. */
function wrongIn(call: Call, { status, text, body }: Heard, foreign: readonly string[]): string[] {
  const sent = `${call.path} ${call.body ?? ''}`;
  const partial = sent.includes('_fields');
  return [
    ...(status >= 500 ? ['the server failed'] : []),
    ...(status >= 400 && !['error', 'errors', 'field-errors'].some((key) => Object.hasOwn(body ?? {}, key))
      ? ['an error of another shape']
      : []),
    ...faultsOf(call.operation, status, body, partial),
    ...(text.includes(SECRET) ? ['something of another organization'] : []),
    ...foreign.filter((id) => text.includes(id) && !sent.includes(id)).map((id) => `names ${id}`),
  ];
}

test(`${CALLS} calls by chance (seed ${SEED})`, async () => {
  const memory = newMemory();
  const foreign = await oneOfMost(target.stranger, SECRET);
  await oneOfMost(target.people[0] as Person, 'Acme', memory.learn);
  const around = { random: randomFrom(SEED), memory, people: target.people, foreign };
  const found: string[] = [];
  const statuses = new Map<number, number>();
  const recent: { call: Call; ms: number }[] = [];
  await target.longestBlock();
  for (let number = 1; number <= CALLS && found.length < 20; number++) {
    const call = newCall(around);
    const began = performance.now();
    const heard = await send(call);
    recent.push({ call, ms: performance.now() - began });
    statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1);
    if (heard.status < 300) memory.learn(call.operation.path, heard.body);
    if (heard.status < 300 && call.operation.method === 'DELETE') memory.forget(call.path);
    const wrong = wrongIn(call, heard, foreign);
    if (wrong.length > 0) {
      const shown = `seed ${SEED}, call ${number}: ${heard.status} ${heard.text.slice(0, 300)}`;
      found.push([wrong.slice(0, 3).join('; '), shown, asCurl(target.address, call)].join('\n'));
    }
    if (number % LOOK_EVERY !== 0) continue;
    const block = await target.longestBlock();
    const [slowest] = recent.splice(0).sort((a, b) => b.ms - a.ms);
    if (block > LONGEST_BLOCK && slowest) {
      const shown = `seed ${SEED}, up to call ${number}: the event loop was held for ${block} ms of CPU, perhaps by`;
      found.push(`${shown}\n${asCurl(target.address, slowest.call)}`);
    }
  }
  console.log('answers by status', Object.fromEntries([...statuses].sort(([a], [b]) => a - b)));
  expect(found.join('\n\n')).toBe('');
  // What is refused alone would tell little.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(CALLS / 5);
}, 1_800_000);
