// The closed lists that tell what the words of a source are. English first, with what wires in Russian and German need.

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean));

const personPronouns = wordsOf('he she him his her он она er sie');
const otherPronouns = wordsOf('it they we its their them они оно');

const titles =
  wordsOf(`president vice-president minister ministers secretary undersecretary senator sen rep
  representative congressman congresswoman lawmaker lawmakers legislator gov governor mayor chancellor premier king
  queen prince princess pope archbishop bishop cardinal imam ayatollah sheikh general gen colonel col lieutenant lt
  captain capt major maj sergeant sgt admiral commander spokesman spokeswoman spokesperson spokespeople director
  chairman chairwoman chairperson chair chief head leader founder co-founder ambassador envoy commissioner judge justice
  attorney prosecutor lawyer counsel professor prof dr doctor official officials aide adviser advisor analyst economist
  strategist manager executive ceo cfo coordinator candidate nominee delegate speaker whip member activist researcher
  scientist author editor correspondent historian expert deputy secretary-general inspector sheriff detective officer
  coach owner president-elect chief-of-staff journalist reporter columnist blogger pundit pollster organizer
  sociologist consultant veteran democrat republican
  президент министр премьер премьер-министр глава председатель директор представитель пресс-секретарь губернатор посол
  депутат сенатор канцлер генерал руководитель секретарь лидер заместитель замминистра
  präsident präsidentin minister ministerin kanzler kanzlerin sprecher sprecherin vorsitzender vorsitzende chef chefin
  außenminister außenministerin innenminister verteidigungsminister ministerpräsident bundeskanzler bundespräsident
  direktor leiter leiterin botschafter abgeordnete abgeordneter`);

const honorifics = wordsOf('mr mrs ms miss sir dame lord lady herr frau madam');

const organizationHeads =
  wordsOf(`ministry council party agency commission department court union bank group committee
  company inc corp corporation university police office association organization organisation institute front movement
  parliament senate house congress army forces government foundation federation administration bureau board authority
  service center centre network campaign times post journal news press league alliance society club college school
  hospital church airlines ltd llc co pentagon kremlin embassy nations pact fund coalition team cabinet assembly
  secretariat chamber conference tribunal wire radio television tv magazine daily herald tribune gazette reuters interfax tass
  министерство мид правительство совет партия комитет агентство комиссия департамент суд банк союз компания парламент
  госдума дума кремль минобороны служба администрация организация движение фонд
  ministerium außenministerium innenministerium regierung bundesregierung partei rat ausschuss gericht verband gewerkschaft
  amt behörde unternehmen polizei stiftung bundestag bundesrat kommission`);

const spokesWords =
  /\b(?:spokes(?:man|woman|person|people)|press secretary|press service|representative|sprecher(?:in)?)\b|пресс-секретар|представител|пресс-служб/iu;

const openers =
  wordsOf(`but and on in at for when if as so yet while after before since because though although
  that this these those with from by then still also former late sen rep democratic gop like unlike even only not`);

// What stands for the organisation named last.
const generic =
  wordsOf(`agency group company organization organisation party campaign union department firm bank
  commission committee ministry government association council court panel newspaper network`);

/** Whether a word begins sentences rather than names. */
export function isOpener(word: string): boolean {
  return openers.has(plain(word));
}

/** Whether a word can stand for any organisation that was named before: `the agency`. */
export function isGenericOrganization(word: string): boolean {
  return generic.has(plain(word));
}

/** A word as the lists have it. */
export function plain(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** What a pronoun stands for; undefined for other words. */
export function pronounFor(words: string): 'person' | 'other' | undefined {
  const word = plain(words);
  if (personPronouns.has(word)) return 'person';
  return otherPronouns.has(word) ? 'other' : undefined;
}

/** Whether a word is a title or an office: `President`, `spokesman`. */
export function isTitle(word: string): boolean {
  return titles.has(plain(word)) || /(?:minister|präsident)(?:in)?$/u.test(plain(word));
}

/** Whether a word is a mere courtesy, no role: `Mr.`. */
export function isHonorific(word: string): boolean {
  return honorifics.has(plain(word));
}

/** Whether a word makes a name that of an organisation: `Ministry`. */
export function isOrganizationHead(word: string): boolean {
  return organizationHeads.has(plain(word)) || /(?:ministerium|partei)$/u.test(plain(word));
}

/** Whether a role speaks for an organisation. */
export function isSpokesRole(role: string): boolean {
  return spokesWords.test(role);
}

/** Whether a word begins with a capital letter. */
export function isCapitalized(word: string): boolean {
  return /^["'“„«(]*\p{Lu}/u.test(word);
}
