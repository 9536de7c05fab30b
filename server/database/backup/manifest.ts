import { z } from 'zod';

/*
 * A backup is a gzipped tar, so that its data can be had without Verbatim too:
 *   backup.json                   which tables with which columns, made by which version
 *   tables/NAME/000001.copy ...   the table's rows in PostgreSQL's text format of COPY, cut into pieces anywhere
 *   checksums.json                the last entry, without which a backup is not whole
 */

/** Version of the archive's own layout. */
export const backupFormat = 1;

/** Names of the first and of the last entry. */
export const headName = 'backup.json';
/** See `headName`. */
export const tailName = 'checksums.json';

/** The first entry: what follows it. */
export const headSchema = z.object({
  format: z.number().int(),
  /** Version of the Verbatim that made it. */
  verbatim: z.string(),
  /** UTC instant. */
  createdAt: z.iso.datetime(),
  /** Names of the migrations that the database had, in their order. */
  migrations: z.array(z.string()).min(1),
  /** In the order in which they can be filled: each after those it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })).min(1),
});
/** See `headSchema`. */
export type BackupHead = z.infer<typeof headSchema>;

/** The last entry: what each table must have come to. */
export const tailSchema = z.object({
  /** SHA-256 of the first entry, in hexadecimal. */
  head: z.string(),
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.number().int().nonnegative(),
      /** SHA-256 of all its pieces, in hexadecimal. */
      sha256: z.string(),
    }),
  ),
});
/** See `tailSchema`. */
export type BackupTail = z.infer<typeof tailSchema>;

/** A backup that was made, checked or restored: how many rows each table has. */
export interface BackupContent {
  readonly head: BackupHead;
  readonly tables: BackupTail['tables'];
}

/** What came of it, or one line of why not and what to do. */
export type BackupResult =
  | ({ readonly ok: true } & BackupContent)
  | { readonly ok: false; readonly message: string };

/** Thrown while a backup is read or restored; caught where the result is made. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
