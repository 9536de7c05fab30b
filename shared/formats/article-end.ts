/** What stands after an article: the signs of its end, and what is only for editors. */
export interface ArticleEnd {
  readonly paragraphs: readonly string[];
  /** Notes to editors and contacts, as printed. */
  readonly notes: readonly string[];
  /** The sign that more of the article is to come, as printed. */
  readonly more: string | null;
}

const more = /^[-–—*( ]*more(?:\s+(?:to\s+(?:follow|come)|follows))?[-–—*). ]*$/iu;
const over =
  /^(?:[-–—*( ]*(?:ends?|end\s+of\s+(?:story|text|release))[-–—*). ]*|-+\s*30\s*-+|#{1,5}|(?:# ?){2,5})$/iu;
const heading =
  /^(?:notes?\s+(?:to|for)\s+(?:the\s+)?editors?|editor['’]?s['’]?\s+notes?|(?:media|press)\s+(?:contacts?|enquiries|inquiries)|contacts?|for\s+(?:more|further)\s+information)\b\s*(?::|,|$)/iu;

/**
 * Takes off the end of an article what is not part of it. The signs of the end (`ENDS`, `-30-`, `###`) say nothing and
 * go; all else is answered. The first paragraph always stays.
 */
export function readArticleEnd(all: readonly string[]): ArticleEnd {
  const paragraphs = [...all];
  let found: string | null = null;
  const dropSigns = (): void => {
    for (
      let last = paragraphs.at(-1);
      last !== undefined && paragraphs.length > 1;
      last = paragraphs.at(-1)
    ) {
      const isMore = last.length < 40 && more.test(last);
      if (!isMore && !(last.length < 40 && over.test(last))) return;
      if (isMore) found = last;
      paragraphs.pop();
    }
  };
  dropSigns();
  const start = paragraphs.findIndex((paragraph, index) => index > 0 && isHeading(paragraph));
  const notes = start === -1 ? [] : paragraphs.splice(start);
  dropSigns();
  return { paragraphs, notes, more: found };
}

function isHeading(paragraph: string): boolean {
  const words = heading.exec(paragraph)?.[0];
  return words !== undefined && (/[:,]$/u.test(words) || words.length === paragraph.length);
}
