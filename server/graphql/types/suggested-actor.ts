import type { ActorFields } from '#shared/records/actor.ts';
import type {
  ResolutionWay,
  SuggestedActor as SuggestedActorValue,
} from '#shared/suggestions/suggested-quote.ts';
import { builder } from '../builder.ts';
import { findOne } from '../plan/read-planned.ts';
import { ActorKind, AliasKind } from './actor-enums.ts';
import type { EnumValues } from './enum-values.ts';
import { actorRef } from './refs.ts';

const ActorRecognition = builder.enumType('ActorRecognition', {
  description: 'By what an actor was recognised.',
  values: {
    NAME: { value: 'name', description: 'By its name.' },
    ALIAS: { value: 'alias', description: 'By another of its names.' },
    ACRONYM: { value: 'acronym', description: 'By its initials.' },
    SURNAME: { value: 'surname', description: 'By the family name, named in full elsewhere.' },
    PRONOUN: { value: 'pronoun', description: 'By a pronoun, or because the speech goes on.' },
    TITLE: { value: 'title', description: 'By an office or a noun such as "the ministry".' },
  } as const satisfies EnumValues<ResolutionWay>,
});

const SuggestedAlias = builder
  .objectRef<ActorFields['aliases'][number]>('SuggestedAlias')
  .implement({
    description: 'Another name of an actor that the article gives.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'The name.' }),
      kind: t.expose('kind', { type: AliasKind, description: 'Why it has this name.' }),
    }),
  });

const SuggestedDesignation = builder
  .objectRef<ActorFields['designations'][number]>('SuggestedDesignation')
  .implement({
    description: 'What an authority calls an actor by law, as the article says.',
    fields: (t) => ({
      label: t.exposeString('label', { description: 'What it is called.' }),
      authority: t.exposeString('authority', { nullable: true, description: 'Who calls it so.' }),
    }),
  });

/** An actor that a suggested quote is attributed to. */
export const SuggestedActor = builder.objectRef<SuggestedActorValue>('SuggestedActor').implement({
  description:
    'An actor that a suggested quote is attributed to: one of the desk, or one that is still to be made.',
  fields: (t) => ({
    actor: t.field({
      type: actorRef,
      nullable: true,
      description: 'The actor of the desk; null where it knows none of that name.',
      resolve: ({ actorId }, _args, context, info) =>
        actorId === null ? null : findOne('Actor', actorId, context, info),
    }),
    name: t.exposeString('name', {
      description: "The desk's name for it, else the fullest name in the article.",
    }),
    kind: t.expose('kind', { type: ActorKind, description: 'What it is.' }),
    role: t.exposeString('role', {
      nullable: true,
      description: "The role that the article gives it, in the article's words.",
    }),
    recognizedBy: t.expose('how', {
      type: ActorRecognition,
      description: 'By what it was recognised.',
    }),
    aliases: t.field({
      type: [SuggestedAlias],
      description: 'Other names of it in the article that the desk does not know.',
      resolve: ({ aliases }) => aliases,
    }),
    designations: t.field({
      type: [SuggestedDesignation],
      description:
        'What the article says that authorities call it, as far as the desk does not know.',
      resolve: ({ designations }) => designations,
    }),
  }),
});
