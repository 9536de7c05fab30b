/** A piece of a text: ordinary characters, or a row of equal ones that nobody would see. */
export interface TextPiece {
  readonly text: string;
  /** What the hidden character is called, and how often it stands here; null for ordinary text. */
  readonly hidden: { readonly name: string; readonly count: number } | null;
  /** Whether it would change the direction of what follows, so that it must not reach out of its place. */
  readonly turns: boolean;
}

const names: Readonly<Record<string, string>> = {
  '\u00ad': 'SHY',
  '\u034f': 'CGJ',
  '\u061c': 'ALM',
  '\u115f': 'HCF',
  '\u1160': 'HJF',
  '\u180e': 'MVS',
  '\u200b': 'ZWSP',
  '\u200c': 'ZWNJ',
  '\u200d': 'ZWJ',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u2028': 'LSEP',
  '\u2029': 'PSEP',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\u3164': 'HF',
  '\ufeff': 'BOM',
  '\uffa0': 'HHF',
};

// A joiner is spelling in the scripts that join letters, and holds emoji together; between Latin letters it hides something.
const joining =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}' +
  '\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Tibt}';
const joiner = `(?<![${joining}])\\u200c|(?<![${joining}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d`;
// One selector chooses the form of a character; more of them, or tags away from a flag, carry a message.
const selectors = '[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]{2,}';
const tags = '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]*)[\\u{e0000}-\\u{e007f}]+';
const controls =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e' +
  '\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\p{Cs}]|\\r(?!\\n)';
const hidden = new RegExp(`(${controls}|${joiner})\\1*|${selectors}|${tags}`, 'gu');
// Ordinary text has none of these, and is told by one quick look.
const suspicious =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff]/;
const turning = /^[\u202a-\u202e\u2066-\u2069]/u;

const mostPieces = 5000;

/**
 * Cuts a text where characters stand that nobody would see: controls, turns of direction, zero-width characters, halves
 * of surrogate pairs. The pieces follow each other without a gap: joined, they are the text again.
 */
export function piecesOf(text: string): readonly TextPiece[] {
  if (!suspicious.test(text)) return [{ text, hidden: null, turns: false }];
  const pieces: TextPiece[] = [];
  let at = 0;
  // The pattern is costly to compile, and only `exec` and `replace` use it without making it anew.
  hidden.lastIndex = 0;
  for (let match = hidden.exec(text); match !== null; match = hidden.exec(text)) {
    const { 0: found, 1: repeated, index } = match;
    if (pieces.length > mostPieces) {
      // A text made of nothing else would stop the window: the rest of it is marked as a whole, and stays in its place.
      const name = `${nameOf(found)}…`;
      return [...pieces, { text: text.slice(at), hidden: { name, count: 1 }, turns: true }];
    }
    if (index > at) pieces.push({ text: text.slice(at, index), hidden: null, turns: false });
    at = index + found.length;
    const count = repeated === undefined ? 1 : found.length / repeated.length;
    pieces.push({
      text: found,
      hidden: { name: nameOf(found), count },
      turns: turning.test(found),
    });
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hidden: null, turns: false });
  return pieces;
}

function nameOf(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  if (code >= 0xe0000 && code <= 0xe007f) return 'TAGS';
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'VS';
  return (
    names[String.fromCodePoint(code)] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  );
}
