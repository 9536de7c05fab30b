import type { DeskError } from '../errors/error-codes.ts';
import { boundaryBefore } from '../text/spans.ts';
import { plainDate } from '../text/plain-date.ts';
import type { ArticleDraft } from './article-draft.ts';
import { readDateline, type DatelineDate } from './dateline.ts';
import { guessLanguage } from './guess-language.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';
import { readDocument, type DocumentInput } from './read-document.ts';
import { nearestDate } from './release-line.ts';
import { joinParagraphs } from './paragraphs.ts';
import { readWireHeader } from './wire-header.ts';

/** A parsed wire article with what its editor should know, or why the document was refused. */
export type WireTextResult =
  | { readonly ok: true; readonly draft: ArticleDraft; readonly notices: readonly ImportNotice[] }
  | { readonly ok: false; readonly error: DeskError };

const longestStandIn = 120;

/**
 * Parses plain wire text: release line, headline and byline where there are any, then the body. Everything
 * printed is kept: the dateline stays at the beginning of the body as well as in its fields, a release
 * line that cannot be read goes to the editor's note, and an article that is only a headline is its own
 * body. Paragraphs of the body are parted by one blank line, without white space at their ends.
 */
export function parseWireText(input: DocumentInput): WireTextResult {
  const document = readDocument(input);
  if (!document.ok) return document;
  const header = readWireHeader(document.text);
  const notices = [...document.notices];
  const releaseNotice = header.release?.notice ?? null;
  if (releaseNotice !== null) notices.push(releaseNotice);
  const paragraphs = joinParagraphs(header.body);
  const body = paragraphs.length > 0 ? paragraphs.join('\n\n') : (header.headline ?? '');
  const dateline = readDateline(paragraphs[0] ?? '');
  const printedDate = dateline?.date ?? null;
  const datelineDate =
    printedDate === null ? null : resolveDate(printedDate, header.release?.day ?? null, notices);
  if (header.headline === null) {
    notices.push({
      code: noticeCodes.noHeadline,
      message: 'The document has no headline; the first words of its text stand in for one.',
    });
  }
  const draft: ArticleDraft = {
    headline: header.headline ?? standIn(body, dateline?.length ?? 0),
    body,
    language: guessLanguage(body),
    agency: dateline?.agency ?? null,
    datelinePlace: dateline?.place ?? null,
    datelineDate,
    byline: header.byline,
    publishedAt: header.release?.instant ?? null,
    sourceUrl: null,
    slug: null,
    editorsNote:
      header.release !== null && header.release.instant === null ? header.releaseWords : null,
    storyId: null,
    storyVersion: null,
  };
  return { ok: true, draft, notices };
}

// The year comes from the dateline itself or from the release line, never from today's date.
function resolveDate(
  date: DatelineDate,
  known: string | null,
  notices: ImportNotice[],
): string | null {
  // A leap year has every day that any year has.
  const possible = plainDate(date.year ?? 2000, date.month, date.day) !== null;
  if (!possible) {
    notices.push({
      code: noticeCodes.impossibleDate,
      message: `The dateline's “${date.words}” is not a date of the calendar, so the article has no dateline date.`,
    });
    return null;
  }
  if (date.year !== null) return plainDate(date.year, date.month, date.day);
  const resolved = known === null ? null : nearestDate(date.month, date.day, known);
  if (resolved === null) {
    notices.push({
      code: noticeCodes.unknownYear,
      message: `Nothing tells the year of the dateline's “${date.words}”, so the article has no dateline date.`,
    });
  }
  return resolved;
}

function standIn(body: string, datelineLength: number): string {
  const [first = ''] = body.slice(datelineLength).trimStart().split('\n', 1);
  const words = first === '' ? (body.split('\n', 1)[0] ?? '') : first;
  if (words.length <= longestStandIn) return words;
  const cut = words.slice(0, boundaryBefore(words, longestStandIn));
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
