import { sql } from 'drizzle-orm';
import {
  actorAliases,
  actorDesignations,
  actorIdentifiers,
  actors,
  affiliations,
  quoteAttributions,
  quotes,
} from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, one, planned } from '../plan/field-plan.ts';
import { ActorKind } from './actor-enums.ts';
import { AffiliationOrder } from './affiliation-arguments.ts';
import { QuoteFilter, QuoteOrder } from './quote-arguments.ts';
import { AffiliationConnection } from './affiliation-connection.ts';
import { QuoteConnection } from './quote-connection.ts';
import { recordFields } from './record-fields.ts';
import { actorRef } from './refs.ts';
import { Alias, Designation, Identifier } from './actor-parts.ts';

/** Someone or something that can make a statement. */
export const Actor = actorRef.implement({
  description:
    'Someone or something that can make a statement: a Person, Organization or PublicBody of FollowTheMoney.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    ...recordFields(t, 'Actor', actors),
    kind: t.field({ ...column(actors.kind), type: ActorKind, description: 'What it is.' }),
    name: t.string({
      ...column(actors.name),
      description: 'The name by which this desk knows it.',
    }),
    aliases: t.field({
      type: [Alias],
      ...planned({
        plan: 'many',
        from: actors.id,
        to: actorAliases.actorId,
        orderBy: actorAliases.position,
      }),
      description: 'Other names.',
    }),
    country: t.string({
      ...column(actors.country),
      nullable: true,
      description: 'Its country as an ISO 3166-1 alpha-2 code: `AF`.',
    }),
    description: t.string({
      ...column(actors.description),
      nullable: true,
      description: 'Who or what it is.',
    }),
    identifiers: t.field({
      type: [Identifier],
      ...planned({
        plan: 'many',
        from: actors.id,
        to: actorIdentifiers.actorId,
        orderBy: actorIdentifiers.position,
      }),
      description: 'Its entries in other registers.',
    }),
    designations: t.field({
      type: [Designation],
      ...planned({
        plan: 'many',
        from: actors.id,
        to: actorDesignations.actorId,
        orderBy: actorDesignations.position,
      }),
      description: 'What authorities call it by law.',
    }),
    mergedInto: t.field({
      type: actorRef,
      ...one(actors.mergedInto, actors.id),
      nullable: true,
      description:
        'The actor that took its place; the id of a merged actor still leads here. Null for all others.',
    }),
    affiliations: t.field({
      type: AffiliationConnection,
      ...planned({
        plan: 'connection',
        kind: 'affiliation',
        within: (actor, affiliation) =>
          sql`${affiliation.of(affiliations.actorId)} = ${actor.of(actors.id)}`,
      }),
      description:
        'The roles it has or had in organisations, the latest first unless told otherwise.',
      args: {
        ...t.arg.connectionArgs(),
        orderBy: t.arg({
          type: AffiliationOrder,
          description: 'In which order: FROM, DESC unless told.',
        }),
      },
    }),
    members: t.field({
      type: AffiliationConnection,
      ...planned({
        plan: 'connection',
        kind: 'affiliation',
        within: (actor, affiliation) =>
          sql`${affiliation.of(affiliations.organizationId)} = ${actor.of(actors.id)}`,
      }),
      description: 'The roles that others have or had in it.',
      args: {
        ...t.arg.connectionArgs(),
        orderBy: t.arg({
          type: AffiliationOrder,
          description: 'In which order: FROM, DESC unless told.',
        }),
      },
    }),
    quotes: t.field({
      type: QuoteConnection,
      ...planned({
        plan: 'connection',
        kind: 'quote',
        within: (actor, quote) =>
          sql`${quote.of(quotes.id)} in (select ${quoteAttributions.quoteId} from ${quoteAttributions} where ${quoteAttributions.actorId} = ${actor.of(actors.id)})`,
      }),
      description:
        'The statements in which it has any part, the latest made first unless told otherwise.',
      args: {
        ...t.arg.connectionArgs(),
        filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({
          type: QuoteOrder,
          description: 'In which order: CREATED_AT, DESC unless told.',
        }),
      },
    }),
  }),
});
