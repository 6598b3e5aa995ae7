// The client against receivers of every kind, on this machine.
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openReceiver, type Receiver } from '../../test/receiver.ts';
import { openClient, type Posting } from './client.ts';

let receiver: Receiver;
const client = openClient({ allow_private: true, timeout_ms: 400 });

beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(async () => {
  client.close();
  await receiver.close();
});

const posting = (url = receiver.url): Posting => ({
  organization_id: 'orga_1',
  url,
  verify_ssl: true,
  headers: { 'x-mine': '1' },
  body: '{"a":"é"}',
});

test('what is sent arrives whole, and what comes back is told', async () => {
  receiver.answer((response) => response.writeHead(201, { 'x-theirs': 'yes' }).end('fine'));
  const outcome = await client.post(posting());
  expect(outcome).toMatchObject({ status: 201, body: 'fine', error: null, headers: { 'x-theirs': 'yes' } });
  expect(receiver.received.at(-1)).toMatchObject({
    text: '{"a":"é"}',
    headers: { 'x-mine': '1', 'content-length': '10' },
  });
});

test('connections are kept, and one that the other end has closed is no failure', async () => {
  const sockets: Socket[] = [];
  receiver.answer((response) => {
    if (response.socket && !sockets.includes(response.socket)) sockets.push(response.socket);
    response.end();
  });
  const own = openClient({ allow_private: true });
  for (let n = 0; n < 3; n++) expect((await own.post(posting())).status).toBe(200);
  expect(sockets).toHaveLength(1);
  sockets[0]?.resetAndDestroy();
  expect((await own.post(posting())).status).toBe(200);
  expect(sockets).toHaveLength(2);
  own.close();
});

test('who never answers is given up', async () => {
  receiver.answer(() => {});
  const outcome = await client.post(posting());
  expect(outcome).toMatchObject({ status: null, error: 'No answer within 0.4 seconds.' });
});

test('who drips an answer for ever is given up in all, and the status that came counts', async () => {
  receiver.answer((response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('drip '), 20);
    response.on('close', () => clearInterval(timer));
  });
  const outcome = await client.post(posting());
  expect(outcome).toMatchObject({ status: 200, error: null, body: expect.stringMatching(/^(drip )+$/) });
});

test('of an endless answer no more than 64 KB is read', async () => {
  let written = 0;
  let closed = (): void => {};
  const ended = new Promise<void>((resolve) => {
    closed = resolve;
  });
  receiver.answer((response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384))) written += 16_384;
    };
    response.on('drain', more).on('close', closed);
    more();
  });
  const outcome = await openClient({ allow_private: true }).post(posting());
  expect(outcome).toMatchObject({ status: 200, error: null });
  expect(outcome.body).toHaveLength(4000);
  await ended;
  // What the kernel had taken meanwhile is not ours to bound, but it is not without end.
  expect(written).toBeLessThan(64 * 1024 * 1024);
});

test('a connection that is refused, or a name that is none, is told as it is', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  expect((await client.post(posting(`http://127.0.0.1:${port}/`))).error).toContain('ECONNREFUSED');
  expect((await client.post(posting('http://nowhere.invalid/'))).status).toBe(null);
});

test('a certificate that nobody vouches for is refused, unless the subscription does not check it', async () => {
  const names: unknown[] = [];
  const server = createHttps({ key: KEY, cert: CERTIFICATE }, (_request, response) => void response.end('secret'));
  server.on('secureConnection', (socket) => names.push(socket.servername));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  const own = openClient({ allow_private: true });
  expect((await own.post(posting(url))).error).toContain('self-signed certificate');
  expect(await own.post({ ...posting(url), verify_ssl: false })).toMatchObject({ status: 200, body: 'secret' });
  expect((await own.post(posting(url))).status).toBe(null);
  expect(names.at(-1)).toBe('localhost');
  own.close();
  server.close();
});

test('a private address is not connected to, by name, by number, or over a connection that is open', async () => {
  const guarded = openClient({ allow_private: false });
  const { port } = new URL(receiver.url);
  const before = receiver.received.length;
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0']) {
    const { status, error } = await guarded.post(posting(`http://${host}:${port}/`));
    expect([status, error]).toEqual([null, expect.stringContaining('is not a public address')]);
  }
  expect(receiver.received).toHaveLength(before);
});

/** What a receiver says, byte by byte and without any rules. */
const rude: [string, (socket: Socket) => void, { status: number | null; error?: unknown }][] = [
  [
    'switches protocols',
    (socket) => write(socket, 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    { status: 101 },
  ],
  [
    'switches protocols without saying to which',
    (socket) => write(socket, 'HTTP/1.1 101 Switching Protocols\r\n\r\n'),
    { status: 101 },
  ],
  ['never answers', () => {}, { status: null, error: 'No answer within 0.4 seconds.' }],
  ['closes without an answer', (socket) => socket.end(), { status: null }],
  ['resets', (socket) => socket.resetAndDestroy(), { status: null }],
  [
    'never ends its answer',
    (socket) => write(socket, 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'),
    { status: 200 },
  ],
  [
    'never ends its chunks',
    (socket) => write(socket, 'HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'),
    { status: 500 },
  ],
  ['drips a status line', (socket) => again(socket, 'H'), { status: null }],
  ['drips headers', (socket) => again(socket, 'a: b\r\n', 'HTTP/1.1 200 OK\r\n'), { status: null }],
  ['pours headers', (socket) => pour(socket, `a: ${'b'.repeat(1000)}\r\n`, 'HTTP/1.1 200 OK\r\n'), { status: null }],
  ['pours interim answers', (socket) => pour(socket, 'HTTP/1.1 102 Processing\r\n\r\n'), { status: null }],
  [
    'drips interim answers',
    (socket) => again(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'),
    { status: null },
  ],
  ['answers no HTTP', (socket) => write(socket, 'SSH-2.0-OpenSSH\r\n'), { status: null }],
  [
    'answers before it has read, and redirects to itself',
    (socket) => write(socket.pause(), 'HTTP/1.1 307 Again\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'),
    { status: 307 },
  ],
];
const write = (socket: Socket, text: string): void => void socket.write(text);
const again = (socket: Socket, text: string, before = ''): void => {
  socket.write(before);
  const timer = setInterval(() => socket.write(text), 10);
  socket.on('close', () => clearInterval(timer));
};
const pour = (socket: Socket, text: string, before = ''): void => {
  socket.write(before);
  const more = (): void => {
    while (!socket.destroyed && socket.write(text));
  };
  socket.on('drain', more);
  more();
};

test.each(rude)(
  'a receiver that %s is done with at the time limit, and its connection closed',
  async (_name, say, expected) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      socket.once('data', () => say(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const body = expected.status === 307 ? 'x'.repeat(8 * 1024 * 1024) : '{}';
    // Sending so much may take a while; its answer does not wait for the time limit.
    const patient = expected.status === 307 ? openClient({ allow_private: true }) : client;
    const outcome = await patient.post({ ...posting(url), body });
    expect(outcome).toMatchObject({ error: expected.status === null ? expect.any(String) : null, ...expected });
    for (const socket of sockets) socket.resume();
    await vi.waitFor(() => expect(sockets.size).toBe(0));
    server.close();
  },
);

test('whatever a receiver does, who is told to stop stops', async () => {
  const own = openClient({ allow_private: true });
  const stop = new AbortController();
  const outcomes = Promise.all(
    rude.map(([, say]) => {
      const server = createServer((socket) => {
        socket.on('error', () => {}).once('data', () => say(socket));
      });
      return new Promise<Promise<unknown>>((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
          const sent = own.post(posting(url), stop.signal).finally(() => server.close());
          resolve(sent);
        });
      }).then((sent) => sent);
    }),
  );
  setTimeout(() => stop.abort(), 50);
  expect(await outcomes).toHaveLength(rude.length);
  own.close();
});

test('a metadata service is not connected to, even where private addresses are allowed', async () => {
  for (const host of ['169.254.169.254', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]', '100.100.100.200', '2852039166']) {
    const { status, error } = await client.post(posting(`http://${host}/`));
    expect([status, error]).toEqual([null, expect.stringContaining('metadata')]);
  }
});

/** A key of no worth, for `localhost`. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg/RzoKh2BAKuPeu3w
PalKBp4RzM7UZu2SmQ7jvA7+souhRANCAAR0yPi2dgji56q0HUQsAYtQS8E08uW9
UO/oy2rE5tNFCxtzE7H3utyrObBp3BbWkRYYMMU036enCWrZxBh/gPq8
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUaNjA2GDk247MGhsp1JvGtv4MzUMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDA1MDU1NloYDzIxMjYxMDMx
MDUwNTU2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR0yPi2dgji56q0HUQsAYtQS8E08uW9UO/oy2rE5tNFCxtzE7H3utyr
ObBp3BbWkRYYMMU036enCWrZxBh/gPq8o2kwZzAdBgNVHQ4EFgQUDoFtZncVqe5M
dk8oo61CZBOLtvwwHwYDVR0jBBgwFoAUDoFtZncVqe5Mdk8oo61CZBOLtvwwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAKOJsNqV39ewhN1UDWWo9PZNiIfJ8ZSBbT87rROuIj0kAiEAhmmrBxeg
sBZuMxdYkWz+YVjIDN8uhJtXT8AJ4w8uaFw=
-----END CERTIFICATE-----`;
