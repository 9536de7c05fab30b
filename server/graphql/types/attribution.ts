import { actors, quoteAttributions } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, one } from '../plan/field-plan.ts';
import type { Planned } from '../plan/planned-record.ts';
import { actorRef } from './refs.ts';
import { AttributionPart } from './quote-enums.ts';

/** An actor's part in a statement. */
export const Attribution = builder.objectRef<Planned>('Attribution').implement({
  description: "An actor's part in a statement.",
  extensions: { keys: { quoteId: quoteAttributions.quoteId, actorId: quoteAttributions.actorId } },
  fields: (t) => ({
    part: t.field({
      ...column(quoteAttributions.part),
      type: AttributionPart,
      description: 'What the actor has to do with it.',
    }),
    role: t.string({
      ...column(quoteAttributions.role),
      nullable: true,
      description:
        "The actor's role, in the article's words: `spokesman for the political office`.",
    }),
    actor: t.field({
      type: actorRef,
      ...one(quoteAttributions.actorId, actors.id),
      description: 'The actor.',
    }),
  }),
});
