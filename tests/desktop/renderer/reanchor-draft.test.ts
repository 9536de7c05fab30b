import { describe, expect, it } from 'vitest';
import { editOfDraft, type Draft } from '#desktop/renderer/drafts/draft.ts';
import { reanchorDraft } from '#desktop/renderer/drafts/reanchor-draft.ts';
import { placeQuote } from '#desktop/renderer/reader/place-quote.ts';
import { completeFields } from '#shared/edits/apply-edit.ts';
import { quoteText } from '#shared/text/anchors.ts';

const articleId = '018f0000-0000-7000-8000-000000000001';
const id = '018f0000-0000-7000-8000-000000000002';
const body = 'RUNO 🚢 - "It sails again," Dahl said, "and on time."';

function drafted(words: readonly string[]): Draft<'quote'> {
  const spans = words.map((text) => ({
    start: body.indexOf(text),
    end: body.indexOf(text) + text.length,
  }));
  const changes = completeFields('quote', { articleId, ...placeQuote(body, spans) });
  return { kind: 'quote', id, base: null, baseRevision: 1, changes, error: null };
}

function moved(draft: Draft<'quote'>, next: string): Draft<'quote'> {
  return reanchorDraft(draft, next) ?? draft;
}

describe('an unsaved quote whose article changes under it', () => {
  const parts = ['It sails again,', 'and on time.'];

  it.each([[[parts[0] ?? '']], [parts]])('follows its words: %j', (words) => {
    const draft = drafted(words);
    const next = `😀 New lead.\n\n${body.replace('Dahl', 'Captain Dahl')}`;
    const edit = editOfDraft(moved(draft, next));
    if (edit?.action !== 'create' || edit.kind !== 'quote') throw new Error('no create');
    const { segments = [], reportedText } = edit.fields;
    expect(quoteText(next, segments)).toBe(reportedText);
    expect(edit.fields).not.toHaveProperty('anchorStatus');
  });

  it('stays as it is where the change is elsewhere', () => {
    expect(reanchorDraft(drafted(parts), `${body} More.`)).toBeNull();
  });

  it('is lost where its words are edited or gone, and found when they come back', () => {
    const draft = drafted(parts);
    for (const next of [body.replace('again', 'anew'), 'Nothing of it.', '']) {
      const lost = moved(draft, next);
      expect(lost.changes).toEqual({ ...draft.changes, anchorStatus: 'lost' });
      expect(reanchorDraft(lost, next)).toBeNull();
      const found = moved(lost, `Again. ${body}`);
      expect(found.changes.anchorStatus).toBe('moved');
      expect(quoteText(`Again. ${body}`, found.changes.segments ?? [])).toBe(
        draft.changes.reportedText,
      );
    }
  });

  it('is no longer lost once other words are marked', () => {
    const lost = moved(drafted(parts), 'Another story.');
    const place = placeQuote('Another story.', [{ start: 0, end: 7 }]);
    const marked = { ...lost, changes: { ...lost.changes, ...place } };
    expect(moved(marked, 'Another story.').changes.anchorStatus).toBe('exact');
  });
});

it('Saved quotes that an editor only describes are left to the server', () => {
  const { changes } = drafted(['It sails again,']);
  const base = completeFields('quote', { ...changes, articleId, reportedText: 'It sails again,' });
  const draft: Draft<'quote'> = {
    kind: 'quote',
    id,
    base,
    baseRevision: 3,
    changes: { cue: 'said' },
    error: null,
  };
  expect(reanchorDraft(draft, 'Another story.')).toBeNull();
  const widened = {
    ...draft,
    changes: { segments: base.segments, reportedText: 'It sails again,' },
  };
  const edit = editOfDraft(moved(widened, `Now: ${body}`));
  expect(edit).toMatchObject({ action: 'update', changes: { segments: [{ start: 16 }] } });
  expect(edit).not.toHaveProperty('changes.anchorStatus');
});
