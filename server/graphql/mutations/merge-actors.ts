import { mergeActors, type ActorsMerged } from '#server/records/merge-actors.ts';
import type { Conflicted } from '#shared/edits/outcome.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import { editContext } from '../context.ts';
import { localId } from '../global-id.ts';
import { readOne } from '../plan/read-planned.ts';
import { Conflict } from '../types/conflict.ts';
import * as errors from '../types/errors.ts';
import { actorRef } from '../types/refs.ts';
import { inputError } from './input-error.ts';

const MergeActorsInput = builder.inputType('MergeActorsInput', {
  description: 'Which actor is merged into which.',
  fields: (t) => ({
    intoId: t.id({ required: true, description: 'The global id of the actor that stays.' }),
    intoBaseRevision: t.int({ required: true, description: 'Its `revision` as you saw it.' }),
    fromId: t.id({ required: true, description: 'The global id of the one that is the same.' }),
    fromBaseRevision: t.int({ required: true, description: 'Its `revision` as you saw it.' }),
  }),
});

const MergeActorsPayload = builder.objectRef<ActorsMerged>('MergeActorsPayload').implement({
  description: 'Merged.',
  isTypeOf: () => true,
  fields: (t) => ({
    actor: t.field({
      type: actorRef,
      description: 'The actor that stayed, with the names of the other among its aliases.',
      resolve: ({ into }, _args, context, info) => readOne('Actor', into, context, info),
    }),
    merged: t.field({
      type: actorRef,
      description: 'The other one, whose id leads to the first by its `mergedInto`.',
      resolve: ({ from }, _args, context, info) => readOne('Actor', from, context, info),
    }),
    quotes: t.exposeInt('quotes', { description: 'How many quotes name the first one now.' }),
    affiliations: t.exposeInt('affiliations', {
      description: 'How many affiliations name the first one now.',
    }),
  }),
});

const MergeActorsResult = builder.unionType('MergeActorsResult', {
  description: 'What became of it: `MergeActorsPayload` when it was done, otherwise why not.',
  types: [
    MergeActorsPayload,
    Conflict,
    errors.ValidationError,
    errors.NotFoundError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
  resolveType: (value: ActorsMerged | Conflicted | DeskError) => {
    if ('code' in value) return errors.errorTypeName(value.code);
    return value.outcome === 'conflict' ? 'Conflict' : 'MergeActorsPayload';
  },
});

builder.mutationField('mergeActors', (t) =>
  t.field({
    type: MergeActorsResult,
    description:
      'Merges two actors that are one. Every quote and affiliation that names the second names the first from now on, the names, identifiers and designations of the second become those of the first, and the id of the second leads to the first, in later edits too. `unmergeActor` undoes it.',
    args: {
      input: t.arg({ type: MergeActorsInput, required: true, description: 'Which two.' }),
    },
    resolve: async (_parent, { input }, context) => {
      const into = localId('actor', input.intoId, ['input', 'intoId']);
      if (!into.ok) return into.error;
      const from = localId('actor', input.fromId, ['input', 'fromId']);
      if (!from.ok) return from.error;
      const result = await mergeActors(editContext(context), {
        into: { id: into.id, baseRevision: input.intoBaseRevision },
        from: { id: from.id, baseRevision: input.fromBaseRevision },
      });
      return result.outcome === 'rejected' ? inputError(result.error) : result;
    },
  }),
);
