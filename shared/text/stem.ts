/**
 * The stem of a folded term for a language (a BCP 47 tag). No language has a stemmer yet, so it is the
 * term itself; `analyse` already calls it for documents and queries alike, so adding one changes this
 * file and the version of the index, nothing else.
 */
export function stem(term: string, _language: string | undefined): string {
  return term;
}
