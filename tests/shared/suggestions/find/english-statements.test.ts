import { expect, test } from 'vitest';
import { shown } from './shown.ts';

test('a quote that is split around its cue is one statement of two fragments', () => {
  const text =
    'The harbour stays closed until Friday.\n\n“We will not open the gates,” said Mira Holt, the mayor of Port Amsel. “The water is still too high.”';
  expect(shown(text)).toContainEqual({
    kind: 'direct',
    content: ['“We will not open the gates,”', '“The water is still too high.”'],
    cue: 'said',
    source: 'Mira Holt, the mayor of Port Amsel',
  });
});

test.each([
  ['curly', '“', '”'],
  ['straight', '"', '"'],
])(
  'a quote between %s marks is found with its marks, its cue and its speaker',
  (_, open, close) => {
    const text = `${open}The ferry will sail tomorrow,${close} Holt said.`;
    expect(shown(text)).toEqual([
      {
        kind: 'direct',
        content: [`${open}The ferry will sail tomorrow,${close}`],
        cue: 'said',
        source: 'Holt',
      },
    ]);
  },
);

test.each([
  ['two apostrophes', "''", "''"],
  ['backticks and apostrophes', '``', "''"],
])('a quote between %s is found, although they are no double quotation marks', (_, open, close) => {
  const [found] = shown(`${open}The ferry will sail tomorrow,${close} Holt said.`);
  expect(found).toMatchObject({
    content: [`${open}The ferry will sail tomorrow,${close}`],
    source: 'Holt',
  });
});

test('apostrophes in words bound no quote', () => {
  const text = `Holt's critics said that the mayors' plan wasn't ready.`;
  expect(shown(text)).toEqual([
    {
      kind: 'indirect',
      content: [`that the mayors' plan wasn't ready`],
      cue: 'said',
      source: `Holt's critics`,
    },
  ]);
});

test('brackets and elisions in a quote belong to it', () => {
  const text =
    '"The council [of Port Amsel] has agreed [...] to everything," Holt said on Tuesday.';
  expect(shown(text)[0]).toMatchObject({
    kind: 'direct',
    content: ['"The council [of Port Amsel] has agreed [...] to everything,"'],
    source: 'Holt',
  });
});

test('words that are reported and words that are quoted make a mixed statement', () => {
  const text = 'Holt said the council’s decision was “a step back for the whole coast.”';
  expect(shown(text)[0]).toMatchObject({ kind: 'mixed', cue: 'said', source: 'Holt' });
});

test('a cue may stand before, behind, or be no verb at all', () => {
  expect(
    shown('According to the Harbour Office, two ferries were damaged in the storm.')[0],
  ).toMatchObject({
    kind: 'indirect',
    content: ['two ferries were damaged in the storm'],
    source: 'the Harbour Office',
  });
  expect(shown('Two ferries were damaged in the storm, the Harbour Office said.')[0]).toMatchObject(
    {
      content: ['Two ferries were damaged in the storm'],
      cue: 'said',
      source: 'the Harbour Office',
    },
  );
});

test('spans count UTF-16 code units, also behind emoji and letters outside of the basic plane', () => {
  const text = '🚢🚢 𝒫ort news.\n\n“We sail at noon 🚢,” Holt said.';
  expect(shown(text).at(-1)).toMatchObject({ content: ['“We sail at noon 🚢,”'], source: 'Holt' });
});
