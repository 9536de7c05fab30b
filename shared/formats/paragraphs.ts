// Wires are wrapped between these widths; a longer "line" is a whole paragraph, a shorter one a list.
const narrowest = 40;
const widest = 132;

/** Splits text (line feeds only) into blocks of lines that follow each other without a blank line, each line without white space at its end. */
export function splitBlocks(text: string): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trimEnd();
    if (trimmed !== '') {
      block.push(trimmed);
    } else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

/**
 * Makes paragraphs of blocks. A line break inside a block is one of two things: a wrap, which becomes a
 * space, or the end of a paragraph. It is a wrap when the next line's first word would not have fitted
 * into the width of the document (its longest line of such a block, 40 to 132 characters) and that line
 * is not indented and no list item. Where the lines do not tell the width clearly (few breaks, or less than
 * two thirds of them where a wrap would put them), a line that ends a sentence also ends its paragraph.
 */
export function joinParagraphs(blocks: readonly (readonly string[])[]): string[] {
  const width = wrapWidth(blocks);
  const sure = tellsWidth(blocks, width);
  const paragraphs: string[] = [];
  for (const block of blocks) {
    let lines: string[] = [];
    let previous: string | null = null;
    for (const line of block) {
      if (previous !== null && !isWrap(previous, line, width, sure)) {
        paragraphs.push(lines.join(' '));
        lines = [];
      }
      lines.push(line.trim());
      previous = line;
    }
    paragraphs.push(lines.join(' '));
  }
  return paragraphs;
}

function wrapWidth(blocks: readonly (readonly string[])[]): number {
  let width = 0;
  for (const block of blocks) {
    if (block.length > 1) for (const line of block) width = Math.max(width, line.length);
  }
  return width;
}

function tellsWidth(blocks: readonly (readonly string[])[], width: number): boolean {
  let breaks = 0;
  let full = 0;
  for (const block of blocks) {
    block.forEach((line, index) => {
      if (index === 0) return;
      breaks += 1;
      if (isFull(block[index - 1] ?? '', line, width)) full += 1;
    });
  }
  return breaks > 2 && full * 3 >= breaks * 2;
}

function isWrap(line: string, next: string, width: number, sure: boolean): boolean {
  if (width < narrowest || width > widest) return false;
  if (/^\s|^(?:[-–—*•·]|\d{1,3}[.)])\s/u.test(next)) return false;
  if (!sure && /[.!?…]["'”’»)\]]*$/u.test(line)) return false;
  return isFull(line, next, width);
}

function isFull(line: string, next: string, width: number): boolean {
  const words = next.trimStart();
  const space = words.indexOf(' ');
  return line.length + 1 + (space === -1 ? words.length : space) > width;
}
