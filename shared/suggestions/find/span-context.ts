import { mix } from './hash.ts';
import type { Reading } from './read-text.ts';
import { tagNumber as T } from './tagger.ts';
import { tokenKinds } from './tokenise.ts';

/** What a cue's head and its sentence look like: the same for all tokens of a window. */
export interface HeadContext {
  readonly head: number;
  readonly stem: number;
  readonly tag: number;
  readonly sentence: number;
  /** The word that the head's sentence begins with. */
  readonly firstWord: number;
  readonly region: number;
  /** The two tokens behind the head and the one before it. */
  readonly nextTag: number;
  readonly nextWord: number;
  readonly nextTwo: number;
  readonly previousTag: number;
  readonly previousWord: number;
  /** The nearest opener of a clause behind the head, or a mark. */
  readonly opener: number;
  /** Whether quotes begin and end the sentence and hold the head, with the opener. */
  readonly sentenceKey: number;
}

/** Looks at a cue's head. */
export function headContext(reading: Reading, head: number): HeadContext {
  const { word, tags, sentence, sentenceStart, region, stem } = reading;
  const number = sentence[head] ?? 0;
  const first = sentenceStart[number] ?? 0;
  const past = sentenceStart[number + 1] ?? reading.count;
  const opener = openerAfter(reading, head, past);
  const quoted = (token: number): number => ((region[token] ?? -1) >= 0 ? 1 : 0);
  return {
    head,
    stem: stem[head] ?? 0,
    tag: tags[head] ?? 0,
    sentence: number,
    firstWord: word[first] ?? 0,
    region: region[head] ?? -1,
    nextTag: tags[head + 1] ?? 99,
    nextWord: word[head + 1] ?? 0,
    nextTwo: mix(tags[head + 1] ?? 99, tags[head + 2] ?? 99),
    previousTag: head > first ? (tags[head - 1] ?? 99) : 98,
    previousWord: head > first ? (word[head - 1] ?? 99) : 98,
    opener,
    sentenceKey: mix(quoted(first) * 4 + quoted(past - 1) * 2 + quoted(head), opener),
  };
}

const openerTags = new Set<number>([T.CS, T.TO, T.WRB, T.WP, T.WDT]);

function openerAfter({ kind, tags, lower, word }: Reading, head: number, past: number): number {
  for (let at = head + 1; at <= head + 6 && at < past; at++) {
    if (kind[at] === tokenKinds.doubleQuote || kind[at] === tokenKinds.singleQuote) return 1;
    if (openerTags.has(tags[at] ?? 0) || lower[at] === ':' || lower[at] === ',') {
      return word[at] ?? 0;
    }
  }
  return 0;
}

const finiteTags = new Set<number>([T.VBD, T.VBZ, T.VB, T.MD, T.BE, T.HV, T.DO]);
const nounTags = new Set<number>([T.NN, T.NNS, T.NP, T.PRP]);
const clauseTags = new Set<number>([...finiteTags, T.TO, T.VBN, T.VBG, T.CS]);
const markers = new Set(
  (
    'that to , who which and but or : as while when because if whether after before ; -- — – - ( ) what how why where ' +
    'about for by of in with on though although than said until since'
  ).split(' '),
);

/** What has been passed on the way from a cue's head to a token. */
export class Way {
  commas = 0;
  verbs = 0;
  cues = 0;
  nouns = 0;
  /** 1 while nothing but nouns and what belongs to them has been passed. */
  onlyNouns = 1;
  /** The last two words or marks that open or close clauses, and how many tokens ago the last one was. */
  lastMarker = 0;
  markerBefore = 0;
  sinceMarker = 0;

  pass({ tags, lower, kind, word }: Reading, at: number, chance: number): void {
    const tag = tags[at] ?? 0;
    const comma = lower[at] === ',';
    const quote = kind[at] === tokenKinds.doubleQuote;
    if (comma) this.commas++;
    if (finiteTags.has(tag)) this.verbs++;
    if (nounTags.has(tag)) this.nouns++;
    if (chance > 0.3) this.cues++;
    if (comma || clauseTags.has(tag)) this.onlyNouns = 0;
    if (quote || markers.has(lower[at] ?? '')) {
      this.markerBefore = this.lastMarker;
      this.lastMarker = quote ? 5 : (word[at] ?? 0);
      this.sinceMarker = 0;
    } else this.sinceMarker++;
  }
}

const nearCue = 10;
const likelyCue = 0.4;

/**
 * Whether another likely cue stands closer to a quote than this head does, before it (1) or behind it (2): then the quote
 * is most likely that one's.
 */
export function closerCue(
  { regions, paragraph }: Reading,
  number: number,
  head: number,
  chances: Float32Array,
): 0 | 1 | 2 {
  const region = regions[number];
  if (region === undefined) return 0;
  const { open, close } = region;
  const distance = head < open ? open - head : head - close;
  const isCue = (token: number, edge: number): boolean =>
    paragraph[token] === paragraph[edge] && (chances[token] ?? 0) > likelyCue;
  for (let step = 1; step < Math.min(distance, nearCue); step++) {
    if (isCue(open - step, open)) return 1;
    if (isCue(close + step, close)) return 2;
  }
  return 0;
}
