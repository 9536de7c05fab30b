import { v7 } from 'uuid';
import { createAccount } from '#server/accounts/create-account.ts';
import type { Account } from '#server/accounts/account.ts';
import type { Database } from '#server/database/connection.ts';
import { editRecord } from '#server/records/edit-record.ts';
import type { EditContext } from '#server/records/edit-context.ts';
import type { Outcome } from '#shared/edits/outcome.ts';
import type { Segment } from '#shared/records/quote.ts';
import type { FieldsOf, RecordKind, RecordOf } from '#shared/records/records.ts';
import type { Role } from '#shared/sync/protocol.ts';
import { anchorSpan } from '#shared/text/anchors.ts';
import { testDatabase } from './test-database.ts';

/** A desk of a test file: its database, an editor, and short ways to make and change records as that editor. */
export interface DeskFixture {
  readonly db: Database;
  readonly context: EditContext;
  readonly edit: (edit: unknown) => Promise<Outcome>;
  readonly create: <Kind extends RecordKind>(
    kind: Kind,
    fields: Partial<FieldsOf<Kind>>,
  ) => Promise<RecordOf<Kind>>;
}

/** Makes a desk in a database of its own. */
export async function deskFixture(): Promise<DeskFixture> {
  const { db } = await testDatabase();
  const context = contextOf(db, await accountOf(db, 'editor'));
  const edit = (value: unknown) => editRecord(context, value);
  return {
    db,
    context,
    edit,
    create: async (kind, fields) => {
      const outcome = await edit({ action: 'create', kind, id: v7(), fields });
      return recordOf(kind, outcome);
    },
  };
}

/** Makes an account with a role. */
export async function accountOf(db: Database, role: Role): Promise<Account> {
  const result = await createAccount(db, { name: role, email: null, role });
  if (!result.ok) throw new Error(result.error.message);
  return result.account;
}

/** Edits as an account; a bug that is reported fails the test. */
export function contextOf(db: Database, account: Account | null): EditContext {
  return {
    db,
    account,
    clock: () => new Date(),
    log: {
      error: (details, message) => {
        throw new Error(message, { cause: details });
      },
    },
  };
}

/** The record of an accepted edit; throws for any other outcome. */
export function recordOf<Kind extends RecordKind>(kind: Kind, outcome: Outcome): RecordOf<Kind> {
  if (outcome.outcome !== 'applied' && outcome.outcome !== 'merged') {
    throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
  }
  const { record } = outcome;
  if (!isKind(kind, record)) throw new Error(`not a ${kind}: ${record.kind}`);
  return record;
}

function isKind<Kind extends RecordKind>(
  kind: Kind,
  record: { readonly kind: RecordKind },
): record is RecordOf<Kind> {
  return record.kind === kind;
}

/** The segment of the first occurrence of some words in a body. */
export function segmentOf(body: string, words: string): Segment {
  const start = body.indexOf(words);
  if (start === -1) throw new Error(`not in the body: ${words}`);
  return anchorSpan(body, { start, end: start + words.length });
}
