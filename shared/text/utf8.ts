/** Decoded text, or the offset (in bytes) and value of the first byte that cannot be UTF-8. */
export type Utf8Result =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly offset: number; readonly byte: number };

// Function arguments live on the stack, so the code units are turned into text in pieces.
const chunkLength = 8192;

/**
 * Decodes UTF-8 strictly, as RFC 3629 defines it: no overlong forms, no surrogates, nothing above
 * U+10FFFF, no truncated sequence. A byte order mark is decoded like any other character.
 * Written here because `TextDecoder` belongs to a platform's library, which `shared/` does not have.
 */
export function decodeUtf8(bytes: Uint8Array): Utf8Result {
  const pieces: string[] = [];
  let units: number[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset] ?? 0;
    const sequence = sequenceOf(lead);
    if (sequence === null) return { ok: false, offset, byte: lead };
    let codePoint = sequence.bits;
    for (let index = 1; index < sequence.length; index += 1) {
      const next = bytes[offset + index];
      const low = index === 1 ? sequence.secondMin : 0x80;
      const high = index === 1 ? sequence.secondMax : 0xbf;
      if (next === undefined || next < low || next > high) return { ok: false, offset, byte: lead };
      codePoint = (codePoint << 6) | (next & 0x3f);
    }
    if (codePoint > 0xffff) {
      units.push(0xd7c0 + (codePoint >> 10), 0xdc00 | (codePoint & 0x3ff));
    } else {
      units.push(codePoint);
    }
    offset += sequence.length;
    if (units.length >= chunkLength) {
      pieces.push(String.fromCharCode(...units));
      units = [];
    }
  }
  pieces.push(String.fromCharCode(...units));
  return { ok: true, text: pieces.join('') };
}

/** How many whole characters beyond ASCII some bytes hold in UTF-8, and how many broken ones or bytes that begin none. */
export function weighUtf8(bytes: Uint8Array): { sequences: number; strays: number } {
  let [sequences, strays] = [0, 0];
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset] ?? 0;
    const sequence = sequenceOf(lead);
    if (sequence !== null && isWhole(bytes, offset, sequence)) {
      if (sequence.length > 1) sequences += 1;
      offset += sequence.length;
    } else {
      strays += 1;
      offset += 1;
      // The rest of a character that breaks off is no second stray.
      if (sequence !== null) while (((bytes[offset] ?? 0) & 0xc0) === 0x80) offset += 1;
    }
  }
  return { sequences, strays };
}

function isWhole(bytes: Uint8Array, offset: number, sequence: Sequence): boolean {
  for (let index = 1; index < sequence.length; index += 1) {
    const next = bytes[offset + index] ?? 0;
    const low = index === 1 ? sequence.secondMin : 0x80;
    const high = index === 1 ? sequence.secondMax : 0xbf;
    if (next < low || next > high) return false;
  }
  return true;
}

interface Sequence {
  readonly length: number;
  readonly bits: number;
  readonly secondMin: number;
  readonly secondMax: number;
}

// The ranges of the second byte are table 3-7 of the Unicode Standard: they alone exclude overlong
// forms (E0, F0), surrogates (ED) and code points that do not exist (F4).
function sequenceOf(lead: number): Sequence | null {
  if (lead < 0x80) return { length: 1, bits: lead, secondMin: 0, secondMax: 0 };
  if (lead < 0xc2 || lead > 0xf4) return null;
  if (lead < 0xe0) return { length: 2, bits: lead & 0x1f, secondMin: 0x80, secondMax: 0xbf };
  if (lead < 0xf0) {
    const secondMin = lead === 0xe0 ? 0xa0 : 0x80;
    return { length: 3, bits: lead & 0x0f, secondMin, secondMax: lead === 0xed ? 0x9f : 0xbf };
  }
  const secondMin = lead === 0xf0 ? 0x90 : 0x80;
  return { length: 4, bits: lead & 0x07, secondMin, secondMax: lead === 0xf4 ? 0x8f : 0xbf };
}
