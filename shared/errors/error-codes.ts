/**
 * Every code that an error of Verbatim can carry, on any door: GraphQL, sync, command line, desktop.
 * A code never changes its meaning; what to do about it stands in the error's message.
 */
export const errorCodes = {
  /** An argument or field has the wrong type, form or size; `path` names it. */
  validationFailed: 'VALIDATION_FAILED',
  /** There is no record of that kind with that id. */
  notFound: 'NOT_FOUND',
  /** A field refers to a record that does not exist or is deleted; `path` names the field. */
  referenceNotFound: 'REFERENCE_NOT_FOUND',
  /** A record with that id exists already. */
  alreadyExists: 'ALREADY_EXISTS',
  /** Other records refer to the record, so it cannot be deleted. */
  stillReferenced: 'STILL_REFERENCED',
  /** Nobody is signed in, or the token is unknown, expired or revoked. */
  unauthenticated: 'UNAUTHENTICATED',
  /** The account's role does not allow it. */
  forbidden: 'FORBIDDEN',
  /** The edit builds on another edit that was not accepted. */
  held: 'HELD',
  /** The client speaks another version of the sync protocol. */
  protocolVersion: 'PROTOCOL_VERSION',
  /** The document has no text in it. */
  documentEmpty: 'DOCUMENT_EMPTY',
  /** The document is not text at all. */
  documentBinary: 'DOCUMENT_BINARY',
  /** The document is text in another encoding than UTF-8. */
  documentNotUtf8: 'DOCUMENT_NOT_UTF8',
  /** The document is of a known format, but broken: not well-formed, or nested deeper than any real one. */
  documentMalformed: 'DOCUMENT_MALFORMED',
  /** The document is XML or JSON of a kind that cannot be read. */
  documentFormat: 'DOCUMENT_FORMAT',
  /** The document is larger than the limit. */
  documentTooLarge: 'DOCUMENT_TOO_LARGE',
  /** A GraphQL document holds or costs more than one request may: ask for less, or split it. */
  queryTooComplex: 'QUERY_TOO_COMPLEX',
  /** A request has more bytes than it may. */
  requestTooLarge: 'REQUEST_TOO_LARGE',
  /** Too many requests in a short time: the header `Retry-After` says in how many seconds to try again. */
  rateLimited: 'RATE_LIMITED',
  /** The answer took longer than it may; nothing more of the request runs. */
  timeout: 'TIMEOUT',
  /** A cursor of the change feed is of another state of the database, which was replaced or set back since. */
  cursorExpired: 'CURSOR_EXPIRED',
  /** There is no account with that e-mail address and password; which of the two is wrong is not told. */
  invalidCredentials: 'INVALID_CREDENTIALS',
  /** The password was right, but somebody else chose it: sign in once more with a new one beside it. */
  passwordChangeRequired: 'PASSWORD_CHANGE_REQUIRED',
  /** Nobody would be left to administer the desk. */
  lastAdmin: 'LAST_ADMIN',
  /** A bug or an outage on the server; the message carries the id under which it was logged. */
  internal: 'INTERNAL',
} as const;

/** One of `errorCodes`. */
export type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes];

/** An expected refusal: what happened, to which field, and what to do now. */
export interface DeskError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Where in the input, outermost first: `["changes", "attributions", "0", "actorId"]`; empty when at no one place. */
  readonly path: readonly string[];
}
