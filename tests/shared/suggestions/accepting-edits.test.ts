import { expect, it } from 'vitest';
import { v7 } from 'uuid';
import { foundByHand } from '#tests/golden/found-by-hand.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import { acceptingEdits } from '#shared/suggestions/accepting-edits.ts';
import { deskKnowledge, emptyDesk } from '#shared/suggestions/resolve/desk-knowledge.ts';
import { resolveStatements } from '#shared/suggestions/suggest-quotes.ts';

const articleId = v7();
const body =
  'Lena Voss, spokeswoman for the Tarnvik Port Authority, said: "The pier is safe." "Boats may land," she said.';
const statements = foundByHand(body, [
  {
    kind: 'direct',
    content: '"The pier is safe."',
    cue: 'said',
    source: 'Lena Voss, spokeswoman for the Tarnvik Port Authority',
  },
  { kind: 'direct', content: '"Boats may land,"', cue: 'said', source: 'she' },
]);
const article = { body, language: 'en', datelineDate: null };
const ground = { articleId, body, language: 'en', newId: () => v7(), actorOf: () => undefined };

it('makes each new actor once, with the role of a spokesperson, before the quotes that name them', () => {
  const suggestions = resolveStatements(statements, {
    article,
    desk: emptyDesk,
    rejected: [],
    quoted: [],
  });
  const edits = acceptingEdits(suggestions, ground);
  expect(edits.map(({ kind }) => kind)).toEqual([
    'actor',
    'actor',
    'affiliation',
    'quote',
    'quote',
  ]);
  for (const edit of edits) expect(parseEdit(edit)).toMatchObject({ ok: true });
  const [voss, authority, , , second] = edits;
  expect(second).toMatchObject({
    fields: {
      reportedText: 'Boats may land,',
      cue: 'said',
      attributions: [
        { actorId: voss?.id, part: 'speaker', role: 'spokeswoman for the Tarnvik Port Authority' },
        { actorId: authority?.id, part: 'on_behalf_of', role: null },
      ],
    },
  });
});

it('adds to an actor of the desk what the article tells of it, on the revision that its editor sees', () => {
  const text = 'The Tarnvik Port Authority (TPA) said boats may land.';
  const found = foundByHand(text, [
    {
      kind: 'indirect',
      content: 'boats may land',
      cue: 'said',
      source: 'The Tarnvik Port Authority (TPA)',
    },
  ]);
  const id = v7();
  const fields = {
    kind: 'organization',
    name: 'Tarnvik Port Authority',
    aliases: [],
    country: null,
    description: null,
    identifiers: [],
    designations: [],
    mergedInto: null,
  } as const;
  const desk = deskKnowledge([{ id, ...fields, aliases: [], designations: [] }], []);
  const suggestions = resolveStatements(found, {
    article: { ...article, body: text },
    desk,
    rejected: [],
    quoted: [],
  });
  const known = {
    baseRevision: 7,
    fields: { ...fields, aliases: [], identifiers: [], designations: [] },
  };
  const [told] = acceptingEdits(suggestions, { ...ground, body: text, actorOf: () => known });
  expect(told).toMatchObject({
    action: 'update',
    id,
    baseRevision: 7,
    changes: { aliases: [{ name: 'TPA', language: null, kind: 'acronym' }] },
  });
});
