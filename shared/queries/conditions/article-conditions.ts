import { boolean, day, language, line, listOf, words } from '../arguments.ts';
import { condition } from '../filter.ts';
import { anyOf, equal } from './common.ts';

/** What can be asked of articles. */
export const articleConditions = {
  text: condition(
    'Words in headline or body; accents and case aside, and in any form of the word where the language is known. A word followed by * stands for all that begin with it; words in quotation marks must stand side by side.',
    words,
    (text) => ({ is: 'worded', text }),
  ),
  agency: equal('Sent by this agency.', line(200), 'agency'),
  agencies: anyOf('Sent by one of these agencies.', line(200), 'agency'),
  datelinePlace: equal(
    'Sent from this place, written as in the dateline.',
    line(200),
    'datelinePlace',
  ),
  datelinePlaces: anyOf('Sent from one of these places.', line(200), 'datelinePlace'),
  datelineFrom: condition('The dateline has this day or a later one.', day, (from) => ({
    is: 'mayFallWithin',
    field: 'datelineDate',
    from,
    to: null,
  })),
  datelineTo: condition('The dateline has this day or an earlier one.', day, (to) => ({
    is: 'mayFallWithin',
    field: 'datelineDate',
    from: null,
    to,
  })),
  publishedFrom: condition('Published on this day (UTC) or later.', day, (from) => ({
    is: 'publishedWithin',
    from,
    to: null,
  })),
  publishedTo: condition('Published on this day (UTC) or earlier.', day, (to) => ({
    is: 'publishedWithin',
    from: null,
    to,
  })),
  language: condition('In this language, a BCP 47 tag; `en` is also `en-GB`.', language, (tag) => ({
    is: 'inLanguage',
    languages: [tag],
  })),
  languages: condition('In one of these languages.', listOf(language), (languages) => ({
    is: 'inLanguage',
    languages,
  })),
  hasUnreviewedQuotes: condition(
    'Has quotes that are still DRAFT or IN_REVIEW; or has none.',
    boolean,
    (has) => ({ is: 'hasUnreviewedQuotes', has }),
  ),
  hasQuotes: condition('Has quotes; or has none yet.', boolean, (has) => ({
    is: 'hasQuotes',
    has,
  })),
} as const;
