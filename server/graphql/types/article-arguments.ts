import type { OrderingOf } from '#shared/queries/orderings.ts';
import { builder } from '../builder.ts';
import { OrderDirection } from './paging.ts';

/** Which articles. */
export const ArticleFilter = builder.inputType('ArticleFilter', {
  description: 'Which articles: all conditions given must hold.',
  fields: (t) => ({
    text: t.string({
      description:
        'Words in headline or body; accents and case aside. A word followed by * stands for all that begin with it.',
    }),
    agency: t.string({ description: 'Sent by this agency.' }),
    publishedFrom: t.field({ type: 'Date', description: 'Published on this day (UTC) or later.' }),
    publishedTo: t.field({ type: 'Date', description: 'Published on this day (UTC) or earlier.' }),
  }),
});

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'By what articles can be ordered.',
  values: {
    PUBLISHED_AT: { value: 'publishedAt', description: 'When it was published.' },
    HEADLINE: { value: 'headline', description: 'Its headline.' },
    CREATED_AT: { value: 'createdAt', description: 'When it was made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'When it last changed.' },
  } as const satisfies Record<string, { value: OrderingOf<'article'>; description: string }>,
});

/** In which order articles come. */
export const ArticleOrder = builder.inputType('ArticleOrder', {
  description: 'In which order articles come.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first.',
    }),
  }),
});
