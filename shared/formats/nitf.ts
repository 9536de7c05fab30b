import { paragraphsOfXml } from './emit-xml.ts';
import type { FoundArticle } from './finish-article.ts';
import { parseInstant } from './parse-instant.ts';
import { attribute, child, descendants, elements, textOf, type XmlElement } from './xml-tree.ts';

/**
 * Reads NITF 3.x (IPTC, News Industry Text Format 3.6): metadata from `docdata` and `pubdata`, headline, byline and
 * dateline from `body.head`, text from `body.content`. Sub-headlines (`hl2`) begin the text.
 */
export function readNitf(root: XmlElement): FoundArticle {
  const docdata = child(root, 'head', 'docdata');
  const head = child(root, 'body', 'body.head');
  const content = child(root, 'body', 'body.content');
  const hedline = head === null ? null : child(head, 'hedline');
  const within = (element: XmlElement | null, name: string): XmlElement | null =>
    element === null ? null : (descendants(element, name)[0] ?? null);
  const dateline = within(head, 'dateline');
  const docId = within(docdata, 'doc-id');
  const key = within(docdata, 'du-key');
  const story = within(dateline, 'story.date');
  const correction = within(docdata, 'correction');
  return {
    headline:
      textOf(within(hedline, 'hl1')) ||
      textOf(within(root, 'title')) ||
      textOf(within(hedline, 'hl2')),
    paragraphs: [
      ...paragraphsOfXml(...(hedline === null ? [] : elements(hedline, 'hl2'))),
      ...paragraphsOfXml(content),
    ],
    language: attribute(root, 'lang') ?? attribute(root, 'xml:lang') ?? attribute(content, 'lang'),
    agency: textOf(within(head, 'distributor')) || attribute(docId, 'regsrc'),
    place: placeOf(dateline),
    datelineDate: attribute(story, 'norm'),
    byline: bylineOf(head),
    published:
      attribute(within(docdata, 'date.release'), 'norm') ??
      attribute(within(docdata, 'date.issue'), 'norm'),
    updated: attribute(within(docdata, 'date.issue'), 'norm'),
    embargo: embargoOf(docdata),
    slug: attribute(key, 'key') ?? attribute(within(docdata, 'fixture'), 'fix-id'),
    notes: [
      ...[...descendants(root, 'note')].flatMap((note) => paragraphsOfXml(note)),
      ...(docdata === null
        ? []
        : elements(docdata, 'ed-msg').map((note) => attribute(note, 'info') ?? '')),
      attribute(correction, 'info') ?? '',
    ],
    storyId: attribute(docId, 'id-string'),
    version: attribute(key, 'version'),
    status: attribute(docdata, 'management-status'),
  };
}

function placeOf(dateline: XmlElement | null): string | null {
  if (dateline === null) return null;
  const location = descendants(dateline, 'location')[0];
  if (location !== undefined) return textOf(location);
  const own = dateline.children.filter((one) => typeof one === 'string').join(' ');
  return own.replace(/[\s,.–—-]+$/u, '');
}

function bylineOf(head: XmlElement | null): string | null {
  if (head === null) return null;
  const lines = elements(head, 'byline').map((byline) => paragraphsOfXml(byline).join(', '));
  return lines.length === 0 ? null : lines.join(', ');
}

// What is held back says so, or is to be released after it was issued.
function embargoOf(docdata: XmlElement | null): string | null {
  const [release, issue] = ['date.release', 'date.issue'].map((name) =>
    docdata === null ? null : attribute(descendants(docdata, name)[0] ?? null, 'norm'),
  );
  if (release == null) return null;
  const times = [release, issue ?? ''].map((words) => parseInstant(words)?.instant ?? null);
  const [released, issued] = times;
  const later = released != null && issued != null && released > issued;
  return later || attribute(docdata, 'management-status') === 'embargoed' ? release : null;
}
