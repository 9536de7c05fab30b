import { text } from 'node:stream/consumers';

/** Reads a password from standard input, where neither a list of processes nor a shell's history shows it. */
export async function readPassword(): Promise<string> {
  // A line break at the end is the terminal's or echo's.
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}
