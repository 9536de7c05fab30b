import type { InputRef, ObjectRef } from '@pothos/core';
import type { Conflicted } from '#shared/edits/outcome.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { builder, type BuilderTypes } from '../builder.ts';
import { typeNames } from '../global-id.ts';
import type { PlannedRecord } from '../plan/planned-record.ts';
import { readOne } from '../plan/read-planned.ts';
import { Conflict } from '../types/conflict.ts';
import * as errors from '../types/errors.ts';
import { createRecord, editRecord, type EditAnswer } from './edit-record.ts';
import type { InputFields } from './input-fields.ts';

type RecordRef = ObjectRef<BuilderTypes, PlannedRecord>;

/** What the four mutations of a kind of record are made from. */
export interface RecordMutations {
  readonly kind: RecordKind;
  readonly ref: RecordRef;
  readonly create: InputRef<object>;
  readonly changes: InputRef<object>;
}

interface Written {
  readonly id: string;
  readonly merged: boolean;
}

const refusals = [errors.ValidationError, errors.UnauthenticatedError, errors.ForbiddenError];

/** Adds create, update, delete and restore of a kind of record to the schema. */
export function addRecordMutations({ kind, ref, create, changes }: RecordMutations): void {
  const type = typeNames[kind];
  const article = /^[AEIOU]/.test(type) ? 'an' : 'a';

  const CreateResult = resultType(`Create${type}`, kind, ref, 'Made.', [
    ...refusals,
    errors.ReferenceNotFoundError,
    errors.AlreadyExistsError,
  ]);
  builder.mutationField(`create${type}`, (t) =>
    t.field({
      type: CreateResult,
      description: `Makes ${article} ${kind}.`,
      args: { input: t.arg({ type: create, required: true, description: `The ${kind} to make.` }) },
      resolve: async (_parent, { input }, context) =>
        answerOf(await createRecord(kind, { ...input }, context)),
    }),
  );

  const UpdateInput = builder.inputType(`Update${type}Input`, {
    description: `Which ${kind} to change, and how.`,
    fields: (t) => ({
      ...based(t),
      changes: t.field({
        type: changes,
        required: true,
        description: 'Only what is to change; null empties a field.',
      }),
    }),
  });
  const UpdateResult = resultType(
    `Update${type}`,
    kind,
    ref,
    'Changed.',
    [...refusals, errors.NotFoundError, errors.ReferenceNotFoundError],
    true,
  );
  builder.mutationField(`update${type}`, (t) =>
    t.field({
      type: UpdateResult,
      description: `Changes ${article} ${kind}. What others changed since the base revision is kept.`,
      args: {
        input: t.arg({ type: UpdateInput, required: true, description: 'Which one, and how.' }),
      },
      resolve: async (_parent, { input }, context) =>
        answerOf(await editRecord('update', kind, { ...input }, context)),
    }),
  );

  const removals = {
    delete: {
      description: `Deletes ${article} ${kind} that nothing refers to any more. It can be restored.`,
      done: 'Deleted.',
      more: [errors.NotFoundError, errors.StillReferencedError],
    },
    restore: {
      description: `Brings a deleted ${kind} back as it was.`,
      done: 'Restored.',
      more: [errors.NotFoundError, errors.ReferenceNotFoundError, errors.AlreadyExistsError],
    },
  };
  for (const action of ['delete', 'restore'] as const) {
    const { description, done, more } = removals[action];
    const name = action === 'delete' ? `Delete${type}` : `Restore${type}`;
    const Input = builder.inputType(`${name}Input`, {
      description: `Which ${kind} to ${action}.`,
      fields: based,
    });
    const Result = resultType(name, kind, ref, done, [...refusals, ...more], true);
    builder.mutationField(`${action}${type}`, (t) =>
      t.field({
        type: Result,
        description,
        args: { input: t.arg({ type: Input, required: true, description: 'Which one.' }) },
        resolve: async (_parent, { input }, context) =>
          answerOf(await editRecord(action, kind, { ...input }, context)),
      }),
    );
  }
}

function based(t: InputFields) {
  return {
    id: t.id({ required: true, description: 'Its global id.' }),
    baseRevision: t.int({
      required: true,
      description: 'The `revision` that the edit is based on.',
    }),
  };
}

function resultType(
  name: string,
  kind: RecordKind,
  ref: RecordRef,
  done: string,
  refusalTypes: readonly ObjectRef<BuilderTypes, DeskError>[],
  mayConflict = false,
) {
  const Payload = builder.objectRef<Written>(`${name}Payload`).implement({
    description: done,
    isTypeOf: () => true,
    fields: (t) => ({
      [kind]: t.field({
        type: ref,
        description: `The ${kind} as it is now.`,
        resolve: ({ id }, _args, context, info) => readOne(typeNames[kind], id, context, info),
      }),
      merged: t.exposeBoolean('merged', {
        description:
          'Whether others had changed it since the base revision, so that it holds their changes too.',
      }),
    }),
  });
  return builder.unionType(`${name}Result`, {
    description: `What became of it: \`${name}Payload\` when it was done, otherwise why not.`,
    types: [Payload, ...(mayConflict ? [Conflict] : []), ...refusalTypes],
    resolveType: (value: Written | Conflicted | DeskError) => {
      if ('code' in value) return errors.errorTypeName(value.code);
      return 'outcome' in value ? 'Conflict' : `${name}Payload`;
    },
  });
}

function answerOf(answer: EditAnswer): Written | Conflicted | DeskError {
  switch (answer.answer) {
    case 'written':
      return answer;
    case 'conflict':
      return answer.conflict;
    case 'error':
      return answer.error;
    default:
      return assertNever(answer);
  }
}
