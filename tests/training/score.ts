import type { FoundStatement } from '#shared/suggestions/suggestion.ts';
import type { Span } from '#shared/text/spans.ts';
import type { CorpusArticle } from './corpus.ts';

/** Gold, found, and found right, of one sort of statement. */
export interface Tally {
  gold: number;
  found: number;
  overlap: number;
  linked: number;
}

/** How the statements found in articles compare with those that people marked. */
export interface Score {
  readonly all: Tally;
  /** Those of kind direct or mixed on both sides. */
  readonly quoted: Tally;
  /** By the kind that the corpus gives: `found` counts what was found with that kind. */
  readonly byKind: Readonly<Record<'direct' | 'mixed' | 'indirect', Tally>>;
  /** Of each statement found its confidence, and whether content and source were right. */
  readonly confidences: { readonly confidence: number; readonly right: boolean }[];
}

const newTally = (): Tally => ({ gold: 0, found: 0, overlap: 0, linked: 0 });

/** The harmonic mean of precision and recall, 0 to 1. */
export function f1({ gold, found }: Tally, right: number): number {
  return gold + found === 0 ? 0 : (2 * right) / (gold + found);
}

/**
 * Compares what was found with a corpus: contents match where the characters that both have are at least half of those
 * that either has, one to one and the best pair first; a match is linked where the sources share a character or both
 * are absent. White space, quotation marks and punctuation at the ends do not count.
 */
export function scoreStatements(
  articles: readonly CorpusArticle[],
  found: ReadonlyMap<string, readonly FoundStatement[]>,
): Score {
  const score: Score = {
    all: newTally(),
    quoted: newTally(),
    byKind: { direct: newTally(), mixed: newTally(), indirect: newTally() },
    confidences: [],
  };
  for (const article of articles) addArticle(score, article, found.get(article.id) ?? []);
  return score;
}

type Kind = FoundStatement['kind'];
const isQuoted = (kind: Kind): boolean => kind !== 'indirect';

function addArticle(
  score: Score,
  { text, quotes }: CorpusArticle,
  found: readonly FoundStatement[],
): void {
  const asSpans = (fragments: readonly (readonly [number, number])[]): Span[] =>
    fragments.map(([start, end]) => ({ start, end }));
  const gold = quotes.map(({ type, content, source }) => ({
    kind: kindNamed(type),
    content: characters(asSpans(content), text),
    source: characters(asSpans(source), text),
  }));
  const own = found.map(({ kind, content, source }) => ({
    kind,
    content: characters(content, text),
    source: characters(source, text),
  }));
  const tallies = (kind: Kind): Tally[] => [
    score.all,
    score.byKind[kind],
    ...(isQuoted(kind) ? [score.quoted] : []),
  ];
  for (const { kind } of gold) for (const tally of tallies(kind)) tally.gold++;
  for (const { kind } of own) for (const tally of tallies(kind)) tally.found++;
  const right = new Set<number>();
  for (const [g, o] of bestPairs(gold, own)) {
    const a = gold[g];
    const b = own[o];
    if (a === undefined || b === undefined) continue;
    const linked =
      a.source.size === 0 || b.source.size === 0
        ? a.source.size === b.source.size
        : shares(a.source, b.source) > 0;
    if (linked) right.add(o);
    const scopes = [score.all, score.byKind[a.kind]];
    if (isQuoted(a.kind) && isQuoted(b.kind)) scopes.push(score.quoted);
    for (const tally of scopes) {
      tally.overlap++;
      if (linked) tally.linked++;
    }
  }
  found.forEach(({ confidence }, index) =>
    score.confidences.push({ confidence, right: right.has(index) }),
  );
}

function bestPairs(
  gold: readonly { readonly content: ReadonlySet<number> }[],
  own: readonly { readonly content: ReadonlySet<number> }[],
): [number, number][] {
  const pairs: { share: number; g: number; o: number }[] = [];
  gold.forEach((a, g) =>
    own.forEach((b, o) => {
      const common = shares(a.content, b.content);
      const share = common / (a.content.size + b.content.size - common);
      if (share >= 0.5) pairs.push({ share, g, o });
    }),
  );
  pairs.sort((a, b) => b.share - a.share);
  const goldTaken = new Set<number>();
  const ownTaken = new Set<number>();
  return pairs.flatMap(({ g, o }): [number, number][] => {
    if (goldTaken.has(g) || ownTaken.has(o)) return [];
    goldTaken.add(g);
    ownTaken.add(o);
    return [[g, o]];
  });
}

function kindNamed(type: string): Kind {
  return type === 'direct' || type === 'mixed' ? type : 'indirect';
}

const edge = /[\s"“”„«»'‘’,.;:!?()[\]–—-]/u;

function characters(spans: readonly Span[], text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { start, end } of spans) for (let at = start; at < end; at++) places.add(at);
  const sorted = [...places].sort((a, b) => a - b);
  let from = 0;
  let to = sorted.length;
  while (from < to && edge.test(text[sorted[from] ?? 0] ?? ' ')) from++;
  while (to > from && edge.test(text[sorted[to - 1] ?? 0] ?? ' ')) to--;
  return new Set(sorted.slice(from, to));
}

function shares(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let count = 0;
  for (const place of a) if (b.has(place)) count++;
  return count;
}
