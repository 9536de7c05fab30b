const languages = new Intl.DisplayNames('en', { type: 'language' });
const countries = new Intl.DisplayNames('en', { type: 'region' });

/** What a language is called, by its BCP 47 tag; the tag itself where nobody knows. */
export function languageName(tag: string): string {
  return named(languages, tag);
}

/** What a country is called, by its ISO 3166-1 code; the code itself where nobody knows. */
export function countryName(code: string): string {
  return named(countries, code);
}

function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // A tag that is no tag at all, which older records may have.
    return code;
  }
}
