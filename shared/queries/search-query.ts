import { analyseQuery, type QueryPart, type QueryWord } from '../text/analyse.ts';
import { stemsOf } from '../text/stem.ts';
import { soundsAskedBy, type SearchedKind } from './search-terms.ts';

/** A term of an index, and whether it stands for all terms that begin with it. */
export interface SearchTerm {
  readonly term: string;
  readonly prefix: boolean;
}

/** One thing that a record must have: any of some terms, or words side by side. */
export type SearchClause =
  | { readonly is: 'any'; readonly terms: readonly SearchTerm[] }
  | { readonly is: 'phrase'; readonly terms: readonly SearchTerm[] };

/** How a text is read as a query. */
export interface SearchOptions {
  /** The text is still being typed: its last word stands for all that begin with it. */
  readonly typing?: boolean;
}

/**
 * What somebody who typed this text looks for among records of a kind: all clauses must hold. Nobody says in which
 * language they ask, so a word asks for itself and for its stems in every language; a record has the stems of its own
 * language only. Of actors and topics every word finds all that begin with it, and names also by their sound. Empty when
 * there is no word in the text, which then asks for nothing.
 */
export function searchQuery(
  kind: SearchedKind,
  text: string,
  { typing = false }: SearchOptions = {},
): readonly SearchClause[] {
  const parts = analyseQuery(text);
  const unfinished = typing && /[\p{L}\p{M}\p{N}]$/u.test(text);
  return parts.map((part, index) => clauseOf(kind, part, unfinished && index === parts.length - 1));
}

function clauseOf(kind: SearchedKind, part: QueryPart, unfinished: boolean): SearchClause {
  if (part.is === 'phrase') return { is: 'phrase', terms: part.words.map(termOf) };
  const { word } = part;
  const beginnings = kind === 'actor' || kind === 'topic';
  const prefix = part.prefix || beginnings || unfinished;
  const forms =
    kind === 'actor'
      ? soundsAskedBy(word).map((term) => ({ term, prefix }))
      : part.prefix
        ? []
        : stemsOf(word).map((term) => ({ term, prefix: false }));
  return { is: 'any', terms: [{ term: word, prefix }, ...forms] };
}

// Only the last word of a phrase may be unfinished: no index finds the beginning of a word between two others.
function termOf(
  { word, prefix }: QueryWord,
  index: number,
  { length }: readonly QueryWord[],
): SearchTerm {
  return { term: word, prefix: prefix && index === length - 1 };
}
