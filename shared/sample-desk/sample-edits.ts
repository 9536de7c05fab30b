import { sampleActorFields, sampleAffiliations } from './sample-actors.ts';
import { sampleArticleFields } from './sample-articles.ts';
import { sampleId } from './sample-id.ts';
import { sampleQuotes, type SampleQuote } from './sample-quotes.ts';
import { sampleTopicFields } from './sample-topics.ts';
import type { Edit } from '../edits/edit.ts';
import { parseEdit } from '../edits/parse-edit.ts';
import type { RecordKind } from '../records/records.ts';
import { anchorSpan, quoteText } from '../text/anchors.ts';

/** The edits that make the sample desk, each after those that it refers to. Throws when a sample record is not valid. */
export function sampleEdits(): readonly Edit[] {
  return sampleRecords().map(([kind, id, fields]) => {
    const parsed = parseEdit({ action: 'create', kind, id, fields });
    if (!parsed.ok) throw new Error(`sample ${kind}: ${parsed.error.message}`);
    return parsed.edit;
  });
}

function sampleRecords(): readonly (readonly [RecordKind, string, object])[] {
  return [
    ...sampleTopicFields.map(([id, fields]) => ['topic', id, fields] as const),
    ...sampleActorFields.map(([id, fields]) => ['actor', id, fields] as const),
    ...sampleAffiliations.map(
      (fields, index) => ['affiliation', sampleId('affiliation', index + 1), fields] as const,
    ),
    ...sampleArticleFields.map(([id, fields]) => ['article', id, fields] as const),
    ...sampleQuotes.map(
      (quote, index) => ['quote', sampleId('quote', index + 1), quoteFields(quote)] as const,
    ),
  ];
}

function quoteFields({ words, ...fields }: SampleQuote): object {
  const [, article] = sampleArticleFields.find(([id]) => id === fields.articleId) ?? [];
  const body = article?.body ?? '';
  const segments = words.map((text) => {
    const start = body.indexOf(text);
    if (start === -1) throw new Error(`The sample article does not say: ${text}`);
    return anchorSpan(body, { start, end: start + text.length });
  });
  return { ...fields, segments, reportedText: quoteText(body, segments) };
}
