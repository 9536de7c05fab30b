import type { z } from 'zod';
import type { aliasSchema, designationSchema, identifierSchema } from '#shared/records/actor.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import { ActorKind, AliasKind } from '../actor-enums.ts';
import { RecordVersion } from './record-version.ts';

const AliasVersion = builder.objectRef<z.infer<typeof aliasSchema>>('AliasVersion').implement({
  description: 'Another name that an actor had at some time.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'The language of the name, as a BCP 47 tag.',
    }),
    kind: t.expose('kind', { type: AliasKind, description: 'Why it had this name.' }),
  }),
});

const IdentifierVersion = builder
  .objectRef<z.infer<typeof identifierSchema>>('IdentifierVersion')
  .implement({
    description: 'An entry in another register that an actor had at some time.',
    fields: (t) => ({
      scheme: t.exposeString('scheme', { description: 'The register: `wikidata`.' }),
      value: t.exposeString('value', { description: 'The entry: `Q889`.' }),
    }),
  });

const DesignationVersion = builder
  .objectRef<z.infer<typeof designationSchema>>('DesignationVersion')
  .implement({
    description: 'What an authority called an actor by law, as recorded at some time.',
    fields: (t) => ({
      label: t.exposeString('label', { description: 'What it was called.' }),
      authority: t.exposeString('authority', { nullable: true, description: 'Who called it so.' }),
      since: t.expose('since', { type: 'PartialDate', nullable: true, description: 'Since when.' }),
      note: t.exposeString('note', { nullable: true, description: 'A note of this desk.' }),
    }),
  });

/** An actor as it stood at some time. */
export const ActorVersion = builder.objectRef<RecordOf<'actor'>>('ActorVersion').implement({
  description: 'An actor as it stood at some time.',
  interfaces: [RecordVersion],
  fields: (t) => ({
    kind: t.field({
      type: ActorKind,
      description: 'What it was.',
      resolve: ({ fields }) => fields.kind,
    }),
    name: t.string({ description: 'Its name.', resolve: ({ fields }) => fields.name }),
    aliases: t.field({
      type: [AliasVersion],
      description: 'Its other names.',
      resolve: ({ fields }) => fields.aliases,
    }),
    country: t.string({
      nullable: true,
      description: 'Its country as an ISO 3166-1 alpha-2 code.',
      resolve: ({ fields }) => fields.country,
    }),
    description: t.string({
      nullable: true,
      description: 'Who or what it was.',
      resolve: ({ fields }) => fields.description,
    }),
    identifiers: t.field({
      type: [IdentifierVersion],
      description: 'Its entries in other registers.',
      resolve: ({ fields }) => fields.identifiers,
    }),
    designations: t.field({
      type: [DesignationVersion],
      description: 'What authorities called it by law.',
      resolve: ({ fields }) => fields.designations,
    }),
    mergedIntoId: t.id({
      nullable: true,
      description: 'The global id of the actor that had taken its place; null if none had.',
      resolve: ({ fields: { mergedInto } }) => mergedInto && globalId('actor', mergedInto),
    }),
  }),
});
