import { builder } from '../builder.ts';
import { AttributionPart } from './quote-enums.ts';

builder.drizzleObject('quoteAttributions', {
  name: 'Attribution',
  description: "An actor's part in a statement.",
  select: { columns: { quoteId: true, part: true, actorId: true } },
  fields: (t) => ({
    part: t.expose('part', {
      type: AttributionPart,
      description: 'What the actor has to do with it.',
    }),
    role: t.exposeString('role', {
      nullable: true,
      description:
        "The actor's role, in the article's words: `spokesman for the political office`.",
    }),
    actor: t.relation('actor', { description: 'The actor.' }),
  }),
});
