import { mix } from './hash.ts';
import type { Reading } from './read-text.ts';
import { closerCue, headContext, Way, type HeadContext } from './span-context.ts';
import type { Window } from './window.ts';

/** How many features each token of a window has by itself, and how many for what comes after what. */
export const emissionCount = 64;
/** See `emissionCount`. */
export const transitionCount = 11;
/** The longest window, in tokens. */
export const longestWindow = 256;

/** The features of a window's tokens as hashes, row by row. */
export class SpanFeatures {
  readonly emission = new Int32Array(longestWindow * emissionCount);
  readonly transition = new Int32Array(longestWindow * transitionCount);
}

/** Fills in the features of all tokens of a window. `chances` are those of all tokens to be a cue's head. */
export function spanFeatures(
  reading: Reading,
  head: number,
  window: Window,
  chances: Float32Array,
  into: SpanFeatures,
): void {
  const context = headContext(reading, head);
  const before = new Way();
  for (let at = head - 1; at >= window.from; at--) {
    before.pass(reading, at, chances[at] ?? 0);
    addToken(reading, context, before, at, window, chances, into);
  }
  const behind = new Way();
  for (let at = head; at < window.to; at++) {
    if (at > head) behind.pass(reading, at, chances[at] ?? 0);
    addToken(reading, context, behind, at, window, chances, into);
  }
}

// Distances in tokens, in thirteen steps.
const steps = Uint8Array.from({ length: 512 }, (_, distance) => {
  const ends = [6, 9, 13, 19, 28, 42, 70];
  return distance < 6 ? distance : 5 + ends.filter((end) => distance >= end).length;
});
const stepOf = (distance: number): number => steps[Math.min(511, distance)] ?? 12;

function addToken(
  reading: Reading,
  context: HeadContext,
  way: Way,
  at: number,
  window: Window,
  chances: Float32Array,
  into: SpanFeatures,
): void {
  const { word, tags, sentence, sentenceStart, region, regions, stem, paragraph } = reading;
  const { head, sentenceKey, opener } = context;
  const own = context.stem;
  const tag = context.tag;
  const right = at >= head ? 1 : 0;

  const w = word[at] ?? 0;
  const before = word[at - 1] ?? 0;
  const after = word[at + 1] ?? 0;
  const p = tags[at] ?? 0;
  const pBefore = at > window.from ? (tags[at - 1] ?? 0) : 97;
  const pAfter = tags[at + 1] ?? 96;
  const here = sentence[at] ?? 0;
  const apart = Math.max(-3, Math.min(4, here - context.sentence));
  const sameParagraph = paragraph[at] === paragraph[head] ? 1 : 0;
  // Where the token stands: how many sentences away, on which side, in the cue's paragraph or not.
  const zone = at === head ? 77 : (apart + 3) * 4 + right * 2 + sameParagraph;
  const distance = stepOf(Math.abs(at - head));
  const number = region[at] ?? -1;
  const quoted = number < 0 ? 0 : number === context.region ? 2 : 1;
  const place = zone * 4 + quoted;
  const commas = Math.min(way.commas, 4);
  const verbs = Math.min(way.verbs, 3);
  const cues = Math.min(way.cues, 2);
  const nouns = Math.min(way.nouns, 3);
  const passed = commas * 16 + verbs * 4 + cues;
  const { onlyNouns, lastMarker, markerBefore } = way;

  // How the quote that the token stands in lies to the cue.
  let rival = 0;
  let reach = 0;
  if (quoted === 1) {
    const { open, close } = regions[number] ?? { open: at, close: at };
    const size = close - open;
    const gap = stepOf(Math.abs(head - (right === 1 ? open : close)));
    rival = closerCue(reading, number, head, chances);
    reach = 1 + gap * 4 + (size < 4 ? 0 : size < 9 ? 1 : 2) + cues * 64 + rival * 512;
  }
  const quoteOpens = apart === 0 ? 0 : (region[sentenceStart[here] ?? 0] ?? -1) >= 0 ? 1 : 2;

  const row = (at - window.from) * emissionCount;
  let kind = 0;
  const put = (value: number): void => {
    into.emission[row + kind] = mix(1000 + kind, value);
    kind++;
  };
  put(zone);
  put(place);
  put(mix(zone, distance));
  put(mix(place, w));
  put(mix(zone, p));
  put(mix(zone, mix(pBefore, p)));
  put(mix(zone, mix(p, pAfter)));
  // With the cue's own word and tag, and its neighbours.
  put(mix(own, place));
  put(mix(own, mix(zone, p)));
  put(mix(own, mix(zone, distance)));
  put(mix(tag, mix(zone, p)));
  put(mix(tag, mix(place, distance)));
  put(mix(context.nextTwo, mix(zone, distance)));
  put(mix(context.nextWord, mix(place, distance)));
  put(mix(own, mix(context.nextTag, place)));
  put(mix(context.previousTag, mix(place, distance)));
  put(mix(context.previousWord, zone));
  put(mix(mix(context.previousTag, tag), mix(place, onlyNouns)));
  // With quotes.
  put(mix(place, reach));
  put(mix(mix(place, rival), mix(own, distance)));
  put(mix(mix(zone, rival), mix(sentenceKey, cues)));
  put(mix(reach, sentenceKey));
  // With what lies between.
  put(mix(place, passed));
  put(mix(zone, mix(verbs * 4 + cues, p)));
  put(mix(own, mix(zone, passed)));
  put(mix(tag, mix(place, verbs * 4 + cues)));
  put(mix(zone, lastMarker));
  put(mix(zone, mix(lastMarker, markerBefore)));
  put(mix(mix(own, zone), lastMarker));
  put(mix(zone, mix(lastMarker, Math.min(way.sinceMarker, 4))));
  put(mix(mix(zone, tag), mix(lastMarker, mix(context.nextTag, verbs))));
  // With the sentence.
  put(mix(sentenceKey, place));
  put(mix(sentenceKey, mix(place, distance)));
  put(mix(sentenceKey, mix(zone, mix(verbs, tag))));
  put(mix(sentenceKey, mix(own, zone)));
  // With the words around.
  put(mix(right, mix(before, w)));
  put(mix(right, mix(w, after)));
  put(mix(place, before));
  put(mix(place, after));
  put(mix(right * 2 + onlyNouns, mix(p, distance)));
  put(mix(right * 2 + onlyNouns, mix(p, nouns)));
  put(mix(zone * 2 + onlyNouns, mix(pBefore, mix(p, pAfter))));
  put(mix(own, mix(zone, onlyNouns * 4 + nouns)));
  put(mix(zone, mix(opener, distance)));
  put(mix(opener, mix(own, zone)));
  put(mix(opener, mix(zone, mix(verbs, commas))));
  put(mix(context.firstWord, zone));
  put(mix(context.firstWord, mix(own, zone)));
  put(mix(own, mix(right, w)));
  put(mix(zone, tags[at + 2] ?? 95));
  put(mix(zone, tags[at - 2] ?? 95));
  put(mix(zone, stem[at] ?? 0));
  put(mix(zone, stem[at - 1] ?? 0));
  put(mix(zone, stem[at + 1] ?? 0));
  put(mix((chances[at] ?? 0) > 0.3 ? 1 : 0, mix(zone, tag)));
  put(mix(distance, mix(tag, mix(p, right))));
  put(mix(own, mix(distance, mix(p, right))));
  put(mix(mix(tag, context.nextTag), mix(zone, mix(distance, onlyNouns))));
  put(mix(mix(tag, context.previousTag), mix(zone, mix(cues, lastMarker))));
  put(mix(mix(tag, context.previousWord), mix(zone, mix(verbs, context.nextTag))));
  put(mix(mix(own, context.previousTag), mix(place, context.nextTag)));
  put(mix(place, mix(quoteOpens, sentenceKey)));
  put(mix(mix(commas, verbs), mix(mix(p, pAfter), right)));
  put(mix(paragraph[at] === 0 ? 1 : 0, zone));

  const turnRow = (at - window.from) * transitionCount;
  let turn = 0;
  const move = (value: number): void => {
    into.transition[turnRow + turn] = mix(3000 + turn, value);
    turn++;
  };
  const newParagraph = paragraph[at] === paragraph[at - 1] ? 0 : 1;
  const newSentence = at === 0 || here !== sentence[at - 1] ? 1 + newParagraph : 0;
  const wasQuoted = (region[at - 1] ?? -1) >= 0 ? 1 : 0;
  const opens = regions[number]?.open === at ? 8 : 0;
  const closes = regions[number]?.close === at ? 16 : 0;
  const edge = mix(newSentence, quoted * 2 + wasQuoted + opens + closes);
  move(1);
  move(edge);
  move(mix(edge, place));
  move(mix(right, w));
  move(mix(right, before));
  move(mix(right, mix(pBefore, p)));
  move(mix(right, mix(p, pAfter)));
  move(at === head ? 1 : at === head + 1 ? 2 : 3);
  move(mix(zone, mix(before, p)));
  move(mix(own, right));
  move(mix(zone, mix(commas, before)));
}
