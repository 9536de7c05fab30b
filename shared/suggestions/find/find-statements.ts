import type { FoundStatement, FoundStatements } from '../suggestion.ts';
import { chooseStatements, rankCandidates } from './choose.ts';
import weights from './english-weights.json' with { type: 'json' };
import { foundStatement } from './found-statement.ts';
import { languageRules } from './language-rules.ts';
import type { Model } from './model.ts';
import { readText } from './read-text.ts';
import { findByRules } from './rule-finder.ts';
import { readWeights } from './weights-file.ts';

/**
 * Finds the statements in an article's text: with the trained model in English, by rules in Russian and German, by
 * quotation marks alone elsewhere. `language` is a BCP 47 tag, or null where it is not known. The text is taken as it
 * is: spans count its UTF-16 code units. The same text gives the same statements.
 */
export function findStatements(text: string, language: string | null): FoundStatements {
  const primary = language?.toLowerCase().split('-')[0] ?? '';
  if (primary === 'en')
    return { statements: findWithModel(text, english()), scope: 'trained', notice: null };
  const rules = Object.hasOwn(languageRules, primary) ? languageRules[primary] : undefined;
  if (rules !== undefined) {
    return {
      statements: findByRules(text, rules),
      scope: 'rules',
      notice:
        'In this language statements are found by simple rules: look for more, and check what they found.',
    };
  }
  return {
    statements: findByRules(text, null),
    scope: 'quotation_marks',
    notice:
      language === null
        ? 'The language is not known, so only words between quotation marks are suggested: set the article’s language.'
        : 'In this language only words between quotation marks are suggested, without their speakers.',
  };
}

/** Finds the statements of a text with a model, in reading order. */
export function findWithModel(text: string, model: Model): FoundStatement[] {
  const reading = readText(text, model.tagger);
  const ranked = rankCandidates(reading, model);
  return chooseStatements(ranked, model.least).map((candidate) =>
    foundStatement(reading, candidate),
  );
}

// Decoded once, when the first English text is read, and never changed: a program that suggests nothing does not pay for it.
const english = once((): Model => readWeights(weights));

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
