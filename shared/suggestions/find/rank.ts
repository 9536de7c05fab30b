import type { Candidate } from './candidates.ts';
import type { FeatureList } from './feature-list.ts';
import { mix } from './hash.ts';
import type { Reading } from './read-text.ts';
import { overlapShare } from './token-lists.ts';
import { tokenKinds } from './tokenise.ts';

/** The kinds of a candidate's features are counted from here. */
export const firstRankKind = 5000;

/** What tells whether a candidate is a statement that an editor would mark: always equally many features. */
export function rankFeatures(
  reading: Reading,
  candidates: readonly Candidate[],
  index: number,
  into: FeatureList,
): void {
  into.clear();
  const candidate = candidates[index];
  if (candidate === undefined) return;
  const { head, content, source } = candidate;
  const { tags, stem, region, paragraph, lower, sentence } = reading;
  const first = content[0] ?? 0;
  const last = content.at(-1) ?? 0;
  // How sure the earlier stages are, in steps.
  const chance = steps(logit(candidate.chance), 0.5);
  const certain = steps(logit(candidate.contentCertainty), 0.7);
  const sourced = source.length === 0 ? 99 : steps(logit(candidate.sourceCertainty), 0.7);
  const path = steps(-candidate.pathCertainty, 0.8);
  const size = steps(Math.log2(content.length), 0.7);
  const ratio = steps(Math.log2((candidate.contentExpected + 0.3) / content.length), 0.4);
  const missing = steps(candidate.sourceExpected, 0.3);
  // What it looks like.
  const quoted = quotedShare(reading, content);
  const side = (first < head ? 1 : 0) + (last > head ? 2 : 0);
  const near =
    side === 2 ? Math.min(5, first - head) : side === 1 ? 8 + Math.min(5, head - last) : 15;
  const far = Math.max(-2, Math.min(3, (sentence[last] ?? 0) - (sentence[head] ?? 0)));
  const own = stem[head] ?? 0;
  const tag = tags[head] ?? 0;
  const next = tags[head + 1] ?? 0;
  const sourceTag =
    source.length === 0 ? 77 : mix(tags[source[0] ?? 0] ?? 0, tags[source.at(-1) ?? 0] ?? 0);
  const marked = reading.kind[first] === tokenKinds.doubleQuote ? 1 : 0;
  const { rivalry, inside, sharedSource } = lookAround(candidates, index, candidate);

  into.add(0, chance, certain, sourced, path, size, ratio, missing, rivalry, near, far, own, tag);
  into.cross(chance, [certain, sourced, path, size, ratio, missing, rivalry, near]);
  into.cross(chance, [quoted, tag, own, side, inside, sharedSource, next]);
  into.cross(certain, [sourced, path, size, ratio, rivalry, quoted, tag, own]);
  for (const look of [near, quoted, side, sourced, size, inside, sourceTag]) {
    into.add(mix(own, look), mix(tag, look), mix(quoted, look));
  }
  const that = lower[first] === 'that' ? 1 : 0;
  for (const look of [that, tags[first] ?? 0, paragraph[head] === 0 ? 1 : 0]) {
    into.add(mix(own, look), mix(tag, look), mix(quoted, look));
  }
  into.cross(quoted, [mix(chance, path), mix(chance, certain)]);
  into.add(mix(mix(tag, next), mix(tags[head - 1] ?? 0, tags[first] ?? 0)));
  into.add(mix(mix(quoted, marked), mix(size, side)));
  into.add(mix(sourceTag, mix(tag, side)));
  into.cross(inside, [mix(quoted, size), mix(tag, sharedSource)]);
  into.add(mix(path, mix(sourced, certain)));
  into.add(mix((region[head] ?? -1) >= 0 ? 1 : 0, mix(quoted, chance)));
}

// 0 where nothing of it stands between quotation marks, 2 where all does, 1 between.
function quotedShare({ region }: Reading, content: readonly number[]): 0 | 1 | 2 {
  const quoted = content.filter((token) => (region[token] ?? -1) >= 0).length;
  return quoted === 0 ? 0 : quoted === content.length ? 2 : 1;
}

const farthest = 150;
const likely = 0.4;

// How the candidate stands to its neighbours: the one that takes most of the same words and how much likelier that is;
// whether it is inside of another one's words; whether a likely one before it or behind it has the same source.
function lookAround(
  candidates: readonly Candidate[],
  index: number,
  { head, content, source, chance }: Candidate,
): { rivalry: number; inside: number; sharedSource: number } {
  let most = 0;
  let rivalChance = 0;
  let inside = 0;
  let sharedSource = 0;
  const look = (other: Candidate): void => {
    const share = overlapShare(content, other.content);
    if (share > most) {
      most = share;
      rivalChance = steps(logit(other.chance) - logit(chance), 1);
    }
    if (other.chance <= likely) return;
    if (other.content.includes(head)) inside = 1;
    if (other.source.length > 0 && other.source[0] === source[0]) {
      sharedSource = other.head < head ? 1 : 2;
    }
  };
  // Candidates come in the order of their heads, so that the near ones are found without looking at all.
  let from = index;
  while (head - (candidates[from - 1]?.head ?? -Infinity) <= farthest) from--;
  for (let number = from; number < candidates.length; number++) {
    const other = candidates[number];
    if (other === undefined || other.head - head > farthest) break;
    if (number !== index) look(other);
  }
  return { rivalry: most < 0.2 ? 0 : mix(steps(most, 0.25), rivalChance), inside, sharedSource };
}

function logit(chance: number): number {
  const held = Math.min(0.9999, Math.max(0.0001, chance));
  return Math.log(held / (1 - held));
}

function steps(value: number, width: number): number {
  return Math.max(-20, Math.min(20, Math.round(value / width)));
}
