import type { Words } from '#desktop/words/english.ts';
import type { Scope } from '#shared/sync/scope.ts';

/** What is kept on this machine, in a few words. */
export function scopeWords({ scope: words }: Words, scope: Scope | null): string {
  if (scope === null) return words.everything;
  return words.part(scope.agencies.length, scope.topicIds.length, scope.from);
}
