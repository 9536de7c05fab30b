import { paragraphsOfXml } from './emit-xml.ts';
import type { FoundArticle } from './finish-article.ts';
import { paragraphsOfText } from './newsml-g2.ts';
import { paragraphsOfHtml } from './stream-html.ts';
import { attribute, descendants, elements, textOf, type XmlElement } from './xml-tree.ts';

/** The items of an RSS feed (2.0 and its forerunners, and RSS 1.0), or the item itself. */
export function rssItems(root: XmlElement): XmlElement[] {
  return root.name === 'item' ? [root] : descendants(root, 'item');
}

/** What a feed says of all its items. It is read once: it stands among the items, however many there are. */
export interface FeedHead {
  readonly title: string;
  readonly link: string;
  readonly language: string;
  readonly byline: string;
}

/** What an RSS feed's channel says. */
export function readRssHead(root: XmlElement): FeedHead {
  const channel = elements(root, 'channel')[0] ?? null;
  return {
    title: words(channel, 'title'),
    link: words(channel, 'link'),
    language: words(channel, 'language') || words(channel, 'language', 'dc'),
    byline: '',
  };
}

/** Reads an item of RSS 2.0 with the common additions (`content:encoded`, Dublin Core). */
export function readRssItem(item: XmlElement, feed: FeedHead): FoundArticle {
  const guid = words(item, 'guid');
  const link = words(item, 'link') || (isWebAddress(guid) ? guid : '');
  const encoded = paragraphsOfHtml(words(item, 'encoded', 'content'));
  return {
    headline: paragraphsOfHtml(words(item, 'title')).join(' '),
    paragraphs: encoded.length > 0 ? encoded : paragraphsOfHtml(words(item, 'description')),
    language: words(item, 'language', 'dc') || feed.language,
    agency: words(item, 'publisher', 'dc'),
    provider: words(item, 'source') || feed.title,
    byline: words(item, 'creator', 'dc') || personOf(words(item, 'author')),
    published: words(item, 'pubDate') || words(item, 'date', 'dc'),
    updated: words(item, 'modified', 'dcterms') || words(item, 'updated', 'atom'),
    sourceUrl: link,
    storyId: guid === '' ? link : idOf(guid, feed.link),
  };
}

/** The entries of an Atom feed, or the entry itself. */
export function atomEntries(root: XmlElement): XmlElement[] {
  return root.name === 'entry' ? [root] : elements(root, 'entry');
}

/** What an Atom feed says. */
export function readAtomHead(root: XmlElement): FeedHead {
  return {
    title: contentOf(first(root, 'title')).join(' '),
    link: '',
    language: attribute(root, 'xml:lang') ?? '',
    byline: namesOf(root),
  };
}

/** Reads an entry of Atom 1.0 (RFC 4287). */
export function readAtomEntry(entry: XmlElement, feed: FeedHead): FoundArticle {
  const content = contentOf(first(entry, 'content'));
  const links = elements(entry, 'link');
  const link = links.find((one) => (attribute(one, 'rel') ?? 'alternate') === 'alternate');
  const source = first(entry, 'source');
  return {
    headline: contentOf(first(entry, 'title')).join(' '),
    paragraphs: content.length > 0 ? content : contentOf(first(entry, 'summary')),
    language:
      attribute(first(entry, 'content'), 'xml:lang') ??
      attribute(entry, 'xml:lang') ??
      feed.language,
    provider: source === null ? feed.title : contentOf(first(source, 'title')).join(' '),
    byline: namesOf(entry) || feed.byline,
    published: words(entry, 'published'),
    updated: words(entry, 'updated'),
    sourceUrl: attribute(link ?? null, 'href'),
    storyId: words(entry, 'id'),
  };
}

function namesOf(element: XmlElement): string {
  return elements(element, 'author')
    .map((one) => words(one, 'name'))
    .filter((name) => name !== '')
    .join(', ');
}

// RFC 4287, section 3.1: text as it is, HTML that was escaped, or XHTML in a `div`.
function contentOf(element: XmlElement | null): string[] {
  const type = attribute(element, 'type') ?? 'text';
  if (type === 'xhtml') return paragraphsOfXml(element);
  const text = textOf(element);
  return type === 'html' || type === 'text/html' ? paragraphsOfHtml(text) : paragraphsOfText(text);
}

function first(element: XmlElement | null, name: string, prefix = ''): XmlElement | null {
  if (element === null) return null;
  const all = elements(element, name);
  return all.find((one) => one.prefix === prefix) ?? null;
}

function words(element: XmlElement | null, name: string, prefix = ''): string {
  return textOf(first(element, name, prefix)).trim();
}

// RSS asks for an address of e-mail, with the name in brackets.
function personOf(author: string): string {
  return /\(([^()]+)\)\s*$/u.exec(author)?.[1] ?? author;
}

// A guid that is no address means something only within its feed.
function idOf(guid: string, feed: string): string {
  return guid.includes(':') || feed === '' ? guid : `${feed}#${guid}`;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/iu.test(text);
}
