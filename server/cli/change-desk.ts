import { type ZodType } from 'zod';
import { loadClientConfig, loadConfig } from '../config.ts';
import { openDesk, type OpenDesk } from '../open-desk.ts';
import { ask, readToken } from './graphql-client.ts';

/** What came of a command, or one line of why nothing did. */
export type Done<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

/** Asks the running server with the administrator's token. */
export type AskServer = <Data>(
  query: string,
  variables: object,
  schema: ZodType<Data>,
) => Promise<Done<Data>>;

/**
 * Does something to the desk as its administrator: in the database itself, since whoever can open that is the
 * administrator; where a running server holds the embedded database, through that server with the first administrator's
 * token.
 */
export async function changeDesk<Value>(ways: {
  readonly directly: (db: OpenDesk['db']) => Promise<Done<Value>>;
  readonly throughServer: (ask: AskServer) => Promise<Done<Value>>;
}): Promise<Done<Value>> {
  const loaded = loadConfig();
  if (!loaded.ok) return loaded;
  const desk = await openDesk(loaded.config, {
    say: (line) => console.error(line),
    warn: (_details, message) => console.error(message),
  });
  if (desk.ok) {
    try {
      return await ways.directly(desk.db);
    } finally {
      await desk.close();
    }
  }
  if (!desk.inUse) return desk;
  const client = loadClientConfig();
  if (!client.ok) return client;
  const token = await readToken(client.config);
  return ways.throughServer(async (query, variables, schema) => {
    const answer = await ask(client.config, token, query, variables, schema);
    return answer.ok ? { ok: true, value: answer.data } : answer;
  });
}

/** Prints one line of why a command did nothing; answers its exit code. */
export function fail(message: string): number {
  console.error(message);
  return 1;
}
