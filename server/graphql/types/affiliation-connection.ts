import { connectionType } from './connection-type.ts';
import { affiliationRef } from './refs.ts';

/** A page of affiliations. */
export const AffiliationConnection = connectionType(affiliationRef, {
  of: 'Affiliation',
  description: 'A page of affiliations.',
  edgeDescription: 'An affiliation, with its place in the list.',
});
