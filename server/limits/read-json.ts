import { isUtf8 } from 'node:buffer';
import { limits } from './limits.ts';

/** The value of a body of JSON, or what is wrong with the body, to be said after "The body ". */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly complaint: string };

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Reads JSON. How deeply it nests is looked at first: what walks through it later calls itself at each level. */
export function readJson(body: Uint8Array): ReadJson {
  if (!isUtf8(body)) return { ok: false, complaint: 'is not UTF-8' };
  if (depthOf(body) > limits.http.jsonDepth) {
    return {
      ok: false,
      complaint: `nests lists and objects more than ${limits.http.jsonDepth} deep`,
    };
  }
  try {
    return { ok: true, value: JSON.parse(new TextDecoder().decode(body)) };
  } catch {
    return { ok: false, complaint: 'is not JSON' };
  }
}

// Of bytes, because in UTF-8 no other character has the bytes of these signs.
function depthOf(body: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let place = 0; place < body.length; place += 1) {
    const byte = body[place] ?? 0;
    if (inText) {
      if (byte === backslash) place += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (opening.has(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (closing.has(byte)) depth -= 1;
  }
  return deepest;
}
