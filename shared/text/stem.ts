/**
 * The stem of a folded term for a language (a BCP 47 tag). No language has a stemmer yet, so it is the
 * term itself. `analyse` already calls it for documents and queries alike; adding a stemmer changes this
 * file, and makes both sides index what they hold again.
 */
export function stem(term: string, _language: string | undefined): string {
  return term;
}
