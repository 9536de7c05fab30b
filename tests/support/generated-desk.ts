import { v7 } from 'uuid';
import { generateArticle, subjects } from '#tests/bench/generate-article.ts';
import { pick, seededRandom } from '#tests/bench/random.ts';
import { migrate } from '#desktop/replica/store/migrate.ts';
import { keepBase } from '#desktop/replica/store/base-rows.ts';
import { writeMeta } from '#desktop/replica/store/meta.ts';
import { openStore } from '#desktop/replica/store/store.ts';
import { projectBase } from '#desktop/replica/store/project.ts';
import { reproject } from '#desktop/replica/store/reproject.ts';
import { media, quoteKinds, quoteStatuses, stances } from '#shared/records/quote.ts';
import {
  anyRecordSchema,
  recordDefinitions,
  type AnyRecord,
  type FieldsOf,
  type RecordKind,
} from '#shared/records/records.ts';

/** How large a generated desk is. */
export interface GeneratedDeskSize {
  readonly articles: number;
  readonly quotesPerArticle: number;
  readonly actors: number;
  /** The quotes of one more article, the newest. */
  readonly longest: number;
}

const agencies = ['Meridian Wire', 'Quayside', 'Northern Desk', 'Port Amsel Press'];
const languages = ['en', 'en', 'en', 'de', 'fr'];
const countries = ['NO', 'DE', 'FR', null];
const batch = 500;

/** Writes a desk of our own wording into a new replica file, as a first copy would have left it; the same in every run but for ids. */
export function writeGeneratedDesk(path: string, size: GeneratedDeskSize): void {
  const store = openStore(path);
  migrate(store);
  reproject(store);
  let waiting: AnyRecord[] = [];
  const flush = (): void => {
    store.writeCopy(() => projectBase(store, keepBase(store, waiting)));
    waiting = [];
  };
  for (const record of generateRecords(size)) {
    waiting.push(record);
    if (waiting.length === batch) flush();
  }
  flush();
  writeMeta(store, 'syncedAt', '2025-06-01T08:00:00Z');
  store.close();
}

/** The records of a generated desk, each after those that it refers to. */
function* generateRecords(size: GeneratedDeskSize): Generator<AnyRecord> {
  const random = seededRandom(20_260_202);
  let second = Date.parse('2024-01-01T00:00:00Z');
  const record = <Kind extends RecordKind>(kind: Kind, fields: Partial<FieldsOf<Kind>>) => {
    second += 100_000;
    const at = new Date(second).toISOString();
    return anyRecordSchema.parse({
      kind,
      id: v7(),
      revision: 1,
      createdAt: at,
      createdBy: null,
      updatedAt: at,
      updatedBy: null,
      deletedAt: null,
      fields: { ...recordDefinitions[kind].initial, ...fields },
    });
  };
  const topics = subjects.map((name) => record('topic', { name }));
  yield* topics;
  const actors = Array.from({ length: size.actors }, (_, number) =>
    number % 5 === 0
      ? record('actor', { kind: 'organization', name: `Office ${number} of the province` })
      : record('actor', {
          kind: 'person',
          name: `Speaker Number ${number}`,
          country: pick(random, countries),
        }),
  );
  yield* actors;
  const named = actors.flatMap((actor) => (actor.kind === 'actor' ? [actor] : []));
  const people = named.filter(({ fields }) => fields.kind === 'person');
  const offices = named.filter(({ fields }) => fields.kind === 'organization');
  for (let number = 0; number <= size.articles; number += 1) {
    const length = number === size.articles ? size.longest : size.quotesPerArticle;
    const speakers = Array.from({ length }, () => pick(random, people));
    const text = generateArticle(
      random,
      number,
      speakers.map(({ fields }) => fields.name),
    );
    const language = pick(random, languages);
    const day = new Date(second).toISOString().slice(0, 10);
    const article = record('article', {
      headline: text.headline,
      body: text.body,
      language,
      agency: pick(random, agencies),
      datelinePlace: 'PORT AMSEL',
      datelineDate: day,
      publishedAt: new Date(second).toISOString(),
    });
    yield article;
    for (const [place, { text: reportedText, segments }] of text.quotes.entries()) {
      const status = pick(random, quoteStatuses);
      const behalf = pick(random, offices);
      yield record('quote', {
        articleId: article.id,
        segments: [...segments],
        reportedText,
        status,
        verifiedAt: status === 'verified' ? '2025-01-01T00:00:00Z' : null,
        kind: pick(random, quoteKinds),
        cue: 'said',
        language,
        medium: pick(random, media),
        saidOn: { date: day, precision: 'day', words: null },
        attributions: [
          { actorId: speakers[place]?.id ?? behalf.id, part: 'speaker', role: 'board member' },
          ...(place % 3 === 0
            ? [{ actorId: behalf.id, part: 'on_behalf_of' as const, role: null }]
            : []),
        ],
        topics: [{ topicId: pick(random, topics).id, stance: pick(random, stances) }],
      });
    }
  }
}
