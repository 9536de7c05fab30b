import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';

// A program that starts with all of the server's code, on a machine that may be busy.
const patience = 90_000;

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
  code: number | null;
  answers: z.infer<typeof answerSchema>[];
  complaints: string[];
}> {
  const command = spawn(process.execPath, ['server/cli/verbatim.mjs', 'suggest'], {
    cwd: repositoryRoot,
  });
  command.stdin.end(lines.join('\n'));
  const closed = new Promise<number | null>((resolve) => command.once('close', resolve));
  const [written, complained] = await Promise.all([text(command.stdout), text(command.stderr)]);
  const linesOf = (output: string): string[] => output.split('\n').filter((line) => line !== '');
  return {
    code: await closed,
    answers: linesOf(written).map((line) => answerSchema.parse(JSON.parse(line))),
    complaints: linesOf(complained),
  };
}

test(
  'each line of articles becomes a line of suggestions, as pairs of offsets',
  async () => {
    const article = '“We sail at noon,” Holt said.';
    const { code, answers, complaints } = await run([
      JSON.stringify({ id: 'a', text: article, language: 'en' }),
      '',
      JSON.stringify({ id: 2, text: '„Wir fahren am Mittag ab“, sagte Holt.', language: 'de' }),
    ]);
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    expect(answers.map(({ id }) => id)).toEqual(['a', 2]);
    const [found] = answers[0]?.suggestions ?? [];
    const shown = (pairs: readonly (readonly [number, number])[] = []): string[] =>
      pairs.map(([start, end]) => article.slice(start, end));
    expect(shown(found?.content)).toEqual(['“We sail at noon,”']);
    expect(shown(found?.source)).toEqual(['Holt']);
    expect(shown(found?.cue)).toEqual(['said']);
    expect(answers[1]?.notice).toMatch(/rules/u);
  },
  patience,
);

test(
  'a line that cannot be read is named and does not stop the others',
  async () => {
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
  },
  patience,
);
