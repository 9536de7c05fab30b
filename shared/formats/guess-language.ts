const englishWords = new Set([
  'the',
  'of',
  'and',
  'to',
  'in',
  'said',
  'that',
  'is',
  'was',
  'for',
  'with',
  'has',
  'by',
  'it',
]);

/**
 * `en` for a text that is plainly English, else null: language is left to the editor rather than guessed
 * wrong. Plainly means that one word in eight of the first 400 is one of English's commonest, and that at
 * least four different ones occur.
 */
export function guessLanguage(text: string): 'en' | null {
  const words =
    text
      .slice(0, 4000)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, 400) ?? [];
  const known = words.filter((word) => englishWords.has(word));
  return new Set(known).size >= 4 && known.length * 8 >= words.length ? 'en' : null;
}
