import { z } from 'zod';
import { defineRecord } from './define-record.ts';
import {
  countrySchema,
  languageSchema,
  lineSchema,
  nameSchema,
  partialDateSchema,
  proseSchema,
  recordIdSchema,
} from './values.ts';

/** What can speak; named after the FollowTheMoney schemata it maps to. */
export const actorKinds = ['person', 'organization', 'state', 'group'] as const;
/** One of `actorKinds`. */
export type ActorKind = (typeof actorKinds)[number];

/** Why an actor has another name. */
export const aliasKinds = [
  'acronym',
  'former',
  'self_designation',
  'transliteration',
  'other',
] as const;
/** One of `aliasKinds`. */
export type AliasKind = (typeof aliasKinds)[number];

/** Another name of an actor. */
export const aliasSchema = z.strictObject({
  name: nameSchema(500),
  language: languageSchema.nullable(),
  kind: z.enum(aliasKinds),
});

/** An actor's entry in another register, such as `{scheme: "wikidata", value: "Q23337"}`. */
export const identifierSchema = z.strictObject({
  scheme: nameSchema(100),
  value: nameSchema(500),
});

/** What an authority calls the actor by law, such as a ban, with the authority that says so. */
export const designationSchema = z.strictObject({
  label: nameSchema(500),
  authority: lineSchema(500).nullable(),
  since: partialDateSchema.nullable(),
  note: proseSchema(2000).nullable(),
});

/** Someone or something that can make a statement. */
export const actorFieldsSchema = z.strictObject({
  kind: z.enum(actorKinds),
  name: nameSchema(500),
  aliases: z.array(aliasSchema).max(500, 'has more than 500 aliases'),
  country: countrySchema.nullable(),
  description: proseSchema(10_000).nullable(),
  identifiers: z.array(identifierSchema).max(100, 'has more than 100 identifiers'),
  designations: z.array(designationSchema).max(100, 'has more than 100 designations'),
  /** The actor that this one was merged into; set by a merge, never by an update. */
  mergedInto: recordIdSchema.nullable(),
});

/** The fields of an actor. */
export type ActorFields = z.infer<typeof actorFieldsSchema>;

/** Actors: aliases, identifiers and designations merge by member. */
export const actor = defineRecord({
  kind: 'actor',
  fields: actorFieldsSchema,
  initial: {
    aliases: [],
    country: null,
    description: null,
    identifiers: [],
    designations: [],
    mergedInto: null,
  },
  sets: {
    aliases: ({ name, language, kind }) => JSON.stringify([name, language, kind]),
    identifiers: ({ scheme, value }) => JSON.stringify([scheme, value]),
    designations: ({ label, authority }) => JSON.stringify([label, authority]),
  },
  serverOnly: ['mergedInto'],
});
