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

  const { emission, transition } = into;
  let row = (at - window.from) * emissionCount;
  emission[row++] = mix(1000, zone);
  emission[row++] = mix(1001, place);
  emission[row++] = mix(1002, mix(zone, distance));
  emission[row++] = mix(1003, mix(place, w));
  emission[row++] = mix(1004, mix(zone, p));
  emission[row++] = mix(1005, mix(zone, mix(pBefore, p)));
  emission[row++] = mix(1006, mix(zone, mix(p, pAfter)));
  // With the cue's own word and tag, and its neighbours.
  emission[row++] = mix(1007, mix(own, place));
  emission[row++] = mix(1008, mix(own, mix(zone, p)));
  emission[row++] = mix(1009, mix(own, mix(zone, distance)));
  emission[row++] = mix(1010, mix(tag, mix(zone, p)));
  emission[row++] = mix(1011, mix(tag, mix(place, distance)));
  emission[row++] = mix(1012, mix(context.nextTwo, mix(zone, distance)));
  emission[row++] = mix(1013, mix(context.nextWord, mix(place, distance)));
  emission[row++] = mix(1014, mix(own, mix(context.nextTag, place)));
  emission[row++] = mix(1015, mix(context.previousTag, mix(place, distance)));
  emission[row++] = mix(1016, mix(context.previousWord, zone));
  emission[row++] = mix(1017, mix(mix(context.previousTag, tag), mix(place, onlyNouns)));
  // With quotes.
  emission[row++] = mix(1018, mix(place, reach));
  emission[row++] = mix(1019, mix(mix(place, rival), mix(own, distance)));
  emission[row++] = mix(1020, mix(mix(zone, rival), mix(sentenceKey, cues)));
  emission[row++] = mix(1021, mix(reach, sentenceKey));
  // With what lies between.
  emission[row++] = mix(1022, mix(place, passed));
  emission[row++] = mix(1023, mix(zone, mix(verbs * 4 + cues, p)));
  emission[row++] = mix(1024, mix(own, mix(zone, passed)));
  emission[row++] = mix(1025, mix(tag, mix(place, verbs * 4 + cues)));
  emission[row++] = mix(1026, mix(zone, lastMarker));
  emission[row++] = mix(1027, mix(zone, mix(lastMarker, markerBefore)));
  emission[row++] = mix(1028, mix(mix(own, zone), lastMarker));
  emission[row++] = mix(1029, mix(zone, mix(lastMarker, Math.min(way.sinceMarker, 4))));
  emission[row++] = mix(1030, mix(mix(zone, tag), mix(lastMarker, mix(context.nextTag, verbs))));
  // With the sentence.
  emission[row++] = mix(1031, mix(sentenceKey, place));
  emission[row++] = mix(1032, mix(sentenceKey, mix(place, distance)));
  emission[row++] = mix(1033, mix(sentenceKey, mix(zone, mix(verbs, tag))));
  emission[row++] = mix(1034, mix(sentenceKey, mix(own, zone)));
  // With the words around.
  emission[row++] = mix(1035, mix(right, mix(before, w)));
  emission[row++] = mix(1036, mix(right, mix(w, after)));
  emission[row++] = mix(1037, mix(place, before));
  emission[row++] = mix(1038, mix(place, after));
  emission[row++] = mix(1039, mix(right * 2 + onlyNouns, mix(p, distance)));
  emission[row++] = mix(1040, mix(right * 2 + onlyNouns, mix(p, nouns)));
  emission[row++] = mix(1041, mix(zone * 2 + onlyNouns, mix(pBefore, mix(p, pAfter))));
  emission[row++] = mix(1042, mix(own, mix(zone, onlyNouns * 4 + nouns)));
  emission[row++] = mix(1043, mix(zone, mix(opener, distance)));
  emission[row++] = mix(1044, mix(opener, mix(own, zone)));
  emission[row++] = mix(1045, mix(opener, mix(zone, mix(verbs, commas))));
  emission[row++] = mix(1046, mix(context.firstWord, zone));
  emission[row++] = mix(1047, mix(context.firstWord, mix(own, zone)));
  emission[row++] = mix(1048, mix(own, mix(right, w)));
  emission[row++] = mix(1049, mix(zone, tags[at + 2] ?? 95));
  emission[row++] = mix(1050, mix(zone, tags[at - 2] ?? 95));
  emission[row++] = mix(1051, mix(zone, stem[at] ?? 0));
  emission[row++] = mix(1052, mix(zone, stem[at - 1] ?? 0));
  emission[row++] = mix(1053, mix(zone, stem[at + 1] ?? 0));
  emission[row++] = mix(1054, mix((chances[at] ?? 0) > 0.3 ? 1 : 0, mix(zone, tag)));
  emission[row++] = mix(1055, mix(distance, mix(tag, mix(p, right))));
  emission[row++] = mix(1056, mix(own, mix(distance, mix(p, right))));
  emission[row++] = mix(1057, mix(mix(tag, context.nextTag), mix(zone, mix(distance, onlyNouns))));
  emission[row++] = mix(1058, mix(mix(tag, context.previousTag), mix(zone, mix(cues, lastMarker))));
  emission[row++] = mix(
    1059,
    mix(mix(tag, context.previousWord), mix(zone, mix(verbs, context.nextTag))),
  );
  emission[row++] = mix(1060, mix(mix(own, context.previousTag), mix(place, context.nextTag)));
  emission[row++] = mix(1061, mix(place, mix(quoteOpens, sentenceKey)));
  emission[row++] = mix(1062, mix(mix(commas, verbs), mix(mix(p, pAfter), right)));
  emission[row++] = mix(1063, mix(paragraph[at] === 0 ? 1 : 0, zone));

  let turn = (at - window.from) * transitionCount;
  const newParagraph = paragraph[at] === paragraph[at - 1] ? 0 : 1;
  const newSentence = at === 0 || here !== sentence[at - 1] ? 1 + newParagraph : 0;
  const wasQuoted = (region[at - 1] ?? -1) >= 0 ? 1 : 0;
  const opens = regions[number]?.open === at ? 8 : 0;
  const closes = regions[number]?.close === at ? 16 : 0;
  const edge = mix(newSentence, quoted * 2 + wasQuoted + opens + closes);
  transition[turn++] = mix(3000, 1);
  transition[turn++] = mix(3001, edge);
  transition[turn++] = mix(3002, mix(edge, place));
  transition[turn++] = mix(3003, mix(right, w));
  transition[turn++] = mix(3004, mix(right, before));
  transition[turn++] = mix(3005, mix(right, mix(pBefore, p)));
  transition[turn++] = mix(3006, mix(right, mix(p, pAfter)));
  transition[turn++] = mix(3007, at === head ? 1 : at === head + 1 ? 2 : 3);
  transition[turn++] = mix(3008, mix(zone, mix(before, p)));
  transition[turn++] = mix(3009, mix(own, right));
  transition[turn++] = mix(3010, mix(zone, mix(commas, before)));
}
