import { z } from 'zod';
import type { FoundArticle } from './finish-article.ts';
import { paragraphsOfText } from './newsml-g2.ts';
import { paragraphsOfHtml } from './stream-html.ts';

/** What JSON-LD says of an article; the text goes to `body`. */
export interface LinkedArticle extends Omit<FoundArticle, 'paragraphs'> {
  readonly body: readonly string[];
}

const objectSchema = z.record(z.string(), z.unknown());
const articleTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*NewsArticle|Article|\w*BlogPosting|Report|SatiricalArticle)$/u;
const deepest = 6;
const mostNodes = 2000;

/** The first news article that a page's JSON-LD scripts describe (schema.org), looked for in graphs and lists too. */
export function jsonLdArticle(scripts: readonly string[]): LinkedArticle | null {
  let best: Readonly<Record<string, unknown>> | null = null;
  let seen = 0;
  const look = (value: unknown, depth: number): void => {
    if (depth > deepest || seen > mostNodes) return;
    seen += 1;
    if (Array.isArray(value)) for (const one of value) look(one, depth + 1);
    const read = Array.isArray(value) ? null : objectSchema.safeParse(value);
    if (read?.success !== true) return;
    const node = read.data;
    if (listOf(node['@type']).some((type) => typeof type === 'string' && articleTypes.test(type))) {
      // The page's own article has a headline; those it only links to stand after it.
      if (best === null || (text(best['headline']) === null && text(node['headline']) !== null))
        best = node;
    }
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'])
      look(node[key], depth + 1);
  };
  for (const script of scripts) look(parse(script), 0);
  return best === null ? null : describe(best);
}

function parse(script: string): unknown {
  try {
    // Some pages wrap it in a comment or leave line breaks in its strings.
    return JSON.parse(script.replace(/^\s*<!--|-->\s*$/gu, '').replace(/[\n\r\t]/gu, ' '));
  } catch {
    return null;
  }
}

function describe(node: Readonly<Record<string, unknown>>): LinkedArticle {
  const names = (value: unknown): string | null => {
    const found = listOf(value).flatMap((one) => nameOf(one) ?? []);
    return found.length === 0 ? null : found.join(', ');
  };
  const body = text(node['articleBody']) ?? '';
  const corrections = listOf(node['correction']).flatMap(
    (one) => text(one) ?? text(property(one, 'text')) ?? [],
  );
  return {
    headline: text(node['headline']) ?? text(node['name']),
    language: nameOf(node['inLanguage']) ?? text(property(node['inLanguage'], 'alternateName')),
    agency: names(node['sourceOrganization']) ?? names(node['provider']),
    provider: names(node['publisher']),
    place: names(node['locationCreated']),
    byline: names(node['author']) ?? names(node['creator']),
    published: text(node['datePublished']) ?? text(node['dateCreated']),
    updated: text(node['dateModified']),
    sourceUrl:
      text(node['url']) ??
      text(node['mainEntityOfPage']) ??
      text(property(node['mainEntityOfPage'], '@id')),
    notes: corrections,
    body: /<p[\s>]/iu.test(body) ? paragraphsOfHtml(body) : paragraphsOfText(body),
  };
}

function nameOf(value: unknown): string | null {
  const name = text(value) ?? text(property(value, 'name'));
  return name === null || /^https?:/iu.test(name) ? null : name;
}

function property(value: unknown, name: string): unknown {
  const read = objectSchema.safeParse(value);
  return read.success ? read.data[name] : undefined;
}

// Texts in JSON-LD often have HTML's names of characters in them.
function text(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  return /&[a-z#\d]+;/iu.test(value) ? paragraphsOfHtml(value).join('\n\n') : value.trim();
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}
