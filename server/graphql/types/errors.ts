import { errorCodes, type DeskError, type ErrorCode } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';

const descriptions: Readonly<Record<ErrorCode, string>> = {
  VALIDATION_FAILED: 'An argument or field has the wrong type, form or size; `path` names it.',
  NOT_FOUND: 'There is no record of that kind with that id.',
  REFERENCE_NOT_FOUND:
    'A field refers to a record that does not exist or is deleted; `path` names the field.',
  ALREADY_EXISTS: 'A record with that id exists already.',
  STILL_REFERENCED: 'Other records refer to the record, so it cannot be deleted.',
  UNAUTHENTICATED: 'Nobody is signed in, or the token is unknown, expired or revoked.',
  FORBIDDEN: "The account's role does not allow it.",
  HELD: 'The edit builds on another edit that was not accepted.',
  PROTOCOL_VERSION: 'The client speaks another version of the sync protocol.',
  DOCUMENT_EMPTY: 'The document has no text in it.',
  DOCUMENT_BINARY: 'The document is not text at all.',
  DOCUMENT_NOT_UTF8: 'The document is text in another encoding than UTF-8.',
  DOCUMENT_MALFORMED:
    'The document is of a known format, but broken: not well-formed, or nested deeper than any real one.',
  DOCUMENT_FORMAT: 'The document is XML or JSON of a kind that cannot be read.',
  DOCUMENT_TOO_LARGE: 'The document is larger than the limit.',
  QUERY_TOO_COMPLEX:
    'A GraphQL document holds or costs more than one request may: ask for less, or split it.',
  REQUEST_TOO_LARGE: 'A request has more bytes than it may.',
  RATE_LIMITED:
    'Too many requests in a short time: the header `Retry-After` says in how many seconds to try again.',
  TIMEOUT: 'The answer took longer than it may; nothing more of the request runs.',
  CURSOR_EXPIRED:
    'A cursor of the change feed is of another state of the database: follow the feed from its beginning.',
  INVALID_CREDENTIALS:
    'There is no account with that e-mail address and password; which of the two is wrong is not told.',
  PASSWORD_CHANGE_REQUIRED:
    'The password is right, but somebody else chose it: sign in once more, with `newPassword`.',
  LAST_ADMIN: 'Nobody would be left to administer the desk.',
  INTERNAL:
    'A bug or an outage on the server; the message carries the id under which it was logged.',
};

const ErrorCodeRef = builder.enumType('ErrorCode', {
  description:
    'Why something was refused. A code never changes its meaning. Errors beside the data carry one too, in `extensions.code`.',
  values: Object.fromEntries(
    Object.values(errorCodes).map((code) => [
      code,
      { value: code, description: descriptions[code] },
    ]),
  ) as { [Code in ErrorCode]: { value: Code; description: string } },
});

const typeOfCode: Partial<Record<ErrorCode, string>> = {
  VALIDATION_FAILED: 'ValidationError',
  NOT_FOUND: 'NotFoundError',
  REFERENCE_NOT_FOUND: 'ReferenceNotFoundError',
  ALREADY_EXISTS: 'AlreadyExistsError',
  STILL_REFERENCED: 'StillReferencedError',
  UNAUTHENTICATED: 'UnauthenticatedError',
  FORBIDDEN: 'ForbiddenError',
  INVALID_CREDENTIALS: 'InvalidCredentialsError',
  PASSWORD_CHANGE_REQUIRED: 'PasswordChangeRequiredError',
  LAST_ADMIN: 'LastAdminError',
  DOCUMENT_EMPTY: 'DocumentError',
  DOCUMENT_BINARY: 'DocumentError',
  DOCUMENT_NOT_UTF8: 'DocumentError',
  DOCUMENT_MALFORMED: 'DocumentError',
  DOCUMENT_FORMAT: 'DocumentError',
  DOCUMENT_TOO_LARGE: 'DocumentError',
  RATE_LIMITED: 'RateLimitedError',
};

/** The name of the type that an error with this code has in a mutation's result; undefined for one that no mutation answers. */
export function errorTypeName(code: ErrorCode): string | undefined {
  return typeOfCode[code];
}

const ErrorInterface = builder.interfaceRef<DeskError>('Error').implement({
  description: 'Why a mutation did nothing: what happened, to which field, and what to do now.',
  resolveType: ({ code }) => errorTypeName(code),
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCodeRef, description: 'For programs.' }),
    message: t.exposeString('message', { description: 'For people.' }),
    path: t.field({
      type: ['String'],
      description:
        'Where in the arguments, outermost first: `["input", "changes", "name"]`; empty when at no one place.',
      resolve: ({ path }) => [...path],
    }),
  }),
});

function errorType(name: string, description: string) {
  return builder
    .objectRef<DeskError>(name)
    .implement({ description, interfaces: [ErrorInterface], isTypeOf: () => true });
}

/** A field has the wrong type, form or size. */
export const ValidationError = errorType(
  'ValidationError',
  'A field has the wrong type, form or size.',
);
/** There is no such record. */
export const NotFoundError = errorType(
  'NotFoundError',
  'There is no record of that kind with that id.',
);
/** A field refers to nothing. */
export const ReferenceNotFoundError = errorType(
  'ReferenceNotFoundError',
  'A field refers to a record that does not exist or is deleted.',
);
/** The record is there already. */
export const AlreadyExistsError = errorType('AlreadyExistsError', 'The record exists already.');
/** Others refer to the record. */
export const StillReferencedError = errorType(
  'StillReferencedError',
  'Other records refer to the record: change or delete them first.',
);
/** Nobody is signed in. */
export const UnauthenticatedError = errorType(
  'UnauthenticatedError',
  'Changing anything needs a token: send the header `Authorization: Bearer TOKEN`.',
);
/** The role does not allow it. */
export const ForbiddenError = errorType('ForbiddenError', "The account's role does not allow it.");
/** The document cannot be imported. */
export const DocumentError = errorType(
  'DocumentError',
  'The document is empty, not text, broken, of an unknown format or too large, or the server failed over it; it was not imported.',
);
/** Too many attempts. */
export const RateLimitedError = errorType(
  'RateLimitedError',
  'Too many attempts in a short time: the message says when to try again.',
);
/** Wrong address or password. */
export const InvalidCredentialsError = errorType(
  'InvalidCredentialsError',
  'There is no account with that e-mail address and password; which of the two is wrong is not told.',
);
/** The password only serves to choose another. */
export const PasswordChangeRequiredError = errorType(
  'PasswordChangeRequiredError',
  'The password is right, but somebody else chose it: sign in once more, with `newPassword`.',
);
/** The last administrator stays one. */
export const LastAdminError = errorType(
  'LastAdminError',
  'Nobody would be left to administer the desk.',
);
