import { z } from 'zod';
import type { Store } from './store.ts';
import { cursorSchema, helloAnswerSchema } from '#shared/sync/protocol.ts';
import { scopeSchema } from '#shared/sync/scope.ts';
import { recordIdSchema } from '#shared/records/values.ts';

/** What the replica remembers besides records and edits, by name. */
const metaSchemas = {
  /** Names this replica to the server for ever. */
  clientId: recordIdSchema,
  cursor: cursorSchema,
  /** The epoch of the base's rows. */
  epoch: z.string(),
  /** The account whose base and edits these are; unset until one signed in. */
  accountId: recordIdSchema,
  /** Counts bootstraps; rows of an older one are removed when it ends. */
  generation: z.number(),
  /** How far a bootstrap has come, so that it goes on after a restart. */
  bootstrap: z.object({
    epoch: z.string(),
    cursor: cursorSchema,
    after: z.string(),
    done: z.number(),
    total: z.number(),
  }),
  /** What of the desk is kept here; null for everything. */
  scope: scopeSchema.nullable(),
  /** Articles that are to be fetched whole, because a change showed that they are missing or old here. */
  wanted: z.array(recordIdSchema),
  /** Articles outside the scope that are kept all the same, since an editor opened them; the last opened last. */
  opened: z.array(recordIdSchema),
  /** The version of the app that had to pass over something a newer server sent. */
  unreadBy: z.string(),
  /** The server's last answer to hello, for names and rights while offline. */
  hello: helloAnswerSchema,
  syncedAt: z.string(),
  /** By which version of the analyser the projection was made; see `reproject`. */
  analyserVersion: z.number(),
  /** The newest version of the app that has written the file. */
  appVersion: z.string(),
  /** What an editor must know about the file itself, until they have read it. */
  notice: z.string(),
} as const;

/** Everything remembered, by name. */
export type Meta = { [Name in keyof typeof metaSchemas]: z.infer<(typeof metaSchemas)[Name]> };

/** Whether this is the name of something remembered. */
export function isMetaName(name: string): name is keyof Meta {
  return Object.hasOwn(metaSchemas, name);
}

/** Reads a remembered value; undefined when it was never set, or was written in a form no longer understood. */
export function readMeta<Name extends keyof Meta>(
  store: Store,
  name: Name,
): Meta[Name] | undefined {
  const { known } = store.remembered;
  const found = known[name];
  if (found !== undefined) return found.value;
  const value = parsedMeta(store, name);
  // Not by index: to TypeScript a name that it does not know is all of them at once.
  Object.assign(known, { [name]: { value } });
  return value;
}

function parsedMeta<Name extends keyof Meta>(store: Store, name: Name): Meta[Name] | undefined {
  const row = store.first('SELECT value FROM meta WHERE name = ?', [name], valueRow);
  if (row === undefined) return undefined;
  const schema: z.ZodType<Meta[Name]> = schemaOf(name);
  const parsed = schema.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : undefined;
}

/** Remembers a value. */
export function writeMeta<Name extends keyof Meta>(
  store: Store,
  name: Name,
  value: Meta[Name],
): void {
  forget(store, name);
  store.run(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, JSON.stringify(value)],
  );
}

/** Forgets a value. */
export function clearMeta(store: Store, name: keyof Meta): void {
  forget(store, name);
  store.run('DELETE FROM meta WHERE name = ?', [name]);
}

function forget(store: Store, name: keyof Meta): void {
  delete store.remembered.known[name];
}

const valueRow = z.object({ value: z.string() });

function schemaOf<Name extends keyof Meta>(name: Name): z.ZodType<Meta[Name]> {
  const schemas: { readonly [Key in keyof Meta]: z.ZodType<Meta[Key]> } = metaSchemas;
  return schemas[name];
}
