import { hashString } from '#shared/suggestions/find/hash.ts';

/**
 * Parts the articles of a corpus in six, each with as many of every publisher: the last is held out, never learnt from
 * and never tuned on. Which article falls where hangs on its id alone.
 */
export function heldOut<Article extends { readonly id: string }>(
  articles: readonly Article[],
): { readonly learnt: Article[]; readonly held: Article[] } {
  const sixths = sixthsOf(articles);
  return {
    learnt: articles.filter(({ id }) => sixths.get(id) !== 5),
    held: articles.filter(({ id }) => sixths.get(id) === 5),
  };
}

function sixthsOf(articles: readonly { readonly id: string }[]): Map<string, number> {
  const publishers = new Map<string, { id: string; rank: number }[]>();
  for (const { id } of articles) {
    const publisher = id.split('_')[0] ?? '';
    const ofPublisher = publishers.get(publisher) ?? [];
    publishers.set(publisher, ofPublisher);
    ofPublisher.push({ id, rank: hashString(`s${id}`) >>> 0 });
  }
  const sixths = new Map<string, number>();
  for (const ofPublisher of publishers.values()) {
    ofPublisher
      .sort((a, b) => a.rank - b.rank)
      .forEach(({ id }, index) => sixths.set(id, index % 6));
  }
  return sixths;
}
