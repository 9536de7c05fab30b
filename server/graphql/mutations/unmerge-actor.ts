import { unmergeActor, type ActorUnmerged } from '#server/records/unmerge-actor.ts';
import type { Conflicted } from '#shared/edits/outcome.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import { editContext } from '../context.ts';
import { localId, typeNames } from '../global-id.ts';
import { readOne } from '../plan/read-planned.ts';
import { Conflict } from '../types/conflict.ts';
import * as errors from '../types/errors.ts';
import { actorRef } from '../types/refs.ts';
import { inputError } from './input-error.ts';

const UnmergeActorInput = builder.inputType('UnmergeActorInput', {
  description: 'Which actor to bring back.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The global id of the actor that was merged.' }),
    baseRevision: t.int({ required: true, description: 'Its `revision` as you saw it.' }),
  }),
});

const UnmergeActorPayload = builder.objectRef<ActorUnmerged>('UnmergeActorPayload').implement({
  description: 'Undone.',
  isTypeOf: () => true,
  fields: (t) => ({
    actor: t.field({
      type: actorRef,
      description: 'The actor, which stands for itself again.',
      resolve: ({ actor }, _args, context, info) => readOne('Actor', actor, context, info),
    }),
    from: t.field({
      type: actorRef,
      description: 'The one that it was merged into, without the names that it had taken over.',
      resolve: ({ from }, _args, context, info) => readOne('Actor', from, context, info),
    }),
    quotes: t.exposeInt('quotes', { description: 'How many quotes name the actor again.' }),
    affiliations: t.exposeInt('affiliations', {
      description: 'How many affiliations name the actor again.',
    }),
    left: t.field({
      type: [builder.nodeInterfaceRef()],
      description:
        'The quotes and affiliations in which somebody changed since what the merge had moved: that stays as it is, for an editor to look at.',
      resolve: ({ left }, _args, context, info) =>
        left.map(({ kind, id }) => readOne(typeNames[kind], id, context, info)),
    }),
  }),
});

const UnmergeActorResult = builder.unionType('UnmergeActorResult', {
  description: 'What became of it: `UnmergeActorPayload` when it was done, otherwise why not.',
  types: [
    UnmergeActorPayload,
    Conflict,
    errors.ValidationError,
    errors.NotFoundError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
  resolveType: (value: ActorUnmerged | Conflicted | DeskError) => {
    if ('code' in value) return errors.errorTypeName(value.code);
    return value.outcome === 'conflict' ? 'Conflict' : 'UnmergeActorPayload';
  },
});

builder.mutationField('unmergeActor', (t) =>
  t.field({
    type: UnmergeActorResult,
    description:
      'Undoes the merge of an actor into another: what the merge moved names the actor again, and the other loses the names that it took over. What editors did since stays. If the other was itself merged since, that merge is kept, without what goes back.',
    args: {
      input: t.arg({ type: UnmergeActorInput, required: true, description: 'Which one.' }),
    },
    resolve: async (_parent, { input }, context) => {
      const id = localId('actor', input.id, ['input', 'id']);
      if (!id.ok) return id.error;
      const seen = { id: id.id, baseRevision: input.baseRevision };
      const result = await unmergeActor(editContext(context), seen);
      return result.outcome === 'rejected' ? inputError(result.error) : result;
    },
  }),
);
