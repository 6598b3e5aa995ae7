// Where deliveries may go. Anybody with an account can subscribe any address, so those that only this machine or its
// network reaches are refused unless a setting allows them, and cloud metadata services always.
import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { type Bytes, bytesOf } from '../core/network.ts';

export class ForbiddenAddress extends Error {}

/** Which addresses that are not public may be sent to: all, none, or those of these networks, as `readNetworks` gives them. */
export type Allowed = boolean | readonly string[];

/** Guards connections. An address is judged when it is connected to, so that a name cannot lead elsewhere by then. */
export interface Guard {
  /** For connections by name: resolves once, and gives only addresses that are allowed. */
  lookup: LookupFunction;
  /** Refuses a host that is written as an address: connecting to one asks no `lookup`. */
  refuseLiteral(hostname: string): void;
}

export function guard(allowed: Allowed): Guard {
  const refusal = refusalOf(allowed);
  return {
    lookup(hostname, options, callback) {
      lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
        if (error) return callback(error, [] as LookupAddress[]);
        const good = addresses.filter(({ address }) => refusal(address) === null);
        const [first] = good;
        const why = refusal(addresses[0]?.address ?? '') ?? NOT_ALLOWED;
        if (!first) return callback(new ForbiddenAddress(`${hostname} ${why}`), [] as LookupAddress[]);
        if (options.all) return callback(null, good);
        return callback(null, first.address, first.family);
      });
    },
    refuseLiteral(hostname) {
      const bare = hostname.replace(/^\[|\]$/g, '');
      const why = isIP(bare) === 0 ? null : refusal(bare);
      if (why !== null) throw new ForbiddenAddress(`${bare} ${why}`);
    },
  };
}

const NOT_ALLOWED = 'is not a public address, and AJAR_WEBHOOK_PRIVATE_ADDRESSES does not allow it.';
const METADATA_SERVICE = 'is not a public address but one of a cloud metadata service, to which nothing is sent.';

/** Gives the function that says why nothing may be sent to an IP address, or null when it may. */
export function refusalOf(allowed: Allowed): (address: string) => string | null {
  const networks = typeof allowed === 'boolean' ? null : blockList(allowed);
  return (address) => {
    const bytes = bytesOf(address);
    if (!bytes) return NOT_ALLOWED;
    if (isMetadata(bytes)) return METADATA_SERVICE;
    const judged = asIPv4(bytes) ?? bytes;
    const fits = isPublic(judged) || allowed === true || (networks !== null && has(networks, judged));
    return fits ? null : NOT_ALLOWED;
  };
}

/** Reads a list of networks and single addresses with commas between them, and gives them as `address/prefix`. Throws an error
 *  whose message is the first entry that is none. */
export function readNetworks(text: string): string[] {
  return text.split(',').map((part) => {
    const entry = part.trim();
    const [address = '', prefix, ...more] = entry.split('/');
    const bytes = address.includes('%') ? null : bytesOf(address);
    const most = bytes ? bytes.length * 8 : 0;
    const length = prefix === undefined ? most : Number(prefix);
    if (!bytes || more.length > 0 || !/^\d{1,3}$/.test(prefix ?? '0') || length > most) throw new Error(entry);
    const mapped = asIPv4(bytes);
    // What is judged as IPv4 is listed as IPv4.
    return mapped && length >= 96 ? `${written(mapped)}/${length - 96}` : `${written(bytes)}/${length}`;
  });
}

/** Whether an address, of which IPv6 forms of IPv4 are told by it, is one of the public internet. */
const isPublic = (bytes: Bytes): boolean =>
  bytes.length === 4 ? !has(SPECIAL_V4, bytes) : has(GLOBAL_V6, bytes) && !has(SPECIAL_V6, bytes);

/** The IPv4 address that an IPv4-mapped (::ffff:0:0/96) or a NAT64 (64:ff9b::/96) one leads to. */
function asIPv4(bytes: Bytes): Bytes | null {
  const network = written(bytes.slice(0, 12)).replaceAll(':', '');
  const leads =
    bytes.length === 16 && (network === '00000000000000000000ffff' || network === '0064ff9b0000000000000000');
  return leads ? bytes.slice(12) : null;
}

/** Also one that an IPv6 address carries anywhere: other networks may translate by prefixes of their own, which nobody here
 *  knows. */
function isMetadata(bytes: Bytes): boolean {
  if (bytes.length === 4) return has(METADATA, bytes);
  const carried = CARRIED.map((places) => places.map((place) => bytes[place] ?? 0));
  // Teredo writes it with every bit turned.
  const turned = bytes.slice(12).map((byte) => byte ^ 255);
  return has(METADATA, bytes) || [...carried, turned].some((address) => has(METADATA, address));
}

/** Where IPv6 addresses carry an IPv4 address, by bytes: at the end, in 6to4, and with each length of prefix that RFC 6052
 *  knows (their ninth byte is none of it). */
const CARRIED = [
  [12, 13, 14, 15],
  [2, 3, 4, 5],
  [4, 5, 6, 7],
  [5, 6, 7, 9],
  [6, 7, 9, 10],
  [7, 9, 10, 11],
  [9, 10, 11, 12],
];

/** Where clouds answer machines of theirs with credentials and set-up: Amazon (EC2, ECS, EKS), Google, Microsoft, Oracle and
 *  others at 169.254.169.254, Alibaba, Tencent, Scaleway, Oracle Classic, Microsoft's wire server. */
const METADATA = blockList([
  '169.254.169.0/24',
  '169.254.170.0/24',
  '169.254.0.23/32',
  '169.254.42.42/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
  '168.63.129.16/32',
  'fd00:ec2::/32',
  'fd20:ce::254/128',
  'fd00:42::42/128',
]);

/** IANA's special-purpose registry: networks that are private, local, reserved, for documentation or multicast. */
const SPECIAL_V4 = blockList([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);
/** What is not in here is not routed: loopback, unique local, link-local, multicast. */
const GLOBAL_V6 = blockList(['2000::/3']);
/** Protocol assignments and Teredo, documentation, and 6to4, which wraps any IPv4 address. */
const SPECIAL_V6 = blockList(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const has = (list: BlockList, bytes: Bytes): boolean =>
  list.check(written(bytes), bytes.length === 4 ? 'ipv4' : 'ipv6');

const written = (bytes: Bytes): string =>
  bytes.length === 4
    ? bytes.join('.')
    : bytes
        .map((byte, index) => (index % 2 === 1 ? '' : ':') + byte.toString(16).padStart(2, '0'))
        .join('')
        .slice(1);
