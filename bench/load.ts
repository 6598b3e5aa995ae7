// Sends one kind of request over 16 connections for some seconds, or a list of requests once, and counts the answers.
import autocannon from 'autocannon';

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: string;
}

export const CONNECTIONS = 16;

export interface Load {
  base: string;
  headers: Record<string, string>;
}

/** Answers per second while `next` gives the requests, for `seconds`. Throws when an answer is not a good one. */
export async function rate({ base, headers }: Load, next: () => Call, seconds: number): Promise<number> {
  const { origin, pathname } = new URL(base);
  const prefix = pathname.replace(/\/$/, '');
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const call = next();
    return { ...request, ...call, path: prefix + call.path };
  };
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { 'content-type': 'application/json', ...headers },
    requests: [{ setupRequest }],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${base}${next().path}: ${result.non2xx} bad answers, ${result.errors} errors`);
  }
  return result['2xx'] / result.duration;
}

/** Sends each of these once, as many at a time as there are connections, and gives answers per second. */
export async function rateOnce({ base, headers }: Load, calls: Call[]): Promise<number> {
  const waiting = [...calls];
  const started = performance.now();
  const work = async (): Promise<void> => {
    for (let call = waiting.pop(); call; call = waiting.pop()) {
      const { method, path, body } = call;
      const answer = await fetch(base + path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return calls.length / ((performance.now() - started) / 1000);
}
