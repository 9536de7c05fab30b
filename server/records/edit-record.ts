import type { Outcome } from '#shared/edits/outcome.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { EditContext } from './edit-context.ts';
import { performEdit } from './perform-edit.ts';
import { rejected } from './rejection.ts';

/** The door for GraphQL: one edit, as JSON, to its outcome. Errors name the field in their path. */
export async function editRecord(context: EditContext, edit: unknown): Promise<Outcome> {
  const parsed = parseEdit(edit);
  if (!parsed.ok) return rejected(parsed.error);
  return performEdit(context, parsed.edit, { via: 'graphql' });
}
