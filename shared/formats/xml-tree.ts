import { SaxesParser } from 'saxes';

/** An element of an XML document. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** What stands before the colon; empty without one. */
  readonly prefix: string;
  /** By name without prefix, but for `xml:lang`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Where it stands in the text, in UTF-16 code units; `end` is after its end tag. */
  readonly start: number;
  readonly end: number;
}

/** The root of an XML document, or where and why it is none. */
export type XmlTree =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly why: string };

interface Growing extends XmlElement {
  readonly attributes: Map<string, string>;
  readonly children: (XmlElement | string)[];
  end: number;
}

/** Elements inside each other; a parser's work on each element grows with it. */
const deepest = 200;
const chunk = 65_536;

/**
 * Parses XML strictly, but for two things that feeds have: names of HTML's characters (`&nbsp;`) stay as written, and
 * prefixes need no declaration. A document type is passed over: no entity of its own is expanded and nothing it refers
 * to is read.
 */
export function parseXml(text: string): XmlTree {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: Growing[] = [];
  let root: Growing | null = null;
  let why: string | null = null;
  const complain = (reason: string): void => {
    why ??= `line ${parser.line}, column ${parser.column + 1}: ${reason}`;
  };
  parser.on('error', ({ message }) => {
    const reason = message.replace(/^\d+:\d+: /u, '').replace(/\.$/u, '');
    if (!reason.startsWith('undefined entity')) complain(reason);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const start = Math.max(0, text.lastIndexOf('<', parser.position - 1));
    const entries = Object.entries(attributes).map(
      ([key, value]) => [attributeName(key), value] as const,
    );
    const element: Growing = {
      name: localName(name),
      prefix: name.slice(0, Math.max(0, name.indexOf(':'))),
      attributes: new Map(entries),
      children: [],
      start,
      end: start,
    };
    if (open.length >= deepest) complain(`more than ${deepest} elements inside each other`);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (data: string): void => {
    open.at(-1)?.children.push(data);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.end = parser.position;
  });
  for (let from = 0; from < text.length && why === null; from += chunk) {
    parser.write(text.slice(from, from + chunk));
  }
  if (why === null) parser.close();
  if (why !== null) return { ok: false, why };
  return root === null ? { ok: false, why: 'it has no element' } : { ok: true, root };
}

/** The first element of this name inside an element: with several names, along that path. */
export function child(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  let found: XmlElement | undefined = element;
  for (const name of path) found = found === undefined ? undefined : elements(found, name)[0];
  return found ?? null;
}

/** The elements directly inside, all of them or those of a name. */
export function elements(element: XmlElement, name?: string): XmlElement[] {
  return element.children.flatMap((one) =>
    typeof one === 'string' || (name !== undefined && one.name !== name) ? [] : [one],
  );
}

/** All elements of a name at any depth, in the order of the document. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((one) => [
    ...(one.name === name ? [one] : []),
    ...descendants(one, name),
  ]);
}

/** All text inside an element. */
export function textOf(element: XmlElement | null): string {
  if (element === null) return '';
  return element.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

/** An attribute's value that is not empty. */
export function attribute(element: XmlElement | null, name: string): string | null {
  const value = element?.attributes.get(name)?.trim() ?? '';
  return value === '' ? null : value;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributeName(name: string): string {
  return name === 'xml:lang' ? name : localName(name);
}
