import { expect, test } from 'vitest';
import { type Allowed, guard, readNetworks, refusalOf } from './address.ts';

const may = (address: string, allowed: Allowed = false): boolean => refusalOf(allowed)(address) === null;

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:169.254.169.254',
  '0:0:0:0:0:ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::169.254.169.254',
  '64:ff9b:1::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '5f00::1',
  'nonsense',
])('%s is not a public address', (address) => {
  expect(may(address)).toBe(false);
});

test.each([
  '1.1.1.1',
  '172.32.0.1',
  '100.128.0.1',
  '169.253.255.255',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4001:830::200e',
  '::ffff:1.1.1.1',
  '64:ff9b::101:101',
])('%s is a public address', (address) => {
  expect(may(address)).toBe(true);
});

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
])('%s is refused as it is written', (url) => {
  expect(() => guard(false).refuseLiteral(new URL(url).hostname)).toThrow('is not a public address');
});

test('a name that leads to this machine is refused, whichever form of answer is asked for', async () => {
  for (const all of [true, false]) {
    const error = await new Promise((resolve) => guard(false).lookup('localhost', { all }, resolve));
    expect(String(error)).toContain('localhost is not a public address');
  }
});

test('a name is refused under a list too, unless the list holds what it leads to', async () => {
  const resolve = (allowed: Allowed): Promise<unknown> =>
    new Promise((done) =>
      guard(allowed).lookup('localhost', { family: 4 }, (error, address) => done(error ?? address)),
    );
  expect(String(await resolve(['10.0.0.0/8']))).toContain('localhost is not a public address');
  expect(await resolve(['127.0.0.0/8'])).toBe('127.0.0.1');
  expect(await resolve(true)).toBe('127.0.0.1');
});

const LISTED = readNetworks('10.0.0.0/8, fd00::/8,192.168.1.5 , ::ffff:172.16.0.0/108');

test.each([
  '10.255.0.1',
  '192.168.1.5',
  '172.31.0.1',
  'fd12:3456::1',
  'fd12:3456::1%eth0',
  // Forms of IPv4 are judged as what they are.
  '::ffff:10.0.0.1',
  '::ffff:c0a8:105',
  '64:ff9b::a01:203',
  '64:ff9b::10.1.2.3',
  '1.1.1.1',
  '2606:4700:4700::1111',
])('a list allows %s', (address) => {
  expect(may(address, LISTED)).toBe(true);
});

test.each([
  '127.0.0.1',
  '192.168.1.6',
  '169.254.0.1',
  'fc00::1',
  '::1',
  '::ffff:192.168.1.6',
  '64:ff9b::192.168.1.6',
  // Not of the kinds that are IPv4: they would have to be listed themselves.
  '::10.0.0.1',
  '2002:a00:1::',
  '64:ff9b:1::10.0.0.1',
  'nonsense',
])('a list that does not hold it does not allow %s', (address) => {
  expect(may(address, LISTED)).toBe(false);
});

test.each([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd00:0ec2:0:0:0:0:0:254',
  'fd00:ec2::254%eth0',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '::169.254.169.254',
  '::ffff:0:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b::100.100.100.200',
  '64:ff9b:1::169.254.169.254',
  '64:ff9b:1:a9fe:a9:fe00::',
  '2001:db8:a9fe:a9fe::',
  '2001:db8:122:344::169.254.169.254',
  '2002:a9fe:a9fe::1',
  '2001:0:1234::5601:5601',
])('%s is a metadata address, whatever the setting', (address) => {
  const everything = readNetworks(`0.0.0.0/0, ::/0, ${address.replace(/%.*/, '')}`);
  for (const allowed of [false, true, everything]) {
    expect(refusalOf(allowed)(address)).toContain('metadata');
    expect(may(address, allowed)).toBe(false);
  }
});

test.each([
  ['10.0.0.0/8,nonsense', 'nonsense'],
  ['10.0.0.0/33', '10.0.0.0/33'],
  ['fd00::/129', 'fd00::/129'],
  ['10.0.0.0/', '10.0.0.0/'],
  ['10.0.0.0/8/8', '10.0.0.0/8/8'],
  ['10.0.0.0/-1', '10.0.0.0/-1'],
  ['10.0.0/8', '10.0.0/8'],
  ['10.0.0.0/8,,::1', ''],
  ['deny,10.0.0.0/8', 'deny'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['localhost', 'localhost'],
])('of the list %s the entry %j is told as wrong', (text, entry) => {
  expect(() => readNetworks(text)).toThrow(new Error(entry));
});
