import { hashString } from './hash.ts';

/** What a token is, as far as its characters tell. */
export const tokenKinds = {
  word: 0,
  number: 1,
  punctuation: 2,
  doubleQuote: 3,
  singleQuote: 4,
} as const;

/** The words and signs of a text in reading order; all lists are equally long. Offsets count UTF-16 code units. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** One of `tokenKinds`. */
  readonly kind: Uint8Array;
  /** The token in lower case with its typographic apostrophes made plain. */
  readonly lower: readonly string[];
  /** The hash of `lower`. */
  readonly word: Int32Array;
  /** 1 where white space stands before the token. */
  readonly spaced: Uint8Array;
  /** The number of the paragraph that the token stands in, from 0. */
  readonly paragraph: Int32Array;
}

// In this order: addresses; two apostrophes or backticks for a quotation mark; abbreviations with inner dots; titles,
// months and the like, which keep their dot; numbers; words with hyphens and inner apostrophes; runs of dots and
// dashes; any other sign.
const tokenPattern =
  /https?:\/\/[^\s"”’)\]]+|(?:''|``|,,|’’|‘‘)|(?:\p{L}\.){2,}|(?:Mrs?|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Capt|Maj|Sgt|St|Jr|Sr|Prof|Rev|Hon|Pres|vs|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|No|Calif|Ariz|Ala|Ark|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo)\.(?=\s+[\p{Lu}\p{N}])|\p{N}+(?:[.,:/]\p{N}+)*(?:st|nd|rd|th|s|m|bn)?(?![\p{L}])|[@#]?[\p{L}\p{M}\p{N}_]+(?:(?:-|['’](?=\p{L})|&(?=\p{L})|\.(?=\p{Ll}\p{Ll}))[\p{L}\p{M}\p{N}_]+)*|\.{2,}|-{2,}|[^\s]/gu;

const clitic = /^(.*[\p{L}\p{N}.])(n['’]t|['’](?:s|re|ve|ll|d|m|S))$/iu;
const doubleQuotes = new Set(['"', '“', '”', '„', '«', '»', "''", '``', '‟', '＂', '’’', '‘‘']);
const singleQuotes = new Set(["'", '‘', '’', '`', '‚', '‹', '›']);

/** Cuts a text into words and signs. Contractions are two tokens ("did" "n't"), so that cues and verbs are seen. */
export function tokenise(text: string): Tokens {
  const start: number[] = [];
  const end: number[] = [];
  const paragraph: number[] = [];
  const spaced: number[] = [];
  let paragraphNumber = 0;
  let last = 0;
  const add = (from: number, to: number): void => {
    if (from > last) {
      spaced.push(1);
      if (start.length > 0 && hasLineBreak(text, last, from)) paragraphNumber++;
    } else spaced.push(start.length === 0 ? 1 : 0);
    start.push(from);
    end.push(to);
    paragraph.push(paragraphNumber);
    last = to;
  };
  for (const match of text.matchAll(tokenPattern)) {
    const from = match.index ?? 0;
    const to = from + match[0].length;
    const parts = match[0].length > 2 ? clitic.exec(match[0]) : null;
    if (parts === null) add(from, to);
    else {
      const cut = from + (parts[1] ?? '').length;
      add(from, cut);
      add(cut, to);
    }
  }
  return describe(text, start, end, spaced, paragraph);
}

function describe(
  text: string,
  start: readonly number[],
  end: readonly number[],
  spaced: readonly number[],
  paragraph: readonly number[],
): Tokens {
  const count = start.length;
  const kind = new Uint8Array(count);
  const word = new Int32Array(count);
  const lower: string[] = [];
  for (let index = 0; index < count; index++) {
    const written = text.slice(start[index], end[index]);
    const plain = written.toLowerCase().replaceAll('’', "'");
    lower.push(plain);
    word[index] = hashString(plain);
    kind[index] = kindOf(written);
  }
  return {
    text,
    count,
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    kind,
    lower,
    word,
    spaced: Uint8Array.from(spaced),
    paragraph: Int32Array.from(paragraph),
  };
}

function kindOf(written: string): number {
  if (doubleQuotes.has(written)) return tokenKinds.doubleQuote;
  if (singleQuotes.has(written)) return tokenKinds.singleQuote;
  if (/^[$€£]?\p{N}/u.test(written)) return tokenKinds.number;
  return /[\p{L}\p{N}]/u.test(written) ? tokenKinds.word : tokenKinds.punctuation;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029) return true;
  }
  return false;
}
