// Something that webhooks are sent to: an HTTP server on this machine that keeps what it gets and answers as it is told.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './harness.ts';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  /** As it came. */
  text: string;
  body: Json;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** The ids of the events that came, in their order. */
  events(): string[];
  /** What it does from now on; it answers 200 until told otherwise. */
  answer(reply: (response: ServerResponse, received: Received) => void): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const well = (response: ServerResponse): void => void response.end('ok');
  let reply: Parameters<Receiver['answer']>[0] = well;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString('utf8');
    const one = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) };
    received.push(one);
    reply(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    events: () => received.map(({ body }) => body.event.id),
    answer: (next) => {
      reply = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers with a status and nothing else. */
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(code, headers).end();
