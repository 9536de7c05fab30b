import { readChanges } from '#server/records/read-changes.ts';
import { revertChange, type Reverted } from '#server/records/revert-change.ts';
import type { Applied, Conflicted, Merged } from '#shared/edits/outcome.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import { findOne } from '../plan/read-planned.ts';
import { editContext } from '../context.ts';
import { typeNames } from '../global-id.ts';
import { Change } from '../types/change.ts';
import { Conflict } from '../types/conflict.ts';
import * as errors from '../types/errors.ts';
import { inputError } from './input-error.ts';

const RevertChangeInput = builder.inputType('RevertChangeInput', {
  description: 'Which change to take back.',
  fields: (t) => ({
    changeId: t.id({
      required: true,
      description: "The global id of the change, from a record's `history` or from `changes`.",
    }),
  }),
});

type Done = Extract<Reverted, Applied | Merged>;

const RevertChangePayload = builder.objectRef<Done>('RevertChangePayload').implement({
  description: 'Taken back.',
  isTypeOf: () => true,
  fields: (t) => ({
    record: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The record as it is now.',
      resolve: ({ record }, _args, context, info) =>
        findOne(typeNames[record.kind], record.id, context, info),
    }),
    change: t.field({
      type: Change,
      nullable: true,
      description:
        'The change that the revert made, which can be reverted too; null when nothing was left to take back.',
      resolve: async ({ changeId }, _args, { database }) =>
        changeId === null ? null : ((await readChanges(database, [changeId]))[0] ?? null),
    }),
    merged: t.boolean({
      description: 'Whether what others changed since was kept beside it.',
      resolve: ({ outcome }) => outcome === 'merged',
    }),
  }),
});

const RevertChangeResult = builder.unionType('RevertChangeResult', {
  description: 'What became of it: `RevertChangePayload` when it was done, otherwise why not.',
  types: [
    RevertChangePayload,
    Conflict,
    errors.ValidationError,
    errors.NotFoundError,
    errors.ReferenceNotFoundError,
    errors.AlreadyExistsError,
    errors.StillReferencedError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
  resolveType: (value: Done | Conflicted | DeskError) => {
    if ('code' in value) return errors.errorTypeName(value.code);
    return value.outcome === 'conflict' ? 'Conflict' : 'RevertChangePayload';
  },
});

builder.mutationField('revertChange', (t) =>
  t.field({
    type: RevertChangeResult,
    description:
      'Takes one change back by an edit of its own: an update gives the fields that it changed their former values, a create is deleted, a delete restored. What others changed since is kept, and what they changed otherwise is a conflict, in which `base` is the value after the change and `mine` the one before it. A quote that becomes verified by it is verified by whoever reverts.',
    args: {
      input: t.arg({ type: RevertChangeInput, required: true, description: 'Which one.' }),
    },
    resolve: async (_parent, { input }, context) => {
      const reverted = await revertChange(editContext(context), changeNumber(input.changeId));
      switch (reverted.outcome) {
        case 'applied':
        case 'merged':
        case 'conflict':
          return reverted;
        case 'rejected':
          return inputError(reverted.error);
        default:
          return assertNever(reverted);
      }
    },
  }),
);

/** The number of a change in the log by its global id; undefined for what is no such id. */
function changeNumber(globalId: string): number | undefined {
  const text = Buffer.from(globalId, 'base64').toString('latin1');
  const digits = /^Change:([1-9]\d{0,14})$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
