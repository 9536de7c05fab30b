import { expect, test } from 'vitest';
import { findStatements } from '#shared/suggestions/find/find-statements.ts';
import { shown } from './shown.ts';

test('Russian: a quote with its verb and its speaker', () => {
  expect(shown('«Мы не откроем ворота порта», — заявила мэр Мира Хольт.', 'ru')).toEqual([
    {
      kind: 'direct',
      content: ['«Мы не откроем ворота порта»'],
      cue: 'заявила',
      source: 'мэр Мира Хольт',
    },
  ]);
});

test('Russian: reported speech behind "что", and behind "по словам"', () => {
  expect(shown('Мира Хольт заявила, что порт останется закрытым.', 'ru')).toEqual([
    {
      kind: 'indirect',
      content: ['что порт останется закрытым'],
      cue: 'заявила',
      source: 'Мира Хольт',
    },
  ]);
  expect(shown('По словам мэра Порт-Амзеля, порт останется закрытым.', 'ru-RU')).toEqual([
    {
      kind: 'indirect',
      content: ['порт останется закрытым'],
      cue: 'По словам',
      source: 'мэра Порт-Амзеля',
    },
  ]);
});

test('Russian: a name between guillemets is no statement', () => {
  expect(shown('Паром «Северный ветер» вышел из порта.', 'ru')).toEqual([]);
});

test('German: a quote with its verb and its speaker', () => {
  expect(
    shown('„Wir öffnen die Tore nicht vor Freitag“, sagte Bürgermeisterin Mira Holt.', 'de'),
  ).toEqual([
    {
      kind: 'direct',
      content: ['„Wir öffnen die Tore nicht vor Freitag“'],
      cue: 'sagte',
      source: 'Bürgermeisterin Mira Holt',
    },
  ]);
  expect(shown('»Wir öffnen die Tore nicht vor Freitag«, erklärte sie.', 'de')[0]).toMatchObject({
    kind: 'direct',
    source: 'sie',
  });
});

test('German: reported speech behind "dass", and behind "laut" and "nach Angaben"', () => {
  expect(shown('Mira Holt erklärte, dass der Hafen geschlossen bleibt.', 'de-AT')).toEqual([
    {
      kind: 'indirect',
      content: ['dass der Hafen geschlossen bleibt'],
      cue: 'erklärte',
      source: 'Mira Holt',
    },
  ]);
  expect(shown('Laut der Hafenbehörde bleibt der Hafen geschlossen.', 'de')[0]).toMatchObject({
    content: ['bleibt der Hafen geschlossen'],
    source: 'der Hafenbehörde',
  });
  expect(shown('Nach Angaben der Polizei wurden zwei Fähren beschädigt.', 'de')[0]).toMatchObject({
    content: ['wurden zwei Fähren beschädigt'],
    cue: 'Nach Angaben',
    source: 'der Polizei',
  });
});

test('other languages: only quotation marks are looked for, and the notice says so', () => {
  const text = 'Tá an tAire sásta. “Tá sé seo go maith ar fad,” a dúirt sí.';
  expect(shown(text, 'ga')).toEqual([
    { kind: 'direct', content: ['“Tá sé seo go maith ar fad,”'], cue: '', source: '' },
  ]);
  expect(findStatements(text, 'ga')).toMatchObject({ scope: 'quotation_marks' });
  expect(findStatements(text, 'ga').notice).toMatch(/quotation marks/u);
  expect(findStatements(text, null).notice).toMatch(/language is not known/u);
});
