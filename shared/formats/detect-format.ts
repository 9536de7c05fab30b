import type { DocumentFormat } from './document-format.ts';

/** The format that a text is taken to be, or the root of an XML vocabulary that is none of them. */
export type DetectedFormat = { readonly format: DocumentFormat } | { readonly unknown: string };

const roots: Readonly<Record<string, DocumentFormat>> = {
  nitf: 'nitf',
  newsitem: 'newsml_g2',
  newsmessage: 'newsml_g2',
  rss: 'rss',
  rdf: 'rss',
  item: 'rss',
  feed: 'atom',
  entry: 'atom',
  html: 'html',
};

const htmlParts =
  /^(?:head|body|article|main|section|div|p|h[1-6]|title|meta|script|table|header|style|link)$/u;

/** Finds a text's format by how it begins; the file's name only helps where that is not clear. */
export function detectFormat(text: string, fileName = ''): DetectedFormat {
  const beginning = text.trimStart();
  const extension = /\.([a-z0-9]+)$/iu.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (/^\{\s*["}]/u.test(beginning) || /^\[\s*\{\s*["}]/u.test(beginning))
    return { format: 'ninjs' };
  if (beginning.startsWith('<')) {
    const { name, isXml, isHtml } = firstElement(beginning);
    if (isHtml) return { format: 'html' };
    const format = roots[name.slice(name.indexOf(':') + 1)];
    if (format !== undefined) return { format };
    if (htmlParts.test(name)) return { format: 'html' };
    if (isXml) return { unknown: name === '' ? 'nothing' : name };
  }
  if (/^x?html?$/u.test(extension) && /<[a-z!/]/iu.test(text)) return { format: 'html' };
  return { format: 'wire_text' };
}

// Passes over declaration, comments, instructions and document type; looks at no more than it needs.
function firstElement(text: string): { name: string; isXml: boolean; isHtml: boolean } {
  let at = 0;
  let isXml = false;
  for (;;) {
    while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
    if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (text.startsWith('<?', at)) {
      isXml ||= text.startsWith('<?xml', at);
      at = after(text, '?>', at);
    } else if (/^<!doctype/iu.test(text.slice(at, at + 10))) {
      if (/^<!doctype\s+html/iu.test(text.slice(at, at + 100))) {
        return { name: 'html', isXml, isHtml: true };
      }
      isXml = true;
      at = afterDoctype(text, at);
    } else break;
  }
  const name = /^<([a-z_][\w:.-]{0,60})/iu.exec(text.slice(at, at + 64))?.[1]?.toLowerCase() ?? '';
  return { name, isXml: isXml && name !== '', isHtml: false };
}

function after(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found === -1 ? text.length : found + sign.length;
}

// Its own declarations stand in square brackets.
function afterDoctype(text: string, from: number): number {
  const end = after(text, '>', from);
  const bracket = text.indexOf('[', from);
  if (bracket === -1 || bracket > end) return end;
  return after(text, '>', after(text, ']', bracket));
}
