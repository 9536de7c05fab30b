import { counted } from '../words/labels.ts';
import { shortDate } from '../words/dates.ts';
import type { Scope } from '#shared/sync/scope.ts';

/** What is kept on this machine, in a few words. */
export function scopeWords(scope: Scope | null): string {
  if (scope === null) return 'Everything is kept on this machine';
  const { from, agencies, topicIds } = scope;
  const of = [
    agencies.length === 0 ? null : counted(agencies.length, 'agency', 'agencies'),
    topicIds.length === 0 ? null : counted(topicIds.length, 'topic', 'topics'),
  ].filter((part) => part !== null);
  const which = of.length === 0 ? 'Articles' : `Articles of ${of.join(' or ')}`;
  const since = from === null ? '' : ` since ${shortDate(from)}`;
  return `${which}${since} are kept on this machine`;
}
