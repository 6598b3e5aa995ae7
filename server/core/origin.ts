// Under which address a request has reached us. A proxy says by which one it was called itself.
type Headers = Record<string, string | string[] | undefined>;

export const hostOf = (headers: Headers): string => first(headers['x-forwarded-host']) || first(headers.host);

export const isForwardedFromHttps = (headers: Headers): boolean => first(headers['x-forwarded-proto']) === 'https';

/** Whether a browser says that the page which sent a request is one of ours. Other sites can send requests, but not say
 *  so. */
export function isSameOrigin(headers: Headers): boolean {
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (typeof origin !== 'string') return false;
  return isOurs(origin, headers);
}

/** Whether a request names a page of ours as where it comes from. Any program can do so. */
export const isFromOwnPage = (headers: Headers): boolean =>
  [headers.origin, headers.referer].some((page) => typeof page === 'string' && isOurs(page, headers));

function isOurs(page: string, headers: Headers): boolean {
  if (!URL.canParse(page)) return false;
  const { protocol, host } = new URL(page);
  // The browser leaves out the port that is usual, a proxy may not.
  const ours = `${protocol}//${hostOf(headers)}`;
  return host !== '' && URL.canParse(ours) && new URL(ours).host === host;
}

// Each of several proxies appends what it was called by.
const first = (header: string | string[] | undefined): string =>
  (typeof header === 'string' ? (header.split(',')[0] ?? '') : '').trim();
