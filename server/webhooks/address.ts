// Where deliveries may go. Anybody with an account can subscribe any address, so those that only this machine or its
// network reaches, cloud metadata services among them, are refused unless a setting allows them.
import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export class ForbiddenAddress extends Error {}

/** Whether an IP address is one of the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !SPECIAL_V4.check(address, 'ipv4');
  if (family !== 6) return false;
  const words = wordsOf(address);
  // IPv4-mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96) addresses lead to the IPv4 address in their last 32 bits.
  if (/^(0,0,0,0,0,65535|100,65435,0,0,0,0)$/.test(words.slice(0, 6).join())) return isPublic(lastFour(words));
  return GLOBAL_V6.check(address, 'ipv6') && !SPECIAL_V6.check(address, 'ipv6');
}

/** A `lookup` for connections: resolves once, and gives only addresses that are allowed, so that what is checked is what
 *  is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, [] as LookupAddress[]);
    const allowed = addresses.filter(({ address }) => isPublic(address));
    const [first] = allowed;
    if (!first) return callback(forbidden(hostname), [] as LookupAddress[]);
    if (options.all) return callback(null, allowed);
    return callback(null, first.address, first.family);
  });
};

/** Refuses a host that is written as an address: connecting to one asks no `lookup`. */
export function refuseLiteral(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !isPublic(bare)) throw forbidden(bare);
}

const forbidden = (host: string): ForbiddenAddress =>
  new ForbiddenAddress(
    `${host} is not a public address. AJAR_WEBHOOK_PRIVATE_ADDRESSES=allow permits private addresses.`,
  );

/** IANA's special-purpose registry: networks that are private, local, reserved, for documentation or multicast. */
const SPECIAL_V4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);
/** What is not in here is not routed: loopback, unique local, link-local, multicast. */
const GLOBAL_V6 = blockList('ipv6', [['2000::', 3]]);
/** Protocol assignments and Teredo, documentation, and 6to4, which wraps any IPv4 address. */
const SPECIAL_V6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

function blockList(family: 'ipv4' | 'ipv6', networks: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

/** The eight words of an IPv6 address. */
function wordsOf(address: string): number[] {
  // A dotted tail is two words.
  const plain = address
    .replace(/%.*$/, '')
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a, b, c, d) =>
      [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((word) => word.toString(16)).join(':'),
    );
  const [head = [], tail] = plain.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? [] : Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...(tail ?? [])].map((word) => Number.parseInt(word, 16));
}

const lastFour = (words: number[]): string =>
  words
    .slice(6)
    .flatMap((word) => [word >> 8, word & 255])
    .join('.');
