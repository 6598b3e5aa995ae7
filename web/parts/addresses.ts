// The addresses that links of the app lead to, made of what people have typed; null for what is no such address.

/** `mailto:` for one address and nothing else: in such a link `?`, `&` and `,` would begin other recipients and texts
 *  (RFC 6068), so they are written as what they are. */
export function mailTo(email: string): string | null {
  const [, local, domain] = /^([^\s@,;:<>"()[\]\\\p{C}]+)@([\p{L}\p{N}.-]+)$/u.exec(email.trim()) ?? [];
  if (local === undefined || domain === undefined || !local.isWellFormed()) return null;
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`;
}

/** `tel:` for a number as people write it, with an extension if it has one (RFC 3966). */
export function telTo(phone: string): string | null {
  const pattern =
    /^\s*(\+?)([\d\s().\-/\u00a0\u2010-\u2015]*\d[\d\s().\-/\u00a0]*)(?:(?:ext\.?|x|;ext=)\s*(\d{1,10}))?\s*$/i;
  const [, plus, number, extension] = pattern.exec(phone) ?? [];
  if (plus === undefined || number === undefined) return null;
  return `tel:${plus}${number.replace(/\D/g, '')}${extension === undefined ? '' : `;ext=${extension}`}`;
}

/** A page of the web; not a script, data, or an account of this or another server. */
export function webTo(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, username, password, href } = new URL(url);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null;
}
