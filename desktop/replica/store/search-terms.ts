import type { Gone } from './children.ts';
import type { Store } from './store.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { analyse } from '#shared/text/analyse.ts';

/** Writes the search terms of a record; a deleted record has none. */
export function writeSearchTerms(store: Store, number: number, record: AnyRecord | Gone): void {
  if (record.kind === 'affiliation') return;
  store.run(`DELETE FROM ${record.kind}_search WHERE rowid = ?`, [number]);
  if ('gone' in record || record.deletedAt !== null) return;
  const { texts, language } = searchable(record);
  const terms = texts.flatMap((text) =>
    text === null ? [] : analyse(text, language ?? undefined),
  );
  if (terms.length === 0) return;
  store.run(`INSERT INTO ${record.kind}_search (rowid, terms) VALUES (?, ?)`, [
    number,
    terms.join(' '),
  ]);
}

interface Searchable {
  readonly texts: readonly (string | null)[];
  readonly language: string | null;
}

function searchable(record: AnyRecord): Searchable {
  switch (record.kind) {
    case 'article': {
      const { headline, body, byline, agency, datelinePlace, slug, editorsNote, language } =
        record.fields;
      return {
        texts: [headline, body, byline, agency, datelinePlace, slug, editorsNote],
        language,
      };
    }
    case 'quote': {
      const { reportedText, utteredText, translation, cue, venue, note, language } = record.fields;
      return { texts: [reportedText, utteredText, translation, cue, venue, note], language };
    }
    case 'actor': {
      const { name, aliases } = record.fields;
      return { texts: [name, ...aliases.map((alias) => alias.name)], language: null };
    }
    case 'topic': {
      const { name, description } = record.fields;
      return { texts: [name, description], language: null };
    }
    case 'affiliation':
      return { texts: [], language: null };
    default:
      return assertNever(record);
  }
}
