import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ClientConfig } from '../config.ts';

/**
 * Data, or one line of why there is none; `fatal` when no other request will fare better, `away` when the same one may
 * later: nobody answered, or only to say that the server cannot now.
 */
export type Asked<Data> =
  | { readonly ok: true; readonly data: Data }
  | {
      readonly ok: false;
      readonly fatal: boolean;
      readonly away: boolean;
      readonly message: string;
    };

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** The token of a command: from `VERBATIM_TOKEN`, else the first administrator's from the data directory. */
export async function readToken({ token, dataDir }: ClientConfig): Promise<string | undefined> {
  if (token !== undefined) return token;
  const text = await readFile(join(dataDir, 'admin-token'), 'utf8').catch(() => undefined);
  return text?.trim();
}

/** Sends a GraphQL request to a running server and parses its data. */
export async function ask<Data>(
  { server }: ClientConfig,
  token: string | undefined,
  query: string,
  variables: object,
  schema: z.ZodType<Data>,
): Promise<Asked<Data>> {
  let response: Response;
  try {
    response = await fetch(`${server}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        // The command ends as soon as it is done, and not when an idle connection is given up.
        connection: 'close',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
  } catch {
    const message = `No server answers at ${server}: start one with "npm run server", or name another in VERBATIM_SERVER.`;
    return { ok: false, fatal: true, away: true, message };
  }
  const away = response.status === 429 || response.status >= 500;
  const parsed = answerSchema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    return {
      ok: false,
      fatal: true,
      away,
      message: `What answers at ${server} is no Verbatim server (status ${response.status}).`,
    };
  }
  const refused = parsed.data.errors?.[0]?.message;
  if (refused !== undefined)
    return { ok: false, fatal: response.status === 401, away, message: refused };
  const data = schema.safeParse(parsed.data.data);
  if (data.success) return { ok: true, data: data.data };
  return {
    ok: false,
    fatal: true,
    away: false,
    message: `The server at ${server} is of another version: update the older of the two.`,
  };
}
