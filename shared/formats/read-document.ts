import { errorCodes, type DeskError } from '../errors/error-codes.ts';
import { decodeText } from './decode-text.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';

/** The largest document that can be imported, in bytes: as many as an article's body holds characters. */
export const maximumDocumentBytes = 1_000_000;

/** The most documents of one request to import several. */
export const mostDocuments = 100;

/** A document's bytes, and its name where it has one, for messages. */
export interface DocumentInput {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
}

/** The text of a document, or why it cannot be read. */
export type DocumentText =
  | { readonly ok: true; readonly text: string; readonly notices: readonly ImportNotice[] }
  | { readonly ok: false; readonly error: DeskError };

// Old wire formats end in such characters; a text with more of them than this is no text.
const charactersPerControl = 50;
const byteOrderMark = '\ufeff';

/**
 * Reads a document's bytes as text, see `decodeText` for the encodings: without byte order mark and control characters,
 * with line feeds only. A notice says which other encoding than UTF-8 was taken and why. Errors: DOCUMENT_TOO_LARGE,
 * DOCUMENT_EMPTY, DOCUMENT_BINARY, DOCUMENT_NOT_UTF8.
 */
export function readDocument({ bytes, fileName }: DocumentInput): DocumentText {
  const name = fileName ?? 'The document';
  if (bytes.length > maximumDocumentBytes) {
    const limit = `${bytes.length} bytes, and the limit is ${maximumDocumentBytes}`;
    return refuse(
      errorCodes.documentTooLarge,
      `${name} is too large: it has ${limit}. Split it into one file for each article.`,
    );
  }
  const decoded = decodeText(bytes);
  // Bytes that are no text in any encoding are counted as they are.
  const controls = decoded.ok
    ? controlsIn(decoded.text)
    : decoded.encoding === null
      ? controlsAmong(bytes)
      : noControls;
  const length = decoded.ok ? decoded.text.length : bytes.length;
  if (controls.zeros > 0 || controls.all * charactersPerControl > length + charactersPerControl) {
    return refuse(
      errorCodes.documentBinary,
      `${name} is not a text file. Import the article as plain text in UTF-8.`,
    );
  }
  if (!decoded.ok) {
    return refuse(
      errorCodes.documentNotUtf8,
      `${name} is not text that can be read: ${decoded.why}. Save it as UTF-8 and import it again.`,
    );
  }
  const text = plain(decoded.text);
  if (text.trim() === '') {
    return refuse(
      errorCodes.documentEmpty,
      `${name} is empty. Import a file with the article's text in it.`,
    );
  }
  const notices: ImportNotice[] = [];
  if (decoded.why !== null) {
    const message = `The document was read as ${decoded.encoding}, because ${decoded.why}. Its own bytes are kept.`;
    notices.push({ code: noticeCodes.encoding, message });
  }
  if (controls.all > 0) {
    const message = `${controls.all} control characters were taken out of the text.`;
    notices.push({ code: noticeCodes.controlCharacters, message });
  }
  return { ok: true, text, notices };
}

function refuse(code: DeskError['code'], message: string): DocumentText {
  return { ok: false, error: { code, message, path: [] } };
}

interface Controls {
  readonly all: number;
  readonly zeros: number;
}

const noControls: Controls = { all: 0, zeros: 0 };

function controlsIn(text: string): Controls {
  // A loop: a match of millions of characters would make an array of them.
  let [all, zeros] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (isControl(unit)) all += 1;
    if (unit === 0) zeros += 1;
  }
  return { all, zeros };
}

function controlsAmong(bytes: Uint8Array): Controls {
  let [all, zeros] = [0, 0];
  for (const byte of bytes) {
    if (isControl(byte)) all += 1;
    if (byte === 0) zeros += 1;
  }
  return { all, zeros };
}

// All but tab, line feed, vertical tab, form feed and carriage return.
function isControl(unit: number): boolean {
  return unit < 0x09 || (unit > 0x0d && unit < 0x20) || unit === 0x7f;
}

// Page and line breaks of every kind become line feeds, spaces of every width a space.
function plain(text: string): string {
  return (text.startsWith(byteOrderMark) ? text.slice(1) : text)
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(/[\t\p{Zs}\ufeff]/gu, ' ')
    .replace(/(?![\n\u0080-\u009f])\p{Cc}/gu, '');
}
