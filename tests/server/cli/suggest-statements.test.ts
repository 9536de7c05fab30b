import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { suggestStatements } from '#server/cli/suggest-statements.ts';

const answerSchema = z.object({
  id: z.union([z.string(), z.number()]),
  suggestions: z.array(
    z.object({
      kind: z.enum(['direct', 'mixed', 'indirect']),
      content: z.array(z.tuple([z.int(), z.int()])),
      source: z.array(z.tuple([z.int(), z.int()])),
      cue: z.array(z.tuple([z.int(), z.int()])),
      confidence: z.number(),
    }),
  ),
  notice: z.string().nullable(),
});

async function run(lines: readonly string[]): Promise<{
  code: number;
  answers: z.infer<typeof answerSchema>[];
  complaints: string[];
}> {
  const written: string[] = [];
  const complaints: string[] = [];
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      written.push(String(chunk));
      done();
    },
  });
  const code = await suggestStatements(Readable.from([lines.join('\n')]), output, (message) =>
    complaints.push(message),
  );
  const answers = written
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => answerSchema.parse(JSON.parse(line)));
  return { code, answers, complaints };
}

test('each line of articles becomes a line of suggestions, as pairs of offsets', async () => {
  const text = '“We sail at noon,” Holt said.';
  const { code, answers, complaints } = await run([
    JSON.stringify({ id: 'a', text, language: 'en' }),
    '',
    JSON.stringify({ id: 2, text: '„Wir fahren am Mittag ab“, sagte Holt.', language: 'de' }),
  ]);
  expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  expect(answers.map(({ id }) => id)).toEqual(['a', 2]);
  const [found] = answers[0]?.suggestions ?? [];
  const shown = (pairs: readonly (readonly [number, number])[] = []): string[] =>
    pairs.map(([start, end]) => text.slice(start, end));
  expect(shown(found?.content)).toEqual(['“We sail at noon,”']);
  expect(shown(found?.source)).toEqual(['Holt']);
  expect(shown(found?.cue)).toEqual(['said']);
  expect(answers[1]?.notice).toMatch(/rules/u);
});

test('a line that cannot be read is named and does not stop the others', async () => {
  const { code, answers, complaints } = await run([
    '{"id": 1',
    '{"id": 1, "text": 5}',
    JSON.stringify({ id: 3, text: 'Nothing was said.' }),
  ]);
  expect(code).toBe(1);
  expect(answers.map(({ id }) => id)).toEqual([3]);
  expect(complaints).toHaveLength(2);
  expect(complaints[0]).toMatch(/^Line 1: is not JSON/u);
  expect(complaints[1]).toMatch(/^Line 2: text: .*string/u);
});
