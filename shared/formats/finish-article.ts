import { articleFieldsSchema } from '../records/article.ts';
import type { ArticleOfDocument } from './article-document.ts';
import type { ArticleDraft } from './article-draft.ts';
import { readDateline } from './dateline.ts';
import { guessLanguage } from './guess-language.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';
import { plainLine } from './marked-text.ts';
import { parseInstant } from './parse-instant.ts';
import { resolveDatelineDate } from './resolve-dateline-date.ts';
import { standInHeadline } from './stand-in-headline.ts';
import { storyIdOfSlug } from './story.ts';

/** What an importer found, in the document's own words; what it did not find is left out or null. */
export interface FoundArticle {
  readonly headline?: string | null;
  readonly paragraphs: readonly string[];
  readonly language?: string | null;
  /** The agency as the document names it; the dateline of the text goes before `provider`. */
  readonly agency?: string | null;
  readonly provider?: string | null;
  readonly place?: string | null;
  readonly datelineDate?: string | null;
  readonly byline?: string | null;
  readonly published?: string | null;
  readonly updated?: string | null;
  readonly embargo?: string | null;
  readonly sourceUrl?: string | null;
  readonly slug?: string | null;
  readonly notes?: readonly string[];
  readonly storyId?: string | null;
  readonly version?: string | null;
  /** As IPTC's publishing status: `usable`, `withheld`, `canceled`. */
  readonly status?: string | null;
}

const longestHeadline = 800;

/**
 * Makes an article of what an importer found: every field as its record takes it. What cannot be read stays null, with
 * a notice that names field and value. Null when there is neither a headline nor any text.
 */
export function finishArticle(
  found: FoundArticle,
  original: Uint8Array,
  before: readonly ImportNotice[] = [],
): ArticleOfDocument | null {
  const notices = [...before];
  const printed = plainLine(found.headline ?? '');
  const body = found.paragraphs.length > 0 ? found.paragraphs.join('\n\n') : printed;
  if (body === '') return null;
  // Sub-headlines stand before it.
  const dateline =
    found.paragraphs
      .slice(0, 3)
      .map(readDateline)
      .find((one) => one !== null) ?? null;
  if (printed === '') {
    const message = 'The document has no headline; the first words of its text stand in for one.';
    notices.push({ code: noticeCodes.noHeadline, message });
  }
  if (found.paragraphs.length === 0) {
    const message = 'The document has no text beside its headline, which stands in for it.';
    notices.push({ code: noticeCodes.noText, message });
  }
  const instant = (field: string, words: string | null | undefined) =>
    readTime(field, words, notices);
  const published = instant('publishedAt', found.published);
  const embargo = instant('embargo', found.embargo);
  const updated = said(found.version) === null ? instant('storyVersion', found.updated) : null;
  if (said(found.embargo) !== null) {
    const until = embargo.instant ?? `“${shorten(found.embargo ?? '')}”`;
    notices.push({
      code: noticeCodes.embargo,
      message: `The document is embargoed until ${until}.`,
    });
  }
  if (/(?:^|:)(?:cancell?ed|withheld)$/iu.test(found.status ?? '')) {
    const message = `The agency says that the document is ${found.status?.replace(/^.*:/u, '')}: it takes the story back.`;
    notices.push({ code: noticeCodes.withdrawn, message });
  }
  const field = <Name extends keyof ArticleDraft>(name: Name, value: string | null | undefined) =>
    fit(name, value, notices);
  const printedDate = dateline?.date ?? null;
  const statedDay = instant('datelineDate', found.datelineDate).day;
  const agency = field('agency', said(found.agency) ?? dateline?.agency ?? found.provider);
  const slug = field('slug', found.slug);
  const notes = (found.notes ?? []).filter((note) => note.trim() !== '');
  const draft: ArticleDraft = {
    headline:
      printed === ''
        ? standInHeadline(body, readDateline(found.paragraphs[0] ?? '')?.length ?? 0)
        : cut(printed, notices),
    body,
    language: field('language', languageTag(found.language)) ?? guessLanguage(body),
    agency,
    datelinePlace: field('datelinePlace', said(found.place) ?? dateline?.place),
    datelineDate:
      statedDay ??
      (printedDate === null ? null : resolveDatelineDate(printedDate, published.day, notices)),
    byline: field('byline', found.byline),
    publishedAt: published.instant,
    sourceUrl: field('sourceUrl', found.sourceUrl),
    slug,
    editorsNote: notes.length === 0 ? null : fit('editorsNote', notes.join('\n\n'), notices),
    storyId: field('storyId', found.storyId) ?? storyIdOfSlug(agency, slug),
    storyVersion: field('storyVersion', said(found.version) ?? updated?.instant),
  };
  return { draft, embargoUntil: embargo.instant, original, notices };
}

// A document may name a value and leave it empty.
function said(value: string | null | undefined): string | null {
  return value === undefined || value === null || value.trim() === '' ? null : value;
}

interface Time {
  readonly instant: string | null;
  readonly day: string | null;
}

function readTime(field: string, words: string | null | undefined, notices: ImportNotice[]): Time {
  const text = words?.trim() ?? '';
  if (text === '') return { instant: null, day: null };
  const time = parseInstant(text);
  if (time === null) {
    notices.push(unreadable(field, text, 'is no date that can be read'));
    return { instant: null, day: null };
  }
  if (field !== 'datelineDate' && time.instant === null) {
    notices.push({ code: noticeCodes.noInstant, message: leftEmpty(field, text, 'has no time') });
  }
  if (field !== 'datelineDate' && time.zoneless) {
    const message = `${field}: “${shorten(text)}” has no time zone and was read as UTC.`;
    notices.push({ code: noticeCodes.noTimeZone, message });
  }
  return time;
}

function fit(
  name: keyof ArticleDraft,
  value: string | null | undefined,
  notices: ImportNotice[],
): string | null {
  const text = name === 'editorsNote' ? (value ?? '').trim() : plainLine(value ?? '');
  if (text === '') return null;
  const read = articleFieldsSchema.shape[name].safeParse(text);
  if (read.success) return read.data;
  notices.push(unreadable(name, text, read.error.issues[0]?.message ?? 'is not valid'));
  return null;
}

function cut(headline: string, notices: ImportNotice[]): string {
  if (headline.length <= longestHeadline) return headline;
  const message = `headline: it has ${headline.length} characters, and its first ${longestHeadline} at most were kept.`;
  notices.push({ code: noticeCodes.unreadable, message });
  return standInHeadline(headline, 0, longestHeadline);
}

// As people write it: `en_GB`, `EN`.
function languageTag(words: string | null | undefined): string | null {
  const [language = '', ...rest] = (words ?? '').trim().replaceAll('_', '-').split('-');
  return language === '' ? null : [language.toLowerCase(), ...rest].join('-');
}

function unreadable(field: string, value: string, why: string): ImportNotice {
  return { code: noticeCodes.unreadable, message: leftEmpty(field, value, why) };
}

function leftEmpty(field: string, value: string, why: string): string {
  return `${field}: “${shorten(value)}” ${why}, so it was left empty.`;
}

function shorten(value: string): string {
  const line = plainLine(value);
  return line.length > 80 ? standInHeadline(line, 0, 80) : line;
}
