import { assertNever } from '../errors/assert-never.ts';
import type { AnyRecord } from '../records/records.ts';
import { analyse } from '../text/analyse.ts';

/** The kinds of record that have search terms; nobody searches for affiliations. */
export const searchedKinds = ['topic', 'actor', 'article', 'quote'] as const;
/** One of `searchedKinds`. */
export type SearchedKind = (typeof searchedKinds)[number];

/** The terms by which a record is found, in reading order; the server's and the desktop's index hold the same. */
export function searchTermsOf(record: AnyRecord): readonly string[] {
  const { texts, language } = searchable(record);
  return texts.flatMap((text) => (text === null ? [] : analyse(text, language ?? undefined)));
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
      const texts = [headline, body, byline, agency, datelinePlace, slug, editorsNote];
      return { texts, language };
    }
    case 'quote': {
      const { reportedText, utteredText, translation, cue, venue, note, language } = record.fields;
      return { texts: [reportedText, utteredText, translation, cue, venue, note], language };
    }
    case 'actor': {
      const { name, aliases } = record.fields;
      return { texts: [name, ...aliases.map((alias) => alias.name)], language: null };
    }
    case 'topic':
      return { texts: [record.fields.name, record.fields.description], language: null };
    case 'affiliation':
      return { texts: [], language: null };
    default:
      return assertNever(record);
  }
}
