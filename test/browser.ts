// A browser with a page of the server open: it keeps the cookie that the server gives it, and says where its requests come
// from.
import { randomUUID, scryptSync } from 'node:crypto';
import { createUser } from '../server/organizations.ts';
import { type Answer, type Caller, speaking, type World } from './harness.ts';

export interface Browser extends Pick<Caller, 'get' | 'post' | 'put' | 'delete'> {
  /** The session's part of what it sends as `Cookie`; empty when it has none. */
  cookie: string;
  /** The part by which it is known as a browser that somebody has used before. */
  known: string;
}

/** `headers` are sent beside those of a page of the server. */
export function browser(world: Pick<World, 'app'>, headers: Record<string, string> = {}): Browser {
  const always = (): Record<string, string> => ({
    origin: 'http://localhost',
    ...(made.cookie + made.known === '' ? {} : { cookie: [made.cookie, made.known].filter(Boolean).join('; ') }),
    ...headers,
  });
  const made: Browser = { cookie: '', known: '', ...speaking(world.app, always, (answer) => keepCookie(made, answer)) };
  return made;
}

function keepCookie(browser: Browser, answer: Answer): void {
  for (const set of setCookies(answer)) {
    const [cookie = ''] = set.split(';');
    const kept = cookie.endsWith('=') ? '' : cookie;
    if (/^(__Host-)?ajar_session=/.test(cookie)) browser.cookie = kept;
    if (/^(__Host-)?ajar_browser=/.test(cookie)) browser.known = kept;
  }
}

export const setCookies = ({ headers }: Answer): string[] =>
  headers['set-cookie'] === undefined ? [] : [headers['set-cookie']].flat().map(String);

/** How the answer sets the session's cookie; empty when it does not. */
export const setCookie = (answer: Answer): string =>
  setCookies(answer).find((set) => /^(__Host-)?ajar_session=/.test(set)) ?? '';

export interface Person {
  user_id: string;
  email: string;
  password: string;
}

/** Another member of the world's organization, with a password, of which a hash is kept that is quick to compare
 *  with. */
export async function person(world: World, role_id = 'user', email = `${randomUUID()}@example.com`): Promise<Person> {
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
