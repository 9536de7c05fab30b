import { actors, affiliations } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, one } from '../plan/field-plan.ts';
import { recordFields } from './record-fields.ts';
import { actorRef, affiliationRef } from './refs.ts';

/** An actor's role in an organisation. */
export const Affiliation = affiliationRef.implement({
  description: "An actor's role in an organisation, and from when to when.",
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    ...recordFields(t, 'Affiliation', affiliations),
    actor: t.field({
      type: actorRef,
      ...one(affiliations.actorId, actors.id),
      description: 'Who has the role.',
    }),
    organization: t.field({
      type: actorRef,
      ...one(affiliations.organizationId, actors.id),
      description: 'Where.',
    }),
    role: t.string({
      ...column(affiliations.role),
      nullable: true,
      description: 'The role: `spokesman`.',
    }),
    from: t.field({
      ...column(affiliations.from),
      type: 'PartialDate',
      nullable: true,
      description: 'Since when, if known.',
    }),
    to: t.field({
      ...column(affiliations.to),
      type: 'PartialDate',
      nullable: true,
      description: 'Until when; null when it is not over or not known.',
    }),
  }),
});
