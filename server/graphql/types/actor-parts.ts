import { builder } from '../builder.ts';
import { AliasKind } from './actor-enums.ts';

builder.drizzleObject('actorAliases', {
  name: 'Alias',
  description: 'Another name of an actor.',
  select: { columns: { actorId: true, position: true } },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'The language of the name, as a BCP 47 tag.',
    }),
    kind: t.expose('kind', { type: AliasKind, description: 'Why it has this name.' }),
  }),
});

builder.drizzleObject('actorIdentifiers', {
  name: 'Identifier',
  description: "An actor's entry in another register.",
  select: { columns: { actorId: true, position: true } },
  fields: (t) => ({
    scheme: t.exposeString('scheme', { description: 'The register: `wikidata`.' }),
    value: t.exposeString('value', { description: 'The entry: `Q889`.' }),
  }),
});

builder.drizzleObject('actorDesignations', {
  name: 'Designation',
  description: 'What an authority calls an actor by law, such as a ban.',
  select: { columns: { actorId: true, position: true } },
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What it is called: `officially banned`.' }),
    authority: t.exposeString('authority', {
      nullable: true,
      description: 'Who calls it so: `Russia`.',
    }),
    since: t.expose('since', { type: 'PartialDate', nullable: true, description: 'Since when.' }),
    note: t.exposeString('note', { nullable: true, description: 'A note of this desk.' }),
  }),
});
