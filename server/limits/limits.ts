/**
 * Every limit of the server that is no rule of the data itself, in one place; docs/limits.md says what each is for.
 * Times are milliseconds unless the name says seconds, sizes are bytes.
 */
export const limits = {
  /** What one GraphQL document may hold, and what its execution may cost. */
  graphql: {
    /** A field costs 1; what stands in a list costs as often as the list may be long. */
    complexity: 20_000,
    /** Fields within fields, fragments spread out. */
    depth: 16,
    /** Fields in all, fragments spread out. */
    fields: 400,
    /** Fields of an operation itself. */
    rootFields: 20,
    aliases: 50,
    /** On one field, fragment or operation. */
    directivesAtOnePlace: 4,
    directives: 50,
    operations: 20,
    fragments: 100,
    /** The introspection query of GraphiQL has about 300. */
    tokens: 4000,
    /** The length of a list that no argument cuts. */
    defaultListLength: 5,
  },
  /** The length of a page of a connection. */
  page: { least: 1, most: 100, unlessTold: 20 },
  /** What a request may be. */
  http: {
    /** An account may send documents and batches of edits, anyone else only queries. */
    bodyOfAccount: 16_000_000,
    bodyOfAnyone: 256_000,
    /** Lists and objects within one another in a body of JSON. */
    jsonDepth: 32,
    headers: 16_384,
    headerCount: 100,
    connections: 2000,
    /** How long a browser remembers that a site may ask. */
    preflightSeconds: 600,
  },
  /** How long things may take. */
  time: {
    /** One SQL statement; `VERBATIM_STATEMENT_TIMEOUT` sets another. */
    statement: 15_000,
    /** A request, from its last byte to the first of its answer; `VERBATIM_REQUEST_TIMEOUT` sets another. */
    request: 30_000,
    /** A transaction that waits for its client. */
    idleTransaction: 60_000,
    /** Waiting for a free connection to the database. */
    connection: 10_000,
    /** A request's headers, then the whole of it, to come in. */
    headersToCome: 10_000,
    bodyToCome: 120_000,
    /** A connection between two requests: longer than the minute after which most proxies give theirs up. */
    keepAlive: 65_000,
    /** A connection on which nothing moves although an answer is under way. */
    silence: 120_000,
  },
  /** How often; see docs/limits.md for who counts as whom. */
  rate: {
    seconds: 60,
    /** Points of an account; `VERBATIM_RATE_LIMIT` sets another number, or `off`. */
    account: 6000,
    /** What an address without an account gets of it. */
    shareOfAddress: 0.2,
    /** A GraphQL request takes a point, and one more for each so many of its complexity. */
    complexityPerPoint: 1000,
    /** Tokens that are none, from one address. */
    badTokens: { points: 60, seconds: 60 },
  },
  /** Event streams that may be open at once: a desk holds one, and an office may be behind one address. */
  streams: { ofAccount: 40, ofAddress: 200 },
  /** Attempts to sign in with a password. */
  signIn: {
    /** From one address, for whatever account. */
    address: { points: 50, seconds: 900 },
    /** For one account from one address: somebody who forgot a password. */
    pair: { points: 10, seconds: 900 },
    /** For one account from all addresses: somebody with many machines. */
    account: { points: 100, seconds: 3600 },
  },
} as const;
