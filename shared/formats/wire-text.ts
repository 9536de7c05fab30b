import type { DeskError } from '../errors/error-codes.ts';
import { readArticleEnd } from './article-end.ts';
import type { ArticleDraft } from './article-draft.ts';
import { readDateline } from './dateline.ts';
import { guessLanguage } from './guess-language.ts';
import { readEmbargo } from './header-line.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';
import { readDocument, type DocumentInput } from './read-document.ts';
import { joinParagraphs } from './paragraphs.ts';
import { resolveDatelineDate } from './resolve-dateline-date.ts';
import { standInHeadline } from './stand-in-headline.ts';
import { isPoint, readWireHeader, type WireHeader } from './wire-header.ts';
import { storyOfWire } from './wire-story.ts';

/** A parsed wire article with what its editor should know, or why the document was refused. */
export type WireTextResult =
  | {
      readonly ok: true;
      readonly draft: ArticleDraft;
      /** An instant (UTC, ISO 8601) before which the article may not be published; null where none is known. */
      readonly embargoUntil: string | null;
      readonly notices: readonly ImportNotice[];
    }
  | { readonly ok: false; readonly error: DeskError };

const longestNote = 10_000;

/**
 * Parses plain wire text: what stands above the article and after it, then the body. Everything printed is kept: the
 * dateline stays at the beginning of the body as well as in its fields, an article that is only a headline is its own
 * body, and what is no part of the article (a release line that cannot be read, version marks, embargo, notes to
 * editors, contacts) goes to the editor's note; only signs of the end go. Paragraphs of the body are parted by one blank
 * line, without white space at their ends.
 */
export function parseWireText(input: DocumentInput): WireTextResult {
  const document = readDocument(input);
  if (!document.ok) return document;
  const header = readWireHeader(document.text);
  const notices = [...document.notices];
  const releaseNotice = header.release?.notice ?? null;
  if (releaseNotice !== null) notices.push(releaseNotice);
  const { paragraphs, editorsNote, more } = settleNotes(header);
  if (more !== null) {
    const message = `The document ends with “${more}”: its agency sends more of the article.`;
    notices.push({ code: noticeCodes.moreToFollow, message });
  }
  const body = paragraphs.length > 0 ? paragraphs.join('\n\n') : (header.headline ?? '');
  // A list of what is new may stand above the paragraph with the dateline.
  const dateline = readDateline(paragraphs.find((paragraph) => !isPoint(paragraph)) ?? '');
  const known = header.release?.day ?? null;
  const printedDate = dateline?.date ?? null;
  const datelineDate =
    printedDate === null ? null : resolveDatelineDate(printedDate, known, notices);
  if (header.headline === null) {
    notices.push({
      code: noticeCodes.noHeadline,
      message: 'The document has no headline; the first words of its text stand in for one.',
    });
  }
  const embargoUntil = readEmbargoes(header, known ?? datelineDate, notices);
  const agency = dateline?.agency ?? null;
  const draft: ArticleDraft = {
    headline:
      header.headline ?? standInHeadline(body, readDateline(paragraphs[0] ?? '')?.length ?? 0),
    body,
    language: guessLanguage(body),
    agency,
    datelinePlace: dateline?.place ?? null,
    datelineDate,
    byline: header.byline,
    publishedAt: header.release?.instant ?? null,
    sourceUrl: null,
    slug: header.slug,
    editorsNote,
    ...storyOfWire(agency, header.slug, header.marks, notices),
  };
  return { ok: true, draft, embargoUntil, notices };
}

interface Settled {
  readonly paragraphs: readonly string[];
  readonly editorsNote: string | null;
  readonly more: string | null;
}

// What does not fit into the note stays in the body, where it was printed.
function settleNotes(header: WireHeader): Settled {
  const all = joinParagraphs(header.body);
  const { paragraphs, notes, more } = readArticleEnd(all);
  const unread = header.release !== null && header.release.instant === null;
  const above = [
    ...(unread && header.releaseWords !== null ? [header.releaseWords] : []),
    ...header.marks.map(({ words }) => words),
    ...header.embargoes,
    ...header.notes,
  ].join('\n');
  const note = [above, ...notes].filter((part) => part !== '').join('\n\n');
  if (note.length <= longestNote)
    return { paragraphs, editorsNote: note === '' ? null : note, more };
  const fits = above.length <= longestNote;
  return {
    paragraphs: fits ? [...paragraphs, ...notes] : [above, ...paragraphs, ...notes],
    editorsNote: fits && above !== '' ? above : null,
    more,
  };
}

function readEmbargoes(
  { embargoes }: WireHeader,
  known: string | null,
  notices: ImportNotice[],
): string | null {
  if (embargoes.length === 0) return null;
  const words = embargoes.join(' ');
  const until = readEmbargo(words, known);
  const message =
    until === null
      ? `The document is embargoed (“${words}”), and until when could not be read: see the editor's note.`
      : `The document is embargoed until ${until}.`;
  notices.push({ code: noticeCodes.embargo, message });
  return until;
}
