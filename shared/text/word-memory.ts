/**
 * What the analyser has made of words, for whoever indexes many texts: the words of a language come again and again.
 * It holds nothing that could not be made anew, and never grows beyond a few megabytes.
 */
export interface WordMemory {
  /** The words that a written word is searched by. */
  readonly words: Remembered;
  /** The other forms of a folded word, for a language or for names. */
  readonly formsOf: (language: string) => Remembered;
}

/** Answers what is remembered for a word, and makes it where nothing is. */
export type Remembered = (
  word: string,
  make: (word: string) => readonly string[],
) => readonly string[];

const mostWords = 50_000;

/** Makes an empty memory. */
export function wordMemory(): WordMemory {
  const languages = new Map<string, Remembered>();
  return {
    words: remember(),
    formsOf: (language) => {
      const known = languages.get(language);
      if (known !== undefined) return known;
      if (languages.size >= 20) languages.clear();
      const fresh = remember();
      languages.set(language, fresh);
      return fresh;
    },
  };
}

function remember(): Remembered {
  const known = new Map<string, readonly string[]>();
  return (word, make) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = make(word);
    // Rare words push out the common ones together with themselves, and those are soon back.
    if (known.size >= mostWords) known.clear();
    known.set(word, made);
    return made;
  };
}
