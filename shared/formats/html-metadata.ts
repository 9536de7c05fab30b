import type { FoundArticle } from './finish-article.ts';
import { jsonLdArticle } from './json-ld.ts';
import { plainLine } from './marked-text.ts';
import type { HtmlEvents } from './stream-html.ts';

/** What a page says about its article outside the text. */
export interface PageMetadata {
  readonly found: Omit<FoundArticle, 'paragraphs'>;
  /** Its first `h1`. */
  readonly heading: string | null;
  /** Its title, without the name of the site where the page names that too. */
  readonly title: string | null;
  /** The article's text as its JSON-LD has it. */
  readonly body: readonly string[];
}

/** Collects a page's metadata. */
export interface HtmlMetadata extends HtmlEvents {
  result(): PageMetadata;
}

// Signs more than these are no metadata.
const longest = 200_000;

/** Collects what JSON-LD, OpenGraph, meta tags and the page's own elements say of an article. */
export function htmlMetadata(): HtmlMetadata {
  const metas = new Map<string, string>();
  const scripts: string[] = [];
  let canonical: string | null = null;
  let language: string | null = null;
  let publishedMark: string | null = null;
  let heading: string | null = null;
  let title: string | null = null;
  let taking: { name: string; parts: string[]; length: number } | null = null;

  return {
    open(name, attributes) {
      if (name === 'meta') {
        const key = (
          attributes['property'] ??
          attributes['name'] ??
          attributes['itemprop'] ??
          ''
        ).toLowerCase();
        const value = attributes['content']?.trim() ?? '';
        if (key !== '' && value !== '' && !metas.has(key)) metas.set(key, value);
      } else if (name === 'link') {
        const rels = (attributes['rel'] ?? '').toLowerCase().split(/\s+/u);
        if (rels.includes('canonical')) canonical ??= attributes['href'] ?? null;
      } else if (name === 'html') language ??= attributes['lang'] ?? attributes['xml:lang'] ?? null;
      else if (
        name === 'time' &&
        /^(?:datePublished|pubdate)$/iu.test(
          attributes['itemprop'] ?? ('pubdate' in attributes ? 'pubdate' : ''),
        )
      ) {
        publishedMark ??= attributes['datetime'] ?? null;
      }
      const wanted =
        (name === 'script' && /^application\/ld\+json/iu.test(attributes['type'] ?? '')) ||
        (name === 'title' && title === null) ||
        (name === 'h1' && heading === null);
      if (taking === null && wanted) taking = { name, parts: [], length: 0 };
    },
    text(data) {
      if (taking === null || taking.length > longest) return;
      taking.parts.push(data);
      taking.length += data.length;
    },
    close(name) {
      if (taking === null || taking.name !== name) return;
      const words = taking.parts.join('');
      taking = null;
      if (name === 'script') scripts.push(words);
      else if (name === 'h1') heading = plainLine(words) || null;
      else title = plainLine(words) || null;
    },
    result() {
      const linked = jsonLdArticle(scripts);
      const meta = (...names: readonly string[]): string | null =>
        names.map((name) => metas.get(name)).find((value) => value !== undefined) ?? null;
      const site = meta('og:site_name');
      const author = [
        meta('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author'),
      ].find((name) => name !== null && !/^https?:/iu.test(name));
      const url = [canonical, meta('og:url'), linked?.sourceUrl].find(
        (one) => typeof one === 'string' && /^https?:\/\//iu.test(one),
      );
      return {
        found: {
          headline: linked?.headline ?? meta('og:title', 'twitter:title', 'dc.title'),
          language:
            linked?.language ?? language ?? meta('og:locale', 'content-language', 'dc.language'),
          agency: linked?.agency ?? null,
          provider: linked?.provider ?? site ?? meta('publisher', 'dc.publisher'),
          place: linked?.place ?? null,
          byline: linked?.byline ?? author ?? null,
          published:
            linked?.published ??
            meta(
              'article:published_time',
              'og:article:published_time',
              'datepublished',
              'date',
              'dc.date',
              'dc.date.issued',
              'dcterms.created',
              'parsely-pub-date',
              'pubdate',
            ) ??
            publishedMark,
          updated:
            linked?.updated ??
            meta(
              'article:modified_time',
              'og:updated_time',
              'datemodified',
              'dcterms.modified',
              'last-modified',
            ),
          sourceUrl: url ?? null,
          notes: linked?.notes ?? [],
          storyId: url ?? null,
        },
        heading,
        title: title === null ? null : withoutSite(title, site),
        body: linked?.body ?? [],
      };
    },
  };
}

function withoutSite(title: string, site: string | null): string {
  if (site === null) return title;
  for (const dash of [' | ', ' - ', ' – ', ' — ', ' · ', ' :: ']) {
    if (title.endsWith(`${dash}${site}`)) return title.slice(0, -dash.length - site.length);
  }
  return title;
}
