import pg from 'pg';
import { afterAll } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import type { Account } from '#server/accounts/account.ts';
import { overClient, sessionConfig } from '#server/database/connection.ts';
import { noAnswerCache } from '#server/graphql/cache/answer-cache.ts';
import { createGraphql } from '#server/graphql/create-graphql.ts';
import { liveTimes } from '#server/http/live-connection.ts';
import { loadSampleDesk } from '#server/sample-desk/load-sample-desk.ts';
import { testDatabase } from './test-database.ts';

/** What a GraphQL request was answered. */
export interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** The GraphQL API over a real database with the sample desk, without a port. */
export async function graphqlDesk({ loopback = true } = {}) {
  const { database } = await testDatabase();
  const pool = new pg.Pool(sessionConfig(database.connection));
  // Before the database is dropped: hooks run in the reverse order of their making.
  afterAll(() => pool.end());
  const statements: string[] = [];
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: (...args: Parameters<typeof query>) => {
      const [statement] = args as unknown as [string | { text: string }];
      statements.push(typeof statement === 'string' ? statement : statement.text);
      return query(...args);
    },
  });
  const db = overClient(pool);
  const logged: object[] = [];
  const log = { error: (details: object) => void logged.push(details) };
  const clock = () => new Date();
  await loadSampleDesk({ db, clock, log });
  const account = async (role: Account['role']): Promise<Account> => {
    const made = await createAccount(db, { name: `The ${role}`, email: null, role });
    if (!made.ok) throw new Error(made.error.message);
    return made.account;
  };
  const accounts = {
    reader: await account('reader'),
    editor: await account('editor'),
    admin: await account('admin'),
  };
  const graphql = createGraphql({
    log,
    loopback,
    keepAlive: liveTimes.keepAlive,
    cache: noAnswerCache,
  });

  async function ask(
    source: string,
    variables: object = {},
    viewer: Account | null = accounts.editor,
  ): Promise<GraphqlAnswer> {
    const response = await graphql.fetch(
      new Request('http://verbatim.invalid/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: source, variables }),
      }),
      { database: db, viewer, clock, log },
    );
    return (await response.json()) as GraphqlAnswer;
  }

  /** The data of an answer without errors. */
  async function data(source: string, variables: object = {}, viewer?: Account | null) {
    const answer = await ask(source, variables, viewer);
    if (answer.errors !== undefined) {
      const bugs = logged.map((details) => ('err' in details ? details.err : details));
      throw new Error(JSON.stringify(answer.errors), { cause: bugs.at(-1) });
    }
    return answer.data ?? {};
  }

  /** What one request was answered, and the SQL that it took. */
  async function traced(source: string, variables: object = {}) {
    statements.length = 0;
    return { data: await data(source, variables), sql: [...statements] };
  }

  return { db, graphql, ask, data, traced, accounts, logged, clock, log };
}

/** See `graphqlDesk`. */
export type GraphqlDesk = Awaited<ReturnType<typeof graphqlDesk>>;
