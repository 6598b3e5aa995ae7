// The three error shapes of the API (core.md §1.10), as one error class and a constructor for each occasion.

/** Field errors as the API nests them: a text, or for list fields an object keyed by index. */
export type FieldErrors = { [field: string]: string | FieldErrors | { errors: FieldErrors } };

export class ApiError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** `{"error": text}`: authentication, permissions, malformed requests. */
export const plainError = (status: number, text: string, headers?: Record<string, string>): ApiError =>
  new ApiError(status, { error: text }, headers);

export const badRequest = (text: string): ApiError => plainError(400, text);
export const forbidden = (text = 'You do not have permission to perform this action.'): ApiError =>
  plainError(403, text);

/** An id that is unknown, malformed or another organization's: all three look the same. */
export const notFound = (className: string): ApiError =>
  plainError(404, `Empty query: ${className} matching query does not exist.`);

export const unknownUrl = (): ApiError =>
  plainError(
    404,
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  );

/** `{"errors": [], "field-errors": {…}}`: validation of a body or a parameter. */
export const invalidFields = (fields: FieldErrors, errors: string[] = []): ApiError =>
  new ApiError(400, { errors, 'field-errors': fields });

export const invalidField = (field: string, text: string): ApiError => invalidFields({ [field]: text });

/** `{"errors": [text], "field-errors": {}}`: an operation that cannot be done as a whole. */
export const refused = (text: string, status = 400): ApiError =>
  new ApiError(status, { errors: [text], 'field-errors': {} });

/** Of many faults of one kind so many are told: the answer to a request is not to be larger than what was sent. */
export const MOST_NAMED = 20;

export const DOES_NOT_EXIST = 'Object does not exist.';
export const REQUIRED = 'This field is required.';
/** The same in the words of the newer resources. */
export const FIELD_REQUIRED = 'Field required';
export const NOT_A_CHOICE = 'Not a valid choice.';
export const CANNOT_BE_CHANGED = 'Value cannot be changed.';
export const EXTRA = 'Extra inputs are not permitted';
