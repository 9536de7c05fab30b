import { describe, expect, it } from 'vitest';
import { readArticles } from '#shared/formats/read-articles.ts';

const lead =
  'The harbour of Port Amsel will stay open through the winter, the council said on Tuesday, and the ice breaker will be paid for by the region.';
const said =
  '“We did not do this for the ships alone,” said Mara Lindqvist, who leads the council. “The island would have been cut off from February on.”';
const last =
  'The region put the cost at 1.2 million a year, and nobody who spoke at the meeting asked for less than two boats a week.';
const story = [lead, said, last];
const paragraphs = story.map((words) => `<p>${words}</p>`).join('\n');

const links = Array.from({ length: 12 }, (_, n) => `<li><a href="/${n}">Other news ${n}</a></li>`);
const around = (text: string): string => `
  <div id="consent"><p>We and our partners store cookies. <button>Accept all</button></p></div>
  <nav><ul>${links.join('')}</ul></nav>
  ${text}
  <div class="newsletter"><form><label>Your e-mail <input></label></form></div>
  <section class="comments"><h3>2 comments</h3><p>First!</p><p>Well said, neighbour.</p></section>`;

/** What each shape says in its own way: the same story, day and names. */
const shapes: readonly [name: string, page: string][] = [
  [
    'OpenGraph and a time element',
    `<!doctype html><html lang="en"><head><title>Harbour stays open - Amsel Post</title>
     <meta property="og:site_name" content="Amsel Post"><meta property="og:type" content="article">
     <meta property="og:title" content="Harbour stays open">
     <meta property="article:published_time" content="2024-01-09T17:30:00+01:00">
     <meta name="author" content="Ida Holm"></head>
     <body>${around(`<div class="story"><h1>Harbour stays open</h1><div class="text">${paragraphs}</div></div>`)}</body></html>`,
  ],
  [
    'a list of JSON-LD objects, one of them spoiled',
    `<html lang="en"><head><title>x</title><script type="application/ld+json">{"@type": "NewsArticle", </script>
     <script type="application/ld+json">[{"@context":"https://schema.org","@type":"BreadcrumbList"},
       {"@type":["ReportageNewsArticle","NewsArticle"],"headline":"Harbour stays open","datePublished":"2024-01-09T16:30:00Z",
        "author":{"name":"Ida Holm"},"publisher":"Amsel Post"}]</script></head>
     <body>${around(`<main>${paragraphs}</main>`)}</body></html>`,
  ],
  [
    'microdata',
    `<html lang="en"><head><title>Harbour stays open</title><meta itemprop="author" content="Ida Holm"></head><body>
     ${around(`<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Harbour stays open</h1>
     <time itemprop="datePublished" datetime="2024-01-09T16:30:00Z">Tuesday</time>
     <div itemprop="articleBody">${paragraphs}</div></article>`)}</body></html>`,
  ],
  [
    'a page of tables and line breaks from long ago',
    `<HTML><HEAD><TITLE>Harbour stays open</TITLE><META NAME="author" CONTENT="Ida Holm">
     <META NAME="date" CONTENT="2024-01-09T16:30:00Z"></HEAD><BODY BGCOLOR=white><TABLE><TR>
     <TD WIDTH=120><FONT SIZE=1>${links.join('<BR>')}</FONT></TD>
     <TD><FONT SIZE=5><B>Harbour stays open</B></FONT><BR><BR>${story.join('<BR><BR>\n')}</TD></TR></TABLE></BODY></HTML>`,
  ],
];

describe('pages of many shapes', () => {
  it.each(shapes)('%s', async (_name, page) => {
    const read = await readArticles({ bytes: new TextEncoder().encode(page) });
    if (!read.ok) throw new Error(read.error.message);
    const [article] = read.articles;
    expect(article?.draft).toMatchObject({
      headline: 'Harbour stays open',
      byline: 'Ida Holm',
      publishedAt: '2024-01-09T16:30:00Z',
    });
    const body = article?.draft.body ?? '';
    expect(body.split('\n\n').filter((one) => story.includes(one))).toEqual(story);
    expect(body).not.toMatch(/Other news|cookies|First!|e-mail/u);
  });
});
