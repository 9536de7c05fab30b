import { markedText } from './marked-text.ts';
import type { HtmlEvents } from './stream-html.ts';

/** Collects what of a page can be an article's text, as small HTML and as plain paragraphs. */
export interface SimpleHtml extends HtmlEvents {
  html(): string;
  /** All text, or that of the `article` elements where there are any. */
  paragraphs(): readonly string[];
  elements(): number;
  characters(): number;
}

const dropped = new Set(
  'script style noscript template svg math iframe object embed canvas audio video button select textarea datalist title dialog'.split(
    ' ',
  ),
);
const around = new Set(['nav', 'aside', 'footer', 'menu']);
const kept = new Set(
  'article section main div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th caption br hr a figure figcaption header footer nav aside address'.split(
    ' ',
  ),
);
const alone = new Set(['br', 'hr']);
const deepest = 60;
// Asks the reader's leave and is no part of what is read, wherever a page puts it.
const asking = /(?:^|[\s_-])(?:cookies?|consent|gdpr|cmp)(?:$|[\s_-])/iu;
const mayAsk = new Set(['div', 'section', 'aside', 'form', 'p']);

/**
 * Makes a small page of a page of any size: nothing that runs, loads or is hidden, no inline elements but links, no more
 * than 60 elements inside each other, and of the attributes only those that tell an article from what is around it.
 */
export function simplifyHtml(): SimpleHtml {
  const parts: string[] = [];
  const everything = markedText();
  const articles = markedText();
  const open: { name: string; written: boolean; hides: boolean }[] = [];
  let hidden = 0;
  let written = 0;
  let inArticle = 0;
  let inAround = 0;
  let elements = 0;
  let characters = 0;
  let hasArticle = false;

  const end = (name: string): void => {
    const element = open.pop();
    if (element === undefined) return;
    if (element.hides) hidden -= 1;
    if (hidden > 0 || element.hides) return;
    if (around.has(name)) inAround -= 1;
    everything.close(name);
    if (name === 'article') inArticle -= 1;
    if (inArticle > 0) articles.close(name);
    if (!element.written) return;
    written -= 1;
    parts.push(`</${name}>`);
  };

  return {
    open(name, attributes) {
      const hides = dropped.has(name) || isHidden(attributes) || asksLeave(name, attributes);
      const writes = !hides && hidden === 0 && kept.has(name) && written < deepest;
      open.push({ name, written: writes && !alone.has(name), hides });
      if (hides) hidden += 1;
      if (hidden > 0) return;
      if (around.has(name)) inAround += 1;
      everything.open(name);
      if (inArticle > 0) articles.open(name);
      if (name === 'article') {
        inArticle += 1;
        hasArticle = true;
      }
      if (!writes) return;
      elements += 1;
      parts.push(`<${name}${describe(attributes)}>`);
      if (!alone.has(name)) written += 1;
    },
    text(data) {
      if (hidden > 0) return;
      characters += data.length;
      const escaped = data.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
      // A parser makes a node of each.
      elements += (escaped.length - data.length) / 4;
      parts.push(escaped);
      if (inAround > 0) return;
      everything.text(data);
      if (inArticle > 0) articles.text(data);
    },
    close(name) {
      end(name);
    },
    html: () => `<!doctype html><html><head></head><body>${parts.join('')}</body></html>`,
    paragraphs: () => {
      const of = hasArticle ? articles.paragraphs() : [];
      return of.length > 0 ? of : everything.paragraphs();
    },
    elements: () => elements,
    characters: () => characters,
  };
}

function isHidden({
  hidden,
  style,
  type,
  ...attributes
}: Readonly<Record<string, string>>): boolean {
  if (hidden !== undefined || attributes['aria-hidden'] === 'true' || type === 'hidden')
    return true;
  return (
    style !== undefined &&
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style.slice(0, 1000))
  );
}

function asksLeave(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (!mayAsk.has(name)) return false;
  return ['id', 'class'].some((key) => asking.test((attributes[key] ?? '').slice(0, 1000)));
}

// What Readability weighs; a value of any length is cut.
function describe(attributes: Readonly<Record<string, string>>): string {
  return ['id', 'class', 'role', 'itemprop', 'rel']
    .map((name) => {
      const value = attributes[name]?.slice(0, 200).replace(/[^\w\s:./-]/gu, '') ?? '';
      return value === '' ? '' : ` ${name}="${value}"`;
    })
    .join('');
}
