import { builder } from '../builder.ts';
import type { PlannedRecord } from '../plan/planned-record.ts';

// Apart from what the types hold: they lead to one another, and their files would import one another in circles.

/** See `article.ts`. */
export const articleRef = builder.objectRef<PlannedRecord>('Article');
/** See `quote.ts`. */
export const quoteRef = builder.objectRef<PlannedRecord>('Quote');
/** See `actor.ts`. */
export const actorRef = builder.objectRef<PlannedRecord>('Actor');
/** See `affiliation.ts`. */
export const affiliationRef = builder.objectRef<PlannedRecord>('Affiliation');
/** See `topic.ts`. */
export const topicRef = builder.objectRef<PlannedRecord>('Topic');
/** See `account.ts`. */
export const accountRef = builder.objectRef<PlannedRecord>('Account');
