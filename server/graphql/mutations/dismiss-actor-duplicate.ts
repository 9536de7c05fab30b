import { dismissDuplicate } from '#server/records/actor-duplicates.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import { editContext } from '../context.ts';
import { localId } from '../global-id.ts';
import { readOne } from '../plan/read-planned.ts';
import * as errors from '../types/errors.ts';
import { actorRef } from '../types/refs.ts';
import { inputError } from './input-error.ts';

interface Dismissed {
  readonly actorId: string;
  readonly otherId: string;
  readonly different: boolean;
}

const DismissActorDuplicateInput = builder.inputType('DismissActorDuplicateInput', {
  description: 'Which two actors are different.',
  fields: (t) => ({
    actorId: t.id({ required: true, description: 'The global id of one of them.' }),
    otherId: t.id({ required: true, description: 'The global id of the other one.' }),
    different: t.boolean({
      required: true,
      defaultValue: true,
      description: 'Whether they are; false takes it back.',
    }),
  }),
});

const Payload = builder.objectRef<Dismissed>('DismissActorDuplicatePayload').implement({
  description: 'Written down.',
  isTypeOf: () => true,
  fields: (t) => ({
    actor: t.field({
      type: actorRef,
      description: 'One of them.',
      resolve: ({ actorId }, _args, context, info) => readOne('Actor', actorId, context, info),
    }),
    other: t.field({
      type: actorRef,
      description: 'The other one.',
      resolve: ({ otherId }, _args, context, info) => readOne('Actor', otherId, context, info),
    }),
    different: t.exposeBoolean('different', {
      description: 'Whether they are known to be different now.',
    }),
  }),
});

const Result = builder.unionType('DismissActorDuplicateResult', {
  description:
    'What became of it: `DismissActorDuplicatePayload` when it was done, otherwise why not.',
  types: [
    Payload,
    errors.ValidationError,
    errors.NotFoundError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
  resolveType: (value: Dismissed | DeskError) =>
    'code' in value ? errors.errorTypeName(value.code) : 'DismissActorDuplicatePayload',
});

builder.mutationField('dismissActorDuplicate', (t) =>
  t.field({
    type: Result,
    description:
      'Says that two actors are different, so that they are not suggested as duplicates any more.',
    args: {
      input: t.arg({ type: DismissActorDuplicateInput, required: true, description: 'Which two.' }),
    },
    resolve: async (_parent, { input }, context) => {
      const one = localId('actor', input.actorId, ['input', 'actorId']);
      if (!one.ok) return one.error;
      const other = localId('actor', input.otherId, ['input', 'otherId']);
      if (!other.ok) return other.error;
      const pair = { actorId: one.id, otherId: other.id, different: input.different };
      const refused = await dismissDuplicate(editContext(context), pair);
      return refused === null ? pair : inputError(refused.error);
    },
  }),
);
