import type { FieldsOf, RecordKind } from '#shared/records/records.ts';

type FieldName<Kind extends RecordKind = RecordKind> = Kind extends RecordKind
  ? keyof FieldsOf<Kind> & string
  : never;

// In the middle of a sentence: `Changes cue and status of the quote`.
const names: Readonly<Record<FieldName, string>> = {
  actorId: 'actor',
  agency: 'agency',
  aliases: 'aliases',
  anchorStatus: 'anchor status',
  articleId: 'article',
  attributions: 'attributions',
  body: 'body',
  byline: 'byline',
  country: 'country',
  cue: 'cue',
  datelineDate: 'dateline date',
  datelinePlace: 'dateline place',
  description: 'description',
  designations: 'designations',
  document: 'document',
  editorsNote: 'editor’s note',
  from: 'from',
  headline: 'headline',
  identifiers: 'identifiers',
  kind: 'kind',
  language: 'language',
  medium: 'medium',
  mergedInto: 'merged into',
  name: 'name',
  note: 'note',
  organizationId: 'organization',
  parentId: 'parent',
  publishedAt: 'published at',
  reportedText: 'reported text',
  role: 'role',
  saidOn: 'said on',
  segments: 'segments',
  slug: 'slug',
  sourceUrl: 'source address',
  status: 'status',
  storyId: 'story',
  storyVersion: 'version of the story',
  rejectedSuggestions: 'rejected suggestions',
  to: 'to',
  topics: 'topics',
  translation: 'translation',
  utteredText: 'uttered text',
  venue: 'venue',
  verifiedAt: 'verified at',
  verifiedBy: 'verified by',
};

/** What a field is called in the middle of a sentence. One that only a newer server knows goes by its own name, as words. */
export function fieldName(field: string): string {
  return isNamed(field)
    ? names[field]
    : field.replace(/(?<=[a-z])[A-Z]/gu, (capital) => ` ${capital.toLowerCase()}`);
}

function isNamed(field: string): field is FieldName {
  return Object.hasOwn(names, field);
}
