import type { Medium } from '#shared/records/quote.ts';

/** Through what a statement was made, and in which words the article says where. */
export interface SpokenWhere {
  readonly medium: Medium;
  readonly venue: string | null;
}

// In the order in which they count: "told CNN in a statement" is a statement.
const signs: readonly (readonly [Medium, RegExp])[] = [
  [
    'press_conference',
    /\b(?:news|press) (?:conference|briefing)|\bbriefing\b|told reporters|pressekonferenz|пресс-конференци|брифинг/iu,
  ],
  [
    'social_media',
    /\b(?:tweet(?:ed|s)?|retweeted)\b|\b(?:posted|wrote|said|post|message) (?:\w+ )?(?:on|to) (?:twitter|x|facebook|telegram|instagram|truth social|social media|his|her)\b|в telegram|телеграм|auf (?:twitter|x|facebook)\b/iu,
  ],
  ['interview', /\binterview(?:ed)?\b|\bInterview\b|интервью/iu],
  [
    'statement',
    /\b(?:statement|press release|news release|communiqu[eé])\b|\b(?:Erklärung|Mitteilung)\b|заявлени|пресс-релиз/iu,
  ],
  [
    'speech',
    /\b(?:speech|remarks|address(?:ing)?|sermon|rally|testimony|testified|keynote)\b|\bRede\b|речь|речи|выступ/iu,
  ],
  [
    'broadcast',
    /\bon (?:CNN|NBC|ABC|CBS|Fox|MSNBC|BBC|television|TV|radio|state (?:TV|television))\b|\b(?:radio|television) (?:show|program|programme)\b|im Fernsehen|в эфире|по телевидению/iu,
  ],
  [
    'document',
    /\b(?:report|letter|memo|filing|court documents?|lawsuit|e-?mail|study|affidavit|petition|ruling)\b|\b(?:Bericht|Brief)\b|доклад|письме/iu,
  ],
];

const published =
  /\b(?:published|posted|carried|released|issued|broadcast|aired) (?:on|by|via|in) ((?:the |its |his |her |their )?[^,.;:]{2,80}?)(?= on (?:mon|tues|wednes|thurs|fri|satur|sun)day| (?:earlier|late|yesterday|today|last|this)\b|[,.;:]|\s*$)/iu;
const placed =
  /\b(?:(?:news|press) (?:conference|briefing)|speech|rally|interview|remarks) (?:(?:in|at|to|with|on|before) )((?:the )?\p{Lu}[^,.;:]{1,60}?)(?= on \p{Lu}\p{Ll}+day| (?:earlier|late|yesterday|today|last|this|that)\b|[,.;:]|\s*$)/u;

/** Reads from the words told of a statement through what it was made. */
export function spokenWhere(told: string): SpokenWhere {
  const medium = signs.find(([, sign]) => sign.test(told))?.[0] ?? 'unknown';
  if (medium === 'unknown') return { medium, venue: null };
  const venue = published.exec(told)?.[1] ?? placed.exec(told)?.[1] ?? null;
  return { medium, venue: venue?.trim() ?? null };
}

const addressed =
  /\b(?:told|telling|informed|warned|assured) ((?:the |a )?[\p{L}\p{N}.'’&\- ]{2,60}?)(?= (?:that|on|in|at|during|after|before|by|last|earlier|late|this|yesterday|he|she|they|it|the)\b|\s{2,}|[,.;:"“]|\s*$)/u;

/** Whom a statement was made to, in the article's words, with the place in `told`; null where it does not say. */
export function addressedTo(told: string): { readonly words: string; readonly at: number } | null {
  const match = addressed.exec(told);
  const words = match?.[1]?.trim();
  if (match === null || words === undefined) return null;
  if (/^(?:him|her|them|us|me|you|it)$/iu.test(words)) return null;
  return { words, at: (match.index ?? 0) + match[0].indexOf(match[1] ?? '') };
}
