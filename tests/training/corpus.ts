import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const fragmentsSchema = z.array(z.tuple([z.int(), z.int()]));
const articleSchema = z.object({
  id: z.string(),
  text: z.string(),
  quotes: z.array(
    z.object({
      type: z.string(),
      source: fragmentsSchema,
      cue: fragmentsSchema,
      content: fragmentsSchema,
    }),
  ),
});

/** An article of the corpus with its attributions; fragments are `[start, end)` in UTF-16 code units of its text. */
export type CorpusArticle = z.infer<typeof articleSchema>;

const place = new URL('../../../shared/corpora/polnear.train.jsonl', import.meta.url);

/** Reads PolNeAR's training part, which lies beside the repository and never in it; null where it is absent. */
export async function readCorpus(): Promise<CorpusArticle[] | null> {
  const text = await readFile(place, 'utf8').catch(() => null);
  if (text === null) return null;
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => articleSchema.parse(JSON.parse(line)));
}

/** Whether the corpus is here. */
export function hasCorpus(): boolean {
  return existsSync(place);
}

/** What a run without the corpus says: that something was left out must not go unseen. */
export const corpusMissing =
  'The PolNeAR corpus is not here (../shared/corpora/polnear.train.jsonl, beside the repository): the suggestions are not measured on it.';
