import type { FoundStatement } from '../suggestion.ts';
import type { Span } from '#shared/text/spans.ts';

const opening = /^[\s"“„«‟”‘]+/u;
const closing = /[\s"”“»‟’]+$/u;
const conjunction = /^(?:that|dass|daß|что)\s+/iu;

/**
 * What an editor would select of a statement's content: without the outer quotation marks, without the "that" that leads
 * it in, and of indirect speech without the sign that ends the sentence. Never empty where the content is not.
 */
export function trimmedContent(text: string, { kind, content }: FoundStatement): readonly Span[] {
  const spans = content.flatMap((span, index) => {
    let words = text.slice(span.start, span.end);
    let { start } = span;
    const cut = (pattern: RegExp): void => {
      const length = pattern.exec(words)?.[0].length ?? 0;
      words = words.slice(length);
      start += length;
    };
    if (kind === 'direct') {
      cut(opening);
      words = words.replace(closing, '');
    } else {
      cut(/^\s+/u);
      if (index === 0) cut(conjunction);
      if (index === content.length - 1) words = words.replace(/[\s,.;:]+$/u, '');
      words = words.trimEnd();
    }
    return words === '' ? [] : [{ start, end: start + words.length }];
  });
  return spans.length > 0 ? spans : content;
}
