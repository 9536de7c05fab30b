/**
 * A text's bytes in UTF-8; half a surrogate pair becomes U+FFFD.
 * Written here because `TextEncoder` belongs to a platform's library, which `shared/` does not have.
 */
export function encodeUtf8(text: string): Uint8Array {
  // No code unit takes more than three bytes.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const found = character.codePointAt(0) ?? 0;
    const code = found >= 0xd800 && found <= 0xdfff ? 0xfffd : found;
    if (code < 0x80) bytes[length++] = code;
    else {
      const followers = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      const marks = [0, 0xc0, 0xe0, 0xf0][followers] ?? 0;
      bytes[length++] = marks | (code >> (6 * followers));
      for (let left = followers - 1; left >= 0; left -= 1) {
        bytes[length++] = 0x80 | ((code >> (6 * left)) & 0x3f);
      }
    }
  }
  return bytes.slice(0, length);
}
