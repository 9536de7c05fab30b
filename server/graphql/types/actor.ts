import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { affiliationOrdering } from '../queries/affiliation-query.ts';
import { quoteConditions, quoteOrdering } from '../queries/quote-query.ts';
import { ActorKind } from './actor-enums.ts';
import { AffiliationOrder } from './affiliation-arguments.ts';
import { QuoteFilter, QuoteOrder } from './quote-arguments.ts';
import { AffiliationConnection } from './affiliation-connection.ts';
import { QuoteConnection } from './quote-connection.ts';
import { recordTexts } from './record-texts.ts';

/** Someone or something that can make a statement. */
export const Actor = builder.drizzleNode('actors', {
  name: 'Actor',
  description:
    'Someone or something that can make a statement: a Person, Organization or PublicBody of FollowTheMoney.',
  id: { column: (actor) => actor.id, description: 'Global id.' },
  select: { columns: { id: true } },
  fields: (t) => ({
    revision: t.exposeInt('revision', recordTexts.revision),
    createdAt: t.expose('createdAt', { type: 'DateTime', ...recordTexts.createdAt }),
    createdBy: t.relation('createdByAccount', { nullable: true, ...recordTexts.createdBy }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', ...recordTexts.updatedAt }),
    updatedBy: t.relation('updatedByAccount', { nullable: true, ...recordTexts.updatedBy }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      ...recordTexts.deletedAt,
    }),
    kind: t.expose('kind', { type: ActorKind, description: 'What it is.' }),
    name: t.exposeString('name', { description: 'The name by which this desk knows it.' }),
    aliases: t.relation('aliases', {
      description: 'Other names.',
      query: { orderBy: { position: 'asc' } },
    }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'Its country as an ISO 3166-1 alpha-2 code: `AF`.',
    }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'Who or what it is.',
    }),
    identifiers: t.relation('identifiers', {
      description: 'Its entries in other registers.',
      query: { orderBy: { position: 'asc' } },
    }),
    designations: t.relation('designations', {
      description: 'What authorities call it by law.',
      query: { orderBy: { position: 'asc' } },
    }),
    mergedInto: t.relation('mergedIntoActor', {
      nullable: true,
      description:
        'The actor that took its place; the id of a merged actor still leads here. Null for all others.',
    }),
    affiliations: t.relatedConnection(
      'affiliations',
      {
        description:
          'The roles it has or had in organisations, the latest first unless told otherwise.',
        args: {
          orderBy: t.arg({
            type: AffiliationOrder,
            description: 'In which order: FROM, DESC unless told.',
          }),
        },
        totalCount: true,
        complexity: connectionComplexity,
        query: ({ orderBy }) => ({
          where: { deletedAt: { isNull: true } },
          ...affiliationOrdering(orderBy),
        }),
      },
      AffiliationConnection,
    ),
    members: t.relatedConnection(
      'members',
      {
        description: 'The roles that others have or had in it.',
        args: {
          orderBy: t.arg({
            type: AffiliationOrder,
            description: 'In which order: FROM, DESC unless told.',
          }),
        },
        totalCount: true,
        complexity: connectionComplexity,
        query: ({ orderBy }) => ({
          where: { deletedAt: { isNull: true } },
          ...affiliationOrdering(orderBy),
        }),
      },
      AffiliationConnection,
    ),
    quotes: t.relatedConnection(
      'quotes',
      {
        description:
          'The statements in which it has any part, the latest made first unless told otherwise.',
        args: {
          filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
          orderBy: t.arg({
            type: QuoteOrder,
            description: 'In which order: CREATED_AT, DESC unless told.',
          }),
        },
        totalCount: true,
        complexity: connectionComplexity,
        query: ({ filter, orderBy }) => ({
          where: quoteConditions(filter),
          ...quoteOrdering(orderBy),
        }),
      },
      QuoteConnection,
    ),
  }),
});
