import { builder } from '../builder.ts';
import { Affiliation } from './affiliation.ts';
import { totalCountField } from './total-count.ts';

/** A page of affiliations. */
export const AffiliationConnection = builder.connectionObject(
  {
    type: Affiliation,
    name: 'AffiliationConnection',
    description: 'A page of affiliations.',
    fields: (t) => ({ totalCount: t.int(totalCountField) }),
  },
  { name: 'AffiliationEdge', description: 'An affiliation, with its place in the list.' },
);
