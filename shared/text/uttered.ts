import type { Span } from './spans.ts';

/** A piece of a reported text: words said, an editor's insertion in square brackets, or an elision. */
export interface ReportedPiece extends Span {
  readonly kind: 'words' | 'insertion' | 'elision';
  /** The piece as it is printed, brackets and dots included. */
  readonly text: string;
}

const dots = '(?:…|\\.{3,}|\\.(?: \\.){2,3})';
const marks = new RegExp(
  `\\[\\s*${dots}\\s*\\]|${dots}|\\[[^[\\]]*(?:\\[[^[\\]]*\\][^[\\]]*)*\\]`,
  'gu',
);
const elision = new RegExp(`^(?:\\[\\s*)?${dots}(?:\\s*\\])?$`, 'u');

/**
 * Splits a reported text into what was said and what the report changed. The pieces follow each other
 * without a gap: joined, they are the text again. Offsets are UTF-16 code units. A bracket that is never
 * closed, and round brackets, are words.
 */
export function parseReported(text: string): ReportedPiece[] {
  const pieces: ReportedPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (start > at)
      pieces.push({ kind: 'words', text: text.slice(at, start), start: at, end: start });
    pieces.push({
      kind: elision.test(match[0]) ? 'elision' : 'insertion',
      text: match[0],
      start,
      end,
    });
    at = end;
  }
  if (at < text.length)
    pieces.push({ kind: 'words', text: text.slice(at), start: at, end: text.length });
  return pieces;
}

/**
 * The text as uttered, as far as a report lets it be known: insertions removed, each elision marked with
 * `…`. A bracketed letter at the beginning of a word (`[t]he`) only changed its case, so it is kept.
 */
export function toUttered(text: string): string {
  const pieces = parseReported(text);
  let uttered = '';
  pieces.forEach((piece, index) => {
    if (piece.kind === 'elision') {
      uttered += '…';
    } else if (piece.kind === 'words') {
      uttered += endsOpen(uttered, piece.text) ? piece.text.trimStart() : piece.text;
    } else if (
      /^\[\p{L}\]$/u.test(piece.text) &&
      /^\p{L}/u.test(pieces[index + 1]?.text ?? '') &&
      !/\p{L}$/u.test(uttered)
    ) {
      uttered += piece.text.slice(1, -1);
    }
    // The space before a removed insertion goes with it when nothing follows that needs one.
    if (piece.kind === 'insertion' && /^[\s,.;:!?”"’»)]/u.test(pieces[index + 1]?.text ?? ''))
      uttered = uttered.trimEnd();
  });
  return uttered.trim();
}

// Without this, removing an insertion at the beginning would leave its following space behind.
function endsOpen(before: string, after: string): boolean {
  return /^\s/u.test(after) && (before === '' || /[\s(“«]$/u.test(before));
}
