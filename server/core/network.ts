// Which network a request comes from: what strangers' requests and guesses at passwords are counted by.
import { isIPv6 } from 'node:net';

export interface Network {
  /** An IPv4 address, also one that a socket for both shows as `::ffff:192.0.2.1`, or the first 64 bits of an IPv6 address:
   *  whoever has one of these has all of them. */
  near: string;
  /** The first 24 or 48 bits: what somebody may have got as one piece. */
  wide: string;
}

export function networkOf(address: string): Network {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  if (!isIPv6(bare)) return four(bare);
  const [head = '', tail] = bare.split('::');
  const [before, after] = [wordsOf(head), wordsOf(tail ?? '')];
  const words = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff) {
    return four(
      words
        .slice(6)
        .flatMap((word) => [word >> 8, word & 255])
        .join('.'),
    );
  }
  const first = (count: number): string =>
    words
      .slice(0, count)
      .map((word) => word.toString(16))
      .join(':');
  return { near: `${first(4)}::/64`, wide: `${first(3)}::/48` };
}

const four = (address: string): Network => ({ near: address, wide: address.split('.', 3).join('.') });

/** The words of a part of an IPv6 address; a dotted end is two. */
function wordsOf(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return group.includes('.') ? [a * 256 + b, c * 256 + d] : [Number.parseInt(group, 16)];
  });
}
