import type { RecordOf } from '#shared/records/records.ts';
import { builder } from '../../builder.ts';
import { RejectedSuggestion } from '../rejected-suggestion.ts';
import { RecordVersion } from './record-version.ts';

/** An article as it stood at some time. */
export const ArticleVersion = builder.objectRef<RecordOf<'article'>>('ArticleVersion').implement({
  description: 'An article as it stood at some time.',
  interfaces: [RecordVersion],
  fields: (t) => ({
    headline: t.string({
      description: 'The headline.',
      resolve: ({ fields }) => fields.headline,
    }),
    body: t.string({
      description: 'The text. Quotes of the same time point into it by UTF-16 code units.',
      resolve: ({ fields }) => fields.body,
    }),
    language: t.string({
      nullable: true,
      description: 'The language of the text as a BCP 47 tag.',
      resolve: ({ fields }) => fields.language,
    }),
    agency: t.string({
      nullable: true,
      description: 'The agency that sent it.',
      resolve: ({ fields }) => fields.agency,
    }),
    datelinePlace: t.string({
      nullable: true,
      description: 'Where it was filed.',
      resolve: ({ fields }) => fields.datelinePlace,
    }),
    datelineDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of its dateline.',
      resolve: ({ fields }) => fields.datelineDate,
    }),
    byline: t.string({
      nullable: true,
      description: 'Who wrote it.',
      resolve: ({ fields }) => fields.byline,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published.',
      resolve: ({ fields }) => fields.publishedAt,
    }),
    sourceUrl: t.string({
      nullable: true,
      description: 'Where it could be read on the web.',
      resolve: ({ fields }) => fields.sourceUrl,
    }),
    slug: t.string({
      nullable: true,
      description: "The agency's short name for the story.",
      resolve: ({ fields }) => fields.slug,
    }),
    editorsNote: t.string({
      nullable: true,
      description: 'A note of this desk.',
      resolve: ({ fields }) => fields.editorsNote,
    }),
    storyId: t.string({
      nullable: true,
      description: 'Which story it reports.',
      resolve: ({ fields }) => fields.storyId,
    }),
    storyVersion: t.string({
      nullable: true,
      description: 'Which version of that story it held.',
      resolve: ({ fields }) => fields.storyVersion,
    }),
    rejectedSuggestions: t.field({
      type: [RejectedSuggestion],
      description: 'The suggested quotes that editors had rejected.',
      resolve: ({ fields }) => fields.rejectedSuggestions,
    }),
    documentHash: t.string({
      nullable: true,
      description:
        'SHA-256 of the document that it was imported from, 64 lowercase hexadecimal digits; null where it was typed in.',
      resolve: ({ fields }) => fields.document?.hash ?? null,
    }),
  }),
});
