import { markedText, type MarkupEvents } from './marked-text.ts';
import type { XmlElement } from './xml-tree.ts';

/** Tells an element's markup: NITF's and XHTML's names mean what they mean in HTML. */
function emitXml(element: XmlElement, events: MarkupEvents): void {
  const name = element.name.toLowerCase();
  events.open(name);
  for (const one of element.children) {
    if (typeof one === 'string') events.text(one);
    else emitXml(one, events);
  }
  events.close(name);
}

/** The paragraphs of marked-up XML, element by element. */
export function paragraphsOfXml(...contents: readonly (XmlElement | null)[]): string[] {
  const text = markedText();
  for (const content of contents) if (content !== null) emitXml(content, text);
  return text.paragraphs();
}
