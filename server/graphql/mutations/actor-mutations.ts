import { builder } from '../builder.ts';
import { ActorKind, AliasKind } from '../types/actor-enums.ts';
import { Actor } from '../types/actor.ts';
import { newRecordId, type InputFields } from './input-fields.ts';
import { addRecordMutations } from './record-mutations.ts';

// Nullable fields of a member are part of its key, so they are always there: left out, they are null.
const AliasInput = builder.inputType('AliasInput', {
  description: 'Another name of an actor.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name.' }),
    language: t.string({ defaultValue: null, description: 'Its language, as a BCP 47 tag.' }),
    kind: t.field({ type: AliasKind, required: true, description: 'Why it has this name.' }),
  }),
});

const IdentifierInput = builder.inputType('IdentifierInput', {
  description: "An actor's entry in another register.",
  fields: (t) => ({
    scheme: t.string({ required: true, description: 'The register: `wikidata`.' }),
    value: t.string({ required: true, description: 'The entry: `Q889`.' }),
  }),
});

const DesignationInput = builder.inputType('DesignationInput', {
  description: 'What an authority calls an actor by law.',
  fields: (t) => ({
    label: t.string({ required: true, description: 'What it is called.' }),
    authority: t.string({ defaultValue: null, description: 'Who calls it so.' }),
    since: t.field({ type: 'PartialDate', defaultValue: null, description: 'Since when.' }),
    note: t.string({ defaultValue: null, description: 'A note of this desk.' }),
  }),
});

const optional = (t: InputFields) => ({
  aliases: t.field({ type: [AliasInput], description: 'Other names: all of them, 500 at most.' }),
  country: t.string({ description: 'Its country as an ISO 3166-1 alpha-2 code: `AF`.' }),
  description: t.string({ description: 'Who or what it is; 10 000 characters at most.' }),
  identifiers: t.field({
    type: [IdentifierInput],
    description: 'Its entries in other registers: all of them, 100 at most.',
  }),
  designations: t.field({
    type: [DesignationInput],
    description: 'What authorities call it by law: all of it, 100 at most.',
  }),
});
const kind = 'What it is.';
const name = 'Its name; one line of 500 characters at most.';

const CreateActorInput = builder.inputType('CreateActorInput', {
  description: 'The actor to make.',
  fields: (t) => ({
    id: newRecordId(t, 'Actor'),
    kind: t.field({ type: ActorKind, required: true, description: kind }),
    name: t.string({ required: true, description: name }),
    ...optional(t),
  }),
});

const ActorChanges = builder.inputType('ActorChanges', {
  description: 'What is to change in an actor. Lists are given whole and merge member by member.',
  fields: (t) => ({
    kind: t.field({ type: ActorKind, description: kind }),
    name: t.string({ description: name }),
    ...optional(t),
  }),
});

addRecordMutations({ kind: 'actor', ref: Actor, create: CreateActorInput, changes: ActorChanges });
