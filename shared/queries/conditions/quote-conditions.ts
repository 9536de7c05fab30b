import { boolean, day, idOf, language, line, listOf, oneOf, words } from '../arguments.ts';
import { condition, objectOf } from '../filter.ts';
import type { Predicate } from '../predicate.ts';
import { anyOf, byId, byIds, equal } from './common.ts';
import {
  anchorStatuses,
  datePrecisions,
  media,
  quoteKinds,
  quoteStatuses,
  stances,
  type AttributionPart,
} from '../../records/quote.ts';

const hasPart =
  (part?: AttributionPart) =>
  (actorId: readonly string[]): Predicate => ({
    is: 'member',
    set: 'attributions',
    having: { actorId, ...(part && { part: [part] }) },
  });
const isAbout = (topicId: readonly string[]): Predicate => ({
  is: 'member',
  set: 'topics',
  having: { topicId },
});
const belongedTo = (organizationIds: readonly string[]): Predicate => ({
  is: 'speakerBelongedTo',
  organizationIds,
});
const sentBy = (agencies: readonly string[]): Predicate => ({ is: 'inArticleOf', agencies });

const about = objectOf('QuoteTopicFilter', {
  topicIds: { says: 'On one of these topics.', takes: listOf(idOf('topic')) },
  stances: { says: 'With one of these stances.', takes: listOf(oneOf('stance', stances)) },
});

const [kind, medium, status, anchorStatus, precision] = [
  oneOf('quoteKind', quoteKinds),
  oneOf('medium', media),
  oneOf('quoteStatus', quoteStatuses),
  oneOf('anchorStatus', anchorStatuses),
  oneOf('datePrecision', datePrecisions),
];

/** What can be asked of quotes. */
export const quoteConditions = {
  text: condition(
    'Words in the statement; accents and case aside, and in any form of the word where the language is known. A word followed by * stands for all that begin with it; words in quotation marks must stand side by side.',
    words,
    (text) => ({ is: 'worded', text }),
  ),
  articleId: equal('Reported by this article.', idOf('article'), 'articleId'),
  articleIds: anyOf('Reported by one of these articles.', idOf('article'), 'articleId'),
  agency: condition('Reported by an article of this agency.', line(200), (name) => sentBy([name])),
  agencies: condition(
    'Reported by an article of one of these agencies.',
    listOf(line(200)),
    sentBy,
  ),
  actorId: byId('This actor has any part in it.', 'actor', hasPart()),
  actorIds: byIds('One of these actors has any part in it.', 'actor', hasPart()),
  speakerId: byId('Said by this actor.', 'actor', hasPart('speaker')),
  speakerIds: byIds('Said by one of these actors.', 'actor', hasPart('speaker')),
  onBehalfOfId: byId('Said on behalf of this actor.', 'actor', hasPart('on_behalf_of')),
  onBehalfOfIds: byIds('Said on behalf of one of these actors.', 'actor', hasPart('on_behalf_of')),
  addresseeId: byId('Said to this actor.', 'actor', hasPart('addressee')),
  addresseeIds: byIds('Said to one of these actors.', 'actor', hasPart('addressee')),
  mentionedId: byId('Mentions this actor.', 'actor', hasPart('mentioned')),
  mentionedIds: byIds('Mentions one of these actors.', 'actor', hasPart('mentioned')),
  speakerOrganizationId: byId(
    'Said by somebody who belonged to this organisation at the time: an affiliation of the speaker covers the date. What is not known excludes nothing: a beginning or an end that is not known, and words without a date. A month or a year stands for all its days.',
    'actor',
    belongedTo,
  ),
  speakerOrganizationIds: byIds(
    'Said by somebody who belonged to one of these organisations at the time; see `speakerOrganizationId`.',
    'actor',
    belongedTo,
  ),
  topicId: byId('On this topic.', 'topic', isAbout),
  topicIds: byIds('On one of these topics.', 'topic', isAbout),
  about: condition(
    'On one of some topics and with one of some stances: one and the same topic of the quote has both.',
    about,
    ({ topicIds, stances: wanted }) => ({
      is: 'member',
      set: 'topics',
      having: { ...(topicIds && { topicId: topicIds }), ...(wanted && { stance: wanted }) },
    }),
  ),
  kind: equal('Reported like this.', kind, 'kind'),
  kinds: anyOf('Reported in one of these ways.', kind, 'kind'),
  medium: equal('Made through this.', medium, 'medium'),
  media: anyOf('Made through one of these.', medium, 'medium'),
  status: equal('This far in review.', status, 'status'),
  statuses: anyOf('In one of these states of review.', status, 'status'),
  anchorStatus: equal(
    'Sits like this in the body of its article; LOST lists those that an editor must place again.',
    anchorStatus,
    'anchorStatus',
  ),
  anchorStatuses: anyOf(
    'Sits in one of these ways in the body of its article.',
    anchorStatus,
    'anchorStatus',
  ),
  saidFrom: condition(
    'Said on this day or later. A date of which only the month or the year is known counts where any of its days does; a date that is not known does not.',
    day,
    (from) => ({ is: 'mayFallWithin', field: 'saidOn', from, to: null }),
  ),
  saidTo: condition('Said on this day or earlier; see `saidFrom`.', day, (to) => ({
    is: 'mayFallWithin',
    field: 'saidOn',
    from: null,
    to,
  })),
  saidPrecisions: anyOf('The date is known this exactly.', precision, 'saidPrecision'),
  dated: condition('The date is known, were it only the year; or is not.', boolean, (given) => ({
    is: 'given',
    field: 'saidOn',
    given,
  })),
  language: condition('In this language, a BCP 47 tag; `en` is also `en-GB`.', language, (tag) => ({
    is: 'inLanguage',
    languages: [tag],
  })),
  languages: condition('In one of these languages.', listOf(language), (languages) => ({
    is: 'inLanguage',
    languages,
  })),
} as const;
