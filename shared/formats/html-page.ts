import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom/worker';
import { z } from 'zod';
import type { FoundArticle } from './finish-article.ts';
import { htmlMetadata, type PageMetadata } from './html-metadata.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';
import { markedText, plainLine, type MarkedText } from './marked-text.ts';
import { simplifyHtml } from './simplify-html.ts';
import { deepestHtml, streamHtml } from './stream-html.ts';

/** A page's article, or why the page was refused. */
export type HtmlPage =
  | { readonly ok: true; readonly found: FoundArticle; readonly notices: readonly ImportNotice[] }
  | { readonly ok: false; readonly why: string };

/** What is needed of a DOM's node, which `shared/` has no types for. */
interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

// Readability looks at every element several times; an article's page has a fraction of this.
const mostElements = 3000;
const mostCharacters = 300_000;

/** Shorter ones are tried again with all that looked like no article; an agency's flash is not much longer. */
const shortestArticle = 200;

/**
 * Reads a page of the web: the article's text as @mozilla/readability finds it, fields from JSON-LD, OpenGraph, meta
 * tags and the page itself, in this order. Where the text cannot be told from the rest of the page, all of it is taken,
 * and a notice says so.
 */
export function readHtmlPage(html: string): HtmlPage {
  const metadata = htmlMetadata();
  const simple = simplifyHtml();
  const whole = streamHtml(html, {
    open(name, attributes) {
      metadata.open(name, attributes);
      simple.open(name, attributes);
    },
    text(data) {
      metadata.text(data);
      simple.text(data);
    },
    close(name) {
      metadata.close(name);
      simple.close(name);
    },
  });
  if (!whole) {
    const why = `has more than ${deepestHtml} elements inside each other, which no article has. Save its text as a plain text file.`;
    return { ok: false, why };
  }
  const page = metadata.result();
  const small = simple.elements() <= mostElements && simple.characters() <= mostCharacters;
  const readable = small ? readText(simple.html()) : null;
  const { paragraphs, notices } = chooseText(readable?.paragraphs ?? [], page, simple.paragraphs());
  const found = {
    ...page.found,
    headline: page.found.headline ?? page.heading ?? page.title,
    byline: page.found.byline ?? readable?.byline ?? null,
    paragraphs: withoutHeadline(paragraphs, page),
  };
  return { ok: true, found, notices };
}

interface Readable {
  readonly paragraphs: string[];
  readonly byline: string | null;
}

// The types of linkedom and of Readability name a browser's, which `shared/` does not have: what is used is parsed.
const readerSchema = z.custom<{ parse(): unknown }>((value) => value instanceof Readability);
const readableSchema = z.object({ byline: z.string().nullish() }).nullable();

function readText(html: string): Readable | null {
  const text = markedText();
  const options = {
    charThreshold: shortestArticle,
    disableJSONLD: true,
    serializer: (node: DomNode) => {
      emitNode(node, text);
      return null;
    },
  };
  const document: unknown = new DOMParser().parseFromString(html, 'text/html');
  const reader = readerSchema.parse(Reflect.construct(Readability, [document, options]));
  const read = readableSchema.parse(reader.parse());
  if (read === null) return null;
  const byline = plainLine(read.byline ?? '');
  return { paragraphs: text.paragraphs(), byline: byline === '' ? null : byline };
}

// No deeper than what `simplifyHtml` makes, so the stack holds it.
function emitNode(node: DomNode, text: MarkedText): void {
  if (node.nodeType === 3) text.text(node.nodeValue ?? '');
  if (node.nodeType !== 1) return;
  const name = node.nodeName.toLowerCase();
  text.open(name);
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    emitNode(child, text);
  text.close(name);
}

function chooseText(
  readable: readonly string[],
  page: PageMetadata,
  all: readonly string[],
): { paragraphs: readonly string[]; notices: ImportNotice[] } {
  if (lengthOf(readable) >= shortestArticle) return { paragraphs: readable, notices: [] };
  if (lengthOf(page.body) > lengthOf(readable)) return { paragraphs: page.body, notices: [] };
  if (lengthOf(readable) * 2 >= lengthOf(all)) return { paragraphs: readable, notices: [] };
  const message =
    "The article's text could not be told from the rest of the page, so all of the page's text was taken: take out what does not belong to it.";
  return { paragraphs: all, notices: [{ code: noticeCodes.wholePage, message }] };
}

function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, one) => sum + one.length, 0);
}

function withoutHeadline(paragraphs: readonly string[], page: PageMetadata): readonly string[] {
  const [first, ...rest] = paragraphs;
  const headlines = [page.found.headline, page.heading].map((one) => plainLine(one ?? ''));
  return first !== undefined && rest.length > 0 && headlines.includes(first) ? rest : paragraphs;
}
