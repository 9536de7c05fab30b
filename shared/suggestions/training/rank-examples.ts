import type { Candidate } from '../find/candidates.ts';
import { FeatureList } from '../find/feature-list.ts';
import { firstRankKind, rankFeatures } from '../find/rank.ts';
import type { Reading } from '../find/read-text.ts';
import type { Annotated, GoldAttribution } from './annotated.ts';
import { packExamples } from './train-binary.ts';

/** Candidates as features, row by row, with what the corpus says of them. */
export interface RankExamples {
  readonly features: Int32Array;
  readonly width: number;
  /** 1 where the candidate is a statement of the corpus; and where its source is right too. */
  readonly statement: Uint8Array;
  readonly linked: Uint8Array;
  /** The number of the article that each candidate is from. */
  readonly article: Int32Array;
  /** How many statements the corpus has in all. */
  readonly gold: number;
}

/** Lays candidates beside the corpus. */
export function rankExamples(
  articles: readonly Annotated[],
  candidates: ReadonlyMap<string, readonly Candidate[]>,
): RankExamples {
  const list = new FeatureList(firstRankKind);
  const rows: Int32Array[] = [];
  const statement: number[] = [];
  const linked: number[] = [];
  const from: number[] = [];
  articles.forEach(({ id, reading, attributions }, number) => {
    const ofArticle = candidates.get(id) ?? [];
    const match = matchAttributions(reading, attributions, ofArticle);
    ofArticle.forEach((_, index) => {
      rankFeatures(reading, ofArticle, index, list);
      rows.push(list.values.slice(0, list.length));
      statement.push(match[index] === 'none' ? 0 : 1);
      linked.push(match[index] === 'linked' ? 1 : 0);
      from.push(number);
    });
  });
  const { features, width } = packExamples(rows, statement);
  return {
    features,
    width,
    statement: Uint8Array.from(statement),
    linked: Uint8Array.from(linked),
    article: Int32Array.from(from),
    gold: articles.reduce((sum, { attributions }) => sum + attributions.length, 0),
  };
}

/** What the corpus says of a candidate: nothing like it, its content, or its content and its source. */
export type Match = 'none' | 'content' | 'linked';

/**
 * Matches candidates with attributions one to one, the best pair first: contents match that share half of the characters
 * that either has; sources, where they share a word or both are absent.
 */
export function matchAttributions(
  reading: Reading,
  attributions: readonly GoldAttribution[],
  candidates: readonly Pick<Candidate, 'content' | 'source'>[],
): Match[] {
  const length = (tokens: readonly number[]): number =>
    tokens.reduce((sum, token) => sum + (reading.end[token] ?? 0) - (reading.start[token] ?? 0), 0);
  const pairs: { share: number; attribution: number; candidate: number }[] = [];
  attributions.forEach(({ content }, attribution) => {
    const own = new Set(content);
    candidates.forEach((it, candidate) => {
      const common = length(it.content.filter((token) => own.has(token)));
      if (common === 0) return;
      const share = common / (length(content) + length(it.content) - common);
      if (share >= 0.5) pairs.push({ share, attribution, candidate });
    });
  });
  pairs.sort((a, b) => b.share - a.share);
  const taken = new Set<number>();
  const matches = candidates.map((): Match => 'none');
  for (const { attribution, candidate } of pairs) {
    if (taken.has(attribution) || matches[candidate] !== 'none') continue;
    taken.add(attribution);
    const gold = attributions[attribution]?.source ?? [];
    const found = candidates[candidate]?.source ?? [];
    const linked =
      gold.length === 0 || found.length === 0
        ? gold.length === found.length
        : gold.some((token) => found.includes(token));
    matches[candidate] = linked ? 'linked' : 'content';
  }
  return matches;
}
