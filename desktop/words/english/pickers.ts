import { shortDate } from './dates.ts';
import { plural } from './grammar.ts';
import { labels } from './labels.ts';
import type { ActorKind } from '#shared/records/actor.ts';

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** Searching for an actor or a topic, and making one in place. */
export const pickers = {
  inThisArticle: 'In this article',
  onTheDesk: 'On the desk',
  also: (alias: string) => `also “${alias}”`,
  /** An ISO 3166-1 alpha-2 code's name. */
  country: (code: string) => countries.of(code) ?? code,
  saidLast: (text: string, date: string | null) =>
    date === null ? `Last: “${text}”` : `Last, ${shortDate(date)}: “${text}”`,
  topicDetail: ({ parent, quotes }: { readonly parent: string | null; readonly quotes: number }) =>
    [parent === null ? null : `in ${parent}`, plural(quotes, { one: '# quote', other: '# quotes' })]
      .filter((part) => part !== null)
      .join(' · '),
  createActor: (kind: ActorKind, name: string) =>
    `Create ${labels.actorKind[kind].toLowerCase()} “${name}”`,
  createTopic: (name: string) => `Create topic “${name}”`,
};
