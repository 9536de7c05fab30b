import { expect, it } from 'vitest';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import type { SuggestedQuote } from '#shared/suggestions/suggested-quote.ts';

// In Finnish only quotation marks are looked for, which says what is found whatever the finders learn.
const article = create('article', {
  headline: 'Slipway',
  body: 'Mira Dahl sanoi: "The northern slipway is sound." Sitten: "Boats may land from six tomorrow."',
  language: 'fi',
  datelineDate: '2024-06-03',
});

const suggested = async (desk: TestDesk): Promise<readonly SuggestedQuote[]> =>
  (await desk.answerer.suggestQuotes({ articleId: article.id }))?.suggestions ?? [];
const keysOf = (suggestions: readonly SuggestedQuote[]) => suggestions.map(({ key }) => key);
const quotesOf = async (desk: TestDesk) =>
  (await desk.answerer.getArticle({ id: article.id }))?.quotes ?? [];

async function undo(desk: TestDesk) {
  const answer = await desk.answerer.undo({});
  return answer.ok ? answer.step : null;
}

it('suggests what an article says and no quote has yet, offline', async () => {
  const desk = openDesk();
  expect(await desk.answerer.suggestQuotes({ articleId: article.id })).toBeNull();
  await desk.save(article);
  const [first, second] = await suggested(desk);
  expect([first?.key, second?.key]).toEqual(['northern slipway sound', 'boats land from tomorrow']);
  const { start = 0, end = 0 } = first?.segments[0] ?? {};
  await desk.save(
    create('quote', {
      articleId: article.id,
      reportedText: 'The northern slipway is sound.',
      segments: [{ start, end, prefix: '', suffix: '' }],
    }),
  );
  expect(keysOf(await suggested(desk))).toEqual([second?.key]);
});

it('makes quotes of all suggestions in one step, which is undone as one', async () => {
  const desk = openDesk();
  await desk.save(article);
  const keys = keysOf(await suggested(desk));
  expect(await desk.answerer.acceptSuggestions({ articleId: article.id, keys })).toEqual({
    ok: true,
  });
  expect((await quotesOf(desk)).map(({ record }) => record.fields.reportedText)).toEqual([
    'The northern slipway is sound.',
    'Boats may land from six tomorrow.',
  ]);
  expect(await suggested(desk)).toEqual([]);
  expect(await undo(desk)).toMatchObject({ kind: 'quote', change: 'created', others: 1 });
  expect(await quotesOf(desk)).toEqual([]);
  expect(keysOf(await suggested(desk))).toEqual(keys);
});

it('does not suggest again what was rejected, until that is undone', async () => {
  const desk = openDesk();
  await desk.save(article);
  const [first = '', second = ''] = keysOf(await suggested(desk));
  await desk.answerer.rejectSuggestions({ articleId: article.id, keys: [first] });
  expect(keysOf(await suggested(desk))).toEqual([second]);
  const rejected = (await desk.answerer.getArticle({ id: article.id }))?.article.record.fields;
  expect(rejected?.rejectedSuggestions).toEqual([
    { key: first, words: 'The northern slipway is sound.' },
  ]);
  const { body = '' } = article.fields;
  await desk.save(update(article, { body: `Korjaus. ${body.replace('sanoi', 'kertoi')}` }));
  expect(keysOf(await suggested(desk))).toEqual([second]);
  await undo(desk);
  await undo(desk);
  expect(keysOf(await suggested(desk))).toEqual([first, second]);
});

it('says which suggestion is not there any more, and changes nothing', async () => {
  const desk = openDesk();
  await desk.save(article);
  const [first = ''] = keysOf(await suggested(desk));
  const answer = await desk.answerer.acceptSuggestions({
    articleId: article.id,
    keys: [first, 'gone'],
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', path: ['keys', '1'] } });
  expect(await quotesOf(desk)).toEqual([]);
  await desk.save(remove(article));
  expect(await desk.answerer.suggestQuotes({ articleId: article.id })).toBeNull();
});

it('knows the actors as they are now: new, renamed and removed ones', async () => {
  const desk = openDesk();
  const german = create('article', {
    headline: 'Slipanlage',
    body: '„Der Steg ist sicher“, sagte Mira Dahl.',
    language: 'de',
  });
  const speaker = async () => {
    const found = await desk.answerer.suggestQuotes({ articleId: german.id });
    return found?.suggestions[0]?.speaker?.actorId ?? null;
  };
  await desk.save(german);
  expect(await speaker()).toBeNull();
  const dahl = create('actor', { kind: 'person', name: 'Mira Dahl' });
  await desk.save(dahl);
  expect(await speaker()).toBe(dahl.id);
  await desk.save(update(dahl, { name: 'Nora Lind' }));
  expect(await speaker()).toBeNull();
  await desk.save(update(dahl, { name: 'Mira Dahl' }));
  expect(await speaker()).toBe(dahl.id);
  await desk.save(remove(dahl));
  expect(await speaker()).toBeNull();
});
