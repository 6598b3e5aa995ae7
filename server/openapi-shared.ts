// What all operations of the OpenAPI document share: headers, and the answers to requests that go wrong (core.md §1.10).
import type { Endpoint } from './core/endpoint.ts';
import { LONGEST_KEY } from './core/idempotency.ts';

export const sharedParameters = {
  tz_offset: {
    name: 'x-tz-offset',
    in: 'header',
    description: "Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it.",
    schema: { type: 'string', pattern: '^ *[+-]?[0-9]{1,2}([.][0-9]+)? *$' },
  },
  method_override: {
    name: 'x-http-method-override',
    in: 'header',
    description: 'The method that a POST stands for.',
    schema: { type: 'string', enum: ['GET', 'POST', 'PUT', 'DELETE'] },
  },
  idempotency_key: {
    name: 'idempotency-key',
    in: 'header',
    description:
      'Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free.',
    schema: { type: 'string', minLength: 1, maxLength: LONGEST_KEY },
    'x-ajar-extension': true,
  },
  undoable: {
    name: 'x-ajar-undoable',
    in: 'header',
    description:
      'Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did.',
    schema: { type: 'string', enum: ['true'] },
    'x-ajar-extension': true,
  },
};

/** Those that only requests have that write. */
export const onlyOfWrites: readonly string[] = ['undoable'];

/** Those that only a POST has. */
export const onlyOfPost: readonly string[] = ['method_override'];

/** Those that only requests have whose answers an Idempotency-Key keeps. */
export const onlyOfKept: readonly string[] = ['idempotency_key', 'idempotent-replayed'];

export const isKept = ({ method, takes_idempotency_key }: Endpoint): boolean =>
  method === 'POST' && takes_idempotency_key !== false;

export const responseHeaders = {
  'x-request-id': { description: "The request's id, as logs and events show it.", schema: { type: 'string' } },
  ratelimit: {
    description: '`limit=100, remaining=50, reset=0.5`, when the server limits requests; `reset` is in seconds.',
    schema: { type: 'string' },
  },
  'idempotent-replayed': {
    description: '`true` when this is the first answer to an Idempotency-Key once more.',
    schema: { type: 'string', enum: ['true'] },
    'x-ajar-extension': true,
  },
};

const text = { type: 'string' };

export const errorSchemas = {
  Error: { type: 'object', required: ['error'], properties: { error: text } },
  Conflict: {
    type: 'object',
    required: ['error'],
    properties: { error: text, objects: { type: 'array', items: text, description: 'Their ids.' } },
  },
  FieldErrors: {
    type: 'object',
    required: ['errors', 'field-errors'],
    properties: {
      errors: { type: 'array', items: text },
      'field-errors': {
        type: 'object',
        description: 'A text for each field; for lists `{"errors": {"0": {"field-errors": {…}}}}`.',
        additionalProperties: { anyOf: [text, { type: 'object' }] },
      },
    },
  },
  OperationErrors: { type: 'object', required: ['errors'], properties: { errors: { type: 'array', items: text } } },
};

const schema = (name: keyof typeof errorSchemas) => ({ $ref: `#/components/schemas/${name}` });

const refusal = (description: string, more: Record<string, unknown> = {}) => ({
  description,
  content: { 'application/json': { schema: schema('Error') } },
  ...more,
});

export const errorResponses = {
  BadRequest: {
    description: 'The request is malformed, or a value in it is not accepted.',
    content: {
      'application/json': { schema: { anyOf: [schema('FieldErrors'), schema('OperationErrors'), schema('Error')] } },
    },
  },
  Unauthorized: refusal(
    'Nobody is signed in: there is neither a valid API key nor a session, or the password is wrong.',
  ),
  Forbidden: refusal('The role of the caller does not permit this, or a browser sends it from a page of another site.'),
  NotFound: {
    description: 'The organization has no object with this id.',
    content: { 'application/json': { schema: { anyOf: [schema('Error'), schema('OperationErrors')] } } },
  },
  RequestTimeout: refusal('The request has not come to its end in time.'),
  MethodNotAllowed: refusal('The method that the override names is not allowed here.'),
  Conflict: {
    description:
      'The Idempotency-Key belongs to another request, or to one that is still being answered. Of an undo also: `objects` have been changed since.',
    content: { 'application/json': { schema: schema('Conflict') } },
  },
  BodyTooLarge: refusal('The body is larger than the server takes.'),
  UnsupportedMediaType: refusal('The body is not sent as `application/json`, or with a Content-Encoding.'),
  HeadersTooLarge: refusal('The headers and the URL are larger than the server takes.'),
  Unavailable: refusal('The server cannot answer for now, or not this much at once.', {
    headers: { 'retry-after': { description: 'Seconds after which to try again.', schema: { type: 'integer' } } },
  }),
  TooManyRequests: refusal(
    'The key or session, its organization, or of a request of nobody the network address, has no request left for now.',
    {
      headers: {
        'retry-after': { description: 'Seconds after which to try again.', schema: { type: 'integer' } },
        ratelimit: { $ref: '#/components/headers/ratelimit' },
      },
    },
  ),
};

/** The status codes and error answers that an endpoint has. */
export function responsesOf(endpoint: Endpoint): [number, keyof typeof errorResponses][] {
  const { method, path, body, may_not_find } = endpoint;
  const answers: [number, keyof typeof errorResponses, boolean][] = [
    [400, 'BadRequest', true],
    [401, 'Unauthorized', true],
    [403, 'Forbidden', true],
    [404, 'NotFound', path.includes(':') || may_not_find === true],
    [405, 'MethodNotAllowed', method === 'POST'],
    [408, 'RequestTimeout', body !== undefined],
    [409, 'Conflict', isKept(endpoint)],
    [413, 'BodyTooLarge', body !== undefined],
    [415, 'UnsupportedMediaType', true],
    [429, 'TooManyRequests', true],
    [431, 'HeadersTooLarge', true],
    [503, 'Unavailable', true],
  ];
  return answers.filter(([, , given]) => given).map(([code, name]) => [code, name]);
}
