import { Parser } from 'htmlparser2';
import { markedText, type MarkupEvents } from './marked-text.ts';

/** What is told of an HTML document; names in lower case. */
export interface HtmlEvents extends Omit<MarkupEvents, 'open'> {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
}

/** Elements inside each other; no page that people read comes near it, and a parser's work grows with it. */
export const deepestHtml = 500;

const chunk = 8192;

/**
 * Reads HTML of any quality, whole or a part of it, in time that grows with its length. Nothing of it is fetched or
 * run. False when it is nested deeper than `deepestHtml`: then what follows was not read.
 */
export function streamHtml(html: string, events: HtmlEvents): boolean {
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth <= deepestHtml) events.open(name, attributes);
    },
    ontext(data) {
      if (depth <= deepestHtml) events.text(data);
    },
    onclosetag(name) {
      if (depth <= deepestHtml) events.close(name);
      depth -= 1;
    },
  });
  for (let from = 0; from < html.length; from += chunk) {
    parser.write(html.slice(from, from + chunk));
    if (depth > deepestHtml) return false;
  }
  parser.end();
  return true;
}

/** The paragraphs of a piece of HTML that is an article's text already, such as a feed carries. */
export function paragraphsOfHtml(html: string): string[] {
  const text = markedText();
  streamHtml(html, text);
  return text.paragraphs();
}
