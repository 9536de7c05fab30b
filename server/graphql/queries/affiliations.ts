import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { AffiliationFilter, AffiliationOrder } from '../types/affiliation-arguments.ts';
import { AffiliationConnection } from '../types/affiliation-connection.ts';
import { Affiliation } from '../types/affiliation.ts';
import { countAll, totalOf } from './count-records.ts';
import { affiliationConditions, affiliationOrdering } from './affiliation-query.ts';

builder.queryField('affiliations', (t) =>
  t.drizzleConnection(
    {
      type: Affiliation,
      description: 'The affiliations, the latest first unless told otherwise.',
      args: {
        filter: t.arg({ type: AffiliationFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({
          type: AffiliationOrder,
          description: 'In which order: FROM, DESC unless told.',
        }),
      },
      complexity: connectionComplexity,
      totalCount: async (_parent, { filter }, { database }) =>
        totalOf(
          await database.query.affiliations.findMany({
            columns: {},
            extras: countAll,
            where: affiliationConditions(filter),
            limit: 1,
          }),
        ),
      resolve: (query, _parent, { filter, orderBy }, { database }) =>
        database.query.affiliations.findMany(
          query({
            columns: { id: true },
            where: affiliationConditions(filter),
            ...affiliationOrdering(orderBy),
          }),
        ),
    },
    AffiliationConnection,
  ),
);
