import { errorCodes, type ErrorCode } from '../errors/error-codes.ts';
import { encodeUtf8 } from '../text/encode-utf8.ts';
import type { ArticleOfDocument, DocumentArticles } from './article-document.ts';
import { detectFormat } from './detect-format.ts';
import { formatNames, type DocumentFormat } from './document-format.ts';
import {
  atomEntries,
  readAtomEntry,
  readAtomHead,
  readRssHead,
  readRssItem,
  rssItems,
} from './feeds.ts';
import { finishArticle, type FoundArticle } from './finish-article.ts';
import type { ImportNotice } from './import-notice.ts';
import { newsItems, readNewsItem } from './newsml-g2.ts';
import { ninjsItems, readNinjs } from './ninjs.ts';
import { readNitf } from './nitf.ts';
import { readDocument, type DocumentInput } from './read-document.ts';
import { parseWireText } from './wire-text.ts';
import { parseXml, type XmlElement } from './xml-tree.ts';

/** A document, and its format where the sender knows it better than the document shows. */
export interface FormattedInput extends DocumentInput {
  readonly format?: DocumentFormat;
}

/** A part of a document that is an article, and what is kept of it. */
interface Part {
  readonly found: FoundArticle;
  readonly original: Uint8Array;
}

type Parts =
  | {
      readonly ok: true;
      readonly parts: readonly Part[];
      readonly notices: readonly ImportNotice[];
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly why: string };

/**
 * The one door for documents of every format, which is found out from how the document begins and from its file's name
 * where it is not given. Nothing is fetched, run or expanded. Errors: the `DOCUMENT_...` codes.
 */
export async function readArticles(input: FormattedInput): Promise<DocumentArticles> {
  const document = readDocument(input);
  if (!document.ok) return document;
  const name = input.fileName ?? 'The document';
  const detected =
    input.format === undefined
      ? detectFormat(document.text, input.fileName)
      : { format: input.format };
  if ('unknown' in detected) {
    const known = 'NITF, NewsML-G2, RSS, Atom and HTML can be read';
    return refusal(
      errorCodes.documentFormat,
      `${name} is XML that begins with the element “${detected.unknown}”: ${known}.`,
    );
  }
  const { format } = detected;
  if (format === 'wire_text') return readWire(input);
  const read = await readParts(format, document.text, input.bytes);
  if (!read.ok) return refusal(read.code, `${name} ${read.why}`);
  const before = [...document.notices, ...read.notices];
  const articles = read.parts.flatMap(({ found, original }): ArticleOfDocument[] => {
    const article = finishArticle(found, original, before);
    return article === null ? [] : [article];
  });
  return articles.length > 0
    ? { ok: true, format, articles }
    : refusal(
        errorCodes.documentEmpty,
        `${name} is ${formatNames[format]} without an article in it: neither a headline nor text was found.`,
      );
}

function readWire(input: DocumentInput): DocumentArticles {
  const read = parseWireText(input);
  if (!read.ok) return read;
  const { draft, embargoUntil, notices } = read;
  const article = { draft, embargoUntil, original: input.bytes, notices };
  return { ok: true, format: 'wire_text', articles: [article] };
}

async function readParts(
  format: Exclude<DocumentFormat, 'wire_text'>,
  text: string,
  bytes: Uint8Array,
): Promise<Parts> {
  if (format === 'html') {
    // It brings a DOM along, which nothing else needs.
    const { readHtmlPage } = await import('./html-page.ts');
    const page = readHtmlPage(text);
    return page.ok
      ? { ok: true, parts: [{ found: page.found, original: bytes }], notices: page.notices }
      : { ok: false, code: errorCodes.documentMalformed, why: page.why };
  }
  if (format === 'ninjs') return readJson(text, bytes);
  const tree = parseXml(text);
  if (!tree.ok) {
    const why = `is not well-formed XML (${tree.why}). Ask for the whole file again, or mend it there.`;
    return { ok: false, code: errorCodes.documentMalformed, why };
  }
  const { root } = tree;
  const items = itemsOf(format, root);
  if (items === null) {
    const why = `is not ${formatNames[format]}: it begins with the element “${root.name}”.`;
    return { ok: false, code: errorCodes.documentFormat, why };
  }
  // What a feed says around an item changes all the time; the item is the document.
  const whole = root === items[0];
  const readItem = itemReader(format, root);
  const parts = items.map((item) => ({
    found: readItem(item),
    original: whole ? bytes : encodeUtf8(text.slice(item.start, item.end)),
  }));
  return { ok: true, parts, notices: [] };
}

type XmlFormat = 'nitf' | 'newsml_g2' | 'rss' | 'atom';

function itemsOf(format: XmlFormat, root: XmlElement): readonly XmlElement[] | null {
  const name = root.name.toLowerCase();
  const fits = detectFormat(`<${name}>`);
  if (!('format' in fits) || fits.format !== format) return null;
  if (format === 'nitf') return [root];
  if (format === 'newsml_g2') return newsItems(root);
  return format === 'rss' ? rssItems(root) : atomEntries(root);
}

function itemReader(format: XmlFormat, root: XmlElement): (item: XmlElement) => FoundArticle {
  if (format === 'nitf') return readNitf;
  if (format === 'newsml_g2') return readNewsItem;
  const feed = format === 'rss' ? readRssHead(root) : readAtomHead(root);
  return format === 'rss' ? (item) => readRssItem(item, feed) : (item) => readAtomEntry(item, feed);
}

function readJson(text: string, bytes: Uint8Array): Parts {
  const { documentMalformed, documentFormat } = errorCodes;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Its message would quote the document.
    const why = 'is not well-formed JSON. Ask for the whole file again, or mend it there.';
    return { ok: false, code: documentMalformed, why };
  }
  const items = ninjsItems(json);
  if (items === null) {
    const why = 'is JSON, but not ninjs: an object with a “uri” is expected, or a list of them.';
    return { ok: false, code: documentFormat, why };
  }
  const parts = items.map((one) => ({
    found: readNinjs(one.item),
    original: Array.isArray(json) ? encodeUtf8(JSON.stringify(one.json)) : bytes,
  }));
  return { ok: true, parts, notices: [] };
}

function refusal(code: ErrorCode, message: string): DocumentArticles {
  return { ok: false, error: { code, message, path: [] } };
}
