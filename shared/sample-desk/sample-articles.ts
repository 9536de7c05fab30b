import type { FieldsOf } from '../records/records.ts';
import { sampleId } from './sample-id.ts';

/** The articles of the sample desk, by the name that its other files use. */
export const sampleArticles = {
  ferry: sampleId('article', 1),
  river: sampleId('article', 2),
  island: sampleId('article', 3),
  library: sampleId('article', 4),
} as const;

type ArticleInput = Partial<FieldsOf<'article'>> & Pick<FieldsOf<'article'>, 'headline' | 'body'>;

const paragraphs = (...texts: readonly string[]): string => texts.join('\n\n');

/** Their fields: wire style, of our own wording, about places and people that do not exist. */
export const sampleArticleFields: readonly (readonly [string, ArticleInput])[] = [
  [
    sampleArticles.ferry,
    {
      headline: 'Island ferry to sail again after five weeks of repairs',
      body: paragraphs(
        'PORT AMSEL. June 3 (Meridian Wire) - The ferry between Port Amsel and the island of Tarnvik will sail again from Thursday, after repairs to its slipway that took five weeks.',
        '"The slipway is sound [after the April storm] and the first boat leaves at six," Mira Dahl, chair of the Amsel Harbour Board, said at a press conference on Monday.',
        '"We know what the island went through," Dahl said, "and we will not close the line again without a second boat."',
        '"Nobody on the island was asked [...] before the line was shut," said Oskar Brandt, who leads the Tarnvik Residents\' Union.',
        'Brandt said on Sunday that the union would drop its complaint only if the night boat was kept.',
        'The Ministry of Transport of Valdria welcomed the reopening in a statement and said it was ready to pay for half of a second boat.',
      ),
      language: 'en',
      agency: 'Meridian Wire',
      datelinePlace: 'PORT AMSEL',
      datelineDate: '2024-06-03',
      byline: 'By Ada Korn',
      publishedAt: '2024-06-03T11:40:00Z',
      slug: 'ferry-reopens',
    },
  ],
  [
    sampleArticles.river,
    {
      headline: 'Valdria and Estmark agree to read the river together',
      body: paragraphs(
        'ESTMARK CITY. June 5 (Meridian Wire) - Valdria and Estmark signed an accord on Wednesday to share their measurements of the river Sela, which rises in one and reaches the sea in the other.',
        '"This is a small paper about a large river," Estmark\'s Foreign Minister Jonna Reyes told reporters, and called the accord "the first of many" between the two countries.',
        'Valdria said it would accept no limit on its dams.',
        '"We expect the gauges to be read by both sides [every morning]," Tomas Ilves, Valdria\'s envoy to the talks, said in an interview on Tuesday.',
        'The Sela Farmers\' Movement, which calls itself the Keepers of the Sela and is an unlawful association in Estmark, wrote on its channel that the accord "sells the same river twice".',
      ),
      language: 'en',
      agency: 'Meridian Wire',
      datelinePlace: 'ESTMARK CITY',
      datelineDate: '2024-06-05',
      publishedAt: '2024-06-05T16:05:00Z',
      slug: 'sela-accord',
    },
  ],
  [
    sampleArticles.island,
    {
      headline: 'Жители Тарнвика просят сохранить ночной паром',
      body: paragraphs(
        'ТАРНВИК. 6 июня (Меридиан) - Жители острова Тарнвик собрали подписи за то, чтобы паром ходил и ночью.',
        '«Без ночного рейса больница остаётся за проливом», - сказал Оскар Брандт, глава Союза жителей Тарнвика.',
        'Председатель Портового совета Мира Даль заявила в среду, что решение будет принято до конца июня.',
        '«Мы посчитаем всё, - сказала она, - и покажем цифры островитянам».',
      ),
      language: 'ru',
      agency: 'Меридиан',
      datelinePlace: 'ТАРНВИК',
      datelineDate: '2024-06-06',
      publishedAt: '2024-06-06T08:30:00Z',
      slug: 'night-ferry',
    },
  ],
  [
    sampleArticles.library,
    {
      headline: 'City library to stay open until midnight',
      body: paragraphs(
        'PORT AMSEL. June 7 (Meridian Wire) - The city library of Port Amsel will keep its reading rooms open until midnight this summer.',
        '"Books do not sleep 📚 and from today neither do we," the library wrote on its page on Friday.',
        'Librarian Hanna Voss told Meridian Wire that the trial would cost "less than one bridge lamp" and run until October.',
        '"A lit room at midnight is still a cost," city councillor Per Lind said, "and the council did not vote on it."',
      ),
      language: 'en',
      agency: 'Meridian Wire',
      datelinePlace: 'PORT AMSEL',
      datelineDate: '2024-06-07',
      publishedAt: '2024-06-07T14:20:00Z',
      slug: 'library-hours',
    },
  ],
];
