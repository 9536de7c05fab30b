import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Database } from '#server/database/connection.ts';
import { storeOf } from '#server/records/kinds/kind-stores.ts';
import { indexRecords } from '#server/records/search-index.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { pick, seededRandom } from './random.ts';

/** Words by how common they are; the first is in most quotes, the last in hardly any. */
export interface Vocabulary {
  readonly words: readonly string[];
}

const syllables =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu'.split(
    ' ',
  );
const vocabularySize = 20_000;
const batch = 2000;

/** Words of three to five syllables, none twice. */
export function makeVocabulary(random: () => number): Vocabulary {
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    const length = 3 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => pick(random, syllables)).join(''));
  }
  return { words: [...words] };
}

/**
 * Adds short quotes to a desk, straight into its tables and with the search terms that the write path makes. Their words
 * are as unevenly common as those of a language: the nth word comes up in proportion to 1/n.
 */
export async function seedQuotes(
  db: Database,
  count: number,
  { words }: Vocabulary,
  articleIds: readonly string[],
): Promise<void> {
  const random = seededRandom(42);
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? '';
  let second = Date.parse('2010-01-01T00:00:00Z');
  const make = (): RecordOf<'quote'> => {
    second += 400_000;
    const at = new Date(second).toISOString();
    const length = 8 + Math.floor(random() * 12);
    return {
      kind: 'quote',
      id: v7({ msecs: second }),
      revision: 1,
      createdAt: at,
      createdBy: null,
      updatedAt: at,
      updatedBy: null,
      deletedAt: null,
      fields: {
        segments: [],
        anchorStatus: 'exact',
        utteredText: null,
        kind: 'direct',
        cue: 'said',
        attributions: [],
        medium: 'statement',
        venue: null,
        topics: [],
        translation: null,
        note: null,
        status: 'draft',
        verifiedBy: null,
        verifiedAt: null,
        articleId: pick(random, articleIds),
        reportedText: Array.from({ length }, word).join(' '),
        saidOn: { date: at.slice(0, 10), precision: 'day', words: null },
        language: 'en',
      },
    };
  };
  const indexes = await dropIndexes(db);
  for (let made = 0; made < count; made += batch) {
    const records = Array.from({ length: Math.min(batch, count - made) }, make);
    await db.transaction(async (tx) => {
      await storeOf('quote').insert(tx, records);
      await indexRecords(tx, records);
    });
  }
  await db.transaction(async (tx) => {
    // Longer than any request may take.
    await tx.execute(sql`set local statement_timeout = 0`);
    for (const definition of indexes) await tx.execute(sql.raw(definition));
  });
  await db.execute(sql`vacuum analyze quotes, search_documents`);
}

// Filling an index once is several times faster than adding to it row by row.
async function dropIndexes(db: Database): Promise<readonly string[]> {
  const { rows } = await db.execute<{ name: string; definition: string }>(sql`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid in ('quotes'::regclass, 'search_documents'::regclass) and not indisunique`);
  for (const { name } of rows) await db.execute(sql.raw(`drop index ${name}`));
  return rows.map(({ definition }) => definition);
}
