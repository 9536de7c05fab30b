import { paragraphsOfXml } from './emit-xml.ts';
import type { FoundArticle } from './finish-article.ts';
import { readNitf } from './nitf.ts';
import { paragraphsOfHtml } from './stream-html.ts';
import { attribute, child, descendants, elements, textOf, type XmlElement } from './xml-tree.ts';

/** The news items of a NewsML-G2 document: one that is an item itself, or a message with any number of them. */
export function newsItems(root: XmlElement): XmlElement[] {
  if (root.name === 'newsItem') return [root];
  const sets = root.name === 'newsMessage' ? elements(root, 'itemSet') : [root];
  return sets.flatMap((set) => elements(set, 'newsItem'));
}

/**
 * Reads a news item of NewsML-G2 2.x (IPTC) with NITF, XHTML or plain text as its content. Item and content metadata
 * go before what the NITF inside says.
 */
export function readNewsItem(item: XmlElement): FoundArticle {
  const meta = child(item, 'itemMeta');
  const content = child(item, 'contentMeta');
  const inner = readContent(child(item, 'contentSet'));
  const words = (parent: XmlElement | null, ...path: readonly string[]): string =>
    parent === null ? '' : textOf(child(parent, ...path)).trim();
  const headlines = content === null ? [] : elements(content, 'headline');
  const main = headlines.find((one) => !isSub(one)) ?? headlines[0] ?? null;
  const notes = (parent: XmlElement | null): string[] =>
    parent === null ? [] : elements(parent, 'edNote').map((note) => textOf(note).trim());
  return {
    headline: textOf(main).trim() || inner.headline || words(meta, 'title'),
    paragraphs: [
      ...headlines.filter((one) => one !== main && isSub(one)).map((one) => textOf(one).trim()),
      ...inner.paragraphs,
    ],
    language:
      attribute(content === null ? null : child(content, 'language'), 'tag') ??
      inner.language ??
      attribute(item, 'xml:lang'),
    agency:
      nameOf(content === null ? null : child(content, 'infoSource')) ??
      nameOf(meta === null ? null : child(meta, 'provider')) ??
      inner.agency ??
      null,
    place: placeOf(content) ?? inner.place ?? null,
    datelineDate: inner.datelineDate ?? null,
    byline: words(content, 'by') || creators(content) || inner.byline || null,
    published:
      words(meta, 'firstCreated') ||
      words(meta, 'versionCreated') ||
      words(content, 'contentCreated'),
    updated: words(meta, 'versionCreated'),
    embargo: words(meta, 'embargoed') || inner.embargo || null,
    sourceUrl: sourceUrl(meta),
    slug: words(content, 'slugline') || inner.slug || null,
    notes: [...notes(meta), ...notes(content), ...(inner.notes ?? [])],
    storyId: attribute(item, 'guid'),
    version: attribute(item, 'version'),
    status: attribute(meta === null ? null : child(meta, 'pubStatus'), 'qcode'),
  };
}

function readContent(set: XmlElement | null): FoundArticle {
  const [best, ...others] = set === null ? [] : elements(set);
  if (best === undefined) return { paragraphs: [] };
  const nitf = descendants(best, 'nitf')[0];
  if (nitf !== undefined) return readNitf(nitf);
  if (best.name === 'inlineXML') {
    const body = descendants(best, 'body')[0] ?? best;
    return { paragraphs: paragraphsOfXml(body), language: attribute(best, 'xml:lang') };
  }
  if (best.name === 'inlineData') {
    const text = textOf(best);
    const html = (attribute(best, 'contenttype') ?? '').includes('html');
    return { paragraphs: html ? paragraphsOfHtml(text) : paragraphsOfText(text) };
  }
  return others.length === 0 || set === null
    ? { paragraphs: [] }
    : readContent({ ...set, children: others });
}

/** Paragraphs of plain text in metadata: parted by blank lines, or by line ends where there are none. */
export function paragraphsOfText(text: string): string[] {
  const lines = text.trim();
  const parts = /\n\s*\n/u.test(lines) ? lines.split(/\n\s*\n/u) : lines.split('\n');
  return parts.map((part) => part.replace(/\s+/gu, ' ').trim()).filter((part) => part !== '');
}

function isSub(headline: XmlElement): boolean {
  return /sub|deck|kicker/iu.test(attribute(headline, 'role') ?? '');
}

function nameOf(party: XmlElement | null): string | null {
  const name = party === null ? '' : textOf(child(party, 'name')).trim();
  return name === '' ? attribute(party, 'literal') : name;
}

function creators(content: XmlElement | null): string | null {
  if (content === null) return null;
  const names = elements(content, 'creator').flatMap((one) => nameOf(one) ?? []);
  return names.length === 0 ? null : names.join(', ');
}

function placeOf(content: XmlElement | null): string | null {
  if (content === null) return null;
  const words = textOf(child(content, 'dateline')).trim();
  // The whole dateline as printed: `PORT AMSEL, June 3 (Meridian Wire) -`.
  const place = /^[^,(\d]+/u.exec(words)?.[0].replace(/[\s.–—-]+$/u, '') ?? '';
  if (place !== '') return place;
  const located = child(content, 'located');
  return nameOf(located);
}

function sourceUrl(meta: XmlElement | null): string | null {
  if (meta === null) return null;
  const links = elements(meta, 'link').map((link) => attribute(link, 'href'));
  return links.find((link) => link !== null && /^https?:/iu.test(link)) ?? null;
}
