import { v7 } from 'uuid';
import { editRecord as writeEdit } from '#server/records/edit-record.ts';
import type { Conflicted } from '#shared/edits/outcome.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { editContext, type GraphqlContext } from '../context.ts';
import { localId } from '../global-id.ts';
import { withLocalIds } from '../record-references.ts';
import { inputError } from './input-error.ts';

/** What a mutation answers: the record that was written, a conflict, or an error. */
export type EditAnswer =
  | { readonly answer: 'written'; readonly id: string; readonly merged: boolean }
  | { readonly answer: 'conflict'; readonly conflict: Conflicted }
  | { readonly answer: 'error'; readonly error: DeskError };

type Input = Readonly<Record<string, unknown>>;

/** Makes a record from a create's input. */
export async function createRecord(
  kind: RecordKind,
  input: Input,
  context: GraphqlContext,
): Promise<EditAnswer> {
  const { id: given, ...rest } = input;
  const id =
    given === undefined || given === null
      ? ({ ok: true, id: v7() } as const)
      : localId(kind, given, ['input', 'id']);
  if (!id.ok) return { answer: 'error', error: id.error };
  const local = withLocalIds(kind, rest, ['input']);
  if (!local.ok) return { answer: 'error', error: local.error };
  return await perform({ action: 'create', kind, id: id.id, fields: local.fields }, context);
}

/** Changes, deletes or restores the record that the input names. */
export async function editRecord(
  action: 'update' | 'delete' | 'restore',
  kind: RecordKind,
  input: Input,
  context: GraphqlContext,
): Promise<EditAnswer> {
  const id = localId(kind, input['id'], ['input', 'id']);
  if (!id.ok) return { answer: 'error', error: id.error };
  const head = { action, kind, id: id.id, baseRevision: input['baseRevision'] };
  if (action !== 'update') return await perform(head, context);
  const local = withLocalIds(kind, changesOf(input), ['input', 'changes']);
  if (!local.ok) return { answer: 'error', error: local.error };
  return await perform({ ...head, changes: local.fields }, context);
}

function changesOf({ changes }: Input): object {
  return typeof changes === 'object' && changes !== null ? changes : {};
}

async function perform(edit: unknown, context: GraphqlContext): Promise<EditAnswer> {
  const outcome = await writeEdit(editContext(context), edit);
  switch (outcome.outcome) {
    case 'applied':
    case 'merged':
      return { answer: 'written', id: outcome.record.id, merged: outcome.outcome === 'merged' };
    case 'conflict':
      return { answer: 'conflict', conflict: outcome };
    default:
      return { answer: 'error', error: inputError(outcome.error) };
  }
}
