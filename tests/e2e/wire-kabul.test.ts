import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { segmentsOf } from '#tests/golden/found-by-hand.ts';
import { expertRecords, type ExpertActor, type ExpertRecord } from '#tests/golden/wire-kabul.ts';
import { openDeskWindow, type DeskWindow } from '#tests/support/desk-window.ts';
import { selectInBody } from '#tests/support/select-in-body.ts';
import {
  askGraphql,
  freePort,
  startServerProcess,
  type ServerProcess,
} from '#tests/support/server-process.ts';

// A real wire, which is no part of the repository.
const sample = join(repositoryRoot, '../shared/samples/wire-kabul-2024-05-29.txt');
const isThere = existsSync(sample);
if (!isThere) {
  process.stderr.write('The sample wire is not beside the repository: its journey says nothing.');
}
const headline = "Taliban welcome Russia's intention to establish bilateral relations";
const both = ['light', 'dark'] as const;

const answerSchema = z.object({
  quotes: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          article: z.object({ headline: z.string(), body: z.string() }),
          status: z.string(),
          kind: z.string(),
          cue: z.string().nullable(),
          medium: z.string(),
          venue: z.string().nullable(),
          utteredText: z.string().nullable(),
          saidOn: z.object({
            date: z.string().nullable(),
            precision: z.string(),
            words: z.string().nullable(),
          }),
          segments: z.array(z.object({ start: z.int(), end: z.int() })),
          attributions: z.array(
            z.object({
              part: z.string(),
              role: z.string().nullable(),
              actor: z.object({ name: z.string(), kind: z.string() }),
            }),
          ),
        }),
      }),
    ),
  }),
});
type SavedQuote = z.infer<typeof answerSchema>['quotes']['edges'][number]['node'];

// The sign that ends a sentence may be in a segment or not.
const words = (body: string, spans: readonly { readonly start: number; readonly end: number }[]) =>
  spans.map(({ start, end }) => body.slice(start, end).replace(/[.,;\s]+$/u, ''));
const upper = (word: string): string => word.toUpperCase();

/** What the server holds of a statement, in the terms that the expert wrote it down in. */
function asSaved({ article, attributions, utteredText, ...quote }: SavedQuote): unknown {
  const actors = (part: string) =>
    attributions.filter((one) => one.part === part).map(({ role, actor }) => ({ ...actor, role }));
  const { kind, cue, medium, venue, saidOn } = quote;
  return {
    words: words(article.body, quote.segments),
    kind,
    cue,
    medium,
    venue,
    saidOn,
    speaker: actors('SPEAKER'),
    onBehalfOf: actors('ON_BEHALF_OF'),
    uttered: utteredText,
  };
}

/** The same of the expert's record. */
function asExpected(body: string, record: ExpertRecord): unknown {
  const actor = ({ name, kind, role }: ExpertActor) => ({ name, kind: upper(kind), role });
  const { kind, cue, medium, venue, saidOn, speaker, onBehalfOf, uttered } = record;
  return {
    words: words(body, segmentsOf(body, record)),
    kind: upper(kind),
    cue,
    medium: upper(medium),
    venue,
    saidOn: { ...saidOn, precision: upper(saidOn.precision) },
    speaker: [actor(speaker)],
    onBehalfOf: onBehalfOf === null ? [] : [actor(onBehalfOf)],
    uttered: uttered === null ? null : expect.stringContaining(uttered),
  };
}

describe.runIf(isThere)('the wire from Kabul, dropped into the app', () => {
  let folder: string;
  let server: ServerProcess;
  let desk: DeskWindow;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-kabul-'));
    server = await startServerProcess({ dataDir: join(folder, 'data'), port: await freePort() });
    desk = await openDeskWindow({
      profile: join(folder, 'profile'),
      server: server.address,
      tokenFile: join(folder, 'data', 'admin-token'),
      pictures: 'wire-kabul',
    });
    await desk.waitForSync(/Online/);
  });
  afterAll(async () => {
    await desk.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('becomes the expert’s list of statements: what is right is accepted, what is not is mended', async () => {
    const { page } = desk;
    const transfer = await page.evaluateHandle(
      (text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'wire-kabul-2024-05-29.txt', { type: 'text/plain' }));
        return data;
      },
      readFileSync(sample, 'utf8'),
    );
    await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer });
    // The import says what it had to assume.
    const told = page.getByRole('dialog', { name: 'Import articles' });
    await told.getByText(/names no time zone/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: headline }).waitFor();

    const suggested = page.locator('article mark[data-status="suggested"][role]');
    const suggestion = page.getByRole('group', { name: 'Open suggestion' });
    await suggested.first().waitFor();
    await desk.shot('1-suggested', both);
    await page.keyboard.press('j');
    for (let left = await suggested.count(); left > 0; left -= 1) {
      await suggestion.waitFor();
      await page.keyboard.press('y');
      await expect.poll(() => suggested.count(), { timeout: 20_000 }).toBe(left - 1);
    }

    // Two were found too short: each is made longer to the end of its sentence.
    for (const begins of ['the Taliban de facto', 'the real situation']) {
      await page.locator('article mark[role]').filter({ hasText: begins }).click();
      await desk.statement().waitFor();
      await page.keyboard.press('Shift+Alt+ArrowDown');
      await page
        .locator('.quoted')
        .filter({ hasText: /(realities|to Russia)\.?$/u })
        .waitFor();
    }
    // One was not found: its words are selected, and the rest typed in.
    await selectInBody(page, "Russia's declared intention to build bilateral relations");
    await page.keyboard.press('q');
    await page.getByRole('heading', { name: 'Quote 1 of 7' }).waitFor();
    const form = desk.statement();
    await form.getByRole('combobox', { name: 'Speaker' }).fill('Taliban For');
    await page.getByRole('option', { name: /^Taliban Foreign Ministry/ }).click();
    await form.getByRole('button', { name: 'Remove Taliban Foreign Ministry' }).waitFor();
    await form.getByLabel('Cue').fill('welcomes');
    await desk.shot('2-mended', both);
    await page.keyboard.press('Control+Enter');
    for (let next = 2; next <= expertRecords.length; next += 1) {
      await page
        .getByRole('heading', { name: `Quote ${next} of ${expertRecords.length}` })
        .waitFor();
      await page.keyboard.press('Control+Enter');
    }
    await page.getByText('7 of 7 quotes reviewed').waitFor();
    await desk.shot('3-verified', both);
    await desk.waitForSync(/Online.*Nothing waiting/);

    const { quotes } = answerSchema.parse(
      await askGraphql(
        server.address,
        `{ quotes(first: 100) { edges { node {
          status kind cue medium venue utteredText saidOn { date precision words }
          segments { start end } attributions { part role actor { name kind } } article { headline body }
        } } } }`,
      ),
    );
    const saved = quotes.edges
      .map(({ node }) => node)
      .filter(({ article }) => article.headline === headline)
      .sort((one, other) => (one.segments[0]?.start ?? 0) - (other.segments[0]?.start ?? 0));
    const body = saved[0]?.article.body ?? '';
    expect(saved.map(asSaved)).toEqual(expertRecords.map((record) => asExpected(body, record)));
    expect(new Set(saved.map(({ status }) => status))).toEqual(new Set(['VERIFIED']));
  });
});
