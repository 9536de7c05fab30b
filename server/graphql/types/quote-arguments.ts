import type { OrderingOf } from '#shared/queries/orderings.ts';
import { builder } from '../builder.ts';
import { OrderDirection } from './paging.ts';
import { Medium, QuoteKind, QuoteStatus } from './quote-enums.ts';

/** Which quotes. */
export const QuoteFilter = builder.inputType('QuoteFilter', {
  description: 'Which quotes: all conditions given must hold.',
  fields: (t) => ({
    text: t.string({
      description:
        'Words in the statement; accents and case aside. A word followed by * stands for all that begin with it.',
    }),
    articleId: t.id({ description: 'Reported by this article.' }),
    actorId: t.id({ description: 'This actor has any part in it.' }),
    speakerId: t.id({ description: 'Said by this actor.' }),
    topicId: t.id({ description: 'On this topic.' }),
    kind: t.field({ type: QuoteKind, description: 'Reported like this.' }),
    medium: t.field({ type: Medium, description: 'Made through this.' }),
    status: t.field({ type: QuoteStatus, description: 'This far in review.' }),
  }),
});

const QuoteOrderField = builder.enumType('QuoteOrderField', {
  description: 'By what quotes can be ordered.',
  values: {
    CREATED_AT: { value: 'createdAt', description: 'When it was made.' },
    SAID_ON: { value: 'saidOn', description: 'When it was said.' },
    POSITION: { value: 'position', description: 'Where it begins in its article.' },
    UPDATED_AT: { value: 'updatedAt', description: 'When it last changed.' },
  } as const satisfies Record<string, { value: OrderingOf<'quote'>; description: string }>,
});

/** In which order quotes come. */
export const QuoteOrder = builder.inputType('QuoteOrder', {
  description: 'In which order quotes come.',
  fields: (t) => ({
    field: t.field({ type: QuoteOrderField, required: true, description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first.',
    }),
  }),
});
