// Which network a request comes from, in the two widths that guesses at passwords are counted by.
import { isIPv6 } from 'node:net';

export interface Network {
  /** An IPv4 address, or the first 64 bits of an IPv6 address: whoever has one of these has all of them. */
  near: string;
  /** The first 24 or 48 bits: what somebody may have got as one piece. */
  wide: string;
}

export function networkOf(address: string): Network {
  const [bare = ''] = address.split('%');
  const four = /^(?:.*:)?(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  // Also as a socket for both kinds shows it: `::ffff:192.0.2.1`.
  if (four !== undefined) return { near: four, wide: four.split('.', 3).join('.') };
  if (!isIPv6(bare)) return { near: address, wide: address };
  const groups = groupsOf(bare);
  return { near: groups.slice(0, 4).join(':'), wide: groups.slice(0, 3).join(':') };
}

/** The eight groups of an IPv6 address, each without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail)];
  const between = Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(between).fill('0'), ...after].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}
