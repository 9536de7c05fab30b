import { tokenKinds, type Tokens } from './tokenise.ts';

/** A stretch between quotation marks, by token numbers; both marks belong to it. */
export interface QuoteRegion {
  readonly open: number;
  /** The closing mark, or the paragraph's last token where nothing closes it. */
  readonly close: number;
  readonly closed: boolean;
}

/**
 * Finds the stretches between double quotation marks, of every style, in reading order and not overlapping. A mark that
 * looks both ways (`"`, `''`) opens after white space and closes before it. A stretch that its paragraph leaves open
 * counts only where the next paragraph goes on with a mark, as in a quote of several paragraphs.
 */
export function quoteRegions(tokens: Tokens): QuoteRegion[] {
  const regions: QuoteRegion[] = [];
  let open = -1;
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kind[index] === tokenKinds.doubleQuote) {
      const direction = directionOf(tokens, index, open < 0 ? null : (tokens.lower[open] ?? null));
      if (open < 0 && direction === 'opens') open = index;
      else if (open >= 0 && direction === 'closes') {
        if (index > open + 1) regions.push({ open, close: index, closed: true });
        open = -1;
      }
    }
    const last = index + 1 >= tokens.count;
    if (last || tokens.paragraph[index] !== tokens.paragraph[index + 1]) {
      if (open >= 0 && index > open && goesOn(tokens, open, index)) {
        regions.push({ open, close: index, closed: false });
      }
      open = -1;
    }
  }
  return regions;
}

function goesOn(tokens: Tokens, open: number, last: number): boolean {
  if (tokens.kind[last + 1] === tokenKinds.doubleQuote) return true;
  // A mark that opens a paragraph and is never closed was forgotten; one in its midst may be a sign for inches.
  return open === 0 || tokens.paragraph[open - 1] !== tokens.paragraph[open];
}

function directionOf(tokens: Tokens, index: number, opener: string | null): 'opens' | 'closes' {
  const mark = tokens.lower[index] ?? '';
  // German closes with the mark that English opens with, and may turn the guillemets round.
  if (mark === '“' || mark === '‟') return opener === '„' ? 'closes' : 'opens';
  if (mark === '„' || mark === '``' || mark === '‘‘') return 'opens';
  if (mark === '«' || mark === '»') return opener === null || opener === mark ? 'opens' : 'closes';
  const spaceBefore = tokens.spaced[index] === 1;
  const spaceAfter = index + 1 >= tokens.count || tokens.spaced[index + 1] === 1;
  if (mark === '”') return opener === null && spaceBefore && !spaceAfter ? 'opens' : 'closes';
  if (spaceBefore !== spaceAfter) return spaceBefore ? 'opens' : 'closes';
  return opener === null ? 'opens' : 'closes';
}
