// What is between the server and a browser: the cookies that it keeps for us, from which pages they may be used, and what
// answers tell it not to do.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ApiError, forbidden, plainError } from '../core/errors.ts';
import { isForwardedFromHttps, isFromOwnPage, isSameOrigin } from '../core/origin.ts';
import { KNOWN_MS } from './known-browser.ts';
import { KEPT_MS } from './session.ts';

/** The cookie that holds a session's token, */
export const SESSION = { name: 'ajar_session', sameSite: 'strict', kept_ms: KEPT_MS } as const;
/** and the one by which a browser is known again that somebody has used before. */
const BROWSER = { name: 'ajar_browser', sameSite: 'strict', kept_ms: KNOWN_MS } as const;
type Cookie = typeof SESSION | typeof BROWSER;

/** Browsers take a cookie of such a name from this host alone, and by https alone: no other host of the same domain can plant
 *  one. */
const hostOnly = ({ name }: Cookie): string => `__Host-${name}`;

/** The token of the session that a browser says it is in. */
export const sessionToken = (request: FastifyRequest): string | undefined => tokenIn(request, SESSION);

/** The token of a browser that somebody has signed in with before. */
export const browserToken = (request: FastifyRequest): string | undefined => tokenIn(request, BROWSER);

/** By https under the other name alone: any host of the domain may have set the plain one. */
const tokenIn = (request: FastifyRequest, cookie: Cookie): string | undefined =>
  request.cookies[isHttps(request) ? hostOnly(cookie) : cookie.name] || undefined;

const isHttps = (request: FastifyRequest): boolean =>
  request.protocol === 'https' || isForwardedFromHttps(request.headers);

/** Has the browser keep the token of a session, or forget the one that it has. */
export const setSessionCookie = (request: FastifyRequest, reply: FastifyReply, token: string | null): void =>
  setCookie(request, reply, SESSION, token);

export const setBrowserCookie = (request: FastifyRequest, reply: FastifyReply, token: string): void =>
  setCookie(request, reply, BROWSER, token);

function setCookie(request: FastifyRequest, reply: FastifyReply, cookie: Cookie, token: string | null): void {
  const secure = isHttps(request);
  const options = { path: '/', httpOnly: true, sameSite: cookie.sameSite, secure } as const;
  const [set, other] = secure ? [hostOnly(cookie), cookie.name] : [cookie.name, hostOnly(cookie)];
  if (token !== null) reply.setCookie(set, token, { ...options, maxAge: cookie.kept_ms / 1000 });
  else reply.clearCookie(set, options);
  // Else it would be a second one, which goes on when this one ends.
  if (request.cookies[other] !== undefined) reply.clearCookie(other, { ...options, secure: true });
}

/** A browser sends cookies whichever page asks it to. What changes something has to come from a page of ours. */
export function needOwnPage(request: FastifyRequest): void {
  if (request.method !== 'GET' && !isSameOrigin(request.headers)) {
    throw forbidden('A request of a session that is no GET has to come from a page of this server.');
  }
}

/** Only pages of ours may sign somebody in, so that nobody finds themselves in the account of somebody else. Programs say of
 *  no page that it sent them. */
export function needNoOtherPage(request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined || site !== undefined) needOwnPage(request);
}

/** Browsers say what they fetch and for whom, which programs do not (Node's fetch says `sec-fetch-mode`); by plain http from
 *  other machines they do not, but name the page. */
const isBrowsers = ({ headers }: FastifyRequest): boolean =>
  'sec-fetch-site' in headers || 'sec-fetch-dest' in headers || isFromOwnPage(headers);

/** The answer to a request of nobody. A browser that is challenged would ask for a name and a password by itself, in a
 *  window over the page. */
export const unauthorized = (request: FastifyRequest): ApiError =>
  plainError(
    401,
    'The server could not verify that you are authorized to access the URL requested. Send an API key as the user name of HTTP Basic authentication, with an empty password.',
    isBrowsers(request) ? {} : { 'www-authenticate': 'Basic realm="Ajar"' },
  );

/** What every answer tells a browser unless it says otherwise: to take it for nothing but what it says it is, to keep it
 *  nowhere, to run nothing of it, and to show it in no frame. */
export const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
};
