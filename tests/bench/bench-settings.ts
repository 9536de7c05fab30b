import type { ContenderName } from './contender-calls.ts';

/** What is measured on which desk, and for how long. */
export interface BenchSettings {
  readonly articles: number;
  readonly quotesPerArticle: number;
  readonly actors: number;
  /** How often the contenders take turns. */
  readonly rounds: number;
  /** How long each is asked in a round. */
  readonly seconds: number;
  /** Requests under way at the same time. */
  readonly concurrency: number;
  /** Who is measured in `server`; the first is compared with each of the others. */
  readonly contenders: readonly ContenderName[];
  /** Told each line of the result. */
  readonly say: (line: string) => void;
}

/** The desk and the times of a run that says nothing else. */
export const defaultSettings = {
  articles: 10_000,
  quotesPerArticle: 8,
  actors: 2000,
  rounds: 5,
  seconds: 2,
  concurrency: 16,
} as const;
