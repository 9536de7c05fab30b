import type { FieldsOf } from '../records/records.ts';
import { sampleActors as actor } from './sample-actors.ts';
import { sampleArticles as article } from './sample-articles.ts';
import { sampleTopics as topic } from './sample-topics.ts';

/** A quote of the sample desk; its segments are where the words stand in the article. */
export interface SampleQuote extends Partial<
  Omit<FieldsOf<'quote'>, 'articleId' | 'segments' | 'reportedText'>
> {
  readonly articleId: string;
  readonly words: readonly string[];
}

const speaker = (actorId: string, role: string | null = null) =>
  ({ actorId, part: 'speaker', role }) as const;
const onBehalfOf = (actorId: string) => ({ actorId, part: 'on_behalf_of', role: null }) as const;
const addressee = (actorId: string) => ({ actorId, part: 'addressee', role: null }) as const;
const mentioned = (actorId: string) => ({ actorId, part: 'mentioned', role: null }) as const;
const day = (date: string, words: string | null) => ({ date, precision: 'day', words }) as const;

/** Direct, indirect and mixed quotes, some split by a cue, with insertions and elisions. */
export const sampleQuotes: readonly SampleQuote[] = [
  {
    articleId: article.ferry,
    words: ['The slipway is sound [after the April storm] and the first boat leaves at six,'],
    utteredText: 'The slipway is sound and the first boat leaves at six,',
    cue: 'said',
    attributions: [
      speaker(actor.dahl, 'chair of the Amsel Harbour Board'),
      onBehalfOf(actor.harbourBoard),
    ],
    saidOn: day('2024-06-03', 'on Monday'),
    medium: 'press_conference',
    topics: [{ topicId: topic.ferries, stance: 'supports' }],
    language: 'en',
    status: 'verified',
  },
  {
    articleId: article.ferry,
    words: [
      'We know what the island went through,',
      'and we will not close the line again without a second boat.',
    ],
    cue: 'said',
    attributions: [speaker(actor.dahl), onBehalfOf(actor.harbourBoard)],
    saidOn: day('2024-06-03', 'on Monday'),
    medium: 'press_conference',
    topics: [{ topicId: topic.ferries, stance: 'supports' }],
    language: 'en',
    status: 'in_review',
  },
  {
    articleId: article.ferry,
    words: ['Nobody on the island was asked [...] before the line was shut,'],
    utteredText: 'Nobody on the island was asked … before the line was shut,',
    cue: 'said',
    attributions: [
      speaker(actor.brandt, "who leads the Tarnvik Residents' Union"),
      onBehalfOf(actor.residentsUnion),
    ],
    topics: [{ topicId: topic.ferries, stance: 'opposes' }],
    language: 'en',
  },
  {
    articleId: article.ferry,
    words: ['the union would drop its complaint only if the night boat was kept'],
    kind: 'indirect',
    cue: 'said',
    attributions: [
      speaker(actor.brandt),
      onBehalfOf(actor.residentsUnion),
      addressee(actor.harbourBoard),
    ],
    saidOn: day('2024-06-02', 'on Sunday'),
    topics: [{ topicId: topic.ferries, stance: 'supports' }],
    language: 'en',
  },
  {
    articleId: article.ferry,
    words: ['welcomed the reopening', 'it was ready to pay for half of a second boat'],
    kind: 'indirect',
    cue: 'welcomed',
    attributions: [speaker(actor.transportMinistry), onBehalfOf(actor.valdria)],
    saidOn: { date: '2024-06', precision: 'month', words: null },
    medium: 'statement',
    topics: [
      { topicId: topic.ferries, stance: 'supports' },
      { topicId: topic.spending, stance: 'supports' },
    ],
    language: 'en',
    status: 'verified',
  },
  {
    articleId: article.river,
    words: ['This is a small paper about a large river,'],
    cue: 'told reporters',
    attributions: [
      speaker(actor.reyes, "Estmark's Foreign Minister"),
      onBehalfOf(actor.estmark),
      mentioned(actor.valdria),
    ],
    saidOn: day('2024-06-05', 'on Wednesday'),
    medium: 'press_conference',
    topics: [{ topicId: topic.water, stance: 'neutral' }],
    language: 'en',
    status: 'verified',
  },
  {
    articleId: article.river,
    words: ['called the accord "the first of many" between the two countries'],
    kind: 'mixed',
    cue: 'called',
    attributions: [speaker(actor.reyes), onBehalfOf(actor.estmark)],
    saidOn: day('2024-06-05', 'on Wednesday'),
    medium: 'press_conference',
    topics: [{ topicId: topic.water, stance: 'supports' }],
    language: 'en',
  },
  {
    articleId: article.river,
    words: ['it would accept no limit on its dams'],
    kind: 'indirect',
    cue: 'said',
    attributions: [speaker(actor.valdria), addressee(actor.estmark)],
    topics: [{ topicId: topic.water, stance: 'opposes' }],
    language: 'en',
    status: 'disputed',
    note: 'The article does not say who spoke for the state.',
  },
  {
    articleId: article.river,
    words: ['We expect the gauges to be read by both sides [every morning],'],
    utteredText: 'We expect the gauges to be read by both sides,',
    cue: 'said',
    attributions: [
      speaker(actor.ilves, "Valdria's envoy to the talks"),
      onBehalfOf(actor.valdria),
      mentioned(actor.estmark),
    ],
    saidOn: day('2024-06-04', 'on Tuesday'),
    medium: 'interview',
    topics: [{ topicId: topic.water, stance: 'supports' }],
    language: 'en',
    status: 'verified',
  },
  {
    articleId: article.river,
    words: ['the accord "sells the same river twice"'],
    kind: 'mixed',
    cue: 'wrote',
    attributions: [
      speaker(
        actor.keepers,
        'which calls itself the Keepers of the Sela and is an unlawful association in Estmark',
      ),
    ],
    medium: 'social_media',
    venue: 'its channel',
    topics: [{ topicId: topic.water, stance: 'opposes' }],
    language: 'en',
  },
  {
    articleId: article.island,
    words: ['Без ночного рейса больница остаётся за проливом'],
    cue: 'сказал',
    attributions: [
      speaker(actor.brandt, 'глава Союза жителей Тарнвика'),
      onBehalfOf(actor.residentsUnion),
    ],
    topics: [{ topicId: topic.ferries, stance: 'supports' }],
    language: 'ru',
    translation: 'Without a night crossing the hospital stays on the far side of the strait',
    status: 'verified',
  },
  {
    articleId: article.island,
    words: ['решение будет принято до конца июня'],
    kind: 'indirect',
    cue: 'заявила',
    attributions: [
      speaker(actor.dahl, 'Председатель Портового совета'),
      onBehalfOf(actor.harbourBoard),
    ],
    saidOn: day('2024-06-05', 'в среду'),
    topics: [{ topicId: topic.ferries, stance: 'neutral' }],
    language: 'ru',
    translation: 'a decision would be taken before the end of June',
  },
  {
    articleId: article.island,
    words: ['Мы посчитаем всё,', 'и покажем цифры островитянам'],
    cue: 'сказала',
    attributions: [speaker(actor.dahl), addressee(actor.residentsUnion)],
    saidOn: day('2024-06-05', 'в среду'),
    topics: [
      { topicId: topic.ferries, stance: 'neutral' },
      { topicId: topic.spending, stance: 'neutral' },
    ],
    language: 'ru',
    translation: 'We will count everything, and show the islanders the figures',
  },
  {
    articleId: article.library,
    words: ['Books do not sleep 📚 and from today neither do we,'],
    cue: 'wrote',
    attributions: [speaker(actor.library)],
    saidOn: day('2024-06-07', 'on Friday'),
    medium: 'social_media',
    venue: 'its page',
    topics: [{ topicId: topic.libraries, stance: 'supports' }],
    language: 'en',
    status: 'verified',
  },
  {
    articleId: article.library,
    words: ['the trial would cost "less than one bridge lamp" and run until October'],
    kind: 'mixed',
    cue: 'told',
    attributions: [speaker(actor.voss, 'Librarian'), onBehalfOf(actor.library)],
    medium: 'interview',
    topics: [
      { topicId: topic.libraries, stance: 'supports' },
      { topicId: topic.spending, stance: 'neutral' },
    ],
    language: 'en',
  },
  {
    articleId: article.library,
    words: ['A lit room at midnight is still a cost,', 'and the council did not vote on it.'],
    cue: 'said',
    attributions: [speaker(actor.lind, 'city councillor'), mentioned(actor.library)],
    topics: [
      { topicId: topic.libraries, stance: 'opposes' },
      { topicId: topic.spending, stance: 'opposes' },
    ],
    language: 'en',
    status: 'in_review',
  },
];
