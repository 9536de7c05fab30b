import { inArray, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Database } from '#server/database/connection.ts';
import { storeOf } from '#server/records/kinds/kind-stores.ts';
import { indexRecords } from '#server/records/search-index.ts';
import { wordForms } from '#shared/queries/search-terms.ts';
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
const batch = 20_000;

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
 * Adds short quotes to a desk, straight into its tables and many to a statement; what a word is found by comes from the
 * server's own code, and some quotes are compared with what the write path makes of them. Their words are as unevenly
 * common as those of a language: the nth word comes up in proportion to 1/n.
 */
export async function seedQuotes(
  db: Database,
  count: number,
  { words }: Vocabulary,
  articleIds: readonly string[],
): Promise<void> {
  const random = seededRandom(42);
  const terms = words.map((word) => termsOfWord(word));
  const first = Date.parse('2010-01-01T00:00:00Z');
  const indexes = await dropIndexes(db);
  for (let made = 0; made < count; made += batch) {
    const rows = Array.from({ length: Math.min(batch, count - made) }, (_, index) => {
      const places = Array.from({ length: 8 + Math.floor(random() * 12) }, () =>
        Math.max(0, Math.floor(words.length ** random()) - 1),
      );
      const msecs = first + (made + index) * 400_000;
      return {
        id: v7({ msecs }),
        article: pick(random, articleIds),
        text: places.map((place) => words[place]).join(' '),
        at: new Date(msecs).toISOString(),
        terms: vectorOf(places.map((place) => terms[place] ?? [])),
      };
    });
    const given = sql`json_to_recordset(${JSON.stringify(rows)}::json)
      as given (id uuid, article uuid, text text, at timestamptz, terms text)`;
    await db.execute(sql`with added as (
        insert into quotes (id, revision, created_at, updated_at, article_id, segments, anchor_status,
          reported_text, kind, said_precision, medium, language, status)
        select id, 1, at, at, article, '[]', 'exact', text, 'direct', 'unknown', 'statement', 'en', 'draft' from ${given})
      insert into search_documents (kind, record_id, terms) select 'quote', id, terms::tsvector from ${given}`);
    if (made === 0) await compareWithWritePath(db, rows.slice(0, 100));
  }
  await db.transaction(async (tx) => {
    // Longer than any request may take.
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`set local maintenance_work_mem = '1GB'`);
    for (const definition of indexes) await tx.execute(sql.raw(definition));
  });
  await db.execute(sql`vacuum analyze quotes, search_documents`);
}

function termsOfWord(word: string): readonly string[] {
  return [word, ...wordForms({ language: 'en', names: false, texts: [] })(word)];
}

function vectorOf(words: readonly (readonly string[])[]): string {
  const places = new Map<string, number[]>();
  for (const [index, terms] of words.entries()) {
    for (const term of terms) {
      const known = places.get(term);
      if (known === undefined) places.set(term, [index + 1]);
      else known.push(index + 1);
    }
  }
  return [...places].map(([term, at]) => `'${term}':${at.join(',')}`).join(' ');
}

async function compareWithWritePath(
  db: Database,
  sample: readonly { readonly id: string }[],
): Promise<void> {
  const ids = sample.map(({ id }) => id);
  const read = async (): Promise<string> => {
    const { rows } = await db.execute<{ terms: string }>(
      sql`select terms::text from search_documents where ${inArray(sql`record_id`, ids)} order by record_id`,
    );
    return JSON.stringify(rows);
  };
  const seeded = await read();
  await db.transaction(async (tx) => indexRecords(tx, await storeOf('quote').load(tx, ids)));
  if (seeded !== (await read())) throw new Error('Quotes are seeded with other search terms.');
}

// Filling an index once is several times faster than adding to it row by row.
async function dropIndexes(db: Database): Promise<readonly string[]> {
  const { rows } = await db.execute<{ name: string; definition: string }>(sql`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid in ('quotes'::regclass, 'search_documents'::regclass) and not indisunique`);
  for (const { name } of rows) await db.execute(sql.raw(`drop index ${name}`));
  return rows.map(({ definition }) => definition);
}
