import { Actor } from '../types/actor.ts';
import { Affiliation } from '../types/affiliation.ts';
import { Article } from '../types/article.ts';
import { Quote } from '../types/quote.ts';
import { Topic } from '../types/topic.ts';

/** The GraphQL type of each kind of record, for fields that all of them have. */
export const recordRefs = {
  topic: Topic,
  actor: Actor,
  affiliation: Affiliation,
  article: Article,
  quote: Quote,
} as const;
