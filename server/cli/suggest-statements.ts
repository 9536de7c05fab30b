import { createInterface } from 'node:readline';
import { z } from 'zod';
import { guessLanguage } from '#shared/formats/guess-language.ts';
import { findStatements } from '#shared/suggestions/find/find-statements.ts';
import type { FoundStatement } from '#shared/suggestions/suggestion.ts';
import type { Span } from '#shared/text/spans.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  /** A BCP 47 tag; where it is absent the text itself is looked at. */
  language: z.string().nullish(),
});

/**
 * Reads articles as JSON lines `{id, text, language?}` and writes for each a line `{id, suggestions, notice}` as soon as
 * it is read, so that a stream of any length needs no more memory than its longest line. A line that cannot be read is
 * named on the standard error and passed over. Answers the exit code: 1 when there was one.
 */
export async function suggestStatements(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  complain: (message: string) => void,
): Promise<number> {
  let number = 0;
  let failed = false;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const answer = suggestForLine(line);
    if (typeof answer === 'string') {
      failed = true;
      complain(`Line ${number}: ${answer}`);
    } else if (!output.write(`${JSON.stringify(answer)}\n`)) {
      await new Promise((resolve) => output.once('drain', resolve));
    }
  }
  return failed ? 1 : 0;
}

function suggestForLine(line: string): object | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'is not JSON. Give one object {"id": ..., "text": ...} on each line.';
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'cannot be read'}. Give one object {"id": ..., "text": ...} on each line.`;
  }
  const { id, text, language } = parsed.data;
  const { statements, notice } = findStatements(text, language ?? guessLanguage(text));
  return { id, suggestions: statements.map(asPairs), notice };
}

function asPairs({ kind, content, source, cue, confidence }: FoundStatement): object {
  const pairs = (spans: readonly Span[]): [number, number][] =>
    spans.map(({ start, end }) => [start, end]);
  return { kind, content: pairs(content), source: pairs(source), cue: pairs(cue), confidence };
}
