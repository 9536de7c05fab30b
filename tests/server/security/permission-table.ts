/**
 * Who may do what: the least that somebody must be. `anyone` is a reader without an account, where the server lets
 * those in; `account` anybody with a token. A field of the schema without a row here fails its test.
 */
export const leasts = ['anyone', 'account', 'editor', 'admin'] as const;
/** One of `leasts`. */
export type Least = (typeof leasts)[number];

/** What can be asked, changed and subscribed to. */
export const operations: Readonly<Record<string, Readonly<Record<string, Least>>>> = {
  Query: {
    accounts: 'admin',
    actorDuplicates: 'anyone',
    actors: 'anyone',
    affiliations: 'anyone',
    articles: 'anyone',
    changes: 'anyone',
    node: 'anyone',
    nodes: 'anyone',
    quotes: 'anyone',
    recordAsOf: 'anyone',
    search: 'anyone',
    topics: 'anyone',
    viewer: 'anyone',
  },
  Mutation: {
    closeAccount: 'admin',
    createAccount: 'admin',
    createActor: 'editor',
    createAffiliation: 'editor',
    createArticle: 'editor',
    createQuote: 'editor',
    // For oneself; for others see managing.test.ts.
    createToken: 'account',
    createTopic: 'editor',
    deleteActor: 'editor',
    deleteAffiliation: 'editor',
    deleteArticle: 'editor',
    deleteQuote: 'editor',
    deleteTopic: 'editor',
    dismissActorDuplicate: 'editor',
    importArticle: 'editor',
    importArticles: 'editor',
    importQuotes: 'editor',
    mergeActors: 'editor',
    reopenAccount: 'admin',
    restoreActor: 'editor',
    restoreAffiliation: 'editor',
    restoreArticle: 'editor',
    restoreQuote: 'editor',
    restoreTopic: 'editor',
    revertChange: 'editor',
    // One's own; those of others are not there.
    revokeToken: 'account',
    setPassword: 'account',
    signIn: 'anyone',
    signOut: 'account',
    unmergeActor: 'editor',
    updateAccount: 'admin',
    updateActor: 'editor',
    updateAffiliation: 'editor',
    updateArticle: 'editor',
    updateQuote: 'editor',
    updateTopic: 'editor',
  },
  Subscription: { changes: 'anyone' },
};

/** The doors beside GraphQL, with what is sent through each. */
export const doors: Readonly<Record<string, { readonly least: Least; readonly body?: object }>> = {
  '/metrics': { least: 'anyone' },
  [`/documents/${'0'.repeat(64)}`]: { least: 'anyone' },
  '/sync/hello': { least: 'anyone' },
  '/sync/bootstrap': { least: 'anyone', body: { after: null, limit: 10, scope: null } },
  '/sync/pull': { least: 'anyone', body: { cursor: '', limit: 10, scope: null } },
  '/sync/articles': {
    least: 'anyone',
    body: { ids: ['0192d0a8-0000-7000-8000-000000000001'] },
  },
  '/sync/find': {
    least: 'anyone',
    body: {
      kind: 'quote',
      filter: {},
      orderBy: 'createdAt',
      direction: 'asc',
      offset: 0,
      limit: 10,
    },
  },
  '/sync/history': {
    least: 'anyone',
    body: { kind: 'quote', id: '0192d0a8-0000-7000-8000-000000000001', below: null, limit: 10 },
  },
  '/sync/push': {
    least: 'editor',
    body: {
      clientId: '0192d0a8-0000-7000-8000-000000000001',
      edits: [{ sequence: 1, edit: { action: 'nonsense' } }],
    },
  },
};

/** Who sees a field of a type that holds more than records: `own` is the account itself, and administrators. */
export const privateFields: Readonly<Record<string, Readonly<Record<string, 'anyone' | 'own'>>>> = {
  Account: {
    id: 'anyone',
    name: 'anyone',
    role: 'anyone',
    email: 'own',
    createdAt: 'own',
    closedAt: 'own',
    tokens: 'own',
  },
  AccountToken: {
    id: 'own',
    label: 'own',
    origin: 'own',
    createdAt: 'own',
    expiresAt: 'own',
    lastUsedAt: 'own',
    revokedAt: 'own',
    current: 'own',
  },
};

/** Types with a global id, and who finds them by it. */
export const nodeTypes: Readonly<Record<string, Least>> = {
  Account: 'anyone',
  Actor: 'anyone',
  Affiliation: 'anyone',
  Article: 'anyone',
  Change: 'anyone',
  Quote: 'anyone',
  Topic: 'anyone',
};

/** Fields that lead to an account or a token only from the answer of a mutation, which its own row above guards. */
export const fromMutations: readonly string[] = [
  'CloseAccountPayload.account',
  'CreateAccountPayload.account',
  'CreateTokenPayload.listed',
  'ReopenAccountPayload.account',
  'RevokeTokenPayload.token',
  'SetPasswordPayload.account',
  'SignInPayload.account',
  'SignOutPayload.token',
  'UpdateAccountPayload.account',
];
