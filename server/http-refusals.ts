// What is refused before an endpoint has a say, in the API's own shape whoever refuses it: Node's HTTP parser, its time
// limits, or the framework.
import { type IncomingMessage, type ServerOptions, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { SAFE_HEADERS } from './auth/browser.ts';
import { type ApiError, plainError } from './core/errors.ts';
import { newId } from './core/ids.ts';
import type { Settings } from './settings.ts';

/** What anybody may send: a name and a password fit in there many times. */
export const SMALL_BODY = 16 * 1024;
/** What those may send who have said who they are. */
export const LARGEST_BODY = 1024 * 1024;

/** Milliseconds from the first byte of a request to the last one of its body. */
export const REQUEST_MS = 30_000;
/** After so many milliseconds in which nothing moves on a connection it is closed: longer than a request may wait for a connection
 *  to the database and for a statement, and than event streams are silent. So who stops reading an answer does not have it kept
 *  for ever. */
export function idleMs({ connection_wait_ms, statement_ms }: Settings): number {
  return Math.max(LEAST_IDLE_MS, connection_wait_ms + (statement_ms ?? A_DAY_MS) + IDLE_MARGIN_MS);
}

const LEAST_IDLE_MS = 90_000;
const IDLE_MARGIN_MS = 20_000;
const A_DAY_MS = 86_400_000;

export const HTTP_LIMITS: ServerOptions = {
  headersTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  // Refused by `needPlainRequest`: Node's own answer has no body.
  requireHostHeader: false,
};

const FRAMEWORK_ERRORS: Record<string, string> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request body does not have the length that it declares.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "Please send valid JSON with a 'Content-Type: application/json' header.",
  FST_ERR_BAD_URL: 'The URL is not valid.',
};

/** The framework's errors in our words; null for what is no fault of the request. */
export function fromFramework(error: unknown, bodyLimit: number): ApiError | null {
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return plainError(413, `The request body is larger than ${bodyLimit} bytes.`);
  const text = FRAMEWORK_ERRORS[code];
  if (text !== undefined) return plainError(statusCode ?? 400, text);
  return statusCode !== undefined && statusCode < 500 ? plainError(statusCode, 'The request is not valid.') : null;
}

/** Refuses what HTTP allows in a request and the server does not take. */
export function needPlainRequest({ headers, httpVersion }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion === '1.1') throw plainError(400, 'The request has no Host header.');
  const { 'content-encoding': encoding = 'identity' } = headers;
  if (encoding.toLowerCase() !== 'identity') {
    throw plainError(415, 'The request body has a Content-Encoding; send it without.');
  }
}

const PARSER_ERRORS: Record<string, ApiError> = {
  HPE_HEADER_OVERFLOW: plainError(431, 'The headers and the URL of the request are larger than 16384 bytes.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: plainError(413, 'The chunk extensions of the request are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: plainError(408, 'The request did not come to its end in time.'),
};
const NOT_HTTP = plainError(400, 'The request is not valid HTTP.');

/** Milliseconds that a client has to read why it is refused. */
const LAST_WORDS_MS = 1000;

/** Answers what never became a request, and ends the connection. */
export function refuseConnection(error: Error & { code?: string }, socket: Duplex): void {
  const answering = (socket as Duplex & { _httpMessage?: ServerResponse | null })._httpMessage;
  if (error.code === 'ECONNRESET' || !socket.writable || answering?.headersSent) {
    socket.destroy();
    return;
  }
  endWith(socket, PARSER_ERRORS[error.code ?? ''] ?? NOT_HTTP);
}

/** The same for what Node would answer, or drop, without asking us. */
export const refuseConnect = (_request: IncomingMessage, socket: Duplex): void =>
  endWith(socket, plainError(405, 'The method is not allowed for the requested URL.', { allow: 'GET' }));

export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { status, text, headers } = written(plainError(417, 'The server does not know what the request expects.'));
  response.writeHead(status, headers).end(text);
}

function written({ status, body, headers }: ApiError) {
  const text = JSON.stringify(body);
  const all: Record<string, string> = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    'x-request-id': newId('req'),
    connection: 'close',
    ...SAFE_HEADERS,
    ...headers,
  };
  return { status, text, headers: all };
}

function endWith(socket: Duplex, error: ApiError): void {
  const { status, text, headers } = written(error);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => {});
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n'));
  setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
}
