/** What a document's markup says, in its order; element names are in lower case and without prefix. */
export interface MarkupEvents {
  open(name: string): void;
  text(data: string): void;
  close(name: string): void;
}

/** Collects the text of marked-up content. */
export interface MarkedText extends MarkupEvents {
  /** The paragraphs so far, none of them empty. */
  paragraphs(): string[];
}

const blocks = new Set(
  'address article aside blockquote block body body.content caption center dd details dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hedline hl1 hl2 hr li main menu nav nitf-table note ol p pre pubdata section summary table tbody tfoot thead ul'.split(
    ' ',
  ),
);

// Neither what runs nor what only a picture or a control shows is an article's text.
const silent = new Set(
  'applet audio button canvas datalist embed figcaption iframe math media media-caption media-metadata media-producer media-reference noframes noscript object option picture script select style svg template textarea title video'.split(
    ' ',
  ),
);

/**
 * Makes plain paragraphs of markup: a block of any kind is a paragraph, headings too; an item of a list begins with `- `
 * or its number; a row of a table is a line with ` | ` between its cells; a line break is a line feed, two are a new
 * paragraph. White space is folded as a browser does; invisible signs that hide or turn text are left out.
 */
export function markedText(): MarkedText {
  const done: string[] = [];
  const lists: { ordered: boolean; count: number }[] = [];
  let parts: string[] = [];
  let marker = '';
  let hidden = 0;
  let verbatim = 0;
  let inRow = false;

  const endParagraph = (): void => {
    inRow = false;
    if (parts.length === 0) return;
    for (const words of tidy(parts.join('')).split(/\n(?: ?\n)+/u)) {
      if (words.trim() === '') continue;
      done.push(`${marker}${words.trim()}`);
      marker = '';
    }
    parts = [];
  };

  return {
    open(name) {
      if (silent.has(name)) hidden += 1;
      if (hidden > 0) return;
      if (name === 'br') parts.push('\v');
      else if (name === 'td' || name === 'th') {
        if (inRow) parts.push('\f');
      } else if (name === 'tr') {
        if (parts.length > 0) parts.push('\v');
        inRow = false;
      }
      if (!blocks.has(name)) return;
      endParagraph();
      if (name === 'pre') verbatim += 1;
      if (name === 'ul' || name === 'ol') lists.push({ ordered: name === 'ol', count: 0 });
      if (name !== 'li') return;
      const list = lists.at(-1);
      if (list !== undefined) list.count += 1;
      marker = list?.ordered === true ? `${list.count}. ` : '- ';
    },
    text(data) {
      if (hidden > 0) return;
      inRow ||= data.trim() !== '';
      parts.push(verbatim > 0 ? data.replaceAll('\n', '\v') : data.replace(/[\v\f]/gu, ' '));
    },
    close(name) {
      if (silent.has(name)) {
        hidden = Math.max(0, hidden - 1);
        return;
      }
      if (hidden > 0 || !blocks.has(name)) return;
      endParagraph();
      if (name === 'pre') verbatim = Math.max(0, verbatim - 1);
      if (name === 'ul' || name === 'ol') lists.pop();
      if (name === 'li') marker = '';
    },
    paragraphs() {
      endParagraph();
      return [...done];
    },
  };
}

/** A text of one line: white space folded, without invisible signs. */
export function plainLine(text: string): string {
  return tidy(text).replace(/\s+/gu, ' ').trim();
}

// In the parts, a vertical tab stands for a line's end and a form feed for a cell's.
function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[ \t\r\n\p{Zs}]+/gu, ' ')
    .split('\f')
    .map((cell) => cell.replace(/^ | $/gu, ''))
    .join(' | ')
    .split('\v')
    .map((line) => line.replace(/^ | $/gu, ''))
    .join('\n');
}
