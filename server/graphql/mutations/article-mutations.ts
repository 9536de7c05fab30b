import { builder } from '../builder.ts';
import { Article } from '../types/article.ts';
import { newRecordId, type InputFields } from './input-fields.ts';
import { addRecordMutations } from './record-mutations.ts';

const RejectedSuggestionInput = builder.inputType('RejectedSuggestionInput', {
  description: 'A suggested quote that shall not come back.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The `key` of the suggestion.' }),
    words: t.string({
      required: true,
      description: 'How it begins, to recognise it by; 200 characters at most.',
    }),
  }),
});

const optional = (t: InputFields) => ({
  body: t.string({
    description:
      'The text without markup, paragraphs split by one blank line; 1 000 000 characters at most. A change of it moves the quotes along.',
  }),
  language: t.string({ description: 'The language of the text, as a BCP 47 tag.' }),
  agency: t.string({ description: 'The agency that sent it.' }),
  datelinePlace: t.string({ description: 'Where it was filed.' }),
  datelineDate: t.field({ type: 'Date', description: 'The day of its dateline.' }),
  byline: t.string({ description: 'Who wrote it.' }),
  publishedAt: t.field({ type: 'DateTime', description: 'When it was published.' }),
  sourceUrl: t.string({ description: 'Where it can be read on the web: http or https.' }),
  slug: t.string({ description: "The agency's short name for the story." }),
  editorsNote: t.string({ description: 'A note of this desk; 10 000 characters at most.' }),
  rejectedSuggestions: t.field({
    type: [RejectedSuggestionInput],
    description:
      'The suggested quotes that shall not come back: all of them, 2000 at most. To let one come back, leave it out.',
  }),
});
const headline = 'The headline; one line of 800 characters at most.';

const CreateArticleInput = builder.inputType('CreateArticleInput', {
  description: 'The article to make. To keep its original document too, use `importArticle`.',
  fields: (t) => ({
    id: newRecordId(t, 'Article'),
    headline: t.string({ required: true, description: headline }),
    ...optional(t),
  }),
});

const ArticleChanges = builder.inputType('ArticleChanges', {
  description: 'What is to change in an article.',
  fields: (t) => ({ headline: t.string({ description: headline }), ...optional(t) }),
});

addRecordMutations({
  kind: 'article',
  ref: Article,
  create: CreateArticleInput,
  changes: ArticleChanges,
});
