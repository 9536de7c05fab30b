import { tokenKinds, type Tokens } from './tokenise.ts';

const closers = new Set(['"', '”', '»', "''", "'", '’', ')', ']', '’’']);

/** The number of the sentence that each token stands in, from 0; a new paragraph begins a new sentence. */
export function sentenceNumbers(tokens: Tokens): Int32Array {
  const numbers = new Int32Array(tokens.count);
  let current = 0;
  let ended = false;
  for (let index = 0; index < tokens.count; index++) {
    const word = tokens.lower[index] ?? '';
    if (index > 0 && tokens.paragraph[index] !== tokens.paragraph[index - 1]) {
      current++;
      ended = false;
    } else if (ended && !isCloser(tokens, index, word)) {
      if (beginsSentence(tokens, index)) current++;
      ended = false;
    }
    numbers[index] = current;
    if (word === '.' || word === '?' || word === '!' || word === '...' || word === '…')
      ended = true;
  }
  return numbers;
}

// A straight mark after the full stop closes what was said only where no space parts the two.
function isCloser(tokens: Tokens, index: number, word: string): boolean {
  return closers.has(word) && tokens.spaced[index] === 0;
}

function beginsSentence(tokens: Tokens, index: number): boolean {
  const kind = tokens.kind[index];
  if (kind === tokenKinds.doubleQuote || kind === tokenKinds.singleQuote) return true;
  const first = tokens.text.charCodeAt(tokens.start[index] ?? 0);
  const letter = String.fromCharCode(first);
  return kind === tokenKinds.number || letter !== letter.toLowerCase() || !/\p{L}/u.test(letter);
}
