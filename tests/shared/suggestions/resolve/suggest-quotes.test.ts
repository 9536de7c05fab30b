import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundByHand, type FoundByHand } from '#tests/golden/found-by-hand.ts';
import {
  deskKnowledge,
  emptyDesk,
  type DeskKnowledge,
  type KnownActor,
} from '#shared/suggestions/resolve/desk-knowledge.ts';
import { suggestionKey } from '#shared/suggestions/resolve/suggestion-key.ts';
import { resolveStatements, suggestQuotes } from '#shared/suggestions/suggest-quotes.ts';
import { spanProblem } from '#shared/text/spans.ts';

const nothing = { aliases: [], designations: [] };
const dahl: KnownActor = { id: 'dahl', kind: 'person', name: 'Mira Dahl', ...nothing };
const board: KnownActor = {
  id: 'board',
  kind: 'organization',
  name: 'Amsel Harbour Board',
  aliases: [{ name: 'AHB', language: null, kind: 'acronym' }],
  designations: [],
};
const desk = deskKnowledge([dahl, board], [{ actorId: 'dahl', organizationId: 'board', to: null }]);

/** What is suggested for a text in which these statements were found. */
function resolved(
  body: string,
  statements: readonly (readonly [content: string, cue: string, source: string])[],
  known: DeskKnowledge = emptyDesk,
) {
  const marked = statements.map(([content, cue, source]): FoundByHand => {
    const kind = content.startsWith('"') ? 'direct' : 'indirect';
    return { kind, content, cue, source };
  });
  const article = { body, language: 'en', datelineDate: '2024-06-05' };
  const ground = { article, desk: known, rejected: [], quoted: [] };
  return resolveStatements(foundByHand(body, marked), ground);
}

describe('who said it', () => {
  it.each([
    [
      'Harbour chief Lena Voss said on Monday that the pier is safe.',
      'Harbour chief Lena Voss',
      'Lena Voss',
      'person',
      'Harbour chief',
    ],
    [
      'Lena Voss, a pilot at the port, said that the pier is safe.',
      'Lena Voss, a pilot at the port',
      'Lena Voss',
      'person',
      null,
    ],
    [
      'Lena Voss, director of the port, said that the pier is safe.',
      'Lena Voss, director of the port',
      'Lena Voss',
      'person',
      'director of the port',
    ],
    [
      'A spokesman for the port, Lena Voss, said that the pier is safe.',
      'A spokesman for the port, Lena Voss',
      'Lena Voss',
      'person',
      'spokesman for the port',
    ],
    [
      'The Ministry of Transport said that the pier is safe.',
      'The Ministry of Transport',
      'Ministry of Transport',
      'organization',
      null,
    ],
    ['The U.S. said that the pier is safe.', 'The U.S.', 'United States', 'state', null],
    [
      'Lena Voss of Tarnvik University said that the pier is safe.',
      'Lena Voss of Tarnvik University',
      'Lena Voss',
      'person',
      'of Tarnvik University',
    ],
  ])('reads name, kind and role from its words: %s', (body, source, name, kind, role) => {
    const [suggestion] = resolved(body, [['the pier is safe', 'said', source]]);
    expect(suggestion?.speaker).toMatchObject({ actorId: null, name, kind, role });
  });

  it('resolves a pronoun, a family name and an office to whom the text named before', () => {
    const body =
      'Harbour minister Lena Voss said the pier is safe. "We looked twice," she said. ' +
      '"Nothing moved," Voss said. The minister added that boats may land.';
    const suggestions = resolved(body, [
      ['the pier is safe', 'said', 'Harbour minister Lena Voss'],
      ['"We looked twice,"', 'said', 'she'],
      ['"Nothing moved,"', 'said', 'Voss'],
      ['boats may land', 'added', 'The minister'],
    ]);
    expect(suggestions.map(({ speaker }) => [speaker?.name, speaker?.how])).toEqual([
      ['Lena Voss', 'name'],
      ['Lena Voss', 'pronoun'],
      ['Lena Voss', 'surname'],
      ['Lena Voss', 'title'],
    ]);
    expect(suggestions[1]?.explanation).toBe(
      'cue “said” after the quote; “she” is Lena Voss, named before',
    );
  });

  it('knows the actors of the desk by name, alias and family name', () => {
    const body = 'Dahl said the pier is safe. The AHB said boats may land.';
    const suggestions = resolved(
      body,
      [
        ['the pier is safe', 'said', 'Dahl'],
        ['boats may land', 'said', 'The AHB'],
      ],
      desk,
    );
    expect(suggestions.map(({ speaker }) => [speaker?.actorId, speaker?.how])).toEqual([
      ['dahl', 'surname'],
      ['board', 'acronym'],
    ]);
  });

  it('says for whom a spokesperson speaks: whom the text names, else whom the desk knows', () => {
    const named = resolved(
      'Lena Voss, spokeswoman for the Tarnvik Port Authority, said boats may land.',
      [['boats may land', 'said', 'Lena Voss, spokeswoman for the Tarnvik Port Authority']],
    );
    expect(named[0]?.onBehalfOf).toMatchObject({
      name: 'Tarnvik Port Authority',
      kind: 'organization',
    });
    const known = resolved(
      'Spokeswoman Mira Dahl said boats may land.',
      [['boats may land', 'said', 'Spokeswoman Mira Dahl']],
      desk,
    );
    expect(known[0]?.onBehalfOf?.actorId).toBe('board');
  });

  it('leaves open whom it cannot resolve, two who speak together, and anonymous sources', () => {
    for (const source of [
      'officials',
      'He',
      'Lena Voss and Omar Reyes',
      'a person close to the talks',
    ]) {
      const [suggestion] = resolved(`${source} said boats may land.`, [
        ['boats may land', 'said', source],
      ]);
      expect(suggestion?.speaker).toBeNull();
    }
  });

  it('keeps what an authority calls a group, of the group itself', () => {
    const source = 'The Press Office of the Grey Tide movement (banned in Valdria as extremist)';
    const [suggestion] = resolved(`${source} said boats may land.`, [
      ['boats may land', 'said', source],
    ]);
    expect(suggestion?.mentioned).toMatchObject([
      {
        name: 'Grey Tide movement',
        designations: [{ label: 'banned as extremist', authority: 'Valdria' }],
      },
    ]);
  });
});

describe('how it was said', () => {
  const medium = (body: string) => resolved(body, [['boats may land', 'said', 'Lena Voss']])[0];

  it.each([
    [
      'Lena Voss said in a statement on Monday that boats may land.',
      'statement',
      '2024-06-03',
      'on Monday',
    ],
    [
      'Lena Voss said at a news conference yesterday that boats may land.',
      'press_conference',
      '2024-06-04',
      'yesterday',
    ],
    [
      'In an interview with Meridian Wire on June 1, Lena Voss said that boats may land.',
      'interview',
      '2024-06-01',
      'on June 1',
    ],
    [
      'Lena Voss said earlier this month that boats may land.',
      'unknown',
      '2024-06',
      'earlier this month',
    ],
    ['Lena Voss said that boats may land.', 'unknown', null, null],
  ])('reads medium and day from the words around it: %s', (body, expected, date, words) => {
    expect(medium(body)).toMatchObject({ medium: expected, saidOn: { date, words } });
  });

  it('reads whom it was said to', () => {
    const body = 'Lena Voss told Meridian Wire that boats may land.';
    const [suggestion] = resolved(body, [['boats may land', 'told', 'Lena Voss']]);
    expect(suggestion?.addressees).toMatchObject([{ name: 'Meridian Wire', kind: 'organization' }]);
  });

  it('takes no day out of what was said', () => {
    const body = 'Lena Voss said that boats may land on Friday.';
    const [suggestion] = resolved(body, [['boats may land on Friday', 'said', 'Lena Voss']]);
    expect(suggestion?.saidOn.date).toBeNull();
  });
});

describe('what is proposed', () => {
  const body = 'Lena Voss said: "The [northern] pier is safe." "Boats may land," she said.';
  const article = { body, language: 'en', datelineDate: null };
  const statements = foundByHand(body, [
    { kind: 'direct', content: '"The [northern] pier is safe."', cue: 'said', source: 'Lena Voss' },
    { kind: 'direct', content: '"Boats may land,"', cue: 'said', source: 'she' },
  ]);
  const ground = { article, desk: emptyDesk, rejected: [], quoted: [] };

  it('is what an editor would select, and the text as uttered', () => {
    const [first] = resolveStatements(statements, ground);
    expect(first?.segments.map(({ start, end }) => body.slice(start, end))).toEqual([
      'The [northern] pier is safe.',
    ]);
    expect(first?.utteredText).toBe('The pier is safe.');
  });

  it('leaves out what is quoted already, and still knows who "she" is', () => {
    const [, second] = resolveStatements(statements, ground);
    const quoted = [{ start: 20, end: 30 }];
    expect(resolveStatements(statements, { ...ground, quoted })).toEqual([second]);
    expect(second?.speaker?.name).toBe('Lena Voss');
  });

  it('does not bring back what was rejected, also where a word of it was mended', () => {
    const long =
      '"The northern pier stands safely since engineers looked underneath during April storms."';
    const text = `Lena Voss said: ${long}`;
    const found = foundByHand(text, [
      { kind: 'direct', content: long, cue: 'said', source: 'Lena Voss' },
    ]);
    const asked = { ...ground, article: { ...article, body: text } };
    const [suggestion] = resolveStatements(found, asked);
    const rejected = [{ key: suggestion?.key ?? '', words: '' }];
    expect(resolveStatements(found, { ...asked, rejected })).toEqual([]);
    const mendedText = `Correction. ${text.replace('stands', 'stood')}`;
    const mended = foundByHand(mendedText, [
      {
        kind: 'direct',
        content: long.replace('stands', 'stood'),
        cue: 'said',
        source: 'Lena Voss',
      },
    ]);
    const after = { ...asked, article: { ...article, body: mendedText }, rejected };
    expect(resolveStatements(mended, after)).toEqual([]);
  });

  it('is the same each time, stands in the body, and never has what was rejected, whatever the text', () => {
    const pieces = [
      'Lena Voss',
      ' said',
      '"We land,"',
      ' the Port Authority',
      '.\n\n',
      ' he ',
      'on Monday',
      '(AHB)',
      ' told ',
      '👍',
      ' that boats may land',
      '[',
      ')',
      '“Go,”',
      ', spokesman for ',
    ];
    const bodies = fc
      .array(fc.constantFrom(...pieces), { maxLength: 40 })
      .map((parts) => parts.join(''));
    const spans = fc.array(fc.tuple(fc.nat(300), fc.nat(60)), { maxLength: 12 });
    fc.assert(
      fc.property(bodies, spans, (text, places) => {
        const span = ([start, length]: readonly [number, number]) => ({
          start,
          end: start + length + 1,
        });
        const good = places.map(span).filter((each) => spanProblem(text, each) === null);
        const made = good.slice(0, -2).map((content, index) => ({
          kind: 'direct' as const,
          content: [content],
          cue: good.slice(index + 1, index + 2),
          source: good.slice(index + 2, index + 3),
          confidence: 0.5,
        }));
        const asked = {
          article: { body: text, language: 'en', datelineDate: '2024-06-05' },
          desk,
          rejected: [],
          quoted: [],
        };
        const once = resolveStatements(made, asked);
        expect(resolveStatements(made, asked)).toEqual(once);
        for (const { segments } of once) {
          expect(segments.length).toBeGreaterThan(0);
          for (const segment of segments) expect(spanProblem(text, segment)).toBeNull();
        }
        const rejected = once.map(({ key }) => ({ key, words: '' }));
        expect(resolveStatements(made, { ...asked, rejected })).toEqual([]);
      }),
    );
  });

  it('comes with a notice where the finder cannot do all it can', () => {
    const { notice } = suggestQuotes({ ...ground, article: { ...article, language: 'fi' } });
    expect(notice).not.toBeNull();
  });

  it('has a key of words, not of places', () => {
    const moved = `Update: ${body}`;
    const [one, other] = [body, moved].map((text) => {
      const [statement] = foundByHand(text, [
        { kind: 'direct', content: '"Boats may land,"', cue: '', source: '' },
      ]);
      return suggestionKey(text, statement?.content ?? []);
    });
    expect(one).toBe(other);
  });
});
