import { decodeUtf8, weighUtf8 } from '../text/utf8.ts';

/** The encodings that documents are read in. */
export type TextEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** The text of a document's bytes and what was taken for its encoding; `why` is the reason where it is not UTF-8. */
export type DecodedText =
  | {
      readonly ok: true;
      readonly text: string;
      readonly encoding: TextEncoding;
      readonly why: string | null;
    }
  | {
      readonly ok: false;
      readonly why: string;
      /** What it began as; null where the bytes may be no text at all. */
      readonly encoding: TextEncoding | null;
    };

// What Windows-1252 has at 0x80 to 0x9F, as the WHATWG Encoding Standard lists it; 0 where it has nothing.
const windows1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
  0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
  0x203a, 0x0153, 0, 0x017e, 0x0178,
];

// Of Western European text far fewer letters have an accent; text in another script has hardly any other.
const mostAccented = 0.25;
const chunkLength = 8192;
const looked = 4096;

/**
 * Decodes a document: strictly as UTF-8 where it is that, as UTF-16 where its byte order mark or its zeros say so, else
 * as Windows-1252 where all of it can be that and it is no damaged UTF-8. Nothing is replaced: what fits none is refused.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const order = utf16Order(bytes);
  if (order !== null) return decodeUtf16(bytes, order);
  const utf8 = decodeUtf8(bytes);
  if (utf8.ok) return { ok: true, text: utf8.text, encoding: 'UTF-8', why: null };
  const place = `the byte ${hex(utf8.byte)} at offset ${utf8.offset} does not belong into UTF-8`;
  const { sequences, strays } = weighUtf8(bytes);
  if (sequences >= strays) return { ok: false, why: `it is damaged: ${place}`, encoding: null };
  const text = decodeWindows1252(bytes);
  if (text === null)
    return { ok: false, why: `${place}, and it is no Windows-1252 either`, encoding: null };
  return { ok: true, text, encoding: 'Windows-1252', why: place };
}

interface Utf16Order {
  readonly littleEndian: boolean;
  readonly why: string;
}

function utf16Order(bytes: Uint8Array): Utf16Order | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { littleEndian: true, why: 'its first bytes say so' };
  if (first === 0xfe && second === 0xff)
    return { littleEndian: false, why: 'its first bytes say so' };
  const length = Math.min(bytes.length, looked) & ~1;
  if (length < 8 || bytes.length % 2 === 1) return null;
  let [even, odd] = [0, 0];
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  // Half of each ordinary Latin letter is zero, always the same half.
  const why = 'every other byte of it is zero';
  if (odd * 4 > length && even === 0) return { littleEndian: true, why };
  if (even * 4 > length && odd === 0) return { littleEndian: false, why };
  return null;
}

function decodeUtf16(bytes: Uint8Array, { littleEndian, why }: Utf16Order): DecodedText {
  if (bytes.length % 2 === 1) {
    const why = 'it begins as UTF-16 and ends in the middle of a character';
    return { ok: false, why, encoding: 'UTF-16' };
  }
  const units = new Uint16Array(bytes.length / 2);
  for (let index = 0; index < units.length; index += 1) {
    const [low, high] = littleEndian ? [0, 1] : [1, 0];
    units[index] = (bytes[index * 2 + low] ?? 0) | ((bytes[index * 2 + high] ?? 0) << 8);
  }
  const text = fromUnits(units);
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) {
    const why = 'it begins as UTF-16 and has half a character in it';
    return { ok: false, why, encoding: 'UTF-16' };
  }
  return { ok: true, text, encoding: 'UTF-16', why };
}

function decodeWindows1252(bytes: Uint8Array): string | null {
  const units = new Uint16Array(bytes.length);
  let [accented, letters] = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    const unit = byte >= 0x80 && byte < 0xa0 ? (windows1252[byte - 0x80] ?? 0) : byte;
    if (unit === 0) return null;
    if (byte >= 0xc0) accented += 1;
    if (byte >= 0xc0 || (byte | 0x20) - 0x61 < 26) letters += 1;
    units[index] = unit;
  }
  // A word or two may all be accented; a text in Cyrillic or Greek letters is longer.
  return accented > 2 && accented > letters * mostAccented ? null : fromUnits(units);
}

function fromUnits(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < units.length; start += chunkLength) {
    pieces.push(String.fromCharCode(...units.subarray(start, start + chunkLength)));
  }
  return pieces.join('');
}

function hex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
