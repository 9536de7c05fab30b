import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeError } from '#shared/errors/describe-error.ts';

/** Writes down what happened, for whoever has to find out why. Sentences are ours: no text of an article, no token. */
export interface Log {
  /** The file that is written to. */
  readonly path: string;
  readonly info: (sentence: string) => void;
  readonly warn: (sentence: string, error?: unknown) => void;
  readonly error: (sentence: string, error?: unknown) => void;
}

/** What a log depends on. */
export interface LogOptions {
  /** Bytes after which the file is put aside, and the one put aside before is thrown away. */
  readonly longest?: number;
  readonly now?: () => Date;
  /** Where each line goes too, as long as somebody watches. */
  readonly echo?: (line: string) => void;
}

const million = 1_000_000;

/**
 * Opens a log. Of an error only its name, its code and the places in our own code are written, never its message, which
 * may repeat what somebody typed. Nothing is thrown when it cannot be written.
 */
export function openLog(
  path: string,
  { longest = million, now = () => new Date(), echo = () => {} }: LogOptions = {},
): Log {
  const write = (level: string, sentence: string, error?: unknown): void => {
    const what = error === undefined ? sentence : `${sentence} ${describeError(error)}`;
    const line = `${now().toISOString()} ${level} ${what.replaceAll(/\s*\n\s*/gu, ' | ')}\n`;
    if (level !== 'info') echo(line);
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      if (sizeOf(path) + line.length > longest) renameSync(path, `${path}.1`);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      echo(`The log could not be written to ${path}.\n`);
    }
  };
  return {
    path,
    info: (sentence) => write('info', sentence),
    warn: (sentence, error) => write('warn', sentence, error),
    error: (sentence, error) => write('error', sentence, error),
  };
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
