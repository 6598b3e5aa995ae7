// What is between the server and a browser: the cookie that holds a session's token, and from which pages it may be used.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ApiError, forbidden, plainError } from '../core/errors.ts';
import { isForwardedFromHttps, isSameOrigin } from '../core/origin.ts';
import { KEPT_MS, SESSION_COOKIE } from './session.ts';

/** Has the browser keep the token of a session, or forget the one that it has. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string | null): void {
  const secure = request.protocol === 'https' || isForwardedFromHttps(request.headers);
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  if (token === null) reply.clearCookie(SESSION_COOKIE, options);
  else reply.setCookie(SESSION_COOKIE, token, { ...options, maxAge: KEPT_MS / 1000 });
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

const OF_BROWSERS = ['cookie', 'origin', 'referer', 'sec-fetch-mode'];

/** The answer to a request of nobody. A browser that is challenged would ask for a name and a password by itself, in a
 *  window over the page. */
export const unauthorized = ({ headers }: FastifyRequest): ApiError =>
  plainError(
    401,
    'The server could not verify that you are authorized to access the URL requested. Send an API key as the user name of HTTP Basic authentication, with an empty password.',
    OF_BROWSERS.some((name) => name in headers) ? {} : { 'www-authenticate': 'Basic realm="Ajar"' },
  );
