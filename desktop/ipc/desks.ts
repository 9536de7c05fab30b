import { z } from 'zod';

/** The address of the desk that has no server: a sample to look around in. */
export const sampleServer = 'sample:';

const accountSchema = z.object({ id: z.string(), name: z.string(), role: z.string() });

/** A desk on this machine: a server and the account that works there. */
export const deskEntrySchema = z.object({
  id: z.string().min(1),
  /** The server's address without a path, or `sampleServer`. */
  server: z.string().min(1),
  /** Null for somebody without an account, and until the server first said who one is. */
  account: accountSchema.nullable(),
});
/** See `deskEntrySchema`. */
export type DeskEntry = z.infer<typeof deskEntrySchema>;

/** How somebody signs in. */
export const credentialsSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('token'), token: z.string().max(2000) }),
  z.strictObject({
    by: z.literal('password'),
    email: z.string().max(500),
    password: z.string().max(1000),
    /** The password from now on, where the server asks for one. */
    newPassword: z.string().max(1000).nullable(),
  }),
  /** As a reader without an account, where the server has those. */
  z.strictObject({ by: z.literal('nothing') }),
]);
/** See `credentialsSchema`. */
export type Credentials = z.infer<typeof credentialsSchema>;

/** Whether something about desks was done; `message` is one plain sentence why not, and what to do. */
export type DeskAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly wantsNewPassword?: boolean };

/** What a server at an address says of itself. */
export type ServerAnswer =
  | { readonly ok: true; readonly server: string; readonly needsAccount: boolean }
  | { readonly ok: false; readonly message: string };

/** How the app ended unexpectedly since somebody last looked. */
export const endings = ['app', 'window', 'store'] as const;
/** One of `endings`. */
export type Ending = (typeof endings)[number];

/** What a window has to know before it draws anything. */
export interface WindowStart {
  /** The desk that is open; null before the first was chosen. */
  readonly desk: DeskEntry | null;
  readonly desks: readonly DeskEntry[];
  /** The address of the server that runs on this machine. */
  readonly local: string;
  /** Where this window was on the desk, as it said itself; null for nowhere yet. */
  readonly place: unknown;
  readonly endings: readonly Ending[];
}
