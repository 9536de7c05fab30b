/** What marks a statement in a language for which there is no trained model. All words in lower case. */
export interface LanguageRules {
  /** Forms of verbs that report speech. */
  readonly cue: RegExp;
  /** Words that open reported speech after a comma. */
  readonly conjunctions: ReadonlySet<string>;
  /** Words that name a source without a verb, as "according to" does, each as its tokens. */
  readonly prepositions: readonly (readonly string[])[];
  /** Whether the source of such a preposition ends at a comma; else it ends with its last name or noun. */
  readonly commaAfterSource: boolean;
  /** Words that a source may hold between its names and nouns, or begin with. */
  readonly withinSource: ReadonlySet<string>;
}

const russian: LanguageRules = {
  cue: /^(?:сказал|заявил|сообщил|отметил|подчеркнул|добавил|пояснил|уточнил|рассказал|объяснил|написал|напомнил|утверждал|указал|признал|предупредил|пообещал|ответил|призвал|объявил|считал|полагал|констатировал|заверил|предположил|проинформировал|обвинил|опроверг|подтвердил|процитировал)[аио]?$|^(?:говорит|говорят|заявляет|заявляют|сообщает|сообщают|отмечает|отмечают|подчеркивает|подчёркивает|добавляет|поясняет|уточняет|рассказывает|пишет|пишут|утверждает|утверждают|указывает|признает|признаёт|предупреждает|обещает|отвечает|призывает|считает|считают|полагает|полагают|уверен|уверена|уверены|передает|передаёт|подтверждает|сообщается|говорится|отмечается)$/u,
  conjunctions: new Set(['что', 'чтобы', 'будто', 'как']),
  prepositions: [
    ['по', 'словам'],
    ['по', 'данным'],
    ['по', 'мнению'],
    ['по', 'информации'],
    ['по', 'сообщению'],
    ['по', 'сведениям'],
    ['по', 'заявлению'],
    ['по', 'утверждению'],
    ['как', 'сообщает'],
    ['как', 'заявил'],
    ['как', 'сообщили'],
    ['согласно'],
  ],
  commaAfterSource: true,
  withinSource: new Set(),
};

const german: LanguageRules = {
  cue: /^(?:sagte|sagten|sagt|sagen|erklärte|erklärten|erklärt|betonte|betonten|betont|teilte|teilten|meldete|meldeten|meldet|berichtete|berichteten|berichtet|schrieb|schrieben|schreibt|meinte|meint|fügte|ergänzte|erläuterte|behauptete|behauptet|kündigte|warnte|warnt|forderte|fordert|fordern|kritisierte|kritisiert|versicherte|versichert|bestätigte|bestätigt|antwortete|räumte|unterstrich|äußerte|verkündete|verlangte|glaubt|glaubte|hofft|hoffte|findet|erwiderte|mahnte|lobte|zitierte)$/u,
  conjunctions: new Set(['dass', 'daß', 'ob', 'wie', 'warum']),
  prepositions: [
    ['laut'],
    ['zufolge'],
    ['nach', 'angaben'],
    ['nach', 'den', 'worten'],
    ['nach', 'worten'],
    ['nach', 'ansicht'],
    ['nach', 'einschätzung'],
    ['nach', 'auskunft'],
    ['nach', 'informationen'],
    ['nach', 'darstellung'],
  ],
  commaAfterSource: false,
  withinSource: new Set([
    'der',
    'die',
    'das',
    'des',
    'dem',
    'den',
    'ein',
    'eine',
    'einer',
    'eines',
    'einem',
    'von',
    'vom',
    'und',
    'für',
    'im',
    'in',
    'am',
    'er',
    'sie',
    'es',
    'seine',
    'seiner',
    'ihre',
    'ihrer',
    'zu',
    'zum',
    'zur',
    'wir',
    'ich',
    'beim',
    'bei',
  ]),
};

/** The languages that have rules, by the first part of their BCP 47 tags. */
export const languageRules: Readonly<Record<string, LanguageRules>> = { ru: russian, de: german };
