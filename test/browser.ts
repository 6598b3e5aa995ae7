// A browser with a page of the server open: it keeps the cookie that the server gives it, and says where its requests come
// from.
import { randomUUID, scryptSync } from 'node:crypto';
import { createUser } from '../server/organizations.ts';
import { type Answer, type Caller, speaking, type World } from './harness.ts';

export interface Browser extends Pick<Caller, 'get' | 'post' | 'put' | 'delete'> {
  /** What it sends as `Cookie`; empty when it has none. */
  cookie: string;
}

/** `headers` are sent beside those of a page of the server. */
export function browser(world: Pick<World, 'app'>, headers: Record<string, string> = {}): Browser {
  const always = (): Record<string, string> => ({
    origin: 'http://localhost',
    ...(made.cookie === '' ? {} : { cookie: made.cookie }),
    ...headers,
  });
  const made: Browser = { cookie: '', ...speaking(world.app, always, (answer) => keepCookie(made, answer)) };
  return made;
}

function keepCookie(browser: Browser, answer: Answer): void {
  const [cookie] = setCookie(answer).split(';');
  if (cookie) browser.cookie = cookie.endsWith('=') ? '' : cookie;
}

export const setCookie = ({ headers }: Answer): string => String(headers['set-cookie'] ?? '');

export interface Person {
  user_id: string;
  email: string;
  password: string;
}

/** Another member of the world's organization, with a password, of which a hash is kept that is quick to compare
 *  with. */
export async function person(world: World, role_id = 'user'): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  const password = `password of ${email}`;
  const password_hash = `scrypt$1024$8$1$c2FsdA$${scryptSync(password, 'salt', 32, { N: 1024, r: 8, p: 1 }).toString('base64url')}`;
  const all = { email, first_name: 'Pat', last_name: 'Doe', role_id, password_hash };
  const { user_id } = await createUser(world.database, world.organization_id, all);
  return { user_id, email, password };
}

/** The browser of somebody who has signed in. */
export async function signedIn(world: World, { email, password }: Person): Promise<Browser> {
  const made = browser(world);
  const { status, body } = await made.post('/session/', { email, password });
  if (status !== 200) throw new Error(`cannot sign in: ${status} ${JSON.stringify(body)}`);
  return made;
}
