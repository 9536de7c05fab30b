import { createContext, useContext } from 'react';
import { english, type Words } from '#desktop/words/english.ts';

/** Carries the strings of the language that the app speaks. */
export const WordsContext = createContext<Words>(english);

/** The strings to show. A function that makes text takes them as an argument. */
export function useWords(): Words {
  return useContext(WordsContext);
}
