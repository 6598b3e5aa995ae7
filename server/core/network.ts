// Which network a request comes from: what strangers' requests and guesses at passwords are counted by.
import { isIP } from 'node:net';

export interface Network {
  /** An IPv4 address, also one that a socket for both shows as `::ffff:192.0.2.1`, or the first 64 bits of an IPv6 address:
   *  whoever has one of these has all of them. */
  near: string;
  /** The first 24 or 48 bits: what somebody may have got as one piece. */
  wide: string;
}

export function networkOf(address: string): Network {
  const bytes = bytesOf(address);
  if (bytes?.length !== 16) return four(address);
  if (bytes.slice(0, 12).every((byte, at) => byte === (at < 10 ? 0 : 255))) return four(bytes.slice(12).join('.'));
  const words = Array.from({ length: 4 }, (_, at) =>
    ((bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0)).toString(16),
  );
  return { near: `${words.join(':')}::/64`, wide: `${words.slice(0, 3).join(':')}::/48` };
}

const four = (address: string): Network => ({ near: address, wide: address.split('.', 3).join('.') });

/** Four of an IPv4 address, sixteen of an IPv6 one. */
export type Bytes = number[];

/** The bytes of an IP address, whose zone (`%eth0`) is passed over; null of what is none. */
export function bytesOf(address: string): Bytes | null {
  const bare = address.replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 4) return bare.split('.').map(Number);
  if (family !== 6) return null;
  const halves = bare.split('::').map((half) => (half === '' ? [] : half.split(':')).flatMap(bytesOfPart));
  const [head = [], tail = []] = halves;
  return [...head, ...Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/** Of a group of four hex digits, or of the dotted end of an address. */
function bytesOfPart(part: string): Bytes {
  if (part.includes('.')) return part.split('.').map(Number);
  const word = Number.parseInt(part, 16);
  return [word >> 8, word & 255];
}
