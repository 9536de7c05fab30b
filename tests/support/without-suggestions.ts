import type { Replica } from '#desktop/replica/open-replica.ts';

/** Rejects all that is suggested in an article, for tests that are about the quotes an editor makes. */
export async function withoutSuggestions({ answerer }: Replica, articleId: string): Promise<void> {
  const suggested = await answerer.suggestQuotes({ articleId });
  const keys = suggested?.suggestions.map(({ key }) => key) ?? [];
  if (keys.length === 0) return;
  const answer = await answerer.rejectSuggestions({ articleId, keys });
  if (!answer.ok) throw new Error(answer.error.message);
}
