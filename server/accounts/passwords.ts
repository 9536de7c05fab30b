import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/**
 * What a password must be: 12 characters at least and 1024 bytes at most, and nothing else, as NIST SP 800-63B-4 has it.
 * Parsing brings it to one Unicode form, because keyboards write the same letter in several.
 */
export const passwordSchema = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= 1024, 'is longer than 1024 bytes')
  .overwrite((text) => text.normalize('NFKC'))
  .refine((text) => Array.from(text).length >= 12, 'is too short: take 12 characters at least')
  .refine(
    (text) => new Set(text).size > 3,
    'is too easy to guess: take more than three different characters',
  );

// The parameters that OWASP's password storage cheat sheet names first for Argon2id, the library's own default.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Makes what is stored in place of a password that `passwordSchema` has parsed. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/**
 * Whether a password as it was typed is the one that a stored text was made from. With null (there is no such account,
 * or it has no password) the answer is no, after as much work: the time must not tell which addresses have accounts.
 */
export async function isPassword(stored: string | null, typed: string): Promise<boolean> {
  // No stored password is that long, and hashing takes longer the longer a text is.
  if (Buffer.byteLength(typed) > 4096) return false;
  const password = typed.normalize('NFKC');
  if (stored !== null) return verify(stored, password);
  await hashPassword(password);
  return false;
}
