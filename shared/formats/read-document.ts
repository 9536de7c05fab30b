import { errorCodes, type DeskError } from '../errors/error-codes.ts';
import { decodeUtf8 } from '../text/utf8.ts';
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
 * Reads a document's bytes as UTF-8 text: without byte order mark and control characters, with line feeds
 * only. Errors: DOCUMENT_TOO_LARGE, DOCUMENT_EMPTY, DOCUMENT_BINARY, DOCUMENT_NOT_UTF8.
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
  if (isUtf16(bytes)) {
    return refuse(
      errorCodes.documentNotUtf8,
      `${name} is UTF-16 text, not UTF-8. Save it as UTF-8 and import it again.`,
    );
  }
  const decoded = decodeUtf8(bytes);
  const controls = countControls(bytes);
  if (bytes.includes(0) || controls * charactersPerControl > bytes.length + charactersPerControl) {
    return refuse(
      errorCodes.documentBinary,
      `${name} is not a text file. Import the article as plain text in UTF-8.`,
    );
  }
  if (!decoded.ok) {
    const byte = `0x${decoded.byte.toString(16).toUpperCase().padStart(2, '0')}`;
    const place = `the byte ${byte} at offset ${decoded.offset} does not belong there`;
    return refuse(
      errorCodes.documentNotUtf8,
      `${name} is not UTF-8 text: ${place}. Save it as UTF-8 and import it again.`,
    );
  }
  const text = plain(decoded.text);
  if (text.trim() === '') {
    return refuse(
      errorCodes.documentEmpty,
      `${name} is empty. Import a file with the article's text in it.`,
    );
  }
  const message = `${controls} control characters were taken out of the text.`;
  return {
    ok: true,
    text,
    notices: controls === 0 ? [] : [{ code: noticeCodes.controlCharacters, message }],
  };
}

function refuse(code: DeskError['code'], message: string): DocumentText {
  return { ok: false, error: { code, message, path: [] } };
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

// All but tab, line feed, vertical tab, form feed and carriage return.
function countControls(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes)
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f) count += 1;
  return count;
}

// Page and line breaks of every kind become line feeds, spaces of every width a space.
function plain(text: string): string {
  return (text.startsWith(byteOrderMark) ? text.slice(1) : text)
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(/[\t\p{Zs}\ufeff]/gu, ' ')
    .replace(/(?![\n\u0080-\u009f])\p{Cc}/gu, '');
}
