// Where to go after signing in: what stands in a link is followed within this app alone.

/** The path, with search and hash, that an address leads to on `origin`; `/` when it leads anywhere else. The address is read
 *  as the browser reads it (`/\t/evil.example` is another host), and what it comes to is read once more. */
export function ownPath(address: string | undefined, origin: string): string {
  const [url, path] = resolved(address ?? '/', origin);
  const [again] = resolved(path, origin);
  return url !== null && url.origin === origin && again?.href === url.href ? path : '/';
}

function resolved(address: string, origin: string): [URL | null, string] {
  if (!URL.canParse(address, origin)) return [null, '/'];
  const url = new URL(address, origin);
  return [url, url.pathname + url.search + url.hash];
}
