import type { Account } from '#server/accounts/account.ts';
import type { Database } from '#server/database/connection.ts';
import type { ChangeDoor } from '#server/database/schema.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';

/** Who edits, where, and by which clock. */
export interface EditContext {
  readonly db: Database;
  /** Null for somebody without an account, who may not edit. */
  readonly account: Account | null;
  readonly clock: () => Date;
  /** Where bugs are reported; a pino logger fits. */
  readonly log: { error(details: object, message: string): void };
}

/** Through which door an edit came. */
export interface EditOptions {
  /** `sample` is the server itself, which needs no account. */
  readonly via: Exclude<ChangeDoor, 'reanchor'>;
  /** The replica that sent it, and its number there. */
  readonly clientId?: string;
  readonly sequence?: number;
  /** What an update's author says of the fields, where it was merged before it came here: the base of the next one. */
  readonly submitted?: FieldValues;
}
