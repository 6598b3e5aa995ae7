// What counts as one network address: whoever has one of the addresses of an IPv6 /64 has all of them.
import { isIPv6 } from 'node:net';

/** An IPv4 address as it is, also one that a socket for both shows as `::ffff:192.0.2.1`; of an IPv6 address its first 64 bits. */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.split('::');
  const [before, after] = [wordsOf(head), wordsOf(tail ?? '')];
  const words = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff) {
    return words
      .slice(6)
      .flatMap((word) => [word >> 8, word & 255])
      .join('.');
  }
  return `${words
    .slice(0, 4)
    .map((word) => word.toString(16))
    .join(':')}::/64`;
}

/** The words of a part of an IPv6 address; a dotted end is two. */
function wordsOf(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return group.includes('.') ? [a * 256 + b, c * 256 + d] : [Number.parseInt(group, 16)];
  });
}
