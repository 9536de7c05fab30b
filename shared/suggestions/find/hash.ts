/** A 32-bit FNV-1a hash of a string's UTF-16 code units, as a signed integer. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return scramble(hash);
}

/** Mixes two 32-bit values into one, order matters: how features are put together without making strings. */
export function mix(a: number, b: number): number {
  return scramble(Math.imul(a, 0x9e3779b1) + (b ^ 0x7f4a7c15));
}

// The finaliser of MurmurHash3: every bit of the input touches every bit of the result.
function scramble(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
