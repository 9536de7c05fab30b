import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '#shared/text/utf8.ts';

describe('decodeUtf8', () => {
  it('reads every code point that UTF-8 can write', () => {
    let text = '';
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += codePoint < 0x3000 ? 1 : 37) {
      if (codePoint < 0xd800 || codePoint > 0xdfff) text += String.fromCodePoint(codePoint);
    }
    expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ ok: true, text });
  });

  it('accepts exactly what the platform’s strict decoder accepts', () => {
    const byte = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
      0x8f,
      0x90,
    );
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (values) => {
        const bytes = Uint8Array.from(values);
        const result = decodeUtf8(bytes);
        if (result.ok) expect(result.text).toBe(strict.decode(bytes));
        else expect(() => strict.decode(bytes)).toThrow(TypeError);
      }),
      { numRuns: 2000 },
    );
  });

  it('names the first byte that is wrong', () => {
    expect(decodeUtf8(Uint8Array.of(0x61, 0xc3, 0xa9, 0xe9, 0x20))).toEqual({
      ok: false,
      offset: 3,
      byte: 0xe9,
    });
    expect(decodeUtf8(Uint8Array.of(0xf0, 0x9f, 0x91))).toEqual({
      ok: false,
      offset: 0,
      byte: 0xf0,
    });
  });
});
