import type { FeatureList } from './feature-list.ts';
import { mix } from './hash.ts';
import type { Reading } from './read-text.ts';
import { tagNumber as T } from './tagger.ts';
import { tokenKinds } from './tokenise.ts';

/** The kinds of a cue's features are counted from here. */
export const firstCueKind = 100;

const subjectTags = new Set<number>([T.NN, T.NNS, T.NP, T.PRP, T.WP, T.WDT, T.EX, T.DT]);
const auxiliaryTags = new Set<number>([
  T.MD,
  T.BE,
  T.BEN,
  T.BEG,
  T.HV,
  T.HVG,
  T.HVN,
  T.DO,
  T.NOT,
  T.RB,
  T.TO,
]);
const openerTags = new Set<number>([T.CS, T.TO, T.WRB, T.WP, T.WDT]);

/** Whether a token can be the head of a cue at all: a word, or a colon. */
export function canBeCue(reading: Reading, index: number): boolean {
  return reading.kind[index] === tokenKinds.word || reading.lower[index] === ':';
}

/** What tells whether the token at `index` is the head of a cue: always equally many features. */
export function cueFeatures(reading: Reading, index: number, into: FeatureList): void {
  const { word, tags, stem, sentence, sentenceStart, region } = reading;
  const here = sentence[index] ?? 0;
  const first = sentenceStart[here] ?? 0;
  const past = sentenceStart[here + 1] ?? reading.count;
  // Words and tags by their distance; before the sentence and behind it stand values of their own.
  const w = (offset: number): number => {
    const at = index + offset;
    return at >= first && at < past ? (word[at] ?? 0) : at < first ? 1 : 2;
  };
  const p = (offset: number): number => {
    const at = index + offset;
    return at >= first && at < past ? (tags[at] ?? 0) : at < first ? 90 : 91;
  };
  const own = stem[index] ?? 0;
  const tag = p(0);
  into.clear();
  into.add(0, w(0), own, tag, mix(own, tag));
  for (let offset = -4; offset <= 4; offset++) if (offset !== 0) into.add(w(offset), p(offset));
  for (let offset = -3; offset <= 4; offset++) {
    if (offset !== 0) into.add(mix(own, p(offset)), mix(tag, p(offset)));
  }
  into.cross(own, [w(1), w(-1), w(2), w(-2)]);
  into.add(mix(p(-1), mix(tag, p(1))), mix(p(-2), mix(p(-1), tag)), mix(tag, mix(p(1), p(2))));
  into.add(mix(w(-1), mix(tag, w(1))));
  into.cross(own, [mix(p(1), p(2)), mix(p(-1), p(1)), mix(p(-1), p(-2))]);
  for (const offset of [-1, 1, 2]) into.add(mix(stem[index + offset] ?? 0, tag));
  into.add(mix(tag, mix(w(1), w(2))));
  addSubject(reading, index, first, into);
  const marker = markerAfter(reading, index, past);
  const left = quoteBefore(reading, index, first);
  const inside = (region[index] ?? -1) >= 0 ? 1 : 0;
  into.add(marker, mix(own, marker), mix(tag, marker));
  into.add(mix(left, tag), mix(own, left), mix(mix(left, marker), inside));
  into.add(mix(inside, tag), mix(inside, own));
  const position = index - first < 3 ? index - first : past - index < 5 ? 10 + past - index : 5;
  const title = reading.paragraph[index] === 0 ? 1 : 0;
  into.cross(position, [tag, own]);
  into.cross(title, [own, tag]);
  into.add(mix(Math.min(6, (past - first) >> 3), tag));
  const opens = (region[first] ?? -1) >= 0 ? 1 : 0;
  const closes = (region[past - 1] ?? -1) >= 0 ? 1 : 0;
  into.cross(opens * 4 + closes * 2 + inside, [own, tag]);
}

// The auxiliaries in front ("has not", "to"), and the noun or pronoun before them that may be the subject.
function addSubject(reading: Reading, index: number, first: number, into: FeatureList): void {
  const { tags, word } = reading;
  const own = reading.stem[index] ?? 0;
  const tag = tags[index] ?? 0;
  let at = index - 1;
  let group = tag;
  for (; at >= first && index - at <= 4 && auxiliaryTags.has(tags[at] ?? 0); at--) {
    const auxiliary = tags[at] ?? 0;
    if (auxiliary === T.RB) continue;
    group = mix(group, auxiliary === T.MD || auxiliary === T.DO ? (word[at] ?? 0) : auxiliary);
  }
  into.add(group, mix(own, group));
  let subject = at;
  let commas = 0;
  while (subject >= first && index - subject < 25 && !subjectTags.has(tags[subject] ?? 0)) {
    if (reading.lower[subject] === ',') commas++;
    subject--;
  }
  const found = subject >= first && subjectTags.has(tags[subject] ?? 0);
  const subjectTag = tags[subject] ?? 0;
  const subjectWord = found ? (word[subject] ?? 0) : 3;
  const key = found ? mix(subjectTag, Math.min(3, at - subject) + Math.min(commas, 2) * 8) : 7;
  into.add(key, mix(own, key), subjectWord, mix(own, found ? subjectTag : 3));
  into.add(mix(tag, subjectWord));
}

// The next "that", "to", question word, colon or quotation mark within eight words, and how far it is.
function markerAfter({ tags, kind, lower, word }: Reading, index: number, past: number): number {
  for (let ahead = 1; ahead <= 8 && index + ahead < past; ahead++) {
    const at = index + ahead;
    if (kind[at] === tokenKinds.doubleQuote) return 1 + Math.min(ahead, 4) * 16;
    if (openerTags.has(tags[at] ?? 0)) return mix(word[at] ?? 0, Math.min(ahead, 3));
    if (lower[at] === ':') return 3 + ahead * 16;
  }
  return 0;
}

// How far the last quotation mark is, within eight words.
function quoteBefore({ kind }: Reading, index: number, first: number): number {
  for (let back = 1; back <= 8 && index - back >= first; back++) {
    if (kind[index - back] === tokenKinds.doubleQuote) return 1 + Math.min(back, 6) * 16;
  }
  return 0;
}
