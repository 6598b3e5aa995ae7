// A CSV file as leads: reading it, guessing what its columns mean, and a row as the body of a new lead.
import Papa from 'papaparse';

export interface Csv {
  name: string;
  headers: string[];
  rows: string[][];
}

/** Reads a file; its first line names the columns. */
export function readCsv(file: File): Promise<Csv> {
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(file, {
      skipEmptyLines: 'greedy',
      complete: ({ data }) => {
        const [headers = [], ...rows] = data;
        resolve({ name: file.name, headers: headers.map((header) => header.trim()), rows });
      },
      error: reject,
    });
  });
}

/** What a column can mean. */
export const TARGETS = [
  {
    value: 'name',
    label: 'Lead: name',
    guesses: ['name', 'company', 'lead', 'account', 'organization', 'company name', 'lead name'],
  },
  { value: 'url', label: 'Lead: web address', guesses: ['url', 'website', 'web', 'homepage'] },
  { value: 'description', label: 'Lead: description', guesses: ['description', 'about', 'notes', 'note'] },
  { value: 'status', label: 'Lead: status', guesses: ['status', 'lead status', 'stage'] },
  { value: 'address_1', label: 'Address: street', guesses: ['street', 'address', 'address 1', 'address_1'] },
  { value: 'city', label: 'Address: city', guesses: ['city', 'town'] },
  { value: 'state', label: 'Address: state', guesses: ['state', 'province', 'region'] },
  {
    value: 'zipcode',
    label: 'Address: postal code',
    guesses: ['zip', 'zipcode', 'zip code', 'postal code', 'postcode'],
  },
  { value: 'country', label: 'Address: country (two letters)', guesses: ['country', 'country code'] },
  { value: 'contact_name', label: 'Contact: name', guesses: ['contact', 'contact name', 'person', 'full name'] },
  { value: 'title', label: 'Contact: title', guesses: ['title', 'job title', 'position', 'role'] },
  { value: 'email', label: 'Contact: e-mail', guesses: ['email', 'e-mail', 'mail', 'email address', 'contact email'] },
  { value: 'phone', label: 'Contact: telephone', guesses: ['phone', 'telephone', 'mobile', 'phone number', 'tel'] },
] as const;

/** For each column a target's value, `custom.<id>`, or null for leaving it out. */
export type Mapping = (string | null)[];

export function guessMapping(
  headers: readonly string[],
  customFields: readonly { id: string; name: string }[],
): Mapping {
  const taken = new Set<string>();
  return headers.map((header) => {
    const said = header.toLowerCase();
    const custom = customFields.find(({ name }) => name.toLowerCase() === said);
    const target = custom
      ? `custom.${custom.id}`
      : TARGETS.find(({ guesses }) => (guesses as readonly string[]).includes(said))?.value;
    if (!target || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
}

const ADDRESS = ['address_1', 'city', 'state', 'zipcode', 'country'];

/** The body of a new lead. Empty cells say nothing. */
export function leadOf(row: readonly string[], mapping: Mapping): Record<string, unknown> {
  const cells = new Map<string, string>();
  for (const [index, target] of mapping.entries()) {
    const cell = row[index]?.trim();
    if (target && cell) cells.set(target, cell);
  }
  const picked = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.flatMap((name) => (cells.has(name) ? [[name, cells.get(name) ?? '']] : [])));
  const address = picked(ADDRESS);
  const [name, email, phone] = ['contact_name', 'email', 'phone'].map((target) => cells.get(target));
  const contact = {
    ...(name ? { name } : {}),
    ...picked(['title']),
    ...(email ? { emails: [{ email, type: 'office' }] } : {}),
    ...(phone ? { phones: [{ phone, type: 'office' }] } : {}),
  };
  const custom = [...cells].filter(([target]) => target.startsWith('custom.'));
  return {
    ...picked(['name', 'url', 'description', 'status']),
    ...Object.fromEntries(custom),
    ...(Object.keys(address).length > 0 ? { addresses: [{ label: 'business', ...address }] } : {}),
    ...(Object.keys(contact).length > 0 ? { contacts: [contact] } : {}),
  };
}

/** A file of rows with what was wrong with each. What a spreadsheet would run as a formula is made harmless. */
export function refusedCsv(headers: readonly string[], refused: readonly { row: string[]; reason: string }[]): string {
  const rows = refused.map(({ row, reason }) => [...headers.map((_, index) => row[index] ?? ''), reason]);
  return Papa.unparse([[...headers, 'Why it was refused'], ...rows], { escapeFormulae: true });
}
