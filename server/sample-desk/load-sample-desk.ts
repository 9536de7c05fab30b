import { sql } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';
import { changes } from '#server/database/schema.ts';
import { performEditsIn } from '#server/records/perform-edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { anchorSpan, quoteText } from '#shared/text/anchors.ts';
import { sampleActorFields, sampleAffiliations } from './sample-actors.ts';
import { sampleArticleFields } from './sample-articles.ts';
import { sampleId } from './sample-id.ts';
import { sampleQuotes, type SampleQuote } from './sample-quotes.ts';
import { sampleTopicFields } from './sample-topics.ts';

/** What the sample desk is loaded with. */
export interface SampleDeskContext {
  readonly db: Database;
  readonly clock: () => Date;
  readonly log: { error(details: object, message: string): void };
}

/**
 * Fills a desk on which nobody ever changed anything with a few sample records, through the write path; answers
 * whether it did. All of it is one transaction, so a server that is killed meanwhile starts over at its next start.
 */
export async function loadSampleDesk(context: SampleDeskContext): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    // Servers that start together take turns; whoever comes second finds changes. Readers are not held up.
    await tx.execute(sql`lock table ${changes} in share row exclusive mode`);
    if ((await tx.$count(changes)) > 0) return false;
    const requests = sampleRecords().map(([kind, id, fields]) => {
      const parsed = parseEdit({ action: 'create', kind, id, fields });
      if (!parsed.ok) throw new Error(`sample ${kind}: ${parsed.error.message}`);
      return { edit: parsed.edit, options: { via: 'sample' } as const };
    });
    const outcomes = await performEditsIn(tx, { ...context, account: null }, requests);
    const refused = outcomes.find(({ outcome }) => outcome !== 'applied');
    if (refused !== undefined) throw new Error(`sample: ${JSON.stringify(refused)}`);
    return true;
  });
}

// Each after those that it refers to.
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
