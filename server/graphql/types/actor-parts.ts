import { actorAliases, actorDesignations, actorIdentifiers } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column } from '../plan/field-plan.ts';
import type { Planned } from '../plan/planned-record.ts';
import { AliasKind } from './actor-enums.ts';

/** Another name of an actor. */
export const Alias = builder.objectRef<Planned>('Alias').implement({
  description: 'Another name of an actor.',
  fields: (t) => ({
    name: t.string({ ...column(actorAliases.name), description: 'The name.' }),
    language: t.string({
      ...column(actorAliases.language),
      nullable: true,
      description: 'The language of the name, as a BCP 47 tag.',
    }),
    kind: t.field({
      ...column(actorAliases.kind),
      type: AliasKind,
      description: 'Why it has this name.',
    }),
  }),
});

/** An actor's entry in another register. */
export const Identifier = builder.objectRef<Planned>('Identifier').implement({
  description: "An actor's entry in another register.",
  fields: (t) => ({
    scheme: t.string({
      ...column(actorIdentifiers.scheme),
      description: 'The register: `wikidata`.',
    }),
    value: t.string({ ...column(actorIdentifiers.value), description: 'The entry: `Q889`.' }),
  }),
});

/** What an authority calls an actor by law. */
export const Designation = builder.objectRef<Planned>('Designation').implement({
  description: 'What an authority calls an actor by law, such as a ban.',
  fields: (t) => ({
    label: t.string({
      ...column(actorDesignations.label),
      description: 'What it is called: `officially banned`.',
    }),
    authority: t.string({
      ...column(actorDesignations.authority),
      nullable: true,
      description: 'Who calls it so: `Russia`.',
    }),
    since: t.field({
      ...column(actorDesignations.since),
      type: 'PartialDate',
      nullable: true,
      description: 'Since when.',
    }),
    note: t.string({
      ...column(actorDesignations.note),
      nullable: true,
      description: 'A note of this desk.',
    }),
  }),
});
